#include "desktop/inspect/slice_view.h"

#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

void SliceView::mousePressEvent(QMouseEvent* event) {
    if (is_empty() || drag_ != Drag::none) return;
    drag_start_ = event->position() * devicePixelRatioF();
    if (event->button() == Qt::LeftButton) {
        drag_ = Drag::pan;
        drag_offset_ = placement().offset;
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::RightButton) {
        drag_ = Drag::window;
        drag_window_ = window();
        setCursor(Qt::SizeAllCursor);
    }
}

void SliceView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF device = event->position() * devicePixelRatioF();
    pointer_ = device;
    if (drag_ == Drag::pan && device != drag_start_) pan_to(drag_offset_ + device - drag_start_);
    if (drag_ == Drag::window) drag_window((device - drag_start_) / devicePixelRatioF());
    if (magnifier_) update();
    if (!is_empty()) emit probed(probe(device));
}

void SliceView::mouseReleaseEvent(QMouseEvent* event) {
    const Qt::MouseButton button = drag_ == Drag::pan ? Qt::LeftButton : Qt::RightButton;
    if (drag_ == Drag::none || event->button() != button) return;
    drag_ = Drag::none;
    setCursor(Qt::CrossCursor);
}

void SliceView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        fit();
    else
        mousePressEvent(event); // a right drag may follow a right click at once
}

/// To the right the window widens, upwards the picture brightens: twice as wide for 150 pixels, and the height of the
/// picture's own range for 400.
void SliceView::drag_window(QPointF distance) {
    if (is_empty() || distance.isNull()) return;
    const dicom::Window window{.centre = drag_window_.centre + distance.y() * scene_->auto_window.width / 400,
                               .width =
                                   std::clamp(drag_window_.width * std::exp2(distance.x() / 150), 1.0, 1e7)};
    look_.window = window;
    pixels_changed();
    emit window_changed(window);
}

void SliceView::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0) zoom_at(event->position() * devicePixelRatioF(), std::pow(1.2, steps));
    event->accept();
}

void SliceView::leaveEvent(QEvent* event) {
    pointer_.reset();
    emit probe_left();
    QWidget::leaveEvent(event);
}

void SliceView::focusInEvent(QFocusEvent* event) {
    keyboard_focus_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void SliceView::focusOutEvent(QFocusEvent*) {
    keyboard_focus_ = false;
    update();
}

} // namespace contourcheck::desktop
