#include "desktop/signs.h"

#include "picture/colours.h"

#include <cmath>

namespace contourcheck::desktop {

using picture::Sign;

Sign sign(check::Status status) {
    if (status == check::Status::error) return Sign::octagon;
    return status == check::Status::warning ? Sign::triangle : Sign::tick;
}

void paint_kind_line(QPainter& painter, const QRectF& box, contour::Kind kind) {
    QPen pen(picture::kind_colour(kind), 2, Qt::SolidLine, Qt::FlatCap);
    if (kind == contour::Kind::outer) pen.setDashPattern({2, 1});
    if (kind != contour::Kind::inner && kind != contour::Kind::outer) pen.setDashPattern({1, 1});
    painter.save();
    painter.setPen(pen);
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
    painter.restore();
}

QIcon kind_icon(contour::Kind kind, double device_pixel_ratio) {
    constexpr int size = 16;
    QPixmap pixmap(int(std::ceil(size * device_pixel_ratio)), int(std::ceil(size * device_pixel_ratio)));
    pixmap.setDevicePixelRatio(device_pixel_ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    // The kinds' colours are made for the picture's dark ground: a dark bed keeps yellow readable on a light panel.
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x1b1d20));
    painter.drawRoundedRect(QRectF(0, 4, size, 8), 2, 2);
    paint_kind_line(painter, QRectF(2, 4, size - 4, 8), kind);
    return QIcon(pixmap);
}

} // namespace contourcheck::desktop
