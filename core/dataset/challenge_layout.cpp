#include "dataset/layout.h"

#include <unordered_set>

namespace contourcheck::dataset {

void add_challenge_slices(Listing& listing, PatientFiles& patient) {
    const auto slices = std::filesystem::path("dicoms") / patient.patient;
    if (!listing.is_folder(slices)) return;
    patient.slice_folder = slices;
    patient.series.push_back(
        {patient.patient, list_slices(listing, patient.patient, slices, number_of_plain_name)});
}

std::vector<PatientFiles> find_challenge(Listing& listing, const std::vector<LinkRow>& rows,
                                         const std::vector<LinkRow>& second_rows, std::stop_token stop) {
    std::vector<PatientFiles> patients;
    std::unordered_set<std::string> known_patients;
    std::unordered_set<std::string> known_originals;
    for (const LinkRow& row : second_rows)
        known_originals.insert(row.original);
    for (const LinkRow& row : rows) {
        if (stop.stop_requested() || listing.is_too_much()) return patients;
        known_patients.insert(row.patient);
        known_originals.insert(row.original);
        PatientFiles patient{row.patient, row.original, row.line, {}, {}, {}, {}};
        add_challenge_slices(listing, patient);
        const auto contours = std::filesystem::path("contourfiles") / row.original;
        if (listing.is_folder(contours)) {
            patient.contour_folder = contours;
            for (const auto& folder : listing.folders(contours))
                if (folder.name.ends_with("-contours")) add_contours(listing, patient, folder.file);
            settle_contours(listing, patient);
        }
        patients.push_back(std::move(patient));
    }

    if (listing.is_folder("dicoms"))
        for (const auto& folder : listing.folders("dicoms"))
            if (!known_patients.contains(folder.name))
                listing.odd({Oddity::What::slices_unlinked, folder.name, {}, folder.file, 0, {}});
    if (listing.is_folder("contourfiles"))
        for (const auto& folder : listing.folders("contourfiles"))
            if (!known_originals.contains(folder.name))
                listing.odd({Oddity::What::contours_unlinked, {}, folder.name, folder.file, 0, {}});
    return patients;
}

} // namespace contourcheck::dataset
