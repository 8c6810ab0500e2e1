#include "desktop/panels/finding_card.h"

#include "check/rules.h"
#include "desktop/panels/value_scale.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace contourcheck::desktop {

namespace {

constexpr int edge = 3;                 ///< the coloured left side
constexpr std::size_t least_cohort = 5; ///< values that make a hill

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

/// "95 % of 74 not flagged: up to 1.3 mm"; few of them tell nothing.
QString usual_text(const check::Finding& finding, const check::Cohort* cohort) {
    if (!cohort || cohort->values.size() < least_cohort) return {};
    const double high = cohort->values[std::size_t(0.95 * double(cohort->values.size() - 1))];
    const std::string unit = finding.unit.starts_with("of ") ? "%" : finding.unit;
    return FindingCard::tr("95 % of %1 not flagged: up to %2")
        .arg(cohort->contours)
        .arg(measured(unit == "%" ? 100 * high : high, unit));
}

} // namespace

FindingCard::FindingCard(const check::Finding& finding, const check::Cohort* cohort, QWidget* parent)
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

    auto* layout = layout_ = new QVBoxLayout(this);
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
    const QString usual = usual_text(finding, cohort);
    if (finding.value && (finding.threshold || !usual.isEmpty())) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(new ValueScale(*finding.value, finding.threshold,
                                      usual.isEmpty() ? std::vector<double>() : cohort->values, ink),
                       1);
        auto* limit = line(limit_text(finding), secondary_font(), muted);
        limit->setWordWrap(false);
        row->addWidget(limit, 0, Qt::AlignBottom);
        layout->addLayout(row);
    }
    if (!usual.isEmpty()) layout->addWidget(line(usual, secondary_font(), muted));
    if (!finding.suggestion.empty())
        layout->addWidget(line(sentence(qs(finding.suggestion)), secondary_font()));
    setAccessibleName(QStringList{severity_name(severity_), title, value, limit_text(finding), message, usual,
                                  qs(finding.suggestion)}
                          .join(QStringLiteral(". ")));
}

void FindingCard::add(QWidget* evidence) {
    layout_->addSpacing(4);
    layout_->addWidget(evidence);
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

} // namespace contourcheck::desktop
