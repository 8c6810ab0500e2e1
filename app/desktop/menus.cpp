#include "desktop/main_window.h"

#include "desktop/inspect/slice_view.h"
#include "desktop/inspect_page.h"
#include "desktop/status_line.h"
#include "desktop/texts.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr double zoom_step = 1.25;
constexpr double opacity_step = 0.1;

picture::Style following(picture::Style style) {
    if (style == picture::Style::outline) return picture::Style::fill;
    return style == picture::Style::fill ? picture::Style::both : picture::Style::outline;
}

QString plain_text(QString text) {
    return text.remove(u'&').section(u'\t', 0, 0);
}

} // namespace

std::vector<QAction*>& MainWindow::actions_of(const Item& item) {
    if (item.on_any_page) return dataset_actions_;
    return item.on_sheet ? sheet_actions_ : inspect_actions_;
}

QAction* MainWindow::add(QMenu* menu, const Item& item, Slot slot) {
    QAction* action = menu->addAction(item.text);
    action->setShortcuts(item.keys);
    action->setAutoRepeat(item.repeats);
    if (item.needs_dataset) actions_of(item).push_back(action);
    connect(action, &QAction::triggered, this, [slot = std::move(slot)] { slot(); });
    session_.keys().add(action, plain_text(item.text));
    return action;
}

QAction* MainWindow::add_toggle(QMenu* menu, const Item& item, bool on, std::function<void(bool)> slot) {
    QAction* action = menu->addAction(item.text);
    action->setShortcuts(item.keys);
    action->setAutoRepeat(false);
    action->setCheckable(true);
    action->setChecked(on);
    if (item.needs_dataset) actions_of(item).push_back(action);
    connect(action, &QAction::toggled, this, [slot = std::move(slot)](bool now) { slot(now); });
    session_.keys().add(action, plain_text(item.text));
    return action;
}

void MainWindow::make_menus() {
    make_file_menu();
    make_view_menu();
    make_review_menu();
    make_go_menu();
    make_convention_menus(menuBar()->addMenu(tr("&Tools")));
    make_help_menu();
    add_held_keys();
}

void MainWindow::make_file_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    add(menu, {.text = tr("&Open Folder…"), .keys = {QKeySequence::Open}, .needs_dataset = false},
        [this] { choose_folder(); });
    recent_menu_ = menu->addMenu(tr("Open &Recent"));
    add(menu,
        {.text = tr("Try the &Demo"),
         .keys = {QKeySequence(QStringLiteral("Ctrl+D"))},
         .needs_dataset = false},
        [this] { when_settled([this] { session_.open_demo(); }); });
    add(menu, {.text = tr("Read &Again"), .keys = {QKeySequence(Qt::Key_F5)}, .on_any_page = true},
        [this] { when_settled([this] { session_.reload(); }); });
    stop_ = add(menu,
                {.text = tr("S&top Reading"),
                 .keys = {QKeySequence(QStringLiteral("Ctrl+."))},
                 .needs_dataset = false},
                [this] { session_.opener().cancel(); });
    menu->addSeparator();
    add(menu, {.text = tr("&Save Picture…"), .keys = {QKeySequence::Save}, .on_sheet = true},
        [this] { save_picture(); });
    add(menu, {.text = tr("&Copy Picture"), .keys = {QKeySequence::Copy}, .on_sheet = true},
        [this] { copy_picture(); });
    add_toggle(menu,
               {.text = tr("Contour's &Id in Pictures"),
                .keys = {QKeySequence(QStringLiteral("Ctrl+I"))},
                .on_sheet = true},
               id_in_pictures_, [this](bool on) { id_in_pictures_ = on; });
    menu->addSeparator();
    add(menu,
        {.text = tr("&Export Pairs…"), .keys = {QKeySequence(QStringLiteral("Ctrl+E"))}, .on_any_page = true},
        [this] { show_export(); });
    add(menu,
        {.text = tr("Re&port…"), .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+R"))}, .on_any_page = true},
        [this] { show_report(); });
    menu->addSeparator();
    add(menu,
        {.text = tr("Setti&ngs…"), .keys = {QKeySequence(QStringLiteral("Ctrl+,"))}, .needs_dataset = false},
        [this] { show_settings(); })
        ->setMenuRole(QAction::PreferencesRole);
    add(menu, {.text = tr("&Quit"), .keys = {QKeySequence(QStringLiteral("Ctrl+Q"))}, .needs_dataset = false},
        [this] { close(); });
    fill_recent();
}

void MainWindow::fill_recent() {
    recent_menu_->clear();
    for (const QString& folder : settings_.recent()) {
        QString text = folder;
        connect(recent_menu_->addAction(text.replace(u'&', QStringLiteral("&&"))), &QAction::triggered, this,
                [this, folder] { open(folder); });
    }
    recent_menu_->setEnabled(!recent_menu_->isEmpty());
    if (recent_menu_->isEmpty()) return;
    recent_menu_->addSeparator();
    connect(recent_menu_->addAction(tr("&Clear the List")), &QAction::triggered, this, [this] {
        settings_.clear_recent();
        fill_recent();
    });
}

void MainWindow::make_view_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    add_page_actions(menu);
    menu->addSeparator();
    add_overlay_actions(menu);
    menu->addSeparator();
    add_zoom_actions(menu);
    menu->addSeparator();
    make_theme_menu(menu);
    make_language_menu(menu);
    add_toggle(menu,
               {.text = tr("Full S&creen"), .keys = {QKeySequence(Qt::Key_F11)}, .needs_dataset = false},
               false, [this](bool on) { on ? showFullScreen() : showNormal(); });
}

void MainWindow::add_page_actions(QMenu* menu) {
    add(menu,
        {.text = tr("Page I&nspect"), .keys = {QKeySequence(QStringLiteral("Ctrl+1"))}, .on_any_page = true},
        [this] { go_to_page(Page::inspect); });
    add(menu,
        {.text = tr("Page Au&dit"), .keys = {QKeySequence(QStringLiteral("Ctrl+2"))}, .on_any_page = true},
        [this] { go_to_page(Page::audit); });
    add(menu,
        {.text = tr("Page Sh&eet"), .keys = {QKeySequence(QStringLiteral("Ctrl+3"))}, .on_any_page = true},
        [this] { go_to_page(Page::sheet); });
}

void MainWindow::add_overlay_actions(QMenu* menu) {
    add(menu, {.text = tr("Outline, &Fill or Both"), .keys = {QKeySequence(Qt::Key_F)}},
        [this] { change_look([](picture::Look& look) { look.style = following(look.style); }); });
    add_toggle(menu, {.text = tr("&Inner Contours"), .keys = {QKeySequence(Qt::Key_I)}}, look_.inner,
               [this](bool on) { change_look([on](picture::Look& look) { look.inner = on; }); });
    add_toggle(menu, {.text = tr("&Outer Contours"), .keys = {QKeySequence(Qt::Key_O)}}, look_.outer,
               [this](bool on) { change_look([on](picture::Look& look) { look.outer = on; }); });
    add_toggle(menu, {.text = tr("&Papillary Muscles"), .keys = {QKeySequence(Qt::Key_P)}}, look_.papillary,
               [this](bool on) { change_look([on](picture::Look& look) { look.papillary = on; }); });
    QAction* hide = add_toggle(menu, {.text = tr("&Hide Overlays"), .keys = {QKeySequence(Qt::Key_H)}}, false,
                               [this](bool on) {
                                   overlays_off_ = on;
                                   hide_overlays(hide_key_down_);
                                   session_.set_sight(look_, overlays_off_);
                               });
    say_held_key(hide, tr("&Hide Overlays (or hold %1)"), QStringLiteral("Space"));
    const auto opacity = [this](double step) {
        change_look(
            [step](picture::Look& look) { look.opacity = std::clamp(look.opacity + step, 0.05, 1.0); });
    };
    add(menu, {.text = tr("&Less Opaque"), .keys = {QKeySequence(Qt::Key_BracketLeft)}, .repeats = true},
        [opacity] { opacity(-opacity_step); });
    add(menu, {.text = tr("More Opa&que"), .keys = {QKeySequence(Qt::Key_BracketRight)}, .repeats = true},
        [opacity] { opacity(opacity_step); });
}

void MainWindow::add_zoom_actions(QMenu* menu) {
    SliceView& view = inspect_->view();
    add(menu, {.text = tr("Fit the &Window"), .keys = {QKeySequence(Qt::Key_0)}}, [&view] { view.fit(); });
    add(menu, {.text = tr("Pixel for Pixel (&1:1)"), .keys = {QKeySequence(QStringLiteral("Ctrl+0"))}},
        [&view] { view.one_to_one(); });
    add(menu,
        {.text = tr("&Zoom In"),
         .keys = {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)},
         .repeats = true},
        [&view] { view.zoom_by(zoom_step); });
    add(menu, {.text = tr("Zoom O&ut"), .keys = {QKeySequence(Qt::Key_Minus)}, .repeats = true},
        [&view] { view.zoom_by(1 / zoom_step); });
    add_seeing_actions(menu);
}

void MainWindow::make_theme_menu(QMenu* view) {
    QMenu* menu = theme_menu_ = view->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> themes[] = {{ThemeChoice::system, tr("As the &System")},
                                                      {ThemeChoice::light, tr("&Light")},
                                                      {ThemeChoice::dark, tr("&Dark")}};
    for (const auto& [choice, text] : themes) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(choice == settings_.theme());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, c = choice] { set_theme(c); });
    }
}

void MainWindow::make_language_menu(QMenu* view) {
    QMenu* menu = language_menu_ = view->addMenu(tr("Lan&guage"));
    auto* group = new QActionGroup(this);
    // A language is found by its own name.
    const std::pair<Language, QString> languages[] = {{Language::system, tr("As the &System")},
                                                      {Language::english, QStringLiteral("&English")},
                                                      {Language::german, QStringLiteral("&Deutsch")}};
    for (const auto& [language, text] : languages) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(language == settings_.language());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, l = language] {
            settings_.set_language(l);
            status_->say(tr("The language changes when ContourCheck is started again."));
        });
    }
}

void MainWindow::make_convention_menus(QMenu* tools) {
    origin_menu_ = tools->addMenu(tr("&Pixel Origin"));
    rule_menu_ = tools->addMenu(tr("&Mask Rule"));
    auto* origins = new QActionGroup(this);
    int digit = 1;
    for (const double origin : {0.0, 0.5, 1.0}) {
        QAction* action =
            add_toggle(origin_menu_,
                       {.text = origin_explained(origin),
                        .keys = {QKeySequence(QStringLiteral("Ctrl+Alt+Shift+%1").arg(digit++))},
                        .needs_dataset = false},
                       origin == session_.convention().pixel_origin, [this, origin](bool on) {
                           if (on) session_.set_convention({origin, session_.convention().rule});
                           status_->show_convention(session_.convention());
                       });
        origins->addAction(action);
    }
    auto* rules = new QActionGroup(this);
    digit = 1;
    for (const mask::Rule rule :
         {mask::Rule::centre, mask::Rule::pil, mask::Rule::coverage, mask::Rule::touch}) {
        QAction* action =
            add_toggle(rule_menu_,
                       {.text = rule_explained(rule),
                        .keys = {QKeySequence(QStringLiteral("Ctrl+Alt+%1").arg(digit++))},
                        .needs_dataset = false},
                       rule == session_.convention().rule, [this, rule](bool on) {
                           if (on) session_.set_convention({session_.convention().pixel_origin, rule});
                           status_->show_convention(session_.convention());
                       });
        rules->addAction(action);
    }
}

void MainWindow::make_help_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    manual_action_ =
        add(menu, {.text = tr("&Manual"), .keys = {QKeySequence(Qt::Key_F1)}, .needs_dataset = false},
            [this] { show_manual(); });
    add(menu, {.text = tr("All &Keys"), .keys = {QKeySequence(Qt::Key_Question)}, .needs_dataset = false},
        [this] { show_keys(); });
    add(menu, {.text = tr("&Tour"), .on_any_page = true}, [this] { show_tour(); });
    add(menu, {.text = tr("&About ContourCheck"), .keys = {}, .needs_dataset = false},
        [this] { show_about(); });
}

} // namespace contourcheck::desktop
