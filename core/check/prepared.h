#pragma once

#include "contour/measures.h"
#include "dataset/patient.h"

#include <map>

namespace contourcheck::check {

/// A contour with what several checks ask of it, measured once.
struct PreparedContour {
    const dataset::ContourEntry* entry = nullptr;
    const dicom::Header* slice = nullptr; ///< absent when there is no such slice or it cannot be read
    std::string content_key;              ///< contour::content_key, empty when unreadable or too short
    std::size_t distinct_points = 0;
    double area_px = 0;
    contour::Point centroid_px;
    std::optional<double> area_mm2; ///< absent without spacing
    /// Of an inner contour what lies outside the outer one of its slice; absent without one or where it cannot be told.
    std::optional<double> outside_px;

    // For comparison within the patient: mm in the plane where all slices with contours have spacing, position and
    // orientation, else pixels.
    bool comparable = false; ///< a polygon whose place in the patient is known
    contour::Point centroid;
    double radius = 0; ///< of the disc of equal area
    int location = 0;  ///< along the stack; the slice number where locations are not known
    int phase = 0;
    std::optional<double> position_mm; ///< of the location along the stack, where locations are known

    [[nodiscard]] bool is_polygon() const { return distinct_points >= 3; }
    [[nodiscard]] contour::Points points() const { return entry->contour->points; }
    [[nodiscard]] contour::Kind kind() const { return entry->id.kind; }
};

/// What was drawn alike: one kind at one phase, along the stack.
struct Group {
    contour::Kind kind = contour::Kind::inner;
    int phase = 0;

    friend auto operator<=>(const Group&, const Group&) = default;
};

struct PreparedPatient {
    const dataset::Patient* patient = nullptr;
    std::vector<PreparedContour> contours;               ///< as in the patient
    std::map<Group, std::vector<std::size_t>> by_group;  ///< comparable contours, each group by location
    std::map<int, std::vector<std::size_t>> by_location; ///< comparable contours
    std::optional<Shape> usual_shape;                    ///< of most of the slices

    [[nodiscard]] const PreparedContour* contour(int slice, contour::Kind kind) const;
    /// The outer contour on the slice of an inner one, where both are polygons.
    [[nodiscard]] const PreparedContour* outer_of(const PreparedContour& contour) const;
};

/// Takes a contour out of those that tell something about others.
void set_aside(PreparedPatient& patient, std::size_t contour);

/// The patient must outlive what is prepared of it.
[[nodiscard]] PreparedPatient prepare(const dataset::Patient& patient);
/// prepare() of `patient`, which differs from the one that `before` was made of in the points of the contours at
/// `changed` alone: only these are measured anew.
[[nodiscard]] PreparedPatient prepare_again(const PreparedPatient& before, const dataset::Patient& patient,
                                            std::span<const std::size_t> changed);

} // namespace contourcheck::check
