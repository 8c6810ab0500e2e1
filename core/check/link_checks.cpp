#include "check/about.h"
#include "check/checks.h"

#include "base/text.h"

#include <algorithm>

namespace contourcheck::check {

namespace {

using dataset::Dataset;
using dataset::Layout;
using dataset::Oddity;
using dataset::PatientFiles;

std::string expected_slice_folder(const Dataset& dataset, const PatientFiles& patient) {
    return (dataset.layout == Layout::challenge ? "dicoms/" : "SCD_IMAGES_*/") + patient.patient;
}

std::string expected_contour_folder(const Dataset& dataset, const PatientFiles& patient) {
    return (dataset.layout == Layout::challenge ? "contourfiles/" : "SCD_ManualContours/") + patient.original;
}

/// When one folder is left over that no row names, it may be the one that is meant.
std::string left_over(const Dataset& dataset, Oddity::What what) {
    if (std::ranges::count(dataset.oddities, what, &Oddity::what) != 1) return {};
    const auto only = std::ranges::find(dataset.oddities, what, &Oddity::what);
    return "; or name " + only->file.generic_string() + " in it, which no row names";
}

Finding dangling(const Dataset& dataset, const PatientFiles& patient) {
    Finding finding = about_patient("link-row-dangling", patient.patient, patient.original);
    finding.file = dataset.table.generic_string();
    finding.line = patient.line;
    std::string lacking;
    std::string missing;
    std::string hint;
    const auto lacks = [&](std::string_view what, const std::string& folder, Oddity::What unlinked) {
        lacking += (lacking.empty() ? "no " : " and no ") + std::string(what);
        missing += (missing.empty() ? "" : " and ") + folder;
        hint += left_over(dataset, unlinked);
    };
    if (!patient.slice_folder)
        lacks("slices", expected_slice_folder(dataset, patient), Oddity::What::slices_unlinked);
    if (!patient.contour_folder)
        lacks("contours", expected_contour_folder(dataset, patient), Oddity::What::contours_unlinked);
    finding.message = "The row " + patient.patient + ", " + patient.original + " leads to " + lacking +
                      ": there is no folder " + missing;
    finding.suggestion = "remove the row or add the folder " + missing + hint;
    return finding;
}

/// A folder is there and holds nothing that could be paired.
std::vector<Finding> empty_folders(const PatientFiles& patient) {
    std::vector<Finding> findings;
    const auto is_empty = [&](std::string_view what, const std::filesystem::path& folder) {
        Finding finding = about_patient("folder-empty", patient.patient, patient.original, what);
        finding.file = folder.generic_string();
        finding.message = "The folder holds no " + std::string(what) + " whose names can be read";
        findings.push_back(std::move(finding));
    };
    const auto has_slices = [](const dataset::SeriesFiles& series) { return !series.slices.empty(); };
    if (patient.slice_folder && std::ranges::none_of(patient.series, has_slices))
        is_empty("slices", *patient.slice_folder);
    if (patient.contour_folder && patient.contours.empty()) is_empty("contours", *patient.contour_folder);
    return findings;
}

Finding with_names(Finding finding, const Oddity& oddity, std::string message, std::string suggestion = {}) {
    finding.patient = oddity.patient;
    finding.original = oddity.original;
    finding.line = oddity.line;
    finding.message = std::move(message);
    finding.suggestion = std::move(suggestion);
    return finding;
}

std::string reason(const Oddity& oddity) {
    return oddity.detail.empty() ? std::string() : ": " + oddity.detail;
}

Finding of_row(const Oddity& oddity) {
    const std::string row = oddity.patient + ", " + oddity.original;
    switch (oddity.what) {
    case Oddity::What::patient_twice: {
        // The table's mistake: the patient's first row is used as it stands.
        Finding finding = about_patient("link-duplicate", oddity.patient, oddity.original, "patient");
        finding.scope = Scope::dataset;
        finding.file = oddity.file.generic_string();
        return with_names(std::move(finding), oddity,
                          "Patient " + oddity.patient + " stands in the table a second time (first in " +
                              oddity.detail + "); this row, with " + oddity.original + ", is not used",
                          "keep the row that is right and remove the other");
    }
    case Oddity::What::original_twice: {
        Finding finding = about_patient("link-duplicate", oddity.patient, oddity.original, "original");
        finding.file = oddity.file.generic_string();
        return with_names(std::move(finding), oddity,
                          "The contours of " + oddity.original + " are given to a second patient, " +
                              oddity.patient + " (first in " + oddity.detail + ")",
                          "keep the row that is right and remove the other");
    }
    default: {
        const std::string subject = oddity.file.generic_string() + "/" + row;
        return with_names(about_dataset("link-row-malformed", subject, oddity.file), oddity,
                          "The row '" + row + "' names no patient and original id" + reason(oddity),
                          "correct or remove the row");
    }
    }
}

Finding of_file(const Oddity& oddity) {
    const std::string file = oddity.file.generic_string();
    const auto about = [&](std::string_view rule_id) {
        if (oddity.patient.empty()) return about_dataset(rule_id, file, oddity.file);
        Finding finding = about_patient(rule_id, oddity.patient, oddity.original, file);
        finding.file = file;
        return finding;
    };
    switch (oddity.what) {
    case Oddity::What::slices_unlinked:
        return with_names(about_dataset("folder-unlinked", file, oddity.file), oddity,
                          "No row of the link table names the slices in " + file,
                          "add a row for " + oddity.patient + " or remove the folder");
    case Oddity::What::contours_unlinked:
        return with_names(about_dataset("folder-unlinked", file, oddity.file), oddity,
                          "No row of the link table names the contours in " + file,
                          "add a row for " + oddity.original + " or remove the folder");
    case Oddity::What::file_unnamed:
        return with_names(about("file-unnamed"), oddity,
                          "The name of the file is not one of this layout; it is not used" + reason(oddity));
    case Oddity::What::file_twice:
        return with_names(about("file-duplicate"), oddity,
                          "A second file for the same thing; it is not used" + reason(oddity),
                          "keep the one that is right");
    case Oddity::What::link_outside:
        return with_names(
            about("link-outside"), oddity,
            "A link leads out of the dataset; a copy of the folder would not hold what it leads to" +
                reason(oddity),
            "put the files themselves into the dataset");
    default:
        return with_names(about("file-unreadable"), oddity, "It cannot be read" + reason(oddity));
    }
}

Finding of_oddity(const Oddity& oddity) {
    switch (oddity.what) {
    case Oddity::What::row_malformed:
    case Oddity::What::patient_twice:
    case Oddity::What::original_twice:
        return of_row(oddity);
    default:
        return of_file(oddity);
    }
}

} // namespace

std::vector<Finding> link_checks(const Dataset& dataset) {
    std::vector<Finding> findings;
    for (const PatientFiles& patient : dataset.patients) {
        if (!patient.slice_folder || !patient.contour_folder) findings.push_back(dangling(dataset, patient));
        for (Finding& finding : empty_folders(patient))
            findings.push_back(std::move(finding));
    }
    for (const Oddity& oddity : dataset.oddities)
        findings.push_back(of_oddity(oddity));
    return findings;
}

} // namespace contourcheck::check
