#pragma once

#include "base/grid.h"
#include "contour/contour.h"
#include "mask/convention.h"

#include <cstdint>
#include <span>

namespace contourcheck::mask {

using contour::Point;

/// 0 or 1 a pixel.
using Mask = Grid<std::uint8_t>;
/// Share of each pixel's area, in [0, 1].
using Coverage = Grid<float>;

/// The polygon (closed, even-odd) as a mask by `centre`, `pil` or `touch`; by `coverage`, the pixels with a share of
/// more than 0. What lies outside the grid is cut off. Fewer than three points have no inside; `touch` still marks the
/// line or point. A point that is not finite gives an empty mask.
///
/// - centre: decided by the exact sign of the cross product of edge and centre (Shewchuk 1997), so that a contour, its
///   reverse and its neighbours along a shared edge agree on every pixel.
/// - pil: points truncated to whole numbers (after the origin is subtracted), then the strict interior of that polygon,
///   as Pillow 9.4 draws it with outline=0, fill=1. With origin 0 the input of the original pipelines is unchanged. Pillow
///   strays from the strict interior where a polygon has sharp corners or crosses itself; then its own result is drawn.
/// - touch: pixel squares [c-0.5, c+0.5] closed, against the closed polygon, exact. An edge along the side that two pixels
///   share touches both.
[[nodiscard]] Mask rasterise(std::span<const Point> points, Shape shape, const Convention& convention);

/// The exact share of each pixel covered, by integrating the polygon's edges over the pixel squares. Sums to the
/// polygon's area where it lies inside the grid. What a polygon that crosses itself winds around twice is out, as by
/// even-odd; in a pixel where loops of opposite direction overlap or meet, their shares are subtracted, not joined.
/// Shares under 1e-12 are 0.
[[nodiscard]] Coverage coverage(std::span<const Point> points, Shape shape, double pixel_origin);

[[nodiscard]] std::size_t count(const Mask& mask);

/// Number of 4-connected pieces of the mask, and of holes (8-connected background not reaching the border).
struct Pieces {
    int pieces = 0;
    int holes = 0;
};
[[nodiscard]] Pieces pieces(const Mask& mask);

} // namespace contourcheck::mask
