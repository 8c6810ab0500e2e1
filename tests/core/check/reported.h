#pragma once

#include "made.h"
#include "support/change_patient.h"

/// Reports of patients built as values.
namespace made {

inline const Heart heart_b = {{52, 70}, 19};

/// Two patients with a mistake of several kinds.
inline std::vector<Patient> with_mistakes() {
    std::vector<Patient> patients = {patient("A"), patient("B", heart_b)};
    points_of(patients[0], 2, diastole, Kind::outer) = points_of(patients[1], 2, diastole, Kind::outer);
    points_of(patients[0], 0, systole, Kind::inner).resize(40);
    auto& unreadable = contour_of(patients[1], 1, diastole, Kind::inner);
    unreadable.contour = fail(Code::malformed, "no number", unreadable.file, 3);
    patients[1].slices[15].header->instance_number = 99;
    patients[1].slices[7].header->patient_id = "A";
    return patients;
}

inline check::Report report(const std::vector<Patient>& patients) {
    return check::check(dataset_of(patients), all_of(patients), {});
}

inline const check::ContourReport& row(const check::Report& report, const std::string& id) {
    return *std::ranges::find_if(report.contours, [&](const auto& row) { return to_string(row.id) == id; });
}

} // namespace made
