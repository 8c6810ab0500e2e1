#pragma once

#include "check/fit.h"
#include "evidence/look.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace contourcheck::check {

/// Who says how far a contour lies from where it should: each by itself errs by a millimetre or two, seldom all alike.
struct Witness {
    enum Index : std::size_t {
        edge,              ///< the nearest edge
        contrast,          ///< the search for the greatest contrast
        appearance,        ///< the bend after which the picture looks as around the neighbours
        appearance_beyond, ///< the same where the contour is the stack's first or last
        between,           ///< the neighbouring locations' contours, one on either side
        beyond,            ///< those of one side: the contour is the stack's first or last
        phase, ///< the same location's contours at other phases, by what they differ elsewhere: radii by their ratio
        wall, ///< the other of inner and outer
        // These say nothing of the contour, but err as others do: the heart that is really larger here than its
        // neighbours predict, the reader who leaves the edge where the muscles stand.
        partner,    ///< how far the same location's other contours lie from where their neighbours put them
        edges_near, ///< how far the edges lie from the neighbouring contours
        count
    };
};
[[nodiscard]] std::span<const std::string_view> witness_names();

/// How many times as large as those of a jury's witnesses their errors are: those from further away err more.
using Spread = std::array<double, Witness::count>;
inline constexpr Spread usual_spread = [] {
    Spread spread{};
    spread.fill(1);
    return spread;
}();

/// What each would have the contour do; absent where it says nothing.
struct Testimony {
    std::array<std::optional<double>, Witness::count> growth_mm;
    std::array<std::optional<contour::Point>, Witness::count> shift_mm;
    std::array<std::optional<contour::Point>, Witness::count>
        wave_mm; ///< two-fold, as evidence::Boundary::wave_mm
    Spread spread = usual_spread;
};

/// What is usual in a patient, and no mistake: a reader's habit, the pixel origin.
struct Habit {
    contour::Point shift_mm, rival_mm, wave_mm;
    double growth_mm = 0;
    double log_scale = 0;
};

[[nodiscard]] Testimony testimony(const PreparedPatient& patient, std::size_t index,
                                  const evidence::Look& look, std::span<const evidence::Look> looks,
                                  const Habit& habit, const Deviations& off);

/// How witnesses answer to a mistake of one millimetre, and the covariance of their errors.
struct Jury {
    using Row = std::array<double, Witness::count>;
    Row slope{};
    std::array<Row, Witness::count> covariance{};
};
struct Verdict {
    contour::Point by_mm;  ///< the estimate (generalised least squares, Aitken 1935)
    double deviations = 0; ///< its size over its standard deviation
};
[[nodiscard]] Verdict verdict(const Jury& jury,
                              const std::array<std::optional<contour::Point>, Witness::count>& words,
                              const Spread& spread = usual_spread);
[[nodiscard]] Verdict verdict(const Jury& jury,
                              const std::array<std::optional<double>, Witness::count>& words,
                              const Spread& spread = usual_spread);

/// The two-fold wave of a contour's own radii, mm.
[[nodiscard]] contour::Point own_wave_mm(const evidence::Look& look);

} // namespace contourcheck::check
