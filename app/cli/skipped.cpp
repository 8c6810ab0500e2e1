#include "cli/skipped.h"

#include "batch/damage.h"
#include "dataset/unreadable.h"

#include <algorithm>

namespace contourcheck::cli {

Skipped::Skipped(const check::Checked& checked, const batch::Chosen& chosen,
                 const std::optional<std::string>& key)
    : root_(checked.dataset.root), key_(key) {
    for (const dataset::Unreadable& folder : dataset::unreadable_folders(checked.dataset))
        add(key ? pseudonym(folder.patient) + ": a folder " + folder.error.what.text()
                : to_string(relative(folder.error)));
    for (const batch::Damage& damage : batch::damages(checked, chosen))
        add(damage.id + ": " + damage.reason + (key ? std::string() : ": " + to_string(damage.error)));
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
