#pragma once

#include "check/checks.h"
#include "check/sight.h"

namespace contourcheck::check {

// A patient's contours as a whole, and all of the dataset.

/// Whether the patient's contours, all together, fit another patient's slices (better-patient), their own in another way
/// round (better-orientation) or as millimetres (scaled), or show on nobody's (image-mismatch).
/// `patients` and `all` are all there are, `index` is where the patient stands among them.
[[nodiscard]] std::optional<Finding> set_check(const PreparedPatient& patient, const Sight& sight,
                                               std::size_t index, std::span<const PreparedPatient> patients,
                                               const Sights& all, double pixel_origin);

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
/// `is_elsewhere`: patients, by index, whose contours lie otherwise than a shift explains; they are not heard.
[[nodiscard]] ConventionEvidence convention_evidence(std::span<const PreparedPatient> patients,
                                                     const Sights& sights, const mask::Convention& convention,
                                                     const std::vector<bool>& is_elsewhere);

/// Patients all of whose inner contours lie off by the same amount, and not as the whole dataset's do; those `is_told` of
/// by set_check() are passed over.
[[nodiscard]] std::vector<Finding> patient_offset_checks(std::span<const PreparedPatient> patients,
                                                         const Sights& sights,
                                                         const ConventionEvidence& evidence,
                                                         const std::vector<bool>& is_told);

/// A finding where the convention in use is outside the interval of that offset.
[[nodiscard]] std::optional<Finding> offset_check(const ConventionEvidence& evidence,
                                                  const mask::Convention& convention);

} // namespace contourcheck::check
