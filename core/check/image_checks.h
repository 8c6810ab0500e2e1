#pragma once

#include "check/checks.h"
#include "check/features.h"
#include "check/sight.h"

namespace contourcheck::check {

/// What was made of one contour's look.
struct Opinion {
    bool known = false; ///< its picture was seen
    Judged judged;
    double suspicion = 0; ///< picture_suspicion()
    double evidence = 0;  ///< picture_evidence()
};
/// Of all the patient's contours. One that is flagged testifies no more against others: the worst is set aside, those
/// beside it are heard again without it, and so on, so that a right contour does not pay for a wrong neighbour.
[[nodiscard]] std::vector<Opinion> opinions(const PreparedPatient& patient, const Sight& sight);

/// Contours that pictures and neighbours speak against, with what is probably wrong; those with an error among `known`
/// are passed over. A contour is flagged when its picture_suspicion() is above the threshold; which rules say so, and
/// with what value, follows from the measures behind it.
[[nodiscard]] std::vector<Finding> image_checks(const PreparedPatient& patient, const Sight& sight,
                                                const std::vector<Opinion>& opinions,
                                                const std::vector<Finding>& known, double pixel_origin);

/// Whether the patient's contours fit another patient's slices (better-patient) or show on nobody's (image-mismatch).
/// `patients` and `crossings` are all there are, `index` is where the patient stands among them.
[[nodiscard]] std::optional<Finding> stranger_check(const PreparedPatient& patient, const Sight& sight,
                                                    std::size_t index,
                                                    std::span<const PreparedPatient> patients,
                                                    std::span<const Crossing> crossings);

/// The origin that the common offset of all inner contours speaks for, as the outside contract has it.
struct ConventionEvidence {
    std::optional<evidence::Offset> offset;
    std::optional<double> suggests; ///< the pixel origin inside the interval; absent where none is
    struct OfPatient {
        std::string patient;
        std::optional<evidence::Offset> offset;
    };
    std::vector<OfPatient> patients;
};
[[nodiscard]] ConventionEvidence convention_evidence(std::span<const PreparedPatient> patients,
                                                     const Sights& sights,
                                                     const mask::Convention& convention);

/// A finding where the convention in use is outside the interval of that offset.
[[nodiscard]] std::optional<Finding> offset_check(const ConventionEvidence& evidence,
                                                  const mask::Convention& convention);

} // namespace contourcheck::check
