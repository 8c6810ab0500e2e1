#pragma once

#include "check/sight.h"

namespace contourcheck::check {

/// An inner contour with what is asked before a picture is read.
struct Tried {
    int slice = 0;
    const contour::Contour* contour = nullptr;
    contour::Point low, high, centre; ///< contour coordinates
    double area_px = 0;
    double own_contrast = 0; ///< on its own slice
};

/// A patient's inner contours, at most 16, by slice.
struct ContourSet {
    std::size_t patient = 0;
    std::vector<Tried> contours;
    bool is_displaced = false;

    /// Four, evenly spread over the contours.
    [[nodiscard]] bool is_probe(std::size_t i) const;
};
[[nodiscard]] ContourSet contour_set(std::size_t index, const dataset::Patient& patient, const Sight& sight);

/// All that can be told without a picture: the numbers of the slices, the size of the pictures and of their pixels, and
/// where in them a heart lies.
[[nodiscard]] bool may_lie_on(const ContourSet& set, const dataset::Patient& slices);

/// How each of the sets lies on these slices, which are read once for all; of those that may lie there and gain by it.
/// Holds at most 64 pictures. Crossing::slices is left open.
[[nodiscard]] std::vector<Crossing> crossed(const std::filesystem::path& root, const dataset::Patient& slices,
                                            std::span<const ContourSet* const> sets, double pixel_origin,
                                            const std::stop_token& stop);

} // namespace contourcheck::check
