#include "picture/finding_tiles.h"

#include "contour/measures.h"

#include <algorithm>

namespace contourcheck::picture {

namespace {

std::vector<contour::Contour> contours_on(const dataset::Patient& patient, int slice) {
    std::vector<contour::Contour> contours;
    for (const contour::Kind kind : contour::all_kinds)
        if (const auto* entry = patient.contour(slice, kind);
            entry && entry->contour && contour::distinct_points(entry->contour->points) >= 3)
            contours.push_back(*entry->contour);
    return contours;
}

Tile::State finding_state(check::Severity severity) {
    if (severity == check::Severity::error) return Tile::State::error;
    return severity == check::Severity::warning ? Tile::State::warning : Tile::State::unflagged;
}

} // namespace

FindingTiles::FindingTiles(const check::Checked& checked, bool allow_burned_in)
    : checked_(checked), allow_burned_in_(allow_burned_in), windows_(checked.dataset.root) {}

std::optional<Tile> FindingTiles::make(std::size_t index) {
    const check::Finding& finding = checked_.report.findings[index];
    const auto& rival = finding.rival;
    std::optional<Tile> tile;
    if (const dataset::Patient* own = patient(finding.patient); own && finding.slice)
        tile = tile_of(index, *own, *finding.slice, contours_on(*own, *finding.slice));
    else if (const dataset::Patient* other = rival ? patient(rival->patient) : nullptr)
        tile = tile_of(index, *other, rival->slice, {{rival->kind, rival->points}}); // of a whole patient
    if (!tile) return tile;
    tile->state = tile->scene ? finding_state(finding.severity) : Tile::State::unreadable;
    if (rival && finding.slice && rival->patient == finding.patient && rival->slice == *finding.slice)
        tile->rival = rival->points;
    return tile;
}

std::optional<Tile> FindingTiles::tile_of(std::size_t finding, const dataset::Patient& patient, int slice,
                                          const std::vector<contour::Contour>& contours) {
    const dataset::SliceEntry* entry = patient.slice(slice);
    if (entry == nullptr) return std::nullopt;
    Tile tile;
    auto read = dicom::read_slice(checked_.dataset.root / entry->file);
    if (read && read->header.burned_in == dicom::BurnedIn::yes && !allow_burned_in_) {
        withheld_.insert(finding);
        return std::nullopt;
    }
    if (read)
        tile.scene =
            make_scene(std::move(*read), contours, checked_.report.convention, {}, windows_.of(patient));
    else if (std::ranges::find(failures_, read.error()) == failures_.end())
        failures_.push_back(read.error());
    return tile;
}

const dataset::Patient* FindingTiles::patient(const std::string& name) const {
    const auto at = std::ranges::find(checked_.patients, name, &dataset::Patient::patient);
    return at == checked_.patients.end() ? nullptr : &*at;
}

} // namespace contourcheck::picture
