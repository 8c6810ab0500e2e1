#include "batch/failure.h"
#include "batch/formats/referring.h"
#include "batch/formats/volume.h"
#include "batch/formats/writers.h"

#include <algorithm>
#include <utility>

namespace contourcheck::batch {

namespace {

using dicom::Encoder;

constexpr const char* segmentation_storage = "1.2.840.10008.5.1.4.1.1.66.4";

std::string code_item(const char* value, const char* scheme, std::string meaning) {
    Encoder code;
    code.text(0x00080100, "SH", value);
    code.text(0x00080102, "SH", scheme);
    code.text(0x00080104, "LO", std::move(meaning));
    return code.take();
}

/// No coded concept says what a contour's inside is, papillary muscles or not: these codes are our own.
std::string property_type(contour::Kind kind) {
    constexpr const char* own = "99CONTOURCHECK";
    switch (kind) {
    case contour::Kind::inner:
        return code_item("inner", own, "Inside of the endocardial contour of the left ventricle");
    case contour::Kind::outer:
        return code_item("outer", own, "Inside of the epicardial contour of the left ventricle");
    case contour::Kind::papillary1:
        return code_item("papillary1", own, "First papillary muscle of the left ventricle");
    case contour::Kind::papillary2:
        break;
    }
    return code_item("papillary2", own, "Second papillary muscle of the left ventricle");
}

/// Segment Sequence (PS3.3 C.8.20.2): one a kind.
std::vector<std::string> segment_items(const std::vector<contour::Kind>& kinds) {
    std::vector<std::string> items;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        Encoder item;
        item.sequence(0x00620003, {code_item("123037004", "SCT", "Anatomical Structure")});
        item.us(0x00620004, std::uint16_t(i + 1));
        item.text(0x00620005, "LO", std::string(contour::word(kinds[i])));
        item.text(0x00620008, "CS", "MANUAL");
        item.sequence(0x0062000f, {property_type(kinds[i])});
        items.push_back(item.take());
    }
    return items;
}

/// Where a frame stands: segment, position, and which of the images there, which are phases. From 1.
struct Place {
    std::uint32_t segment = 1, position = 1, phase = 1;
};

/// The order of frames: by segment, position and phase.
std::vector<std::string> dimension_items(const std::string& organization) {
    const std::pair<std::uint32_t, std::uint32_t> dimensions[] = {
        {0x0062000b, 0x0062000a}, {0x00200032, 0x00209113}, {0x00209128, 0x00209111}};
    std::vector<std::string> items;
    for (const auto& [attribute, group] : dimensions) {
        Encoder item;
        item.text(0x00209164, "UI", organization);
        item.at(0x00209165, attribute);
        item.at(0x00209167, group);
        items.push_back(item.take());
    }
    return items;
}

std::string one(std::uint32_t tag, const std::vector<std::string>& items) {
    Encoder out;
    out.sequence(tag, items);
    return out.take();
}

std::string shared_group(const dicom::Header& header) {
    const auto& [row, column] = *header.orientation;
    Encoder orientation, measures;
    orientation.text(0x00200037, "DS", dicom::decimals({row.x, row.y, row.z, column.x, column.y, column.z}));
    measures.text(0x00180050, "DS", dicom::decimal(header.slice_thickness_mm.value_or(1)));
    measures.text(0x00280030, "DS", dicom::decimals({header.spacing->row_mm, header.spacing->column_mm}));
    return one(0x00209116, {orientation.take()}) + one(0x00289110, {measures.take()});
}

/// One frame: which image it is of, where it lies, which segment.
std::string frame_group(const Referring::Image& image, const dicom::Vec3& position, const Place& place) {
    Encoder source, derivation, content, plane, identification;
    source.text(0x00081150, "UI", image.sop_class_uid);
    source.text(0x00081155, "UI", image.sop_uid);
    source.text(0x0028135a, "CS", "YES"); // Spatial Locations Preserved: readers look a frame up by its image only then
    source.sequence(0x0040a170, {code_item("121322", "DCM", "Source image for image processing operation")});
    derivation.sequence(0x00082112, {source.take()});
    derivation.sequence(0x00089215, {code_item("113076", "DCM", "Segmentation")});
    content.ul(0x00209128, {place.phase});
    content.ul(0x00209157, {place.segment, place.position, place.phase});
    plane.text(0x00200032, "DS", dicom::decimals({position.x, position.y, position.z}));
    identification.us(0x0062000b, std::uint16_t(place.segment));
    return one(0x00089124, {derivation.take()}) + one(0x00209111, {content.take()}) +
           one(0x00209113, {plane.take()}) + one(0x0062000a, {identification.take()});
}

/// Frames one behind the other, eight pixels a byte, the first in the lowest bit (PS3.5 section 8.1.1).
std::string packed(std::span<const Ready> frames) {
    std::string bits;
    std::size_t at = 0;
    for (const Ready& ready : frames)
        for (const char value : mask_bytes(*ready.pair)) {
            if (at % 8 == 0) bits += '\0';
            if (value != 0) bits.back() = char(bits.back() | (1 << (at % 8)));
            ++at;
        }
    if (bits.size() % 2 != 0) bits += '\0';
    return bits;
}

struct Frames {
    std::vector<contour::Kind> kinds;    ///< of the segments
    std::vector<Ready> ready;            ///< by segment, then as they are exported
    std::vector<std::string> functional; ///< groups of each
};

/// The positions that there are, each with its images, in the order in which they come.
class Positions {
public:
    explicit Positions(std::span<const Ready> pairs) {
        for (const Ready& ready : pairs)
            (void)place_of(ready);
    }

    Place place_of(const Ready& ready) {
        const dicom::Header& header = ready.pair->slice.header;
        const auto at = std::ranges::find(known_, *header.position_mm, &Known::position_mm) - known_.begin();
        if (std::size_t(at) == known_.size()) known_.push_back({*header.position_mm, {}});
        auto& images = known_[std::size_t(at)].images;
        const auto image = std::ranges::find(images, header.sop_uid) - images.begin();
        if (std::size_t(image) == images.size()) images.push_back(header.sop_uid);
        return {1, std::uint32_t(at + 1), std::uint32_t(image + 1)};
    }

private:
    struct Known {
        dicom::Vec3 position_mm;
        std::vector<std::string> images;
    };
    std::vector<Known> known_;
};

Frames frames_of(const Job& job, std::span<const Ready> pairs, const Referring& referring) {
    Frames frames;
    Positions positions(pairs);
    // Segments are counted without gaps, of what is there.
    for (const contour::Kind kind : exported_kinds(job.options)) {
        bool is_new = true;
        for (const Ready& ready : pairs) {
            if (job.chosen.selected[ready.selected].request.kind != kind) continue;
            if (std::exchange(is_new, false)) frames.kinds.push_back(kind);
            Place place = positions.place_of(ready);
            place.segment = std::uint32_t(frames.kinds.size());
            frames.ready.push_back(ready);
            frames.functional.push_back(
                frame_group(referring.image_of(ready), *ready.pair->slice.header.position_mm, place));
        }
    }
    return frames;
}

void put_pixel_description(Encoder& out, const dicom::Header& header, std::size_t frames) {
    out.us(0x00280002, 1);
    out.text(0x00280004, "CS", "MONOCHROME2");
    out.text(0x00280008, "IS", std::to_string(frames));
    out.us(0x00280010, std::uint16_t(header.shape.rows));
    out.us(0x00280011, std::uint16_t(header.shape.columns));
    out.us(0x00280100, 1);
    out.us(0x00280101, 1);
    out.us(0x00280102, 0);
    out.us(0x00280103, 0);
    out.text(0x00282110, "CS", "00");
}

std::string segmentation(const Job& job, std::span<const Ready> pairs, const Referring& referring) {
    const dicom::Header& header = pairs.front().pair->slice.header;
    const Frames frames = frames_of(job, pairs, referring);
    const std::string organization = referring.made_uid("dimensions");
    Encoder organization_item, out;
    organization_item.text(0x00209164, "UI", organization);
    referring.put_identity(out, segmentation_storage, "SEG", referring.series_items());
    referring.put_place(out, referring.made_uid("series"));
    out.sequence(0x00209221, {organization_item.take()});
    out.sequence(0x00209222, dimension_items(organization));
    put_pixel_description(out, header, frames.ready.size());
    out.text(0x00620001, "CS", "BINARY");
    out.sequence(0x00620002, segment_items(frames.kinds));
    out.text(0x00700080, "CS", "CONTOURS");
    out.text(0x00700081, "LO", "Masks by rule " + std::string(mask::word(job.options.convention.rule)));
    out.text(0x00700084, "PN", "");
    out.sequence(0x52009229, {shared_group(header)});
    out.sequence(0x52009230, frames.functional);
    out.bytes(0x7fe00010, "OB", packed(frames.ready));
    return dicom::file_meta(segmentation_storage, referring.made_uid("instance")) + out.take();
}

} // namespace

/// segmentations/PATIENT.dcm: a DICOM Segmentation (PS3.3 A.51) with a segment a kind and a frame a contour. Slices of
/// another size, orientation or spacing, or of another study, go to another file.
Entries write_seg(const Job& job, const Unit& unit, const Staging& staging) {
    std::vector<Entry> entries;
    const auto planes = by_plane(unit.pairs);
    for (const std::vector<Ready>& plane : planes) {
        const auto referring = Referring::to(job, plane);
        if (!referring) return tl::unexpected(referring.error());
        const std::string number = entries.empty() ? "" : "~plane" + std::to_string(entries.size() + 1);
        auto file = write_staged(staging, "segmentations/" + unit.group.name + number + ".dcm",
                                 segmentation(job, plane, *referring));
        if (!file) return tl::unexpected(file.error());
        Entry entry;
        entry.files.push_back(std::move(*file));
        for (const Ready& ready : plane)
            entry.items.push_back(written(ready));
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace contourcheck::batch
