#include "desktop/main_window.h"

#include "desktop/beside.h"
#include "desktop/cine.h"
#include "desktop/inspect/slice_view.h"
#include "desktop/inspect_page.h"
#include "desktop/sheet/sheet_page.h"
#include "desktop/status_line.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

const QString smooth_key = QStringLiteral("view/smooth"), pixel_grid_key = QStringLiteral("view/pixelGrid"),
              stack_key = QStringLiteral("view/stack"), pictures_key = QStringLiteral("view/pictures"),
              beside_key = QStringLiteral("view/beside");

bool is_on(const Settings& settings, const QString& key, bool otherwise) {
    const QByteArray kept = settings.bytes(key);
    return kept.isEmpty() ? otherwise : kept == "yes";
}

void keep(Settings& settings, const QString& key, bool on) {
    settings.set_bytes(key, on ? "yes" : "no");
}

} // namespace

void MainWindow::add_seeing_actions(QMenu* menu) {
    SliceView& view = inspect_->view();
    const auto remembered = [&](const Item& item, const QString& key, bool otherwise,
                                std::function<void(bool)> show) {
        const bool on = is_on(settings_, key, otherwise);
        show(on);
        add_toggle(menu, item, on, [this, key, show](bool now) {
            keep(settings_, key, now);
            show(now);
        });
    };
    remembered({.text = tr("Smooth Pi&xels"), .keys = {QKeySequence(Qt::Key_S)}}, smooth_key, false,
               [this](bool on) {
                   inspect_->view().set_smooth(on);
                   inspect_->beside().set_smooth(on);
               });
    remembered({.text = tr("Pixel Grid and &Values"), .keys = {QKeySequence(Qt::Key_G)}}, pixel_grid_key,
               true, [this](bool on) {
                   inspect_->view().set_pixel_grid(on);
                   inspect_->beside().set_pixel_grid(on);
               });
    QAction* magnifier = add_toggle(menu, {.text = tr("&Magnifier")}, false, [this, &view](bool on) {
        magnifier_on_ = on;
        view.set_magnifier(on);
    });
    say_held_key(magnifier, tr("&Magnifier (or hold %1)"), QStringLiteral("M"));
    grey_menu_ = menu->addMenu(tr("G&rey Window"));
    add_grey_actions(grey_menu_);
    menu->addSeparator();
    add_toggle(menu, {.text = tr("Overlays Flic&ker"), .keys = {QKeySequence(Qt::Key_L)}}, false,
               [&view](bool on) { view.set_flicker(on); });
    add_beside_actions(menu->addMenu(tr("Side &by Side")));
    QAction* play = add_toggle(menu, {.text = tr("Play the C&ycle"), .keys = {QKeySequence(Qt::Key_B)}},
                               false, [this](bool on) { inspect_->cine().play(on); });
    connect(&inspect_->cine(), &Cine::stopped, play, [play] { play->setChecked(false); });
    remembered({.text = tr("Pictures in the M&ap"), .keys = {QKeySequence(Qt::SHIFT | Qt::Key_G)}},
               pictures_key, false, [this](bool on) { show_map_pictures(on); });
    remembered({.text = tr("Contours from the &Side"), .keys = {QKeySequence(Qt::Key_T)}}, stack_key, true,
               [this](bool on) { inspect_->show_stack(on); });
}

void MainWindow::show_map_pictures(bool on) {
    inspect_->show_map_pictures(on);
    if (on && !inspect_->grid().has_room_for_pictures())
        status_->say(tr("The map has no room for pictures: make it or the window wider."));
}

void MainWindow::add_grey_actions(QMenu* menu) {
    auto* group = new QActionGroup(this);
    const std::pair<picture::Greys, Item> choices[] = {
        {picture::Greys::automatic,
         {.text = tr("&Automatic (1 to 99 %)"), .keys = {QKeySequence(Qt::Key_W)}}},
        {picture::Greys::tissue,
         {.text = tr("&Tissue (25 to 95 %)"), .keys = {QKeySequence(Qt::SHIFT | Qt::Key_W)}}},
        {picture::Greys::full, {.text = tr("&Full Range"), .keys = {QKeySequence(Qt::ALT | Qt::Key_W)}}}};
    for (const auto& [greys, item] : choices) {
        // Also where it is chosen already: it takes back what was dragged.
        QAction* action = add(menu, item, [this, g = greys] { set_greys(g); });
        action->setCheckable(true);
        action->setChecked(look_.greys == greys);
        group->addAction(action);
    }
}

void MainWindow::add_beside_actions(QMenu* menu) {
    using What = Beside::What;
    const std::tuple<What, QString, QList<QKeySequence>> choices[] = {
        {What::nothing, tr("&One Picture"), {}},
        {What::raw, tr("&Without Contours"), {}},
        {What::location_up, tr("Location &Up"), {QKeySequence(Qt::SHIFT | Qt::Key_Up)}},
        {What::location_down, tr("Location &Down"), {QKeySequence(Qt::SHIFT | Qt::Key_Down)}},
        {What::phase_before, tr("Phase &Before"), {QKeySequence(Qt::SHIFT | Qt::Key_Left)}},
        {What::phase_after, tr("Phase &After"), {QKeySequence(Qt::SHIFT | Qt::Key_Right)}},
        {What::rival, tr("Slice That &Fits Better"), {QKeySequence(Qt::SHIFT | Qt::Key_V)}},
        {What::readers, tr("Other &Readers"), {QKeySequence(Qt::Key_D)}}};
    Beside& beside = inspect_->beside();
    auto* group = new QActionGroup(this);
    for (const auto& [what, text, keys] : choices) {
        // The same key again goes back to one picture.
        QAction* action = add(menu, {.text = text, .keys = keys}, [&beside, w = what] {
            beside.show_beside(beside.what() == w ? What::nothing : w);
        });
        action->setCheckable(true);
        group->addAction(action);
        connect(&beside, &Beside::what_changed, action,
                [&beside, action, w = what] { action->setChecked(beside.what() == w); });
        action->setChecked(what == What::nothing);
    }
    menu->addSeparator();
    add(menu, {.text = tr("&Split in Two, or Back"), .keys = {QKeySequence(Qt::Key_V)}},
        [&beside] { beside.show_beside(beside.what() == What::nothing ? What::raw : What::nothing); });
    connect(&beside, &Beside::said, this, [this](const QString& text) { status_->say(text); });
    beside.show_beside(What(std::clamp(settings_.bytes(beside_key).toInt(), 0, int(What::readers))));
    connect(&beside, &Beside::what_changed, this,
            [this, &beside] { settings_.set_bytes(beside_key, QByteArray::number(int(beside.what()))); });
}

void MainWindow::connect_seeing() {
    connect(&session_, &Session::place_changed, this, &MainWindow::show_dragged_window);
    connect(&session_, &Session::opened_changed, this, [this, shown = std::string()]() mutable {
        const std::string now = session_.opened()->checked.dataset.root.string();
        if (std::exchange(shown, now) != now) dragged_windows_.clear(); // grey values of another scanner
        show_dragged_window();
    });
    sheet_->set_greys(look_.greys);
}

void MainWindow::set_greys(picture::Greys greys) {
    if (const dataset::Patient* who = session_.patient()) dragged_windows_.erase(who->patient);
    change_look([greys](picture::Look& look) {
        look.window.reset();
        look.greys = greys;
    });
    sheet_->set_greys(greys);
}

std::optional<dicom::Window> MainWindow::dragged_window(const dataset::Patient* who) const {
    const auto dragged = who ? dragged_windows_.find(who->patient) : dragged_windows_.end();
    return dragged == dragged_windows_.end() ? std::nullopt : std::optional(dragged->second);
}

void MainWindow::show_dragged_window() {
    const auto window = dragged_window(session_.patient());
    if (window == look_.window) return;
    look_.window = window;
    inspect_->set_look(look_);
}

} // namespace contourcheck::desktop
