#pragma once

#include "mask/mask.h"

/// What the rules share, and one function a rule. Not for other modules: they call rasterise().
namespace contourcheck::mask {

using Points = std::span<const Point>;

/// All take finite points and write into a mask of zeros.
void draw_centre(Points points, double origin, Mask& mask);
void draw_pil(Points points, double origin, Mask& mask);
void draw_touch(Points points, double origin, Mask& mask);

/// An edge with its upper end (the smaller y) first, so that it gives the same answers in either direction.
struct Edge {
    Point upper;
    Point lower;
};
[[nodiscard]] inline Edge edge(Point a, Point b) {
    return b.y < a.y ? Edge{b, a} : Edge{a, b};
}

/// ceil(value), kept in [0, limit].
[[nodiscard]] inline int ceil_within(double value, int limit) {
    if (!(value > 0)) return 0;
    if (value >= limit) return limit;
    const int whole = int(value);
    return whole + (whole < value ? 1 : 0);
}

/// The first i in [0, limit] with i + shift >= value; exact, `limit` where there is none.
[[nodiscard]] inline int first_from(double value, double shift, int limit) {
    const int i = ceil_within(value - shift, limit); // the difference may be rounded over a whole number
    if (i > 0 && i - 1 + shift >= value) return i - 1;
    return i < limit && i + shift < value ? i + 1 : i;
}

/// The first i in [0, limit] with i + shift > value.
[[nodiscard]] inline int first_beyond(double value, double shift, int limit) {
    const int i = first_from(value, shift, limit);
    return i < limit && i + shift == value ? i + 1 : i;
}

enum class On { in, out };

/// The first i in [0, limit] whose place (i + shift, y) is right of the edge; a place on the edge counts when `on` is
/// in. Exact. The edge spans y and is not horizontal.
[[nodiscard]] int first_right_of(const Edge& edge, double y, double shift, int limit, On on);

} // namespace contourcheck::mask
