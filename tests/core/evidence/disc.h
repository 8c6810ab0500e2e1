#pragma once

#include "evidence/picture.h"

#include <cmath>
#include <numbers>
#include <vector>

/// A heart as plain as can be: a bright disc in a darker ring, pixels of 1.25 mm.
namespace contourcheck::support {

inline constexpr double pixel_mm = 1.25;

struct Disc {
    contour::Point centre_px{64, 60};
    double radius_px = 20;
    double stretch = 1; ///< along x, by 1 / stretch along y
};

inline double inside(const Disc& disc, double x, double y) {
    return disc.radius_px -
           std::hypot((x - disc.centre_px.x) / disc.stretch, (y - disc.centre_px.y) * disc.stretch);
}

/// 200 inside, 60 in a wall of 8 pixels, 120 beyond; edges a pixel wide.
inline evidence::Picture drawn(const Disc& disc, Shape shape = {128, 128}) {
    Grid<float> values(shape);
    for (int r = 0; r < shape.rows; ++r)
        for (int c = 0; c < shape.columns; ++c) {
            const double depth = inside(disc, c, r);
            const double blood = std::clamp(depth + 0.5, 0.0, 1.0);
            const double beyond = std::clamp(-depth - 8 + 0.5, 0.0, 1.0);
            values(r, c) = float(60 + 140 * blood + 60 * beyond);
        }
    return evidence::picture(std::move(values), dicom::Spacing{pixel_mm, pixel_mm});
}

inline std::vector<contour::Point> outline(const Disc& disc) {
    std::vector<contour::Point> points;
    for (int i = 0; i < 120; ++i) {
        const double angle = 2 * std::numbers::pi * i / 120;
        points.push_back({disc.centre_px.x + disc.radius_px * disc.stretch * std::cos(angle),
                          disc.centre_px.y + disc.radius_px / disc.stretch * std::sin(angle)});
    }
    return points;
}

} // namespace contourcheck::support
