#include "picture/outlines.h"
#include "picture/colours.h"
#include "picture/furniture.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace contourcheck::picture {

namespace {

/// Qt's rasteriser counts in 16 bits before the point, and a dashed line from the end of the world takes forever.
constexpr double reach = 16000;
/// Of an outline's length, in device pixels.
constexpr double scribble = 1e6;

/// So far out a direction means nothing, and cutting an edge off would lose all digits.
QPointF near_enough(QPointF p) {
    constexpr double most = 1e9;
    return {std::clamp(p.x(), -most, most), std::clamp(p.y(), -most, most)};
}

bool within_reach(const std::vector<QPointF>& points) {
    return std::ranges::all_of(
        points, [](QPointF p) { return std::abs(p.x()) <= reach && std::abs(p.y()) <= reach; });
}

/// The part of a-b in the square of `reach` (Liang and Barsky 1984).
std::optional<QLineF> clipped(QPointF a, QPointF b) {
    double from = 0, to = 1;
    const QPointF d = b - a;
    const auto cut = [&](double step, double room) {
        if (step == 0) return room >= 0;
        const double at = room / step;
        if (step < 0)
            from = std::max(from, at);
        else
            to = std::min(to, at);
        return from <= to;
    };
    if (!cut(-d.x(), a.x() + reach) || !cut(d.x(), reach - a.x()) || !cut(-d.y(), a.y() + reach) ||
        !cut(d.y(), reach - a.y()))
        return std::nullopt;
    return QLineF(a + from * d, a + to * d);
}

QPainterPath outline_path(const std::vector<QPointF>& points) {
    QPainterPath path;
    if (points.empty()) return path;
    if (within_reach(points)) {
        path.addPolygon(QPolygonF(QList<QPointF>(points.begin(), points.end())));
        path.closeSubpath();
        return path;
    }
    for (std::size_t i = 0; i < points.size(); ++i)
        if (const auto edge = clipped(points[i], points[(i + 1) % points.size()])) {
            if (path.elementCount() == 0 || path.currentPosition() != edge->p1()) path.moveTo(edge->p1());
            path.lineTo(edge->p2());
        }
    return path;
}

/// In widths of its line: a contour no larger than `dot` is one, and four strokes point at it; a ring would pass for a contour. No
/// line hides a filled one: a fleck is smaller.
constexpr double dot = 4.5, fleck = 2, strokes_from = 3.5, strokes_to = 9;

void point_at(QPainterPath& path, QPointF centre, double line_width) {
    for (const QPointF way : {QPointF(1, 0), QPointF(0, 1), QPointF(-1, 0), QPointF(0, -1)}) {
        path.moveTo(centre + way * strokes_from * line_width);
        path.lineTo(centre + way * strokes_to * line_width);
    }
}

double length(const QPainterPath& path) {
    double sum = 0;
    for (int i = 1; i < path.elementCount(); ++i)
        if (path.elementAt(i).isLineTo()) sum += QLineF(path.elementAt(i - 1), path.elementAt(i)).length();
    return sum;
}

} // namespace

QPainterPath outline(const std::vector<contour::Point>& points, const Placement& placement) {
    std::vector<QPointF> device;
    device.reserve(points.size());
    for (const contour::Point& p : points)
        if (std::isfinite(p.x) && std::isfinite(p.y)) device.push_back(near_enough(placement.to_device(p)));
    return outline_path(device);
}

QPainterPath seen_outline(const std::vector<contour::Point>& points, const Placement& placement,
                          double line_width, Style style) {
    const QPainterPath path = outline(points, placement);
    const QRectF box = path.boundingRect();
    QPainterPath seen = style == Style::fill ? QPainterPath() : path;
    const double least = (style == Style::fill ? fleck : dot) * line_width;
    if (!path.isEmpty() && std::max(box.width(), box.height()) < least)
        point_at(seen, box.center(), line_width);
    return seen;
}

bool is_scribble(const QPainterPath& outline) {
    return length(outline) > scribble;
}

QPen kind_pen(contour::Kind kind, double width) {
    QPen pen(kind_colour(kind), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (kind == contour::Kind::outer) {
        pen.setDashPattern({3.5, 2.2});
    } else if (kind != contour::Kind::inner) {
        pen.setCapStyle(Qt::RoundCap);
        pen.setDashPattern({0.01, 2.2});
        pen.setWidthF(width * 1.25); // round dots look lighter than a line of their width
    }
    return pen;
}

void paint_outlines(QPainter& painter, const Scene& scene, const Look& look, const Placement& placement,
                    double line_width) {
    painter.save();
    painter.setBrush(Qt::NoBrush);
    for (const Layer& layer : scene.layers) {
        if (!look.shows(layer.kind)) continue;
        const QPainterPath path = seen_outline(layer.points, placement, line_width, look.style);
        if (is_scribble(path)) {
            painter.setRenderHint(QPainter::Antialiasing, false);
            painter.setPen(QPen(kind_colour(layer.kind), 0));
            painter.drawPath(path);
            continue;
        }
        painter.setRenderHint(QPainter::Antialiasing);
        QPen halo(QColor(0, 0, 0, 120), line_width + 1.6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        painter.setPen(halo);
        painter.drawPath(path);
        painter.setPen(kind_pen(layer.kind, line_width));
        painter.drawPath(path);
    }
    painter.restore();
}

void paint_white_outline(QPainter& painter, const std::vector<contour::Point>& points,
                         const Placement& placement, double line_width) {
    const QPainterPath path = outline(points, placement);
    if (path.isEmpty()) return;
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, !is_scribble(path));
    if (!is_scribble(path)) {
        painter.setPen(
            QPen(QColor(0, 0, 0, 120), line_width + 1.6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPath(path);
    }
    painter.setPen(QPen(Qt::white, is_scribble(path) ? 0 : line_width));
    painter.drawPath(path);
    painter.restore();
}

} // namespace contourcheck::picture
