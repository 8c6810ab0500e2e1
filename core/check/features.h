#pragma once

#include "check/prepared.h"
#include "check/witnesses.h"
#include "evidence/look.h"

#include <array>
#include <span>
#include <string_view>

namespace contourcheck::check {

/// What pictures and neighbours hold against one contour, measure by measure: near 0 for a right one, more where it is
/// worse. Lengths are mm.
struct Features {
    enum Index : std::size_t {
        along_centroid, ///< centroid and radius less what neighbouring locations predict (fit.h)
        along_radius,
        phase_centroid, ///< … the other phases predict
        phase_radius,
        wall_centroid, ///< … the other of inner and outer predicts
        wall_radius,
        phase_order, ///< log ratio of two phases' radii, where it is the other way round than elsewhere in the stack
        elongation,     ///< log of the axes' ratio above the patient's median
        unlike_gain,    ///< likeness to the neighbours' appearance that another place or size would gain
        unlike_shift,   ///< how far away that is
        unlike_scale,   ///< log of that size
        picture_growth, ///< mean of what edge and appearance say of the size
        sure_shift, ///< what all witnesses (witnesses.h) together would move it, in standard deviations of right contours
        sure_growth, ///< … grow it
        sure_wave,   ///< … bend it into an oval or out of one
        sure,        ///< root of the squares of these three
        // From here: above the median of the patient's other contours of the kind.
        low_contrast, ///< weakness of the weakest fifth of the boundary, in units of the patient's median contrast
        contrast,
        disagreeing, ///< share of the boundary without an edge
        oval,
        rest,
        bright_outside,
        dark_inside,
        phase_displaced,    ///< how much nearer the edges of another phase lie
        location_displaced, ///< … of a neighbouring location
        way_gain,           ///< contrast that a mirrored or turned contour would gain, in those units
        count
    };
    std::array<double, count> values{};
};

[[nodiscard]] std::span<const std::string_view> feature_names();

/// The measures of the last group as they are, before the patient's median is taken from them.
inline constexpr std::size_t first_relative = Features::low_contrast;
using Raw =
    std::array<double, Features::count - first_relative + 1>; ///< the last one is the contrast, the unit
[[nodiscard]] Raw raw_measures(const evidence::Look& look);

/// Where all witnesses together would have the contour (witnesses.h): what a finding says in words.
struct Wish {
    contour::Point shift_mm;
    double growth_mm = 0;
    contour::Point wave_mm; ///< two-fold
    std::optional<contour::Point>
        place_mm; ///< shift to where neighbours and partner put it, no picture asked
};

/// How far a contour lies from where others of its kind put it, by those that count the most against it.
struct Departure {
    enum class From { neighbours, phase };
    From from = From::neighbours;
    double mm = 0;         ///< of a radius above 0 where the contour is the larger
    double counted_mm = 0; ///< its size times what those it is from count for: never more than the size
};

struct Judged {
    Features features;
    Testimony testimony;
    Wish wish;
    Departure centroid, radius; ///< from neighbouring locations or from the other phases
    Raw usual{}; ///< of the patient's other contours; of right contours at large where there are fewer than three
};

/// Of the contour at `index`, looked at in `look`; `others` are the looks of all the patient's contours, by which what is
/// usual in this patient is told (the contour's own is left out).
[[nodiscard]] Judged judged(const PreparedPatient& patient, std::size_t index, const evidence::Look& look,
                            std::span<const evidence::Look> others);

} // namespace contourcheck::check
