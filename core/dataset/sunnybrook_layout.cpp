#include "dataset/layout.h"

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

void add_series(Listing& listing, PatientFiles& patient, const Listing::Entry& folder) {
    patient.slice_folder = folder.file;
    for (const auto& series : listing.folders(folder.file))
        if (series.name.starts_with("CINESAX"))
            patient.series.push_back(
                {series.name, list_slices(listing, patient.patient, series.file, number_of_sunnybrook_name)});
}

} // namespace

std::vector<PatientFiles> find_sunnybrook(Listing& listing, const std::vector<LinkRow>& rows,
                                          const std::vector<std::string>& all_originals,
                                          std::stop_token stop) {
    const Folders images = image_folders(listing);
    std::map<std::string, Listing::Entry> contours;
    if (listing.is_folder("SCD_ManualContours"))
        for (auto& folder : listing.folders("SCD_ManualContours")) {
            std::string key = without_leading_zeros(folder.name);
            contours.try_emplace(std::move(key), std::move(folder));
        }

    std::vector<PatientFiles> patients;
    std::unordered_set<std::string> known_patients;
    for (const LinkRow& row : rows) {
        if (stop.stop_requested()) return patients;
        known_patients.insert(row.patient);
        PatientFiles patient{row.patient, row.original, row.line, {}, {}, {}, {}};
        if (const auto found = images.find(row.patient); found != images.end())
            for (const auto& folder : found->second)
                add_series(listing, patient, folder);
        if (const auto found = contours.find(without_leading_zeros(row.original)); found != contours.end()) {
            patient.contour_folder = found->second.file;
            const auto expert = found->second.file / "contours-manual" / "IRCCI-expert";
            if (listing.is_folder(expert)) add_contours(listing, patient, expert);
            settle_contours(listing, patient);
        }
        patients.push_back(std::move(patient));
    }

    std::unordered_set<std::string> known_originals;
    for (const auto& original : all_originals)
        known_originals.insert(without_leading_zeros(original));
    for (const auto& [name, folders] : images)
        if (!known_patients.contains(name))
            listing.odd({Oddity::What::slices_unlinked, name, {}, folders.front().file, 0, {}});
    for (const auto& [key, folder] : contours)
        if (!known_originals.contains(key))
            listing.odd({Oddity::What::contours_unlinked, {}, folder.name, folder.file, 0, {}});
    return patients;
}

} // namespace contourcheck::dataset
