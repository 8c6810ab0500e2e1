#include "desktop/panels/decision_panel.h"

#include "desktop/panels/comment_edit.h"
#include "desktop/panels/flow_layout.h"
#include "desktop/panels/history_view.h"
#include "desktop/panels/key_button.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace contourcheck::desktop {

namespace {

const QString asking_ink = QStringLiteral("asking"), ///< it is to be read
    elsewhere_ink = QStringLiteral("elsewhere");     ///< it is about another contour: set apart

/// The stylesheet looks at the property.
void mark(QWidget& widget, const char* property, bool on) {
    if (widget.property(property).toBool() == on) return;
    widget.setProperty(property, on);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

QLabel* small_label() {
    auto* label = new QLabel;
    label->setFont(secondary_font());
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

} // namespace

DecisionPanel::DecisionPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), heading_(new QLabel(tr("Decision"))), hint_(small_label()),
      comment_(new CommentEdit), history_(new HistoryView(session)) {
    heading_->setFont(heading_font());
    heading_->setForegroundRole(QPalette::PlaceholderText);
    comment_->setAccessibleName(tr("Comment"));
    comment_->setTabChangesFocus(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(heading_);
    layout->addLayout(make_verdicts());
    layout->addLayout(make_reasons());
    layout->addWidget(comment_);
    layout->addWidget(hint_);
    layout->addWidget(history_);

    connect(comment_, &CommentEdit::left, this, &DecisionPanel::done_typing);
    connect(comment_, &CommentEdit::focus_changed, this, [this] {
        is_gone_ = false;
        if (comment_->hasFocus()) session_.stay();
        show_state();
    });
    connect(comment_, &QPlainTextEdit::textChanged, this, [this] {
        Draft draft = session_.draft();
        draft.comment = comment_->toPlainText();
        session_.set_draft(draft);
        show_state();
    });
    connect(&session_, &Session::draft_reset, this, &DecisionPanel::show_draft);
    connect(&session_, &Session::standings_changed, this, &DecisionPanel::show_draft);
    for (const auto changed : {&Session::opened_changed, &Session::queue_changed, &Session::sight_changed,
                               &Session::picture_changed, &Session::unsaved_changed})
        connect(&session_, changed, this, &DecisionPanel::show_state);
    connect(&session_, &Session::asking_changed, this, [this] {
        light_reasons(session_.asking());
        show_state();
    });
    connect(&session_.keys(), &KeyMap::changed, this, &DecisionPanel::show_keys);
    show_keys();
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
        connect(button, &QPushButton::clicked, this, [this, v = verdict] { emit verdict_asked(v); });
        row->addWidget(button, 1);
        verdicts_.emplace_back(verdict, button);
    }
    return row;
}

QLayout* DecisionPanel::make_reasons() {
    auto* flow = new FlowLayout(6);
    for (const std::string& reason : review::reasons()) {
        auto* tag = new QPushButton;
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
    if (event->type() == QEvent::PaletteChange) show_draft(); // the chosen one carries the theme's colour
}

void DecisionPanel::focus_comment() {
    if (!comment_->isEnabled()) return;
    comment_->setFocus(Qt::ShortcutFocusReason);
    comment_->moveCursor(QTextCursor::End);
}

int DecisionPanel::least_height() const {
    return layout()->contentsMargins().top() + heading_->sizeHint().height() +
           verdicts_.front().second->sizeHint().height() + reasons_.front().second->sizeHint().height() +
           3 * layout()->spacing();
}

QWidget& DecisionPanel::question() const {
    return *hint_;
}

/// What is typed on is no word on the contour that took the place of one that is gone.
void DecisionPanel::note_contour() {
    const std::string before = std::exchange(shown_, session_.contour_id());
    if (before == shown_) return;
    comment_->forget_waiting();
    const auto opened = session_.opened();
    if (opened && !before.empty() && window()->focusWidget() == comment_)
        is_gone_ |= !opened->index.find(before);
}

void DecisionPanel::show_draft() {
    note_contour();
    const Draft draft = session_.draft();
    for (const auto& [reason, tag] : reasons_)
        tag->setChecked(draft.reasons.contains(reason));
    if (comment_->toPlainText() != draft.comment) comment_->set_text(draft.comment);
    show_state();
}

void DecisionPanel::show_keys() {
    const auto key = [&](const QString& id) { return session_.keys().text(id); };
    for (const auto& [verdict, button] : verdicts_)
        button->set_key(key(verdict == review::Verdict::accept   ? QStringLiteral("A")
                            : verdict == review::Verdict::reject ? QStringLiteral("R")
                                                                 : QStringLiteral("U")));
    int digit = 1;
    for (const auto& [reason, tag] : reasons_) {
        const QString own = digit <= 9 ? key(QString::number(digit)) + QStringLiteral("  ") : QString();
        tag->setText(own + reason_name(reason));
        ++digit;
    }
    comment_->setPlaceholderText(tr("Comment (%1)").arg(key(QStringLiteral("C"))));
    show_state();
}

void DecisionPanel::light_reasons(bool on) {
    for (const auto& [reason, tag] : reasons_)
        mark(*tag, "asking", on);
}

void DecisionPanel::show_draft_as_such() {
    const bool is_draft = session_.draft_changed();
    for (const auto& [reason, tag] : reasons_)
        mark(*tag, "draft", is_draft);
    mark(*comment_, "draft", is_draft && !comment_->document()->isEmpty());
}

void DecisionPanel::show_hint(const Hint& hint) {
    hint_->setText(hint.text);
    if (hint_->property("ink").toString() == hint.ink) return;
    hint_->setProperty("ink", hint.ink);
    hint_->setForegroundRole(hint.ink.isEmpty() ? QPalette::PlaceholderText : QPalette::WindowText);
    hint_->setFont(hint.ink == asking_ink ? font() : secondary_font());
    hint_->style()->unpolish(hint_);
    hint_->style()->polish(hint_);
}

void DecisionPanel::show_state() {
    const review::Standing& standing = session_.desk().standing(session_.contour_id());
    const bool counts = standing.decision && standing.state != review::State::stale;
    for (const auto& [verdict, button] : verdicts_) {
        const auto trouble = session_.trouble(verdict);
        button->setEnabled(!trouble);
        const bool stands = counts && standing.decision->verdict == verdict;
        const QString who = stands ? qs(standing.decision->reviewer) : QString();
        const bool is_own = who == session_.settings().reviewer();
        button->setToolTip(trouble.value_or(!stands || is_own ? QString() : tr("Decided by %1").arg(who)));
        button->set_fill(colour(verdict));
        button->set_chosen(stands && is_own);
        button->set_chosen_by(is_own ? QString() : who);
    }
    const bool there = !session_.trouble(review::Verdict::reject);
    for (const auto& [reason, tag] : reasons_)
        tag->setEnabled(there);
    // Disabled it would lose the focus, and what is typed on would decide.
    comment_->setEnabled(there || window()->focusWidget() == comment_);
    comment_->set_open(there && !is_gone_);
    show_draft_as_such();
    show_hint(hint());
    fit_heights();
}

DecisionPanel::Hint DecisionPanel::hint() const {
    const auto key = [&](const char* id) { return session_.keys().text(QLatin1String(id)); };
    if (session_.asking())
        return {tr("Why? %1 to %2 rejects with that reason, %3 or Enter without one, %4 leaves it undecided.")
                    .arg(key("1"), key("9"), key("R"), key("Esc")),
                asking_ink};
    if (is_gone_) return {tr("The contour you wrote on is gone. %1, then go on.").arg(key("Esc"))};
    if (const auto trouble = session_.trouble(review::Verdict::accept)) return {*trouble};
    if (const Unsaved::Entry* unsaved = session_.unsaved().on(session_.contour_id()))
        return {tr("You decided: %1, and that was not saved.")
                    .arg(state_name(review::state_of(*unsaved->decision.verdict))),
                asking_ink};
    if (session_.draft_changed())
        return {tr("A draft, not decided yet: %1, %2 or %3.").arg(key("A"), key("R"), key("U"))};
    if (session_.desk().standing(session_.contour_id()).state == review::State::stale)
        return {tr("Its files have changed since: look again.")};
    if (const QString missed = session_.missed_planted(); !missed.isEmpty())
        return {tr("You accepted the last contour with a planted error: %1. It counts as no decision.")
                    .arg(missed),
                asking_ink};
    if (const auto& rejected = session_.unexplained())
        return {tr("Before this, %1 was rejected without a reason: %2 to %3 says why.")
                    .arg(qs(rejected->contour), key("Alt+1"), key("Alt+9")),
                elsewhere_ink};
    return {};
}

void DecisionPanel::fit_heights() {
    const int line = QFontMetrics(hint_->font()).lineSpacing();
    // A hint takes the place of "Not reviewed yet", or the line kept for it: the buttons do not move under the pointer.
    const bool has_past = session_.contour() && !session_.desk().history(session_.contour_id()).empty();
    const bool has_hint = !hint_->text().isEmpty();
    hint_->setVisible(has_hint || has_past);
    hint_->setMinimumHeight(line);
    history_->setVisible(has_past || !has_hint);
    // One line until it is written in.
    const bool is_in_use = window()->focusWidget() == comment_ || !comment_->document()->isEmpty();
    comment_->setVerticalScrollBarPolicy(is_in_use ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    comment_->setFixedHeight(QFontMetrics(comment_->font()).lineSpacing() * (is_in_use ? 2 : 1) +
                             (is_in_use ? 20 : 18));
}

void DecisionPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit_heights();
}

} // namespace contourcheck::desktop
