#pragma once

#include "evidence/boundary.h"

#include <cstdint>

namespace contourcheck::evidence {

/// How well one inner contour's ring fits the edges about it moved by (x, y) pixels: a score over a grid of shifts, indexed
/// (y, x), 0 at most. Less it is what the edges lie off the ring, which may grow or shrink as it likes: the sum of
/// rho(edge - growth - shift . normal) over the sites, weighted by the step of each edge, with rho the loss of quantile
/// regression (Koenker and Bassett 1978): what lies further out counts `outward` to `1 - outward`. Papillary muscles and
/// trabeculae lie within a contour and draw edges inward, mostly at the free wall; nothing draws them outward as often.
///
/// The edges are those of boundary(), seen from where the ring fits best by itself, so that the result moves with the
/// contour: it does not depend on the pixel origin in use.
struct OffsetMap {
    static constexpr int steps = 21;
    static constexpr double step_px = 0.5;
    static constexpr double first_px = -5;
    static constexpr double outward = 0.8;
    Grid<float> scores;
    double contrast = 0; ///< mean step across the ring where it fits best
};
/// `begin_px`: a shift near which the search may begin.
[[nodiscard]] OffsetMap offset_map(const Picture& picture, const Ring& ring, contour::Point begin_px = {});
/// The shift at which this contour alone fits best, within the map.
[[nodiscard]] contour::Point best_px(const OffsetMap& map);

/// The shift at which contours fit best together, with a 95 % interval: by bootstrap (Efron 1979; 400 resamples), which
/// knows how contours and patients differ, and `method_error_px` more either way for what all of them share.
///
/// On the demo, whose offset is 0, 22 seeds of four patients each give -0.15 to -0.03 px in x (toward the septum: what
/// trabeculae still do) and -0.07 to 0.03 in y; of hearts and readers of all sorts, less each reader's own shift, six
/// seeds of six patients -0.22 to -0.03 and -0.12 to 0.14, and single patients -0.12 and -0.03 with a deviation of 0.11.
struct Offset {
    static constexpr double method_error_px = 0.2;
    contour::Point best_px, low_px, high_px;
    std::size_t contours = 0;
    std::size_t patients = 0;

    /// Whether contours that belong moved by this are within the interval.
    [[nodiscard]] bool holds(contour::Point px) const {
        return low_px.x <= px.x && px.x <= high_px.x && low_px.y <= px.y && px.y <= high_px.y;
    }
};
/// One list a patient. Patients are drawn with replacement, then contours within each, so that the interval holds for
/// patients like these. Absent with fewer than four contours, or where
/// the pictures hardly show them anywhere (a mean step below 0.05).
[[nodiscard]] std::optional<Offset> common_offset(const std::vector<std::vector<OffsetMap>>& patients);

} // namespace contourcheck::evidence
