#pragma once

#include "base/random.h"
#include "check/prepared.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace contourcheck::trial {

/// A mistake that people and programs make with contours, put into right ones to see whether it is noticed.
struct Mistake {
    std::string_view id;    ///< "shifted-3px"
    std::string_view words; ///< "3 pixels off"
    double size = 0;        ///< pixels, factor or locations, as the id says
    /// Rules whose finding tells a reader what is wrong; the places left over are empty.
    std::array<std::string_view, 4> named_by = {};

    [[nodiscard]] bool is_named_by(std::string_view rule) const;
};
[[nodiscard]] std::span<const Mistake> mistakes();
/// Of the mistake with this id; the id itself where there is none, as in a store of a later program.
[[nodiscard]] std::string words_of(std::string_view id);

/// New points for one contour of a patient, by index.
struct Change {
    std::size_t contour = 0;
    std::vector<contour::Point> points;
};

/// What the mistake makes of the contour: one change, or two where contours are exchanged, the contour's own first.
/// Nothing where it cannot be made (no neighbour, no other patient) or where the result overlaps the right contour by
/// more than 0.92 (Dice), which nobody could call wrong. `others` are where other patients' contours are taken from.
[[nodiscard]] std::vector<Change> made(const Mistake& mistake, const check::PreparedPatient& patient,
                                       std::size_t contour,
                                       std::span<const check::PreparedPatient* const> others,
                                       double pixel_origin, Random& random);

/// 2 |a and b| / (|a| + |b|), by area.
[[nodiscard]] double dice(contour::Points a, contour::Points b);

} // namespace contourcheck::trial
