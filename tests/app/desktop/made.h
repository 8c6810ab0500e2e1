#pragma once

#include "desktop/index.h"

namespace contourcheck::desktop::test {

/// A patient of `locations` x `phases` slices, numbered along the phases first, without contours.
inline dataset::Patient made_patient(const std::string& name, int locations, int phases) {
    dataset::Patient patient;
    patient.patient = name;
    patient.original = "original-" + name;
    patient.phases = phases;
    for (int location = 0; location < locations; ++location) {
        dataset::Location row{.position_mm = 10.0 * location, .slices = {}};
        for (int phase = 0; phase < phases; ++phase) {
            row.slices.push_back(patient.slices.size());
            const int number = int(patient.slices.size()) + 1;
            patient.slices.push_back(
                {number, std::to_string(number) + ".dcm", dicom::Header{}, location, phase});
        }
        patient.locations.push_back(std::move(row));
    }
    return patient;
}

/// Adds a square contour to the slice of this number; a number that no slice has gives a contour without one.
inline void add_contour(dataset::Patient& patient, int number, contour::Kind kind) {
    dataset::ContourEntry entry{.id = {patient.patient, number, kind},
                                .file = "contour.txt",
                                .contour = contour::Contour{kind, {{1, 1}, {1, 5}, {5, 5}, {5, 1}}},
                                .sha256 = "content",
                                .slice = {}};
    for (std::size_t i = 0; i < patient.slices.size(); ++i)
        if (patient.slices[i].number == number) entry.slice = i;
    patient.contours.push_back(std::move(entry));
}

inline check::Finding finding_on(const dataset::ContourId& id, check::Severity severity,
                                 const std::string& rule = "too-few-points") {
    check::Finding finding;
    finding.id = rule + '-' + dataset::to_string(id);
    finding.rule = rule;
    finding.severity = severity;
    finding.scope = check::Scope::contour;
    finding.patient = id.patient;
    finding.slice = id.slice;
    finding.kind = id.kind;
    return finding;
}

} // namespace contourcheck::desktop::test
