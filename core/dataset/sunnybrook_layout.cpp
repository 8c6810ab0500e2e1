#include "dataset/layout.h"

#include <algorithm>
#include <unordered_set>

namespace contourcheck::dataset {

namespace {

/// The table writes SC-HF-I-1 where the folder is SC-HF-I-01: names are equal when their numbers are.
std::string without_leading_zeros(std::string_view name) {
    std::string key;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto is_digit = [&](std::size_t at) {
            return at < name.size() && name[at] >= '0' && name[at] <= '9';
        };
        const bool starts_number = name[i] == '0' && (key.empty() || i == 0 || !is_digit(i - 1));
        if (!starts_number) {
            key += name[i];
            continue;
        }
        while (name[i] == '0' && is_digit(i + 1))
            ++i;
        key += name[i];
    }
    return key;
}

using Folders = std::map<std::string, std::vector<Listing::Entry>>;

/// <patient> folders in all SCD_IMAGES_* parts of the download.
Folders image_folders(Listing& listing) {
    Folders result;
    for (const auto& part : listing.folders("."))
        if (part.name.starts_with("SCD_IMAGES"))
            for (auto& patient : listing.folders(part.name))
                result[patient.name].push_back(std::move(patient));
    return result;
}

/// The folders of contours by their name without leading zeros.
Folders contour_folders(Listing& listing) {
    Folders result;
    if (listing.is_folder("SCD_ManualContours"))
        for (auto& folder : listing.folders("SCD_ManualContours"))
            result[without_leading_zeros(folder.name)].push_back(std::move(folder));
    return result;
}

/// The folder of exactly that name, else the first one of an equal name.
const Listing::Entry* contour_folder(const Folders& folders, const std::string& original) {
    const auto found = folders.find(without_leading_zeros(original));
    if (found == folders.end()) return nullptr;
    const auto exact = std::ranges::find(found->second, original, &Listing::Entry::name);
    return exact != found->second.end() ? &*exact : &found->second.front();
}

void add_expert_contours(Listing& listing, PatientFiles& patient) {
    const auto expert = *patient.contour_folder / "contours-manual" / "IRCCI-expert";
    if (listing.is_folder(expert)) add_contours(listing, patient, expert);
    settle_contours(listing, patient);
}

void add_series(Listing& listing, PatientFiles& patient, const Listing::Entry& folder) {
    patient.slice_folder = folder.file;
    for (const auto& series : listing.folders(folder.file))
        if (series.name.starts_with("CINESAX"))
            patient.series.push_back(
                {series.name, list_slices(listing, patient.patient, series.file, number_of_sunnybrook_name)});
}

void add_slices(Listing& listing, const Folders& images, PatientFiles& patient) {
    if (const auto found = images.find(patient.patient); found != images.end())
        for (const auto& folder : found->second)
            add_series(listing, patient, folder);
}

} // namespace

void add_sunnybrook_slices(Listing& listing, PatientFiles& patient) {
    add_slices(listing, image_folders(listing), patient);
}

std::vector<PatientFiles> find_sunnybrook(Listing& listing, const std::vector<LinkRow>& rows,
                                          const std::vector<LinkRow>& second_rows, std::stop_token stop) {
    const Folders images = image_folders(listing);
    const Folders contours = contour_folders(listing);
    std::map<std::filesystem::path, const LinkRow*> taken;
    std::vector<PatientFiles> patients;
    std::unordered_set<std::string> known_patients;
    for (const LinkRow& row : rows) {
        if (stop.stop_requested() || listing.is_too_much()) return patients;
        known_patients.insert(row.patient);
        PatientFiles patient{row.patient, row.original, row.line, {}, {}, {}, {}};
        add_slices(listing, images, patient);
        if (const auto* folder = contour_folder(contours, row.original)) {
            patient.contour_folder = folder->file;
            add_expert_contours(listing, patient);
            const auto [first, fresh] = taken.try_emplace(folder->file, &row);
            if (!fresh && first->second->original != row.original) // equal ids are told with the table
                listing.odd({Oddity::What::original_twice, row.patient, row.original, "scd_patientdata.csv",
                             row.line, Phrase::tr("line %1", {std::to_string(first->second->line)})});
        }
        patients.push_back(std::move(patient));
    }

    for (const LinkRow& row : second_rows)
        if (const auto* folder = contour_folder(contours, row.original))
            taken.try_emplace(folder->file, nullptr);
    for (const auto& [name, folders] : images)
        if (!known_patients.contains(name))
            listing.odd({Oddity::What::slices_unlinked, name, {}, folders.front().file, 0, {}});
    for (const auto& [key, folders] : contours)
        for (const auto& folder : folders)
            if (!taken.contains(folder.file))
                listing.odd({Oddity::What::contours_unlinked, {}, folder.name, folder.file, 0, {}});
    return patients;
}

} // namespace contourcheck::dataset
