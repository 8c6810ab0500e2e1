#include "cli/skipped.h"

#include "cli/unreadable.h"

#include <algorithm>
#include <map>

namespace contourcheck::cli {

namespace {

/// What is told of an excluded contour where it is damaged: its file and the reason.
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

Skipped::Skipped(const check::Checked& checked, const batch::Chosen& chosen,
                 const std::optional<std::string>& key)
    : root_(checked.dataset.root), key_(key) {
    for (const Unreadable& folder : unreadable_folders(checked.dataset))
        add(key ? pseudonym(folder.patient) + ": a folder " + folder.error.what.text()
                : to_string(relative(folder.error)));
    std::map<std::string, std::string_view> reasons;
    for (const batch::Excluded& excluded : chosen.excluded)
        reasons.emplace(excluded.id, excluded.reason);
    for (const dataset::Patient& patient : checked.patients)
        for (const dataset::ContourEntry& entry : patient.contours)
            if (const auto left_out = reasons.find(batch::exported_id(entry.id, key));
                left_out != reasons.end())
                if (const auto damage = damage_of(left_out->second, patient, entry))
                    add(left_out->first + ": " + std::string(left_out->second) +
                        (key ? std::string() : ": " + to_string(*damage)));
    for (const batch::Selected& selected : chosen.selected)
        for (const auto& file : {selected.request.slice_file, selected.request.contour_file})
            ids_[file].push_back(selected.id);
}

void Skipped::add(const Error& failure) {
    if (!key_) return add(to_string(relative(failure)));
    const auto ids = ids_.find(failure.file);
    if (ids == ids_.end()) return add("an item: " + failure.what.text());
    for (const std::string& id : ids->second)
        add(id + ": " + failure.what.text());
}

void Skipped::add(std::string line) {
    if (std::find(lines_.begin(), lines_.end(), line) == lines_.end()) lines_.push_back(std::move(line));
}

/// With the file as the dataset's user names it.
Error Skipped::relative(Error error) const {
    if (error.file.is_absolute()) error.file = error.file.lexically_relative(root_);
    return error;
}

std::string Skipped::pseudonym(const std::string& patient) const {
    return patient.empty() ? "the dataset" : batch::exported_patient(patient, key_);
}

} // namespace contourcheck::cli
