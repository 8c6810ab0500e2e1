#pragma once

#include "picture/scene.h"

namespace contourcheck::picture {

// Parts of an SVG document, as text.

[[nodiscard]] QByteArray svg_number(double value);         ///< two decimals at most
[[nodiscard]] QByteArray svg_escaped(const QString& text); ///< for text and for attributes

/// The picture as an <image> element of its own pixels over `area`; `smooth` leaves interpolation to the viewer.
[[nodiscard]] QByteArray svg_image(const QImage& picture, const QRectF& area, bool smooth);

/// Each contour that `look` shows as paths: a dark halo, and the kind's line.
[[nodiscard]] QByteArray svg_outlines(const Scene& scene, const Look& look, const Placement& placement,
                                      double line_width);

/// A contour in a line of its own, above a halo: where another one would fit.
[[nodiscard]] QByteArray svg_white_outline(const std::vector<contour::Point>& points,
                                           const Placement& placement, double line_width);

} // namespace contourcheck::picture
