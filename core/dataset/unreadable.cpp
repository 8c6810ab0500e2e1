#include "dataset/unreadable.h"

#include <algorithm>

namespace contourcheck::dataset {

namespace {

bool is_in(const std::filesystem::path& file, const std::optional<std::filesystem::path>& folder) {
    return folder &&
           std::mismatch(folder->begin(), folder->end(), file.begin(), file.end()).first == folder->end();
}

std::string owner_of(const std::filesystem::path& file, const Dataset& dataset) {
    const auto owns = [&](const PatientFiles& patient) {
        return is_in(file, patient.slice_folder) || is_in(file, patient.contour_folder);
    };
    const auto owner = std::find_if(dataset.patients.begin(), dataset.patients.end(), owns);
    return owner == dataset.patients.end() ? std::string() : owner->patient;
}

} // namespace

std::vector<Unreadable> unreadable_folders(const Dataset& dataset, const std::string& patient) {
    std::vector<Unreadable> result;
    for (const Oddity& oddity : dataset.oddities) {
        const bool is_refused = oddity.what == Oddity::What::link_refused;
        if (!is_refused && oddity.what != Oddity::What::file_unreadable) continue;
        const std::string owner = owner_of(oddity.file, dataset);
        if (!patient.empty() && !owner.empty() && owner != patient) continue;
        Error error{Code::unreadable,
                    is_refused ? Phrase::tr("is a symbolic link that leads out of the dataset")
                               : Phrase::tr("cannot be read: %1", {oddity.detail}),
                    dataset.root / oddity.file};
        const auto known = [&](const Unreadable& other) { return other.error == error; };
        if (std::none_of(result.begin(), result.end(), known)) result.push_back({owner, std::move(error)});
    }
    return result;
}

} // namespace contourcheck::dataset
