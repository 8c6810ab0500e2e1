#include "desktop/main_window.h"

#include "desktop/home/dataset_watch.h"
#include "desktop/inspect/slice_view.h"
#include "desktop/inspect_page.h"
#include "desktop/plain_keys.h"
#include "desktop/tour/tour.h"

#include <QAction>
#include <QKeyEvent>

namespace contourcheck::desktop {

void MainWindow::add_held_keys() {
    session_.keys().add_held(Qt::Key_Space, tr("Hide the overlays while held"));
    session_.keys().add_held(Qt::Key_M, tr("Magnify while held"));
}

void MainWindow::say_held_key(QAction* action, const QString& text, const QString& id) {
    connect(&session_.keys(), &KeyMap::changed, action,
            [this, action, text, id] { action->setText(text.arg(session_.keys().text(id))); });
}

void MainWindow::hide_overlays(bool hidden) {
    hide_key_down_ = hidden;
    inspect_->view().set_overlays_hidden(hide_key_down_ || overlays_off_);
    session_.set_hide_key_down(hidden);
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && session_.asking() && page_ == Page::inspect) {
        session_.reject_without_reason();
        return;
    }
    const bool hides = session_.keys().is_held(Qt::Key_Space, *event);
    const bool magnifies = session_.keys().is_held(Qt::Key_M, *event);
    if ((hides || magnifies) && is_plain(*event) && session_.opened() && page_ == Page::inspect) {
        if (event->isAutoRepeat()) return;
        hides ? hide_overlays(true) : inspect_->view().set_magnifier(true);
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent* event) {
    if (hide_key_down_ && session_.keys().is_held(Qt::Key_Space, *event)) {
        if (event->isAutoRepeat()) return;
        hide_overlays(false);
        tour_->overlays_hidden();
        return;
    }
    if (session_.keys().is_held(Qt::Key_M, *event) && !event->isAutoRepeat())
        inspect_->view().set_magnifier(magnifier_on_);
    QMainWindow::keyReleaseEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && watch_) {
        watch_->look();
        session_.look_for_others();
    }
    // The release of a held key goes to the window that has the focus then.
    if (event->type() == QEvent::ActivationChange && !isActiveWindow()) {
        if (hide_key_down_) hide_overlays(false);
        inspect_->view().set_magnifier(magnifier_on_);
    }
}

} // namespace contourcheck::desktop
