#pragma once

#include "check/finding.h"

#include <span>

namespace contourcheck::check {

/// What orders contours beside their findings: measures that have not crossed a threshold.
struct Evidence {
    std::optional<double> misfit; ///< with the patient's other contours (fit.h)
    std::optional<double>
        outside_share; ///< of the inner contour's area outside the outer one, on both of the pair
};

/// 1 - product of (1 - w) over all that speaks against a contour (a noisy or: independent reasons, each of which would
/// do), with w = 0.9 for an error, 0.5 for a warning, 0 for an info, 0.4 m2 / (m2 + 25) for the misfit m and
/// 0.3 s / (s + 0.05) for the share s outside. It orders contours; it is no probability.
[[nodiscard]] double suspicion(std::span<const Finding* const> findings, const Evidence& evidence);

} // namespace contourcheck::check
