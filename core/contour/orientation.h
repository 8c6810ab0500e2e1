#pragma once

#include "contour/contour.h"

#include <cmath>

namespace contourcheck::contour {

/// The slow, exact half of orientation().
[[nodiscard]] int exact_orientation(Point a, Point b, Point c);

/// Sign of the cross product (b - a) x (c - a): 1, 0 or -1; positive where a, b, c turn clockwise on the screen. Exact
/// for coordinates of a magnitude between 1e-100 and 1e100, and 0: a sum in floating point decides where its error
/// bound allows (Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997, ccwerrboundA), else exact_orientation.
[[nodiscard]] inline int orientation(Point a, Point b, Point c) {
    const double left = (b.x - a.x) * (c.y - a.y);
    const double right = (b.y - a.y) * (c.x - a.x);
    const double bound = 3.3306690738754716e-16 * (std::abs(left) + std::abs(right)) + 1e-290;
    if (left - right > bound) return 1;
    if (right - left > bound) return -1;
    return exact_orientation(a, b, c);
}

} // namespace contourcheck::contour
