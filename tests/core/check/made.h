#pragma once

#include "check/checks.h"
#include "check/report.h"

#include <algorithm>
#include <cmath>
#include <numbers>

/// Patients built as values: a stack of locations x phases with round contours where a careful reader draws them.
namespace made {

using namespace contourcheck;
using check::Finding;
using check::Severity;
using contour::Kind;
using contour::Point;
using dataset::ContourEntry;
using dataset::Patient;

inline constexpr int locations = 5;
inline constexpr int phases = 4;
inline constexpr int diastole = 3;
inline constexpr int systole = 1;

inline int slice_number(int location, int phase) {
    return location * phases + phase + 1;
}

inline std::vector<Point> circle(Point centre, double radius, int count = 80) {
    std::vector<Point> points;
    for (int i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * i / count;
        points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    return points;
}

struct Heart {
    Point centre = {64, 60};
    double radius = 16; ///< of the inner contour at end diastole on the first location
};

inline Point centre(const Heart& heart, int location) {
    return {heart.centre.x + 0.6 * location, heart.centre.y - 0.4 * location};
}

inline double radius(const Heart& heart, int location, int phase, Kind kind) {
    const double diastolic = heart.radius - 1.2 * location;
    if (kind == Kind::outer) return diastolic + 5;
    return phase == diastole ? diastolic : 0.7 * diastolic;
}

inline dicom::Header header(const std::string& patient, int location, int phase) {
    dicom::Header header;
    header.shape = {128, 128};
    header.spacing = dicom::Spacing{1.4, 1.4};
    header.position_mm = dicom::Vec3{0, 0, 10.0 * location};
    header.orientation = dicom::Orientation{{1, 0, 0}, {0, 1, 0}};
    header.trigger_time_ms = 50.0 * phase;
    header.instance_number = slice_number(location, phase);
    header.patient_id = patient;
    header.study_uid = "1.2." + std::to_string(patient.size());
    header.series_uid = header.study_uid + ".1";
    return header;
}

inline ContourEntry contour_entry(const Patient& patient, int number, Kind kind, std::vector<Point> points) {
    const std::string file = "contourfiles/" + patient.original + "/" + contour::file_name({1, number, kind});
    ContourEntry entry{
        {patient.patient, number, kind}, file, contour::Contour{kind, std::move(points)}, "", {}};
    if (const auto* slice = patient.slice(number)) entry.slice = std::size_t(slice - patient.slices.data());
    return entry;
}

inline Patient patient(const std::string& name, const Heart& heart = {}) {
    Patient result;
    result.patient = name;
    result.original = "O-" + name;
    result.line = 2;
    result.has_slice_folder = result.has_contour_folder = true;
    result.series = {name};
    result.phases = phases;
    for (int location = 0; location < locations; ++location) {
        result.locations.push_back({10.0 * location, {}});
        for (int phase = 0; phase < phases; ++phase) {
            const int number = slice_number(location, phase);
            result.locations.back().slices.push_back(result.slices.size());
            result.slices.push_back({number, "dicoms/" + name + "/" + std::to_string(number) + ".dcm",
                                     header(name, location, phase), location, phase});
        }
    }
    for (int location = 0; location < locations; ++location)
        for (const auto& [phase, kind] : {std::pair(systole, Kind::inner), std::pair(diastole, Kind::inner),
                                          std::pair(diastole, Kind::outer)})
            result.contours.push_back(
                contour_entry(result, slice_number(location, phase), kind,
                              circle(centre(heart, location), radius(heart, location, phase, kind))));
    return result;
}

inline ContourEntry& contour_of(Patient& patient, int location, int phase, Kind kind) {
    const int number = slice_number(location, phase);
    return *std::ranges::find_if(patient.contours, [&](const ContourEntry& entry) {
        return entry.id.slice == number && entry.id.kind == kind;
    });
}

inline std::vector<Point>& points_of(Patient& patient, int location, int phase, Kind kind) {
    return contour_of(patient, location, phase, kind).contour->points;
}

inline void shift(std::vector<Point>& points, double x, double y) {
    for (Point& point : points)
        point = {point.x + x, point.y + y};
}

inline dataset::Dataset dataset_of(const std::vector<Patient>& patients) {
    dataset::Dataset dataset;
    dataset.root = "/data/set";
    dataset.table = "link.csv";
    for (const Patient& patient : patients) {
        dataset::PatientFiles files{patient.patient, patient.original, patient.line, {}, {}, {}, {}};
        if (patient.has_slice_folder) files.slice_folder = "dicoms/" + patient.patient;
        if (patient.has_contour_folder) files.contour_folder = "contourfiles/" + patient.original;
        files.series.push_back({patient.patient, {}});
        for (const auto& slice : patient.slices)
            files.series.back().slices.push_back({slice.number, slice.file});
        for (const auto& entry : patient.contours)
            files.contours.push_back({entry.id.slice, entry.id.kind, entry.file});
        dataset.patients.push_back(std::move(files));
    }
    return dataset;
}

/// "rule id severity" lines, for messages of failed comparisons as much as for the comparison.
inline std::string lines(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings)
        text += finding.id + " " + std::string(word(finding.severity)) + "\n";
    return text;
}

} // namespace made
