#include "desktop/main_window.h"

#include "desktop/home/dataset_watch.h"
#include "desktop/inspect/slice_view.h"
#include "desktop/inspect_page.h"
#include "desktop/tour/tour.h"

#include <QKeyEvent>

namespace contourcheck::desktop {

void MainWindow::hide_overlays(bool hidden) {
    space_held_ = hidden;
    inspect_->view().set_overlays_hidden(space_held_ || overlays_off_);
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (session_.asking() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        session_.reject_without_reason();
        return;
    }
    if (event->key() == Qt::Key_Space && session_.opened() && page_ == Page::inspect) {
        if (!event->isAutoRepeat()) hide_overlays(true);
        return;
    }
    if (event->key() == Qt::Key_M && !event->modifiers() && session_.opened() && page_ == Page::inspect) {
        if (!event->isAutoRepeat()) inspect_->view().set_magnifier(true);
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && space_held_) {
        if (event->isAutoRepeat()) return;
        hide_overlays(false);
        tour_->overlays_hidden();
        return;
    }
    if (event->key() == Qt::Key_M && !event->isAutoRepeat()) inspect_->view().set_magnifier(magnifier_on_);
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
        if (space_held_) hide_overlays(false);
        inspect_->view().set_magnifier(magnifier_on_);
    }
}

} // namespace contourcheck::desktop
