#pragma once

#include "picture/scene.h"

#include <QPainterPath>

namespace contourcheck::picture {

/// The contour in device pixels, closed; of far coordinates only what comes within the reach of a rasteriser.
[[nodiscard]] QPainterPath outline(const std::vector<contour::Point>& points, const Placement& placement);

/// The contour as it is drawn with a line of this width, without one where it is filled: at one so small that its line
/// would hide it four strokes point.
[[nodiscard]] QPainterPath seen_outline(const std::vector<contour::Point>& points, const Placement& placement,
                                        double line_width, Style style);

/// Longer than this it is a scribble: dashes would not read and cost minutes.
[[nodiscard]] bool is_scribble(const QPainterPath& outline);

/// A contour in white above a halo: where another one would fit. Nothing without points.
void paint_white_outline(QPainter& painter, const std::vector<contour::Point>& points,
                         const Placement& placement, double line_width);

} // namespace contourcheck::picture
