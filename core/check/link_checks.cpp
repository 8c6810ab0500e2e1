#include "check/about.h"
#include "check/checks.h"
#include "check/few_told.h"

#include "base/text.h"
#include "dataset/link_table.h"

#include <algorithm>
#include <iterator>

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
Phrase left_over(const Dataset& dataset, Oddity::What what) {
    if (std::ranges::count(dataset.oddities, what, &Oddity::what) != 1) return {};
    const auto only = std::ranges::find(dataset.oddities, what, &Oddity::what);
    return Phrase::tr("; or name %1 in it, which no row names", {only->file.generic_string()});
}

Finding dangling(const Dataset& dataset, const PatientFiles& patient) {
    Finding finding = about_patient("link-row-dangling", patient.patient, patient.original);
    finding.file = dataset.table.generic_string();
    finding.line = patient.line;
    std::vector<Phrase> gaps{patient.patient, patient.original};
    std::vector<Phrase> missing;
    Phrase hint;
    const auto lacks = [&](const std::string& folder, Oddity::What unlinked) {
        missing.emplace_back(folder);
        hint += left_over(dataset, unlinked);
    };
    if (!patient.slice_folder) lacks(expected_slice_folder(dataset, patient), Oddity::What::slices_unlinked);
    if (!patient.contour_folder)
        lacks(expected_contour_folder(dataset, patient), Oddity::What::contours_unlinked);
    gaps.push_back(Phrase::list(missing, {}, Phrase::tr(" and ")));
    finding.suggestion = Phrase::tr("remove the row or add the folder %1", {gaps.back()}) + hint;
    if (patient.contour_folder)
        finding.message = Phrase::tr("The row %1, %2 leads to no slices: there is no folder %3", gaps);
    else if (patient.slice_folder)
        finding.message = Phrase::tr("The row %1, %2 leads to no contours: there is no folder %3", gaps);
    else
        finding.message =
            Phrase::tr("The row %1, %2 leads to no slices and no contours: there is no folder %3", gaps);
    return finding;
}

/// A folder is there and holds nothing that could be paired.
std::vector<Finding> empty_folders(const PatientFiles& patient) {
    std::vector<Finding> findings;
    const auto is_empty = [&](std::string_view what, const std::filesystem::path& folder,
                              const Phrase& message) {
        Finding finding = about_patient("folder-empty", patient.patient, patient.original, what);
        finding.file = folder.generic_string();
        finding.message = message;
        findings.push_back(std::move(finding));
    };
    const auto has_slices = [](const dataset::SeriesFiles& series) { return !series.slices.empty(); };
    if (patient.slice_folder && std::ranges::none_of(patient.series, has_slices))
        is_empty("slices", *patient.slice_folder,
                 Phrase::tr("The folder holds no slices whose names can be read"));
    if (patient.contour_folder && patient.contours.empty())
        is_empty("contours", *patient.contour_folder,
                 Phrase::tr("The folder holds no contours whose names can be read"));
    return findings;
}

Finding with_names(Finding finding, const Oddity& oddity, Phrase message, Phrase suggestion = {}) {
    finding.patient = oddity.patient;
    finding.original = oddity.original;
    finding.line = oddity.line;
    finding.message = std::move(message);
    finding.suggestion = std::move(suggestion);
    return finding;
}

Phrase reason(const Oddity& oddity) {
    return oddity.detail.empty() ? Phrase() : Phrase(": ") + oddity.detail;
}

Finding malformed_row(const Oddity& oddity) {
    const std::string row = oddity.patient + ", " + oddity.original;
    const auto is_id = [](const std::string& text) {
        return dataset::is_plain_name(text) && !text.ends_with("…"); // as a shortened one does
    };
    const bool has_ids = is_id(oddity.patient) && is_id(oddity.original);
    return with_names(
        about_dataset("link-row-malformed", oddity.file.generic_string() + "/" + row, oddity.file), oddity,
        Phrase::tr(has_ids ? Phrase::noop("The row '%1' cannot be read")
                           : Phrase::noop("The row '%1' names no patient and original id"),
                   {row}) +
            reason(oddity),
        Phrase::tr("correct or remove the row"));
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
                          Phrase::tr("No row of the link table names the slices in %1", {file}),
                          Phrase::tr("add a row for %1 or remove the folder", {oddity.patient}));
    case Oddity::What::contours_unlinked:
        return with_names(about_dataset("folder-unlinked", file, oddity.file), oddity,
                          Phrase::tr("No row of the link table names the contours in %1", {file}),
                          Phrase::tr("add a row for %1 or remove the folder", {oddity.original}));
    case Oddity::What::file_unnamed:
        return with_names(about("file-unnamed"), oddity,
                          Phrase::tr("The name of the file is not one of this layout; it is not used") +
                              reason(oddity));
    case Oddity::What::file_twice:
        return with_names(about("file-duplicate"), oddity,
                          Phrase::tr("A second file for the same thing; it is not used") + reason(oddity),
                          Phrase::tr("keep the one that is right"));
    case Oddity::What::link_refused: {
        Finding finding = with_names(
            about("link-outside"), oddity,
            Phrase::tr("A symbolic link leads out of the dataset; it is not followed") + reason(oddity),
            Phrase::tr("put the files themselves into the dataset, or allow it in the settings (by "
                       "--follow-links on the command line)"));
        finding.severity = Severity::error;
        return finding;
    }
    case Oddity::What::link_outside:
        return with_names(
            about("link-outside"), oddity,
            Phrase::tr(
                "A link leads out of the dataset; a copy of the folder would not hold what it leads to") +
                reason(oddity),
            Phrase::tr("put the files themselves into the dataset"));
    default:
        return with_names(about("file-unreadable"), oddity, Phrase::tr("It cannot be read") + reason(oddity));
    }
}

} // namespace

std::vector<Finding> link_checks(const Dataset& dataset) {
    std::vector<Finding> findings;
    FewTold dangling_rows("link-row-dangling", dataset.table);
    for (const PatientFiles& patient : dataset.patients) {
        if (!patient.slice_folder || !patient.contour_folder)
            dangling_rows.add(patient.line, !patient.contours.empty(),
                              [&] { return dangling(dataset, patient); });
        for (Finding& finding : empty_folders(patient))
            findings.push_back(std::move(finding));
    }
    const auto add = [&](std::vector<Finding>&& more) {
        std::ranges::move(more, std::back_inserter(findings));
    };
    add(dangling_rows.take());
    FewTold malformed_rows("link-row-malformed", dataset.table);
    for (const Oddity& oddity : dataset.oddities)
        if (oddity.what == Oddity::What::row_malformed)
            malformed_rows.add(oddity.line, false, [&] { return malformed_row(oddity); });
        else if (oddity.what != Oddity::What::patient_twice && oddity.what != Oddity::What::original_twice)
            findings.push_back(of_file(oddity));
    add(malformed_rows.take());
    add(row_checks(dataset));
    return findings;
}

} // namespace contourcheck::check
