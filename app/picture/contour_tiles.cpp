#include "picture/contour_tiles.h"

#include "base/text.h"
#include "check/rules.h"
#include "contour/measures.h"

namespace contourcheck::picture {

namespace {

Tile::State status_state(check::Status status) {
    if (status == check::Status::error) return Tile::State::error;
    return status == check::Status::warning ? Tile::State::warning : Tile::State::unflagged;
}

} // namespace

ContourTiles::ContourTiles(const check::Checked& checked, std::vector<const check::ContourReport*> contours,
                           const mask::Convention& convention, bool with_ids, bool allow_burned_in)
    : checked_(checked), convention_(convention), with_ids_(with_ids), allow_burned_in_(allow_burned_in),
      windows_(checked.dataset.root), contours_(std::move(contours)) {
    for (const dataset::Patient& patient : checked.patients)
        patients_.try_emplace(patient.patient, &patient);
    for (const check::Finding& finding : checked.report.findings)
        findings_.try_emplace(finding.id, &finding);
}

Tile ContourTiles::make(std::size_t index) {
    const check::ContourReport& contour = *contours_[index];
    Tile tile;
    if (with_ids_)
        tile.label = printable(contour.id.patient) + " · " + std::to_string(contour.id.slice) + " · ";
    tile.label += word(contour.id.kind);
    tile.note = worst_title(contour);
    tile.state = status_state(contour.status);
    auto scene = scene_of(contour);
    if (scene) {
        tile.scene = std::move(*scene);
    } else {
        tile.state = Tile::State::unreadable;
        tile.note = printable(scene.error().what);
        if (scene.error().code != Code::not_found) failures_.insert(to_string(scene.error()));
    }
    return tile;
}

Expected<Scene> ContourTiles::scene_of(const check::ContourReport& report) {
    const dataset::Patient& patient = *patients_.at(report.id.patient);
    const dataset::ContourEntry* entry = patient.contour(report.id.slice, report.id.kind);
    if (entry == nullptr || !entry->slice)
        return fail(Code::not_found, "there is no slice " + std::to_string(report.id.slice));
    if (!entry->contour) return tl::unexpected(entry->contour.error());
    if (contour::distinct_points(entry->contour->points) < 3)
        return fail(Code::malformed, "has too few points", checked_.dataset.root / entry->file);
    auto slice = dicom::read_slice(checked_.dataset.root / patient.slices[*entry->slice].file);
    if (!slice) return tl::unexpected(slice.error());
    if (slice->header.burned_in == dicom::BurnedIn::yes && !allow_burned_in_) {
        withheld_.push_back(to_string(report.id));
        return fail(Code::unsupported, Phrase::tr(burned_in_refusal),
                    checked_.dataset.root / patient.slices[*entry->slice].file);
    }
    return make_scene(std::move(*slice), {*entry->contour}, convention_, {}, windows_.of(patient));
}

std::string ContourTiles::worst_title(const check::ContourReport& contour) const {
    const check::Finding* worst = nullptr;
    for (const std::string& id : contour.findings)
        if (const auto at = findings_.find(id);
            at != findings_.end() && (worst == nullptr || at->second->severity > worst->severity))
            worst = at->second;
    return worst == nullptr ? std::string() : std::string(check::title(*worst));
}

} // namespace contourcheck::picture
