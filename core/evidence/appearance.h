#pragma once

#include "evidence/picture.h"
#include "evidence/ring.h"

#include <array>
#include <span>

namespace contourcheck::evidence {

/// What the picture looks like around a ring: brightness over angle and distance from the ring, so that contours of other
/// sizes and places compare. Less its mean, over its deviation. The same heart, drawn by the same reader, looks nearly
/// alike around the contours of neighbouring slices, whatever a papillary muscle, a habit or a pixel origin does to an
/// edge by itself.
struct Appearance {
    static constexpr int angles = 48;
    static constexpr int distances = 25; ///< from 9 mm inside to 9 mm outside
    std::array<double, angles> radius_mm{};
    Grid<float> values; ///< empty for an empty ring
};
[[nodiscard]] Appearance appearance(const Picture& picture, const Ring& ring);

/// A small change of a contour's form: growth all round, shift, a two-fold wave (as Boundary::wave_mm).
struct Bend {
    double growth_mm = 0;
    contour::Point shift_mm;
    contour::Point wave_mm;
};

/// How a contour sits in its picture compared with how its neighbours sit in theirs.
struct Agreement {
    bool known = false;
    std::size_t neighbours = 0; ///< how many were heard
    double likeness = 0;        ///< correlation with the neighbours' median appearance, -1 to 1
    double best = 0;            ///< the greatest over shifts up to 7.5 mm and scales from 0.7 to 1.4
    contour::Point shift_mm;    ///< where that is
    double scale = 1;
    Bend
        bend; ///< after which the picture looks most as the neighbours', by least squares (Lucas and Kanade 1981)
};
[[nodiscard]] Agreement agreement(const Picture& picture, const Ring& ring, const Appearance& own,
                                  std::span<const Appearance* const> neighbours);

} // namespace contourcheck::evidence
