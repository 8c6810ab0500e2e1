#pragma once

#include "contour/contour.h"

#include <span>
#include <string>

namespace contourcheck::contour {

/// All measures take the polygon as closed: the last point is joined to the first. Units are those of the points.
using Points = std::span<const Point>;

/// Shoelace formula. Positive where the points run clockwise on the screen (y down).
[[nodiscard]] double signed_area(Points points);
[[nodiscard]] double area(Points points);
/// Length of the closed polygon, closing edge included.
[[nodiscard]] double perimeter(Points points);
/// Centroid of the polygon's area; of its points where the area is zero; (0, 0) without points.
[[nodiscard]] Point centroid(Points points);
/// Distance of the last point to the first, and 0 with fewer than two points.
[[nodiscard]] double closing_gap(Points points);
[[nodiscard]] double distance(Point a, Point b);
/// Number of different points.
[[nodiscard]] std::size_t distinct_points(Points points);

struct Bounds {
    double left = 0, top = 0, right = 0, bottom = 0;
};
[[nodiscard]] Bounds bounds(Points points);

/// Convex hull (monotone chain, Andrew 1979), clockwise on the screen, without collinear points.
[[nodiscard]] std::vector<Point> convex_hull(Points points);

/// Simple features validity (OGC 06-103r4) as GEOS tells it: no crossing, no touching of itself that cuts the inside.
/// Repeated points are no fault.
struct Validity {
    bool valid = true;
    std::string reason; ///< "Self-intersection", "Too few points in geometry component", …; empty when valid
    Point place;        ///< where the fault is, in the points' coordinates
};
[[nodiscard]] Validity validity(Points points);

/// Whether two edges cross in their midst: validity() tells the first fault it meets, which may be a mere touch.
[[nodiscard]] bool crosses_itself(Points points);

/// A polygon that crosses itself is mended up to here: beyond it is a tangle without an inside that anyone meant.
inline constexpr std::size_t most_points_to_mend = 2000;
inline constexpr int most_crossings_to_mend = 50;
/// Each is a node of the area between two polygons.
inline constexpr int most_crossings_of_two = 5000;

/// Area of (a without b), by GEOS. Polygons that cross themselves are first made valid by the even-odd rule. NaN where it
/// cannot be told: a coordinate that is not finite, or a polygon that crosses or touches itself more than
/// `most_crossings_to_mend` times, or does so at all and has more than `most_points_to_mend` points, or two that meet
/// more than `most_crossings_of_two` times.
[[nodiscard]] double area_outside(Points a, Points b);

/// A SHA-256 that is equal for contours with equal points, whichever point is first, in whichever direction they run
/// and however often a point is repeated at once or at the end. Empty for fewer than three distinct points.
[[nodiscard]] std::string content_key(Points points);

} // namespace contourcheck::contour
