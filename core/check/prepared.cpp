#include "check/prepared.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace contourcheck::check {

namespace {

/// Beyond any picture; further out, sums and squares soon are no numbers.
constexpr double furthest_px = 1e6;

bool is_far_out(contour::Points points) {
    return std::ranges::any_of(points, [](contour::Point point) {
        return std::abs(point.x) > furthest_px || std::abs(point.y) > furthest_px;
    });
}

bool has_geometry(const dicom::Header& header) {
    return header.spacing && header.position_mm && header.orientation;
}

/// The point in mm along the directions of the patient's first slice, so that slices whose corner moved compare.
contour::Point in_plane_mm(contour::Point point, const dicom::Header& header,
                           const dicom::Orientation& axes) {
    const auto& [row, column] = *header.orientation;
    const double along_row = point.x * header.spacing->column_mm;
    const double along_column = point.y * header.spacing->row_mm;
    const dicom::Vec3 place = {header.position_mm->x + row.x * along_row + column.x * along_column,
                               header.position_mm->y + row.y * along_row + column.y * along_column,
                               header.position_mm->z + row.z * along_row + column.z * along_column};
    return {dicom::dot(place, axes.row), dicom::dot(place, axes.column)};
}

PreparedContour prepared(const dataset::ContourEntry& entry, const dataset::Patient& patient) {
    PreparedContour result;
    result.entry = &entry;
    if (entry.slice && patient.slices[*entry.slice].header)
        result.slice = &*patient.slices[*entry.slice].header;
    if (!entry.contour) return result;
    const contour::Points points = entry.contour->points;
    result.distinct_points = contour::distinct_points(points);
    result.content_key = contour::content_key(points);
    result.area_px = contour::area(points);
    result.centroid_px = contour::centroid(points);
    if (result.slice && result.slice->spacing)
        result.area_mm2 = result.area_px * result.slice->spacing->row_mm * result.slice->spacing->column_mm;
    return result;
}

/// Millimetres compare with millimetres and locations with locations: all contours have them, or none is given them.
void place_in_patient(std::vector<PreparedContour>& contours, const dataset::Patient& patient) {
    const auto is_located = [&](const PreparedContour& contour) {
        return contour.slice && patient.slices[*contour.entry->slice].location >= 0;
    };
    const auto is_in_mm = [&](const PreparedContour& contour) {
        return is_located(contour) && has_geometry(*contour.slice);
    };
    const auto where_there_is_a_slice = [&](const auto& is) {
        return std::ranges::any_of(contours, is) && std::ranges::all_of(contours, [&](const auto& contour) {
                   return !contour.slice || is(contour);
               });
    };
    const bool by_location = where_there_is_a_slice(is_located);
    const bool in_mm = where_there_is_a_slice(is_in_mm);
    const auto first = std::ranges::find_if(contours, is_in_mm);

    for (PreparedContour& contour : contours) {
        contour.comparable =
            contour.is_polygon() && (contour.slice || !by_location) && !is_far_out(contour.points());
        if (!contour.comparable) continue;
        contour.location = contour.entry->id.slice;
        if (by_location) {
            contour.location = patient.slices[*contour.entry->slice].location;
            contour.position_mm = patient.locations[std::size_t(contour.location)].position_mm;
            contour.phase = patient.slices[*contour.entry->slice].phase;
        }
        contour.centroid = in_mm
                               ? in_plane_mm(contour.centroid_px, *contour.slice, *first->slice->orientation)
                               : contour.centroid_px;
        contour.radius = std::sqrt((in_mm ? *contour.area_mm2 : contour.area_px) / std::numbers::pi);
        contour.comparable = std::isfinite(contour.centroid.x) && std::isfinite(contour.centroid.y) &&
                             std::isfinite(contour.radius);
    }
}

void measure_outside(PreparedContour& inner, const PreparedContour* outer) {
    inner.outside_px.reset();
    if (!outer) return;
    const double outside_px = contour::area_outside(inner.points(), outer->points());
    if (std::isfinite(outside_px)) inner.outside_px = outside_px;
}

void group(PreparedPatient& patient) {
    patient.by_group.clear();
    patient.by_location.clear();
    for (std::size_t i = 0; i < patient.contours.size(); ++i) {
        const PreparedContour& contour = patient.contours[i];
        if (!contour.comparable) continue;
        patient.by_group[{contour.kind(), contour.phase}].push_back(i);
        patient.by_location[contour.location].push_back(i);
    }
    for (auto& [group, members] : patient.by_group)
        std::ranges::stable_sort(members, {}, [&](std::size_t i) { return patient.contours[i].location; });
}

std::optional<Shape> usual_shape(const dataset::Patient& patient) {
    std::map<std::pair<int, int>, std::size_t> shapes;
    for (const auto& slice : patient.slices)
        if (slice.header) ++shapes[{slice.header->shape.rows, slice.header->shape.columns}];
    const auto most = std::ranges::max_element(shapes, {}, [](const auto& entry) { return entry.second; });
    if (most == shapes.end()) return std::nullopt;
    return Shape{most->first.first, most->first.second};
}

} // namespace

const PreparedContour* PreparedPatient::contour(int slice, contour::Kind kind) const {
    const auto found = std::ranges::find_if(contours, [&](const PreparedContour& contour) {
        return contour.entry->id.slice == slice && contour.kind() == kind;
    });
    return found != contours.end() ? &*found : nullptr;
}

const PreparedContour* PreparedPatient::outer_of(const PreparedContour& inner) const {
    if (inner.kind() != contour::Kind::inner || !inner.is_polygon()) return nullptr;
    const PreparedContour* outer = contour(inner.entry->id.slice, contour::Kind::outer);
    return outer && outer->is_polygon() ? outer : nullptr;
}

void set_aside(PreparedPatient& patient, std::size_t contour) {
    patient.contours[contour].comparable = false;
    group(patient);
}

PreparedPatient prepare(const dataset::Patient& patient) {
    PreparedPatient result;
    result.patient = &patient;
    result.contours.reserve(patient.contours.size());
    for (const auto& entry : patient.contours)
        result.contours.push_back(prepared(entry, patient));
    place_in_patient(result.contours, patient);
    for (PreparedContour& inner : result.contours)
        measure_outside(inner, result.outer_of(inner));
    group(result);
    result.usual_shape = usual_shape(patient);
    return result;
}

PreparedPatient prepare_again(const PreparedPatient& before, const dataset::Patient& patient,
                              std::span<const std::size_t> changed) {
    PreparedPatient result = before;
    result.patient = &patient;
    std::set<int> slices;
    for (std::size_t i = 0; i < result.contours.size(); ++i) {
        PreparedContour& contour = result.contours[i];
        contour.entry = &patient.contours[i];
        if (contour.slice) contour.slice = &*patient.slices[*contour.entry->slice].header;
    }
    for (const std::size_t i : changed) {
        result.contours[i] = prepared(patient.contours[i], patient);
        slices.insert(patient.contours[i].id.slice);
    }
    place_in_patient(result.contours, patient);
    for (PreparedContour& inner : result.contours)
        if (slices.contains(inner.entry->id.slice)) measure_outside(inner, result.outer_of(inner));
    group(result);
    return result;
}

} // namespace contourcheck::check
