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
};
[[nodiscard]] std::vector<Opinion> opinions(const PreparedPatient& patient, const Sight& sight);

/// Whether the pictures show hardly any of the patient's inner contours: they are somebody else's, whatever each one is
/// compared with.
[[nodiscard]] bool is_stranger(const dataset::Patient& patient, const Sight& sight);

/// Contours that pictures and neighbours speak against, with what is probably wrong; those with an error among `known`
/// are passed over. A contour is flagged when its picture_suspicion() is above the threshold; which rules say so, and
/// with what value, follows from the measures behind it.
[[nodiscard]] std::vector<Finding> image_checks(const PreparedPatient& patient, const Sight& sight,
                                                const std::vector<Opinion>& opinions,
                                                const std::vector<Finding>& known, double pixel_origin);

/// Patients whose contours fit another patient's slices or nobody's, and what the pictures say of the pixel origin.
[[nodiscard]] std::vector<Finding> dataset_image_checks(std::span<const PreparedPatient> patients,
                                                        const Sights& sights,
                                                        const mask::Convention& convention);

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

} // namespace contourcheck::check
