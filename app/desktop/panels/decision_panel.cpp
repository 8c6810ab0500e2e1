#include "desktop/panels/decision_panel.h"

#include "desktop/panels/flow_layout.h"
#include "desktop/panels/key_button.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int margin = 12;
constexpr int history_height = 84; ///< at most; more of it scrolls

QString when(const std::string& time_utc) {
    const QDateTime time = QDateTime::fromString(qs(time_utc), Qt::ISODate).toLocalTime();
    if (!time.isValid()) return qs(time_utc);
    const QString clock = time.toString(QStringLiteral("HH:mm"));
    if (time.date() == QDate::currentDate()) return clock;
    return QLocale().toString(time.date(), QLocale::ShortFormat) + u' ' + clock;
}

QLabel* small_label() {
    auto* label = new QLabel;
    label->setFont(secondary_font());
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

} // namespace

QString history_line(const review::Decision& decision, const QString& reviewer) {
    const QString who = qs(decision.reviewer);
    QStringList parts{when(decision.time_utc),
                      who == reviewer ? DecisionPanel::tr("you") : who.toHtmlEscaped()};
    if (decision.verdict)
        parts << QStringLiteral("<span style='color:%1'>%2</span>")
                     .arg(colour(*decision.verdict).name(), verdict_name(*decision.verdict));
    else
        parts << DecisionPanel::tr("taken back");
    for (const std::string& reason : decision.reasons)
        parts << reason_name(reason).toHtmlEscaped();
    if (!decision.comment.empty()) parts << QStringLiteral("“%1”").arg(qs(decision.comment).toHtmlEscaped());
    if (decision.elsewhere) parts << DecisionPanel::tr("in another folder");
    return parts.join(QStringLiteral(" · "));
}

bool CommentEdit::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain_key =
            !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        const bool function_key = key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F35;
        if (plain_key && !function_key) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void CommentEdit::focusInEvent(QFocusEvent* event) {
    QPlainTextEdit::focusInEvent(event);
    emit focus_changed();
}

void CommentEdit::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    emit focus_changed();
}

void CommentEdit::keyPressEvent(QKeyEvent* event) {
    // Qt 6.4 pastes what is not there where the clipboard has no owner, and dies of it.
    const QMimeData* pasted = QGuiApplication::clipboard()->mimeData();
    if (event->matches(QKeySequence::Paste) && (!pasted || !pasted->hasText())) return;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (enter && !(event->modifiers() & Qt::ShiftModifier))) {
        emit left();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

DecisionPanel::DecisionPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), heading_(new QLabel(tr("Decision"))), hint_(small_label()),
      comment_(new CommentEdit), past_(new QScrollArea), history_(small_label()) {
    heading_->setFont(heading_font());
    heading_->setForegroundRole(QPalette::PlaceholderText);
    comment_->setPlaceholderText(tr("Comment (C)"));
    comment_->setAccessibleName(tr("Comment"));
    comment_->setTabChangesFocus(true);
    history_->setTextFormat(Qt::RichText);
    history_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    history_->setAccessibleName(tr("Decisions on this contour"));
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("panelBody"));
    auto* body_layout = new QVBoxLayout(body);
    body_layout->setContentsMargins(0, 0, 0, 0);
    body_layout->addWidget(history_);
    body_layout->addStretch();
    past_->setWidget(body);
    past_->setWidgetResizable(true);
    past_->setFocusPolicy(Qt::NoFocus);
    past_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, 12, margin, 8);
    layout->setSpacing(8);
    layout->addWidget(heading_);
    layout->addLayout(make_verdicts());
    layout->addLayout(make_reasons());
    layout->addWidget(comment_);
    layout->addWidget(hint_);
    layout->addWidget(past_);

    connect(comment_, &CommentEdit::left, this, &DecisionPanel::done_typing);
    connect(comment_, &CommentEdit::focus_changed, this, &DecisionPanel::fit_heights);
    connect(comment_, &QPlainTextEdit::textChanged, this, [this] {
        Draft draft = session_.draft();
        draft.comment = comment_->toPlainText();
        session_.set_draft(draft);
        show_state();
    });
    connect(&session_, &Session::draft_reset, this, &DecisionPanel::show_draft);
    connect(&session_, &Session::standings_changed, this, &DecisionPanel::show_draft);
    connect(&session_, &Session::picture_changed, this, &DecisionPanel::show_state);
    show_draft();
}

QLayout* DecisionPanel::make_verdicts() {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const std::tuple<review::Verdict, QString, QString> buttons[] = {
        {review::Verdict::accept, tr("Accept"), QStringLiteral("A")},
        {review::Verdict::reject, tr("Reject"), QStringLiteral("R")},
        {review::Verdict::unsure, tr("Unsure"), QStringLiteral("U")}};
    for (const auto& [verdict, text, key] : buttons) {
        auto* button = new KeyButton(text, key);
        connect(button, &QPushButton::clicked, this, [this, v = verdict] { session_.decide(v); });
        row->addWidget(button, 1);
        verdicts_.emplace_back(verdict, button);
    }
    return row;
}

QLayout* DecisionPanel::make_reasons() {
    auto* flow = new FlowLayout(6);
    int key = 1;
    for (const std::string& reason : review::reasons()) {
        auto* tag = new QPushButton(key <= 9 ? QStringLiteral("%1  %2").arg(key).arg(reason_name(reason))
                                             : reason_name(reason));
        ++key;
        tag->setObjectName(QStringLiteral("tag"));
        tag->setFont(secondary_font());
        tag->setCheckable(true);
        tag->setAutoDefault(true);
        tag->setFocusPolicy(Qt::TabFocus);
        tag->setAccessibleName(tr("Reason: %1").arg(reason_name(reason)));
        connect(tag, &QPushButton::clicked, this, [this, reason] { session_.toggle_reason(reason); });
        flow->addWidget(tag);
        reasons_.emplace_back(reason, tag);
    }
    return flow;
}

void DecisionPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) show_draft(); // the history's words carry the theme's colours
}

void DecisionPanel::focus_comment() {
    if (!comment_->isEnabled()) return;
    comment_->setFocus(Qt::ShortcutFocusReason);
    comment_->moveCursor(QTextCursor::End);
}

void DecisionPanel::show_draft() {
    const Draft draft = session_.draft();
    for (const auto& [reason, tag] : reasons_)
        tag->setChecked(draft.reasons.contains(reason));
    if (comment_->toPlainText() != draft.comment) {
        const QSignalBlocker quiet(comment_);
        comment_->setPlainText(draft.comment);
    }
    show_state();
    show_history();
}

void DecisionPanel::show_state() {
    const bool there = session_.contour() != nullptr && session_.desk().ready();
    const review::Standing& standing = session_.desk().standing(session_.contour_id());
    const auto trouble = session_.accept_trouble();
    const bool counts = standing.decision && standing.state != review::State::stale;
    for (const auto& [verdict, button] : verdicts_) {
        const bool barred = trouble && verdict == review::Verdict::accept;
        button->setEnabled(there && !barred);
        button->setToolTip(barred ? *trouble : QString());
        button->set_fill(colour(verdict));
        button->set_chosen(counts && standing.decision->verdict == verdict);
    }
    for (const auto& [reason, tag] : reasons_)
        tag->setEnabled(there);
    comment_->setEnabled(there);
    QString hint;
    if (session_.desk().trouble())
        hint = tr("The store of decisions cannot be opened: nothing can be decided.");
    else if (!session_.contour())
        hint = tr("No contour here to decide on.");
    else if (trouble)
        hint = *trouble;
    else if (session_.draft_changed())
        hint = tr("Not saved yet: A, R or U saves it.");
    else if (standing.state == review::State::stale)
        hint = tr("Its files have changed since: look again.");
    hint_->setText(hint);
    fit_heights();
}

void DecisionPanel::fit_heights() {
    const int line = QFontMetrics(hint_->font()).lineSpacing();
    // A hint takes the place of "Not reviewed yet", or the line kept for it: the buttons do not move under the pointer.
    const bool has_past = session_.contour() && !session_.desk().history(session_.contour_id()).empty();
    const bool has_hint = !hint_->text().isEmpty();
    hint_->setVisible(has_hint || has_past);
    hint_->setMinimumHeight(line);
    past_->setVisible(has_past || !has_hint);
    const int width = past_->viewport()->width();
    past_->setFixedHeight(std::clamp(history_->heightForWidth(std::max(width, 100)), line, history_height));
    const bool is_in_use = comment_->hasFocus() || !comment_->document()->isEmpty();
    comment_->setFixedHeight(QFontMetrics(comment_->font()).lineSpacing() * (is_in_use ? 2 : 1) +
                             (is_in_use ? 20 : 18));
}

void DecisionPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit_heights();
}

void DecisionPanel::show_history() {
    QStringList lines;
    const auto& history = session_.desk().history(session_.contour_id());
    const QString reviewer = session_.settings().reviewer();
    for (auto it = history.rbegin(); it != history.rend(); ++it)
        lines << history_line(*it, reviewer);
    if (!history.empty() && history.back().verdict && session_.desk().takes_back(session_.contour_id()))
        lines.front() += tr(" · Ctrl+Z takes it back");
    history_->setText(!session_.contour() ? QString()
                      : lines.isEmpty()   ? tr("Not reviewed yet.")
                                          : lines.join(QStringLiteral("<br>")));
    fit_heights();
}

} // namespace contourcheck::desktop
