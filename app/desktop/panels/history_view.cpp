#include "desktop/panels/history_view.h"

#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QDateTime>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int tallest = 84;        ///< more of it scrolls
constexpr int right_after_s = 300; ///< what is said later was thought of anew

QDateTime time_of(const review::Decision& decision) {
    return QDateTime::fromString(qs(decision.time_utc), Qt::ISODate);
}

QString when(const review::Decision& decision) {
    const QDateTime time = time_of(decision).toLocalTime();
    if (!time.isValid()) return qs(decision.time_utc);
    const QString clock = time.toString(QStringLiteral("HH:mm"));
    if (time.date() == QDate::currentDate()) return clock;
    return QLocale().toString(time.date(), QLocale::ShortFormat) + u' ' + clock;
}

/// A rejection and the reason that was given right after it: what counts says both.
bool is_one_word(const std::vector<review::Decision>& entries) {
    if (entries.size() != 2) return entries.size() < 2;
    const review::Decision &first = entries[0], &second = entries[1];
    if (time_of(first).secsTo(time_of(second)) > right_after_s) return false;
    return first.verdict == review::Verdict::reject && second.verdict == first.verdict &&
           second.reviewer == first.reviewer && second.content == first.content && first.reasons.empty() &&
           first.comment.empty();
}

} // namespace

QStringList decision_lines(const review::Decision& decision, const QString& reviewer,
                           const std::optional<review::Content>& now) {
    const QString who = qs(decision.reviewer), between = QStringLiteral(" · ");
    QStringList said{decision.verdict ? verdict_name(*decision.verdict) : HistoryView::tr("taken back")};
    for (const std::string& reason : decision.reasons)
        said << reason_name(reason);
    QStringList lines{when(decision) + between + (who == reviewer ? HistoryView::tr("you") : who),
                      said.join(between)};
    if (!decision.comment.empty()) lines << QStringLiteral("“%1”").arg(qs(decision.comment));
    if (decision.elsewhere) lines << HistoryView::tr("in another folder");
    if (now && decision.verdict)
        lines << (*now == decision.content ? HistoryView::tr("on these files")
                                           : HistoryView::tr("files changed since"));
    return lines;
}

/// With places at which a line may end where a word is longer than one: no word may push the others out of view.
QString breakable(const QString& text) {
    constexpr int longest = 24;
    QString result;
    int run = 0;
    for (const QChar each : text) {
        if (run >= longest && !each.isLowSurrogate()) {
            result += QChar(0x200b);
            run = 0;
        }
        result += each;
        run = each.isSpace() ? 0 : run + 1;
    }
    return result;
}

QString history_line(const review::Decision& decision, const QString& reviewer,
                     const std::optional<review::Content>& now) {
    QStringList lines = decision_lines(decision, reviewer, now);
    for (QString& line : lines)
        line = breakable(line).toHtmlEscaped();
    if (decision.verdict) {
        const QString verdict = verdict_name(*decision.verdict);
        lines[1].replace(0, verdict.size(),
                         QStringLiteral("<span style='color:%1'>%2</span>")
                             .arg(colour(*decision.verdict).name(), verdict));
    }
    return lines.join(QStringLiteral(" · "));
}

HistoryView::HistoryView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), text_(new QLabel), scroll_(new QScrollArea),
      fold_(new QToolButton) {
    text_->setFont(secondary_font());
    text_->setForegroundRole(QPalette::PlaceholderText);
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::RichText);
    text_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    text_->setAccessibleName(tr("Decisions on this contour"));
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("panelBody"));
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(text_);
    inner->addStretch();
    scroll_->setWidget(body);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fold_->setObjectName(QStringLiteral("fold"));
    fold_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold_->setFont(secondary_font());
    fold_->setFocusPolicy(Qt::TabFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll_);
    layout->addWidget(fold_, 0, Qt::AlignLeft);
    connect(fold_, &QToolButton::clicked, this, [this] {
        unfolded_ = !unfolded_;
        show_history();
    });
    connect(&session_, &Session::draft_reset, this, &HistoryView::show_history);
    connect(&session_, &Session::standings_changed, this, &HistoryView::show_history);
    connect(&session_, &Session::picture_changed, this, &HistoryView::show_history); // hashed with it
    connect(&session_.keys(), &KeyMap::changed, this, &HistoryView::show_history);
    show_history();
}

void HistoryView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) show_history(); // its words carry the theme's colours
}

QString HistoryView::line(const review::Decision& entry) const {
    const ReviewDesk& desk = session_.desk();
    const QString text = history_line(entry, session_.settings().reviewer(), desk.content(entry.contour));
    // Of what this reviewer said, an undo takes back what counts.
    const auto& words = desk.words(entry.contour);
    const bool counts = std::ranges::any_of(
        words, [&](const review::Decision& word) { return review::is_entry(word, entry); });
    if (!counts || entry.reviewer != desk.reviewer_of_last() || !desk.takes_back(entry.contour)) return text;
    return text + tr(" · %1 takes it back").arg(session_.keys().text(QStringLiteral("Ctrl+Z")));
}

void HistoryView::show_history() {
    const std::string contour = session_.contour_id();
    const auto entries = review::in_order(session_.desk().history(contour));
    const auto& counting = session_.desk().standing(contour).decision;
    QStringList shown;
    if (unfolded_)
        for (auto it = entries.rbegin(); it != entries.rend(); ++it)
            shown << line(*it);
    else if (!entries.empty())
        shown << line(counting.value_or(entries.back()));
    text_->setText(!session_.contour() ? QString()
                   : shown.isEmpty()   ? tr("Not reviewed yet.")
                                       : shown.join(QStringLiteral("<br>")));
    fold_->setVisible(!is_one_word(entries));
    fold_->setArrowType(unfolded_ ? Qt::DownArrow : Qt::RightArrow);
    fold_->setText(unfolded_ ? tr("Show fewer") : tr("Show all %1 entries").arg(entries.size()));
    fold_->setAccessibleName(tr("All %1 entries").arg(entries.size()));
    fold_->setAccessibleDescription(unfolded_ ? tr("unfolded") : tr("folded"));
    fit_height();
}

void HistoryView::fit_height() {
    const int line = QFontMetrics(text_->font()).lineSpacing();
    const int width = std::max(100, scroll_->viewport()->width());
    scroll_->setFixedHeight(std::clamp(text_->heightForWidth(width), line, tallest));
}

void HistoryView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit_height();
}

} // namespace contourcheck::desktop
