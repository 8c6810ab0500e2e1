#include "dataset/patient.h"

#include "base/file.h"
#include "base/hash.h"
#include "dataset/phases.h"
#include "dataset/read_slices.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace contourcheck::dataset {

namespace {

/// Slices closer than this along the normal are one location: far below any slice gap, far above rounding in the header.
constexpr double same_location_mm = 0.5;
/// Normals with a cosine below this are not of one stack (2.5 degrees).
constexpr double same_normal_cosine = 0.999;

struct Placed {
    std::size_t slice;
    double position_mm;
};

std::vector<Placed> place_along_normal(const std::vector<SliceEntry>& slices) {
    std::optional<dicom::Vec3> normal;
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (!slices[i].header || !slices[i].header->position_mm || !slices[i].header->orientation) continue;
        const dicom::Vec3 own = slices[i].header->orientation->normal();
        if (!normal) normal = own;
        if (std::abs(dicom::dot(*normal, own)) < same_normal_cosine) continue;
        placed.push_back({i, dicom::dot(*normal, *slices[i].header->position_mm)});
    }
    std::ranges::stable_sort(placed, {}, &Placed::position_mm);
    return placed;
}

std::vector<Location> group_by_location(std::vector<SliceEntry>& slices) {
    std::vector<Location> locations;
    double previous_mm = 0;
    for (const auto& [slice, position_mm] : place_along_normal(slices)) {
        if (locations.empty() || position_mm - previous_mm > same_location_mm)
            locations.push_back({position_mm, {}});
        locations.back().slices.push_back(slice);
        previous_mm = position_mm;
    }
    // The stack runs the way the slices are numbered.
    const auto lowest = [](const Location& location) { return *std::ranges::min_element(location.slices); };
    if (locations.size() > 1 && lowest(locations.front()) > lowest(locations.back()))
        std::ranges::reverse(locations);
    for (std::size_t l = 0; l < locations.size(); ++l)
        for (const std::size_t slice : locations[l].slices)
            slices[slice].location = int(l);
    return locations;
}

/// Slices all at one position, most of them timed as another one is: a heart beats through each time once, so they
/// were taken at several locations and their positions are not their own.
bool is_implausible(const std::vector<Location>& locations, const std::vector<SliceEntry>& slices) {
    if (locations.size() != 1) return false;
    std::map<double, std::size_t> at_time;
    for (const std::size_t i : locations[0].slices)
        if (const auto time = slices[i].header->trigger_time_ms) ++at_time[*time];
    std::size_t repeated = 0;
    for (const auto& [time, count] : at_time)
        if (count > 1) repeated += count;
    return at_time.size() > 1 && 2 * repeated > locations[0].slices.size();
}

struct Series {
    std::vector<SliceEntry> slices;
    std::vector<Location> locations;
    int phases = 0;
};

Series read_series(const Reading& reading, const SeriesFiles& files) {
    Series series{read_slices(reading, files), {}};
    series.locations = group_by_location(series.slices);
    series.phases = order_phases(series.locations, series.slices);
    if (is_implausible(series.locations, series.slices)) {
        series.locations.clear();
        series.phases = 0;
        for (SliceEntry& slice : series.slices)
            slice.location = slice.phase = -1;
    }
    return series;
}

std::size_t matching_contours(const SeriesFiles& series, const PatientFiles& files) {
    return std::size_t(std::ranges::count_if(files.contours, [&](const ContourFile& contour) {
        return std::ranges::binary_search(series.slices, contour.slice, {}, &SliceFile::number);
    }));
}

/// Readers draw at end diastole and end systole: on the right series the contours fall on few phases.
std::size_t phases_with_contours(const Series& series, const PatientFiles& files) {
    std::set<int> phases;
    for (const auto& slice : series.slices)
        if (std::ranges::any_of(files.contours,
                                [&](const auto& contour) { return contour.slice == slice.number; }))
            phases.insert(slice.phase);
    return phases.size();
}

ContourEntry read_contour(const Dataset& dataset, const std::string& patient, const ContourFile& file) {
    ContourEntry entry{{patient, file.slice, file.kind}, file.file, contour::Contour{file.kind, {}}, {}, {}};
    const auto text = read_file(dataset.root / file.file, contour::file_limit_bytes);
    if (!text) {
        entry.contour = tl::unexpected(text.error());
    } else {
        entry.sha256 = sha256_hex(*text);
        auto points = contour::parse_points(*text, file.file);
        if (points)
            entry.contour->points = std::move(*points);
        else
            entry.contour = tl::unexpected(points.error());
    }
    if (!entry.contour) entry.contour.error().file = file.file;
    return entry;
}

/// Reads the series that may be the contours' and takes the likeliest one.
void choose_series(const Reading& reading, const PatientFiles& files, Patient& patient) {
    std::size_t most = 0;
    for (const auto& series : files.series) {
        patient.series.push_back(series.name);
        most = std::max(most, matching_contours(series, files));
    }
    std::optional<std::size_t> fewest_phases;
    std::size_t candidates = 0;
    for (std::size_t i = 0; i < files.series.size(); ++i) {
        if (matching_contours(files.series[i], files) < most) continue;
        ++candidates;
        Series series = read_series(reading, files.series[i]);
        const std::size_t phases = phases_with_contours(series, files);
        if (fewest_phases && phases >= *fewest_phases) continue;
        fewest_phases = phases;
        patient.chosen_series = i;
        patient.slices = std::move(series.slices);
        patient.locations = std::move(series.locations);
        patient.phases = series.phases;
    }
    patient.series_ambiguous = candidates > 1 && !files.contours.empty();
}

} // namespace

const SliceEntry* Patient::slice(int number) const {
    const auto found = std::ranges::lower_bound(slices, number, {}, &SliceEntry::number);
    return found != slices.end() && found->number == number ? &*found : nullptr;
}

const ContourEntry* Patient::contour(int slice, contour::Kind kind) const {
    const auto found = std::ranges::find_if(contours, [&](const ContourEntry& entry) {
        return entry.id.slice == slice && entry.id.kind == kind;
    });
    return found != contours.end() ? &*found : nullptr;
}

Patient read_patient(const Dataset& dataset, const PatientFiles& files, std::stop_token stop,
                     StoredIndex* index) {
    Patient patient;
    patient.patient = files.patient;
    patient.original = files.original;
    patient.line = files.line;
    patient.has_slice_folder = files.slice_folder.has_value();
    patient.has_contour_folder = files.contour_folder.has_value();
    choose_series({dataset.root, stop, index}, files, patient);
    for (const ContourFile& file : files.contours) {
        if (stop.stop_requested()) break;
        patient.contours.push_back(read_contour(dataset, files.patient, file));
        if (const SliceEntry* slice = patient.slice(file.slice))
            patient.contours.back().slice = std::size_t(slice - patient.slices.data());
    }
    return patient;
}

} // namespace contourcheck::dataset
