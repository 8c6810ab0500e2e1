#include "desktop/panels/finding_card.h"

#include "check/rules.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int edge = 3; ///< the coloured left side

QColor colour_of(check::Severity severity) {
    if (severity == check::Severity::error) return theme().vermilion;
    return severity == check::Severity::warning ? theme().amber : theme().muted;
}

QString severity_name(check::Severity severity) {
    if (severity == check::Severity::error) return FindingCard::tr("Error");
    return severity == check::Severity::warning ? FindingCard::tr("Warning") : FindingCard::tr("Note");
}

/// `ink` is a property that the stylesheet knows: "muted", or a severity's word; empty for the text's own colour.
QLabel* line(const QString& text, const QFont& font, const QString& ink = {}) {
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText); // ids and paths come from files
    label->setFont(font);
    label->setWordWrap(true);
    label->setProperty("ink", ink);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    return label;
}

/// A unit of words ("outer/inner") stands with the limit alone, a percentage without what it is of.
QString headline_value(const check::Finding& finding) {
    constexpr std::size_t symbol = 4;
    if (finding.unit.starts_with("of ")) return measured(100 * *finding.value, "%");
    return measured(*finding.value, finding.unit.size() <= symbol ? finding.unit : std::string());
}

QString limit_text(const check::Finding& finding) {
    return finding.threshold ? FindingCard::tr("limit %1").arg(measured(*finding.threshold, finding.unit))
                             : QString();
}

} // namespace

FindingCard::FindingCard(const check::Finding& finding, QWidget* parent)
    : QAbstractButton(parent), severity_(finding.severity) {
    const QColor ink = colour_of(severity_);
    const QString muted = QStringLiteral("muted");
    const QString title = qs(check::rule(finding.rule).title);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("Show the place · %1").arg(qs(finding.rule)));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12 + edge, 8, 12, 9);
    layout->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(line(title, bold), 1);
    QString value;
    if (finding.value) {
        value = headline_value(finding);
        auto* number = line(value, bold, qs(check::word(severity_)));
        number->setWordWrap(false);
        top->addWidget(number, 0, Qt::AlignTop);
    }
    layout->addLayout(top);
    const QString message = sentence(qs(finding.message));
    if (!message.isEmpty() && message != title) layout->addWidget(line(message, secondary_font(), muted));
    if (finding.value && finding.threshold) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(new ValueScale(*finding.value, *finding.threshold, ink), 1);
        auto* limit = line(limit_text(finding), secondary_font(), muted);
        limit->setWordWrap(false);
        row->addWidget(limit);
        layout->addLayout(row);
    }
    if (!finding.suggestion.empty())
        layout->addWidget(line(sentence(qs(finding.suggestion)), secondary_font()));
    setAccessibleName(QStringList{severity_name(severity_), title, value, limit_text(finding), message,
                                  qs(finding.suggestion)}
                          .join(QStringLiteral(". ")));
}

void FindingCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FindingCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath card;
    card.addRoundedRect(box, 6, 6);
    painter.fillPath(card, isDown() ? theme().selection : theme().raised);
    painter.save();
    painter.setClipPath(card);
    painter.fillRect(QRectF(0, 0, edge + 0.5, height()), colour_of(severity_));
    painter.restore();
    painter.setPen(QPen(hasFocus() ? theme().accent : underMouse() ? theme().muted : theme().line, 1));
    painter.drawPath(card);
}

ValueScale::ValueScale(double value, double threshold, const QColor& colour, QWidget* parent)
    : QWidget(parent), value_(value), threshold_(threshold), colour_(colour) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void ValueScale::paintEvent(QPaintEvent*) {
    const double low = std::min({0.0, value_, threshold_});
    const double high = std::max({0.0, value_, threshold_});
    constexpr double radius = 3.5;
    const double span = high > low ? high - low : 1;
    const double room = width() - 4 * radius;
    const auto x = [&](double v) { return 2 * radius + (v - low) / span * room * 0.94; };
    const double y = height() / 2.0;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().line, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(radius, y), QPointF(width() - radius, y));
    QPen dashed(theme().muted, 1, Qt::CustomDashLine);
    dashed.setDashPattern({2, 2});
    painter.setPen(dashed);
    painter.drawLine(QPointF(x(threshold_), 1), QPointF(x(threshold_), height() - 1));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour_);
    painter.drawEllipse(QPointF(x(value_), y), radius, radius);
}

} // namespace contourcheck::desktop
