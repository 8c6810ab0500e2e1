#include "mask/rules.h"

#include <algorithm>

namespace contourcheck::mask {

namespace {

/// Columns [first, end).
struct Columns {
    int first;
    int end;
};

/// Marks every pixel whose closed square [i - 0.5, i + 0.5] meets the closed edge; a row's share of an edge lies
/// between its two ends, which are the edge's own or its crossings of the row's upper and lower side.
class Tracer {
public:
    Tracer(double origin, Mask& mask) : before_(origin - 0.5), after_(origin + 0.5), mask_(mask) {}

    void trace(const Edge& edge) {
        const int first = first_from(edge.upper.y, after_, mask_.rows());
        const int end = first_beyond(edge.lower.y, before_, mask_.rows());
        for (int row = first; row < end; ++row) {
            const double top = row + before_;
            const double bottom = row + after_;
            const Columns from = edge.upper.y >= top ? columns(edge.upper) : columns(edge, top);
            const Columns to = edge.lower.y <= bottom ? columns(edge.lower) : columns(edge, bottom);
            const auto pixels = mask_.row(row);
            for (int i = std::min(from.first, to.first); i < std::max(from.end, to.end); ++i)
                pixels[std::size_t(i)] = 1;
        }
    }

private:
    [[nodiscard]] Columns columns(Point point) const {
        return {first_from(point.x, after_, mask_.columns()),
                first_beyond(point.x, before_, mask_.columns())};
    }
    [[nodiscard]] Columns columns(const Edge& edge, double y) const {
        return {first_right_of(edge, y, after_, mask_.columns(), On::in),
                first_right_of(edge, y, before_, mask_.columns(), On::out)};
    }

    double before_; ///< from a pixel's index to the start of its square
    double after_;  ///< and to its end
    Mask& mask_;
};

} // namespace

void draw_touch(Points points, double origin, Mask& mask) {
    if (points.empty()) return;
    // A square that the outline does not meet is wholly in or wholly out: its centre tells.
    draw_centre(points, origin, mask);
    Tracer tracer(origin, mask);
    Point last = points.back();
    for (const Point& point : points) {
        tracer.trace(edge(last, point));
        last = point;
    }
}

} // namespace contourcheck::mask
