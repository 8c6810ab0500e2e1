#include "base/text.h"
#include "batch/failure.h"
#include "batch/formats/referring.h"
#include "batch/formats/volume.h"
#include "batch/formats/writers.h"

#include <algorithm>

namespace contourcheck::batch {

namespace {

using dicom::Encoder;

constexpr const char* structure_set_storage = "1.2.840.10008.5.1.4.1.1.481.3";
constexpr const char* study_component = "1.2.840.10008.3.1.2.3.1"; // Detached Study Management, retired
/// Three numbers of twelve characters a point fit into one element.
constexpr std::size_t most_points = dicom::longest_short_element / 36;

/// The contour in the patient: the convention says which coordinate a pixel's centre has.
std::string contour_data(const loader::Pair& pair, double pixel_origin) {
    const dicom::Header& header = pair.slice.header;
    const auto& [row, column] = *header.orientation;
    const dicom::Vec3& corner = *header.position_mm;
    std::string text;
    for (const contour::Point& point : pair.points) {
        const double along = (point.x - pixel_origin) * header.spacing->column_mm;
        const double down = (point.y - pixel_origin) * header.spacing->row_mm;
        for (const auto axis : {&dicom::Vec3::x, &dicom::Vec3::y, &dicom::Vec3::z}) {
            if (!text.empty()) text += '\\';
            text += fixed(corner.*axis + row.*axis * along + column.*axis * down, 5);
        }
    }
    return text;
}

std::string contour_item(const Ready& ready, const Referring& referring, double pixel_origin) {
    Encoder item;
    item.sequence(0x30060016, {reference_item(referring.image_of(ready))});
    item.text(0x30060042, "CS", "CLOSED_PLANAR");
    item.text(0x30060046, "IS", std::to_string(ready.pair->points.size()));
    item.text(0x30060050, "DS", contour_data(*ready.pair, pixel_origin));
    return item.take();
}

/// The colours of the window.
const char* colour_of(contour::Kind kind) {
    switch (kind) {
    case contour::Kind::inner:
        return "240\\228\\66";
    case contour::Kind::outer:
        return "86\\180\\233";
    default:
        return "204\\121\\167";
    }
}

/// What stands in the four sequences of one region of interest, which is a kind.
struct Regions {
    std::vector<std::string> regions, contours, observations;
};

Regions regions_of(const Job& job, std::span<const Ready> pairs, const Referring& referring) {
    Regions all;
    for (const contour::Kind kind : exported_kinds(job.options)) {
        std::vector<std::string> items;
        for (const Ready& ready : pairs)
            if (job.chosen.selected[ready.selected].request.kind == kind)
                items.push_back(contour_item(ready, referring, job.options.convention.pixel_origin));
        if (items.empty()) continue;
        const std::string number = std::to_string(all.regions.size() + 1);
        Encoder region, contours, observation;
        region.text(0x30060022, "IS", number);
        region.text(0x30060024, "UI", referring.frame_of_reference());
        region.text(0x30060026, "LO", std::string(contour::word(kind)));
        region.text(0x30060036, "CS", "MANUAL");
        contours.text(0x3006002a, "IS", colour_of(kind));
        contours.sequence(0x30060040, items);
        contours.text(0x30060084, "IS", number);
        observation.text(0x30060082, "IS", number);
        observation.text(0x30060084, "IS", number);
        observation.text(0x300600a4, "CS", "");
        observation.text(0x300600a6, "PN", "");
        all.regions.push_back(region.take());
        all.contours.push_back(contours.take());
        all.observations.push_back(observation.take());
    }
    return all;
}

/// Referenced Frame of Reference: the study, its series, their images.
std::string frame_item(const Referring& referring) {
    std::vector<std::string> series;
    for (const auto& [series_uid, images] : referring.by_series()) {
        std::vector<std::string> instances;
        std::ranges::transform(images, std::back_inserter(instances), &reference_item);
        Encoder item;
        item.text(0x0020000e, "UI", series_uid);
        item.sequence(0x30060016, instances);
        series.push_back(item.take());
    }
    Encoder study, frame;
    study.text(0x00081150, "UI", study_component);
    study.text(0x00081155, "UI", referring.study_uid());
    study.sequence(0x30060014, series);
    frame.text(0x00200052, "UI", referring.frame_of_reference());
    frame.sequence(0x30060012, {study.take()});
    return frame.take();
}

std::string structure_set(const Job& job, std::span<const Ready> pairs, const Referring& referring) {
    const Regions all = regions_of(job, pairs, referring);
    Encoder out;
    referring.put_identity(out, structure_set_storage, "RTSTRUCT", {});
    referring.put_place(out, referring.made_uid("series"));
    out.text(0x30060002, "SH", "ContourCheck");
    out.text(0x30060008, "DA", "");
    out.text(0x30060009, "TM", "");
    out.sequence(0x30060010, {frame_item(referring)});
    out.sequence(0x30060020, all.regions);
    out.sequence(0x30060039, all.contours);
    out.sequence(0x30060080, all.observations);
    return dicom::file_meta(structure_set_storage, referring.made_uid("instance")) + out.take();
}

} // namespace

std::optional<std::string_view> unfit_for_rtstruct(const loader::Pair& pair) {
    if (pair.points.size() > most_points) return points_unfit;
    return unfit_to_refer(pair);
}

/// structures/PATIENT.dcm: a DICOM RT Structure Set (PS3.3 A.19) with a region a kind. The contours are the points as they
/// were drawn; no mask rule applies.
Entries write_rtstruct(const Job& job, const Unit& unit, const Staging& staging) {
    const auto referring = Referring::to(job, unit.pairs);
    if (!referring) return tl::unexpected(referring.error());
    auto file = write_staged(staging, "structures/" + unit.group.name + ".dcm",
                             structure_set(job, unit.pairs, *referring));
    if (!file) return tl::unexpected(file.error());
    return one_entry(std::move(*file), unit);
}

} // namespace contourcheck::batch
