#pragma once

#include "check/checks.h"
#include "check/hearing.h"

namespace contourcheck::check {

/// Contours that pictures and neighbours speak against, with what is probably wrong; those with an error among `known`
/// are passed over. A contour is flagged when its picture_suspicion() is above the threshold; which rules say so, and
/// with what value, follows from the measures behind it.
[[nodiscard]] std::vector<Finding> image_checks(const PreparedPatient& patient, const Sight& sight,
                                                const std::vector<Opinion>& opinions,
                                                const std::vector<Finding>& known, double pixel_origin);

} // namespace contourcheck::check
