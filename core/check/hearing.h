#pragma once

#include "check/features.h"
#include "check/sight.h"

#include <stop_token>

namespace contourcheck::check {

/// What was made of one contour's look.
struct Opinion {
    bool known = false; ///< its picture was seen
    Judged judged;
    double suspicion = 0; ///< picture_suspicion()
    double evidence = 0;  ///< picture_evidence()
    /// Features::phase_order with the whole patient heard. Two phases that are exchanged are so both, though one is set
    /// aside before the other is heard again: what is wrong is named by this, whether anything is by the trusted ones.
    double phase_order = 0;
};
/// Of all the patient's contours. One that is flagged testifies no more against others: the worst is set aside, those
/// beside it are heard again without it, and so on, so that a right contour does not pay for a wrong neighbour.
/// Asked to stop it does so between two contours, with opinions that are not settled.
[[nodiscard]] std::vector<Opinion> opinions(const PreparedPatient& patient, const Sight& sight,
                                            const std::stop_token& stop = {});

} // namespace contourcheck::check
