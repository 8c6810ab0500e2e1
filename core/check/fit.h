#pragma once

#include "check/prepared.h"

#include <functional>

namespace contourcheck::check {

/// What is asked to fit: a contour, or its points taken for another kind.
struct Candidate {
    const PreparedContour* contour = nullptr;  ///< whose place, size and points are judged
    contour::Kind kind = contour::Kind::inner; ///< what it is taken for
    const PreparedContour* place = nullptr;    ///< whose slice it is taken to be on; usually `contour`
};
[[nodiscard]] Candidate as_it_is(const PreparedContour& contour);

/// Inner and outer contours bound the heart's wall; papillary muscles lie within.
[[nodiscard]] bool is_wall(contour::Kind kind);

using Usable = std::function<bool(const PreparedContour&)>;

/// How far a contour lies from where the patient's other contours put it, in units of what right contours deviate; 0 is
/// a perfect fit. Absent where the others tell nothing. `usable` says which other contours may testify; those on the
/// same slice and of the kind asked for never do.
///
/// Each of these predicts a centroid and a radius (of the disc of equal area), and the result is the mean of the
/// distances of the contour from them, centroid over `centroid_scale`, radius over `radius_scale`:
/// - the same kind and phase on the neighbouring locations, interpolated, for less the further away they are (spread),
/// - each other kind or phase at the same location, plus the median difference between the two elsewhere in the stack.
/// Where that difference is not known, inner and outer contours are taken to share their centre, and what lies of the
/// inner one outside the outer one of the slice counts.
///
/// On the 84 right contours of three Sunnybrook patients: median 1.1, three quarters below 1.9, 95 % below 2.9, none
/// above 3.3. With every one of them copied over every other of its kind, the copy was told from its original in 2,604 of
/// 2,610 cases where the two were in different patients (the original blamed in 1, both in 5), and in 1,117 of 1,226 on
/// two slices of one patient (26, 83).
[[nodiscard]] std::optional<double> misfit(const PreparedPatient& patient, const Candidate& candidate,
                                           const Usable& usable);

/// A contour's centroid and radius less what one kind of witness predicts; units as in PreparedContour. `between`: from
/// both sides, or from more than one place.
///
/// `spread`: how many times as far off as neighbours 10 mm away a prediction from further away is taken to be. Over 10, 20
/// and 30 mm on either side right contours of three Sunnybrook patients deviate by 2.4, 3.4 and 5.1 mm in place and 0.9,
/// 2.4 and 5.5 mm in radius; from one side by 3.7, 5.4 and 6.8 mm and 3.5, 6.3 and 8.8 mm (root mean square of the
/// inner ones). Beyond evidence::furthest_neighbour_mm nothing is predicted.
struct Deviation {
    double x = 0, y = 0, radius = 0;
    bool between = false;
    double spread = 1;
};

/// The nearest comparable contour of the kind and phase below (-1) or above (+1) a contour's place in the stack that
/// may testify; null where there is none or it is too far away.
[[nodiscard]] const PreparedContour* neighbour(const PreparedPatient& patient, Group group,
                                               const PreparedContour& place, int direction,
                                               const Usable& usable);

/// The predictions of misfit() one by one.
struct Deviations {
    std::optional<Deviation> along; ///< same kind and phase, neighbouring locations
    std::optional<Deviation> phase; ///< same kind and location, the other phases (their mean)
    std::optional<Deviation> wall;  ///< the other of inner and outer, same slice
};
[[nodiscard]] Deviations deviations(const PreparedPatient& patient, const Candidate& candidate,
                                    const Usable& usable);

inline constexpr double centroid_scale = 3.0;
inline constexpr double radius_scale = 2.0;
/// Two misfits closer than this do not tell which is the worse.
inline constexpr double fit_margin = 0.3;
/// No right contour fits as badly as this.
inline constexpr double bad_fit = 3.5;
/// About three quarters of the right contours fit at least as well as this.
inline constexpr double good_fit = 1.8;

/// Which of several contours, at most one of which is right, the evidence speaks against: all but the one that fits
/// better than the rest by more than the margin; all of them where there is no such one. One of unknown fit counts as
/// the worse beside a good one, and as the better beside bad ones.
[[nodiscard]] std::vector<bool> speaks_against(const std::vector<std::optional<double>>& misfits);

} // namespace contourcheck::check
