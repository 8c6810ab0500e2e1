#include "desktop/panels/finding_card.h"

#include "check/rules.h"
#include "desktop/panels/value_scale.h"
#include "desktop/texts.h"
#include "desktop/theme.h"
#include "picture/signs.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int edge = 3; ///< the coloured left side
constexpr int sign_side = 12;
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

/// A unit of words ("outer/inner") stands with the limit alone, a percentage without what it is of. What another place
/// gains is told as a gain: "Fits slice 140 better  +47.7 %".
QString headline_value(const check::Finding& finding) {
    constexpr std::size_t symbol = 4;
    const QString gain = finding.rule.starts_with("better-") ? QStringLiteral("+") : QString();
    if (finding.unit.starts_with("of ")) return gain + measured(100 * *finding.value, "%");
    return measured(*finding.value, finding.unit.size() <= symbol ? finding.unit : std::string());
}

QString value_text(const check::Finding& finding) {
    return finding.value ? headline_value(finding) : QString();
}

QString title_of(const check::Finding& finding) {
    return qs(check::title(finding));
}

/// Whether the message has every word of the title: with what to do beneath, once is enough.
bool repeats(const QString& message, const QString& title) {
    const QStringList words = message.toLower().split(u' ');
    return std::ranges::all_of(title.toLower().split(u' '),
                               [&](const QString& word) { return words.contains(word); });
}

QString limit_text(const check::Finding& finding) {
    if (!finding.threshold) return {};
    if (*finding.threshold == 0) return FindingCard::tr("anything above 0 counts");
    return FindingCard::tr("limit %1").arg(measured(*finding.threshold, finding.unit));
}

/// "Of 74 contours not flagged, 95 % have at most 1.3 mm"; few of them tell nothing.
QString usual_text(const check::Finding& finding, const check::Cohort* cohort) {
    if (!cohort || cohort->values.size() < least_cohort) return {};
    const double high = cohort->values[std::size_t(0.95 * double(cohort->values.size() - 1))];
    const std::string unit = finding.unit.starts_with("of ") ? "%" : finding.unit;
    return FindingCard::tr("Of %1 contours not flagged, 95 % have at most %2")
        .arg(cohort->contours)
        .arg(measured(unit == "%" ? 100 * high : high, unit));
}

/// Not by colour alone.
class SeveritySign : public QWidget {
public:
    SeveritySign(check::Severity severity, const QFont& beside) : severity_(severity) {
        setFixedSize(sign_side, QFontMetrics(beside).height());
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box(0, (height() - sign_side) / 2.0, sign_side, sign_side);
        const bool is_error = severity_ == check::Severity::error;
        picture::paint_sign(painter, box, is_error ? picture::Sign::octagon : picture::Sign::triangle,
                            colour_of(severity_));
    }

private:
    check::Severity severity_;
};

/// As much of a text as a line holds.
class OneLine : public QLabel {
public:
    explicit OneLine(const QString& text) : QLabel(text) {
        setTextFormat(Qt::PlainText);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

} // namespace

FindingCard::FindingCard(const check::Finding& finding, const check::Cohort* cohort, State state,
                         QWidget* parent)
    : QAbstractButton(parent), severity_(finding.severity), state_(state), layout_(new QVBoxLayout(this)) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    const int above = is_open() ? 8 : 5;
    layout_->setContentsMargins(12 + edge, above, 12, above + 1);
    layout_->setSpacing(4);
    add_head(finding);
    if (is_open()) {
        setToolTip(tr("Show the place · %1").arg(qs(finding.rule)));
        add_words(finding, cohort);
    } else {
        setToolTip(sentence(qs(finding.message)));
        setAccessibleDescription(tr("folded"));
    }
    QStringList said{severity_name(severity_), title_of(finding), value_text(finding)};
    if (is_open())
        said << limit_text(finding) << sentence(qs(finding.message)) << usual_text(finding, cohort)
             << qs(finding.suggestion);
    setAccessibleName(said.join(QStringLiteral(". ")));
}

void FindingCard::add_head(const check::Finding& finding) {
    QFont bold = font();
    bold.setWeight(is_open() ? QFont::DemiBold : QFont::Normal);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    if (severity_ != check::Severity::info)
        head->addWidget(new SeveritySign(severity_, bold), 0, Qt::AlignTop);
    if (is_open())
        head->addWidget(line(title_of(finding), bold), 1);
    else
        head->addWidget(new OneLine(title_of(finding)), 1);
    if (finding.value) {
        bold.setWeight(QFont::DemiBold);
        auto* number = line(value_text(finding), bold, qs(check::word(severity_)));
        number->setWordWrap(false);
        head->addWidget(number, 0, Qt::AlignTop);
    }
    layout_->addLayout(head);
}

void FindingCard::add_words(const check::Finding& finding, const check::Cohort* cohort) {
    const QString muted = QStringLiteral("muted");
    const QString message = sentence(qs(finding.message));
    if (!message.isEmpty() && !(repeats(message, title_of(finding)) && !finding.suggestion.empty()))
        layout_->addWidget(line(message, secondary_font(), muted));
    const QString usual = usual_text(finding, cohort);
    if (finding.value && (finding.threshold || !usual.isEmpty())) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(new ValueScale(*finding.value, finding.threshold,
                                      usual.isEmpty() ? std::vector<double>() : cohort->values,
                                      colour_of(severity_)),
                       1);
        auto* limit = line(limit_text(finding), secondary_font(), muted);
        limit->setWordWrap(false);
        row->addWidget(limit, 0, Qt::AlignBottom);
        layout_->addLayout(row);
    }
    if (!usual.isEmpty()) layout_->addWidget(line(usual, secondary_font(), muted));
    if (!finding.suggestion.empty())
        layout_->addWidget(line(sentence(qs(finding.suggestion)), secondary_font()));
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
