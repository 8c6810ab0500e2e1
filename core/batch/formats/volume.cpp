#include "batch/formats/volume.h"

#include "base/hash.h"

#include <algorithm>
#include <map>

namespace contourcheck::batch {

namespace {

struct Placed {
    int location = -1;
    Frame frame;
};

std::vector<Placed> frames_with_contours(const Job& job, const Unit& unit) {
    std::vector<Placed> placed;
    std::map<std::string, std::size_t> known; // several contours stand on one slice
    for (const Ready& ready : unit.pairs) {
        const Selected& selected = job.chosen.selected[ready.selected];
        const auto [found, is_new] = known.try_emplace(selected.request.slice_file, placed.size());
        if (is_new) placed.push_back({selected.location, {&ready.pair->slice, {}, {}}});
        placed[found->second].frame.contours.push_back(ready);
    }
    return placed;
}

} // namespace

Volumes3d::Volumes3d(const Job& job, const Unit& unit) {
    std::vector<Placed> placed = frames_with_contours(job, unit);
    for (const PlannedEmpty& planned : unit.group.empty) {
        const auto bytes = dicom::read_bytes(planned.file);
        if (!bytes) continue; // the volume is cut there
        auto slice = dicom::parse_slice(*bytes, planned.file);
        std::string sha256 = sha256_hex(*bytes);
        if (!slice || !is_as_seen(planned.seen, planned.file, slice->header, sha256)) continue;
        read_.push_back(std::make_unique<dicom::Slice>(std::move(*slice)));
        placed.push_back({planned.location, {read_.back().get(), {}, {planned.id, std::move(sha256)}}});
    }
    std::ranges::stable_sort(placed, {}, &Placed::location);
    std::vector<const dicom::Header*> headers;
    int before = -1;
    for (Placed& each : placed) {
        const dicom::Header& header = each.frame.slice->header;
        const std::size_t count = headers.size();
        const bool follows = count > 0 && each.location == before + 1 &&
                             goes_on(count > 1 ? headers[count - 2] : nullptr, *headers.back(), header);
        if (!follows) {
            headers.clear();
            volumes_.push_back({unit.group.name, {}});
            if (volumes_.size() > 1) volumes_.back().name += "-cut" + std::to_string(volumes_.size() - 1);
        }
        headers.push_back(&header);
        before = each.location;
        volumes_.back().frames.push_back(std::move(each.frame));
    }
}

std::string volume_pixels(const Volume& volume) {
    std::string bytes;
    for (const Frame& frame : volume.frames)
        bytes += exported_pixels(*frame.slice);
    return bytes;
}

std::string volume_masks(const Job& job, const Volume& volume, contour::Kind kind) {
    const bool shares = job.options.convention.rule == mask::Rule::coverage;
    std::string bytes;
    for (const Frame& frame : volume.frames) {
        std::string mask(dicom::shape(frame.slice->pixels).size() * (shares ? sizeof(float) : 1), '\0');
        for (const Ready& ready : frame.contours)
            if (job.chosen.selected[ready.selected].request.kind == kind) mask = mask_bytes(*ready.pair);
        bytes += mask;
    }
    return bytes;
}

std::string label_map(const Job& job, const Volume& volume, const std::vector<contour::Kind>& kinds) {
    using contour::Kind;
    std::string bytes;
    for (const Frame& frame : volume.frames) {
        std::string labels(dicom::shape(frame.slice->pixels).size(), '\0');
        for (const Kind kind : {Kind::outer, Kind::inner, Kind::papillary1, Kind::papillary2})
            for (const Ready& ready : frame.contours) {
                if (job.chosen.selected[ready.selected].request.kind != kind) continue;
                const auto value = char(std::ranges::find(kinds, kind) - kinds.begin() + 1);
                const std::string_view mask = mask_bytes(*ready.pair);
                for (std::size_t i = 0; i < mask.size(); ++i)
                    if (mask[i] != 0) labels[i] = value;
            }
        bytes += labels;
    }
    return bytes;
}

std::vector<contour::Kind> exported_kinds(const Options& options) {
    std::vector<contour::Kind> kinds;
    for (const contour::Kind kind : contour::all_kinds)
        if (std::ranges::count(options.selection.kinds, kind) != 0) kinds.push_back(kind);
    return kinds;
}

Entry entry_of(const Volume& volume, std::vector<WrittenFile> files) {
    Entry entry;
    entry.files = std::move(files);
    for (const Frame& frame : volume.frames) {
        for (const Ready& ready : frame.contours)
            entry.items.push_back(written(ready));
        if (frame.contours.empty()) entry.empty.push_back(frame.empty);
    }
    return entry;
}

} // namespace contourcheck::batch
