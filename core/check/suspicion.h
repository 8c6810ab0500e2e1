#pragma once

#include "check/features.h"
#include "check/finding.h"

#include <span>

namespace contourcheck::check {

/// What pictures and neighbours make of one contour: logistic in the sum over the features (features.h) of
/// weight x min(max(0, (feature - knot) / scale), 6). No weight is below 0: a feature that gets worse never lowers it.
/// The numbers (weights.h) are fitted by tests/benchmark/detection on mistakes put into right contours; 0.5 is where 4 %
/// of right contours of patients left out of the fit lie above.
[[nodiscard]] double picture_suspicion(contour::Kind kind, const Features& features);
/// Its logit: tells apart contours that are all surely wrong.
[[nodiscard]] double picture_evidence(contour::Kind kind, const Features& features);

/// From here the picture is against a contour, and from here surely: the highest of 84 right contours reaches 0.88.
inline constexpr double flagged_suspicion = 0.5;
inline constexpr double sure_suspicion = 0.9995;

/// Measures that order contours without a picture.
struct Evidence {
    std::optional<double> picture; ///< picture_suspicion(); what follows counts only without it
    std::optional<double> misfit;  ///< with the patient's other contours (fit.h)
    std::optional<double>
        outside_share; ///< of the inner contour's area outside the outer one, on both of the pair
};

/// 1 - product of (1 - w) over all that speaks against a contour (a noisy or: independent reasons, each of which would
/// do), with w the picture's suspicion, 0.9 for an error, 0.5 for a warning, 0 for an info and for findings on the contour that say in
/// words what the picture's suspicion is made of; without a picture 0.4 m2 / (m2 + 25) for the misfit m and
/// 0.3 s / (s + 0.05) for the share s outside.
[[nodiscard]] double suspicion(std::span<const Finding* const> findings, const Evidence& evidence);

} // namespace contourcheck::check
