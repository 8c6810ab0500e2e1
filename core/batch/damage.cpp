#include "batch/damage.h"

namespace contourcheck::batch {

namespace {

/// Absent where the contour is left out for another reason than damage.
std::optional<Error> damage_of(std::string_view reason, const dataset::Patient& patient,
                               const dataset::ContourEntry& entry) {
    const auto about = [](Error error, const std::filesystem::path& file) {
        error.file = file;
        return error;
    };
    if (reason == "contour-unreadable") return about(entry.contour.error(), entry.file);
    if (reason == "too-few-points")
        return Error{Code::malformed, "has fewer than three different points", entry.file};
    if (reason == "no-slice")
        return Error{Code::not_found, "there is no slice " + std::to_string(entry.id.slice) + " for it",
                     entry.file};
    if (reason == "slice-unreadable") {
        const dataset::SliceEntry& slice = patient.slices[*entry.slice];
        return about(slice.header.error(), slice.file);
    }
    return std::nullopt;
}

} // namespace

std::vector<Damage> damages(const check::Checked& checked, const Chosen& chosen) {
    std::vector<Damage> result;
    auto selected = chosen.selected.begin(); // both lists stand in the dataset's order
    auto excluded = chosen.excluded.begin();
    for (const dataset::Patient& patient : checked.patients)
        for (const dataset::ContourEntry& entry : patient.contours) {
            if (selected != chosen.selected.end() && selected->request.id == to_string(entry.id)) {
                ++selected;
                continue;
            }
            if (auto error = damage_of(excluded->reason, patient, entry))
                result.push_back({excluded->id, excluded->reason, std::move(*error)});
            ++excluded;
        }
    return result;
}

} // namespace contourcheck::batch
