#pragma once

#include "check/image_checks.h"

#include <functional>
#include <map>

namespace contourcheck::check {

/// What a rule of the list measures on one contour, above its threshold or not: the value that its finding would carry.
/// Absent for rules that measure nothing on a contour by itself, and where it cannot be measured. Known for the rules of
/// the picture and for inner against outer.
[[nodiscard]] std::optional<double> measured(std::string_view rule, const PreparedPatient& patient,
                                             std::size_t contour, const Sight& sight, const Opinion& opinion);

/// Distance of the centroids of an inner contour and the outer one of its slice; absent without one or without spacing.
[[nodiscard]] std::optional<double> centre_distance_mm(const PreparedContour& inner,
                                                       const PreparedContour& outer);

/// Who puts the contour elsewhere, and how far: the distance itself, and what of it counts where that is less.
[[nodiscard]] Phrase centroid_in_words(const Departure& departure);
[[nodiscard]] Phrase radius_in_words(const Departure& departure);

/// One of `look`'s other slices whose edges lie nearer and under which the step is no weaker; null where there is none.
[[nodiscard]] const evidence::Elsewhere* better_slice(const evidence::Look& look);

/// The way round in which a contour comes to lie where it should.
struct BetterWay {
    evidence::Way way = evidence::Way::as_is;
    double contrast = 0;
    contour::Point shift_mm; ///< of the contour so turned
    bool is_better = false;  ///< than as it is; else the rest is as it is
};
[[nodiscard]] BetterWay better_way(const evidence::Look& look, const Opinion& opinion);

/// What a rule measures on the contours of a kind that nothing was found against: what is usual in this dataset.
struct Cohort {
    std::size_t contours = 0;   ///< how many there are
    std::vector<double> values; ///< sorted; where there are many, `most_values` of them at equal ranks
    static constexpr std::size_t most_values = 400;
};
using Cohorts = std::map<std::pair<std::string, contour::Kind>, Cohort>;

/// `is_right` says which contours count, by their patient's and their own index.
[[nodiscard]] Cohorts cohorts(std::span<const PreparedPatient> patients, const Sights& sights,
                              std::span<const std::vector<Opinion>> opinions,
                              const std::function<bool(std::size_t patient, std::size_t contour)>& is_right);

} // namespace contourcheck::check
