#include "desktop/inspect_page.h"
#include "desktop/main_window.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/queue_bar.h"
#include "desktop/status_line.h"
#include "desktop/texts.h"
#include "desktop/tour/tour.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace contourcheck::desktop {

void MainWindow::make_review_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&Review"));
    const std::tuple<review::Verdict, QString, Qt::Key> verdicts[] = {
        {review::Verdict::accept, tr("&Accept"), Qt::Key_A},
        {review::Verdict::reject, tr("&Reject"), Qt::Key_R},
        {review::Verdict::unsure, tr("&Unsure"), Qt::Key_U}};
    for (const auto& [verdict, text, key] : verdicts)
        add(menu, {.text = text, .keys = {QKeySequence(key)}, .on_sheet = true},
            [this, v = verdict] { decide(v); });
    QMenu* reasons = menu->addMenu(tr("R&eason"));
    int digit = 1;
    for (const std::string& reason : review::reasons()) {
        const QList<QKeySequence> keys =
            digit <= 9 ? QList{QKeySequence(Qt::Key(Qt::Key_0 + digit))} : QList<QKeySequence>{};
        ++digit;
        add(reasons, {.text = reason_name(reason), .keys = keys, .on_sheet = true},
            [this, reason] { choose_reason(reason); });
    }
    make_explain_menu(menu);
    add(menu, {.text = tr("&Comment"), .keys = {QKeySequence(Qt::Key_C)}},
        [this] { inspect_->decision().focus_comment(); });
    add(menu, {.text = tr("Next Dra&ft"), .keys = {QKeySequence(Qt::SHIFT | Qt::Key_D)}, .repeats = true},
        [this] { session_.next_draft(); });
    add_undo_actions(menu);
    menu->addSeparator();
    add_readers_actions(menu);
    menu->addSeparator();
    add(menu,
        {.text = tr("Reviewer's &Name…"),
         .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+N"))},
         .needs_dataset = false},
        [this] { choose_reviewer(); });
}

/// On the sheet no form shows what is chosen before the decision.
void MainWindow::choose_reason(const std::string& reason) {
    const KeyMap& keys = session_.keys();
    if (page_ == Page::inspect)
        session_.toggle_reason(reason);
    else
        status_->say(tr("On this page reject first (%1), then %2 to %3 says why.")
                         .arg(keys.text(QStringLiteral("R")), keys.text(QStringLiteral("Alt+1")),
                              keys.text(QStringLiteral("Alt+9"))));
}

void MainWindow::make_explain_menu(QMenu* review) {
    QMenu* menu = review->addMenu(tr("Last Re&jection"));
    int digit = 1;
    for (const std::string& reason : review::reasons()) {
        if (digit > 9) break;
        add(menu,
            {.text = reason_name(reason),
             .keys = {QKeySequence(QStringLiteral("Alt+%1").arg(digit))},
             .on_sheet = true},
            [this, reason] { session_.explain(reason); });
        ++digit;
    }
}

void MainWindow::add_undo_actions(QMenu* menu) {
    add(menu,
        {.text = tr("&Take Back the Last Decision"),
         .keys = {QKeySequence(QStringLiteral("Ctrl+Z"))},
         .repeats = true,
         .on_sheet = true},
        [this] { session_.undo(); });
    add(menu,
        {.text = tr("&Decide Again"),
         .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+Z"))},
         .repeats = true,
         .on_sheet = true},
        [this] { session_.redo(); });
    menu->addSeparator();
    add(menu,
        {.text = tr("Accept the Rest of This &Patient…"),
         .keys = {QKeySequence(QStringLiteral("Shift+A"))},
         .on_sheet = true},
        [this] { accept_patient(); });
    add(menu,
        {.text = tr("Accept All in the &Queue Without Findings…"),
         .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+A"))},
         .on_sheet = true},
        [this] { accept_queue(); });
    menu->addSeparator();
    add_toggle(menu,
               {.text = tr("&Move On After Deciding"),
                .keys = {QKeySequence(QStringLiteral("Ctrl+M"))},
                .needs_dataset = false},
               settings_.moves_on(), [this](bool on) { settings_.set_moves_on(on); });
    add_toggle(menu,
               {.text = tr("Ask for a Reason &Before Rejecting"),
                .keys = {QKeySequence(QStringLiteral("Ctrl+R"))},
                .needs_dataset = false},
               settings_.asks_reason(), [this](bool on) { settings_.set_asks_reason(on); });
}

QMenu* MainWindow::make_order_menu(QMenu* go) {
    QMenu* menu = go->addMenu(tr("&Order of the Queue"));
    auto* group = new QActionGroup(this);
    const std::tuple<Order, QString, QString> orders[] = {
        {Order::reading, tr("&Reading Order"), QStringLiteral("Ctrl+Shift+1")},
        {Order::worst_first, tr("&Worst First"), QStringLiteral("Ctrl+Shift+2")},
        {Order::by_patient, tr("By &Patient, the Worst First"), QStringLiteral("Ctrl+Shift+3")},
        {Order::random, tr("At R&andom"), QStringLiteral("Ctrl+Shift+4")}};
    for (const auto& [order, text, key] : orders) {
        QAction* action = add(menu, {.text = text, .keys = {QKeySequence(key)}, .needs_dataset = false},
                              [this, o = order] { session_.set_order(o); });
        action->setCheckable(true);
        action->setChecked(order == session_.order());
        group->addAction(action);
        connect(&session_, &Session::queue_changed, action,
                [this, action, o = order] { action->setChecked(session_.order() == o); });
    }
    return menu;
}

void MainWindow::add_queue_actions(QMenu* menu) {
    const auto step = [&](const QString& text, const QKeySequence& key, Slot slot) {
        add(menu, {.text = text, .keys = {key}, .repeats = true}, std::move(slot));
    };
    step(tr("Next &Flagged"), QKeySequence(Qt::Key_N), [this] { session_.next_flagged(); });
    step(tr("Next &Not Reviewed"), QKeySequence(Qt::SHIFT | Qt::Key_N),
         [this] { session_.next_unreviewed(); });
    step(tr("Next in the &Queue"), QKeySequence(Qt::Key_J), [this] { session_.next_in_queue(1); });
    step(tr("Before in the Q&ueue"), QKeySequence(Qt::Key_K), [this] { session_.next_in_queue(-1); });
    add(menu,
        {.text = tr("Queue: the Whole &Dataset"),
         .keys = {QKeySequence(QStringLiteral("Shift+Q"))},
         .on_sheet = true},
        [this] { session_.set_filter({}); });
    add(menu, {.text = tr("&Search…"), .keys = {QKeySequence(QStringLiteral("Ctrl+F"))}},
        [this] { queue_->focus_search(); });
    order_menu_ = make_order_menu(menu);
    add(menu,
        {.text = tr("Worst First, or as &Read"), .keys = {QKeySequence(Qt::Key_Q)}, .needs_dataset = false},
        [this] {
            session_.set_order(session_.order() == Order::reading ? Order::worst_first : Order::reading);
        });
    menu->addSeparator();
    add(menu,
        {.text = tr("Bac&k"),
         .keys = {QKeySequence(Qt::Key_Backspace), QKeySequence(QStringLiteral("Alt+Left"))},
         .repeats = true},
        [this] { session_.go_back(); });
    add(menu, {.text = tr("For&ward"), .keys = {QKeySequence(QStringLiteral("Alt+Right"))}, .repeats = true},
        [this] { session_.go_forward(); });
}

void MainWindow::make_go_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&Go"));
    const auto step = [&](const QString& text, const QKeySequence& key, Slot slot) {
        add(menu, {.text = text, .keys = {key}, .repeats = true}, std::move(slot));
    };
    add_queue_actions(menu);
    menu->addSeparator();
    step(tr("Phase &Before"), QKeySequence(Qt::Key_Left), [this] { session_.step_phase(-1); });
    step(tr("Phase &After"), QKeySequence(Qt::Key_Right), [this] { session_.step_phase(1); });
    step(tr("&Location Up"), QKeySequence(Qt::Key_Up), [this] { session_.step_location(-1); });
    step(tr("Loca&tion Down"), QKeySequence(Qt::Key_Down), [this] { session_.step_location(1); });
    step(tr("&Previous Patient"), QKeySequence(Qt::Key_PageUp), [this] { session_.step_patient(-1); });
    step(tr("Ne&xt Patient"), QKeySequence(Qt::Key_PageDown), [this] { session_.step_patient(1); });
    menu->addSeparator();
    // The picture itself takes Tab, so that it stays what it is everywhere else.
    add(menu, {.text = tr("Next &Contour on This Slice") + QStringLiteral("\tTab")},
        [this] { session_.next_on_slice(); });
    add(menu, {.text = tr("To the P&icture"), .keys = {QKeySequence(Qt::Key_Escape)}, .on_any_page = true},
        [this] {
            if (session_.asking())
                session_.stop_asking();
            else
                tour_->leave();
            go_to_page(Page::inspect);
            inspect_->focus_view();
        });
    add(menu, {.text = tr("Next Pan&e"), .keys = {QKeySequence(Qt::Key_F6)}},
        [this] { inspect_->focus_next_pane(); });
}

} // namespace contourcheck::desktop
