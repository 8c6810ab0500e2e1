#pragma once

#include "evidence/boundary.h"

#include <cstdint>

namespace contourcheck::evidence {

/// How well one inner contour's ring fits its picture moved by (x, y) pixels: scores over a grid of shifts, indexed (y, x).
/// Parts of the boundary with something dark within 9 mm inside are left out: a papillary muscle there draws the score
/// inward.
struct OffsetMap {
    static constexpr int steps = 21;
    static constexpr double step_px = 0.5;
    static constexpr double first_px = -5;
    Grid<float> scores;
};
[[nodiscard]] OffsetMap offset_map(const Picture& picture, const Ring& ring);
/// The shift at which this contour alone fits best, within the map.
[[nodiscard]] contour::Point best_px(const OffsetMap& map);

/// The shift at which contours fit best together, with a 95 % interval by bootstrap (Efron 1979; 400 resamples).
struct Offset {
    contour::Point best_px, low_px, high_px;
    std::size_t contours = 0;
    std::size_t patients = 0;
};
/// One list a patient. Patients are drawn with replacement, then contours within each, so that the interval holds for
/// patients like these. Absent with fewer than four contours, or where
/// the pictures hardly show them anywhere (a mean step below 0.05).
[[nodiscard]] std::optional<Offset> common_offset(const std::vector<std::vector<OffsetMap>>& patients);

} // namespace contourcheck::evidence
