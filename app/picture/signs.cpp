#include "picture/signs.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace contourcheck::picture {

namespace {

QPainterPath polyline(std::initializer_list<QPointF> points) {
    QPainterPath path;
    for (const QPointF& p : points)
        path.elementCount() == 0 ? path.moveTo(p) : path.lineTo(p);
    return path;
}

QPainterPath octagon() {
    QPainterPath path;
    for (int i = 0; i < 8; ++i) {
        const double angle = std::numbers::pi * (i + 0.5) / 4;
        const QPointF corner(0.5 + 0.5 * std::cos(angle), 0.5 + 0.5 * std::sin(angle));
        i == 0 ? path.moveTo(corner) : path.lineTo(corner);
    }
    path.closeSubpath();
    return path;
}

QPainterPath question() {
    QPainterPath path;
    path.arcMoveTo(QRectF(0.25, 0.06, 0.5, 0.46), 170);
    path.arcTo(QRectF(0.25, 0.06, 0.5, 0.46), 170, -225);
    path.quadTo({0.5, 0.52}, {0.5, 0.66});
    path.addPath(polyline({{0.5, 0.91}, {0.501, 0.91}}));
    return path;
}

QPainterPath stale() {
    QPainterPath path;
    path.arcMoveTo(QRectF(0.14, 0.14, 0.72, 0.72), 40);
    path.arcTo(QRectF(0.14, 0.14, 0.72, 0.72), 40, 290);
    path.addPath(polyline({{0.86, 0.06}, {0.8, 0.3}, {0.56, 0.26}}));
    return path;
}

QPainterPath barred() {
    QPainterPath path;
    path.addEllipse(QRectF(0.12, 0.12, 0.76, 0.76));
    path.addPath(polyline({{0.25, 0.75}, {0.75, 0.25}}));
    return path;
}

} // namespace

Sign sign(review::State state) {
    switch (state) {
    case review::State::accepted:
        return Sign::tick;
    case review::State::rejected:
        return Sign::cross;
    case review::State::stale:
        return Sign::stale;
    case review::State::unsure:
    case review::State::none:
        break;
    }
    return Sign::question;
}

QColor colour(review::State state, const Colours& colours) {
    switch (state) {
    case review::State::accepted:
        return colours.green;
    case review::State::rejected:
        return colours.vermilion;
    case review::State::unsure:
        return colours.purple;
    case review::State::stale:
    case review::State::none:
        break;
    }
    return colours.muted;
}

void paint_sign(QPainter& painter, const QRectF& box, Sign sign, const QColor& colour) {
    const double side = std::min(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center() - QPointF(side, side) / 2);
    painter.scale(side, side);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 0.17, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (sign) {
    case Sign::tick:
        painter.drawPath(polyline({{0.12, 0.54}, {0.4, 0.82}, {0.9, 0.2}}));
        break;
    case Sign::cross:
        painter.drawPath(polyline({{0.18, 0.18}, {0.82, 0.82}}));
        painter.drawPath(polyline({{0.82, 0.18}, {0.18, 0.82}}));
        break;
    case Sign::triangle:
        painter.fillPath(polyline({{0.5, 0.05}, {1, 0.95}, {0, 0.95}}), colour);
        break;
    case Sign::octagon:
        painter.fillPath(octagon(), colour);
        break;
    case Sign::question:
        painter.drawPath(question());
        break;
    case Sign::stale:
        painter.drawPath(stale());
        break;
    case Sign::barred:
        painter.drawPath(barred());
        break;
    }
    painter.restore();
}

} // namespace contourcheck::picture
