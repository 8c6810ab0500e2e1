#include "desktop/panels/room_scroll.h"

#include <QApplication>
#include <QEvent>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int around_child = 8;

} // namespace

RoomScroll::RoomScroll(QWidget* panel, QWidget* parent) : QScrollArea(parent) {
    panel->setObjectName(QStringLiteral("panelBody"));
    setWidget(panel);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { show_child(now); });
}

RoomScroll::~RoomScroll() {
    disconnect(qApp, nullptr, this, nullptr);
}

void RoomScroll::set_least(int height) {
    least_ = height;
    updateGeometry();
}

void RoomScroll::show_child(QWidget* child) {
    if (!child || !widget()->isAncestorOf(child)) return;
    const QRect there(child->mapTo(widget(), QPoint()), child->size());
    ensureVisible(0, there.bottom(), 0, around_child);
    ensureVisible(0, there.top(), 0, around_child);
    // Of a text field, Qt's own shows the line of the cursor alone.
    if (there.height() > viewport()->height()) ensureWidgetVisible(child, 0, around_child);
}

QSize RoomScroll::sizeHint() const {
    const QSize hint = widget()->sizeHint();
    const int inside = viewport()->width();
    return {hint.width(), widget()->hasHeightForWidth() ? widget()->heightForWidth(inside) : hint.height()};
}

QSize RoomScroll::minimumSizeHint() const {
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
            std::min(least_, sizeHint().height())};
}

bool RoomScroll::event(QEvent* event) {
    if (event->type() != QEvent::LayoutRequest) return QScrollArea::event(event);
    updateGeometry(); // the panel needs another height
    QMetaObject::invokeMethod(
        this, [this] { show_child(QApplication::focusWidget()); }, Qt::QueuedConnection);
    return QScrollArea::event(event);
}

void RoomScroll::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) updateGeometry();
}

} // namespace contourcheck::desktop
