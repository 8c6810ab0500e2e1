#include "check/about.h"
#include "check/checks.h"

#include "base/text.h"

#include <algorithm>

namespace contourcheck::check {

namespace {

using dataset::ContourEntry;
using dataset::Patient;
using dataset::SliceEntry;

/// Whether the stack goes on beyond the number, as far as one can tell: "slices 1 to 240 are there".
std::string numbers_there(const Patient& patient) {
    if (patient.slices.empty()) return "the patient has no slices";
    return "slices " + std::to_string(patient.slices.front().number) + " to " +
           std::to_string(patient.slices.back().number) + " are there, " +
           std::to_string(patient.slices.size()) + " in all";
}

Finding slice_missing(const Patient& patient, const ContourEntry& contour) {
    Finding finding = about_contour("slice-missing", patient, contour);
    finding.message = "The contour is for slice " + std::to_string(contour.id.slice) +
                      ", which is not there; " + numbers_there(patient);
    finding.suggestion = "add slice " + std::to_string(contour.id.slice) + " or remove the contour";
    return finding;
}

Finding contour_unreadable(const Patient& patient, const ContourEntry& contour) {
    const Error& error = contour.contour.error();
    Finding finding = about_contour("contour-unreadable", patient, contour);
    finding.line = error.line;
    // "is not two numbers: 'x'" goes on from what is spoken of; other reasons stand by themselves.
    const bool goes_on = error.what.starts_with("is ");
    finding.message =
        error.line > 0
            ? "Line " + std::to_string(error.line) + " of the contour" + (goes_on ? " " : ": ") + error.what
            : (goes_on ? "The contour " : "The contour cannot be read: ") + error.what;
    if (error.line > 0) finding.suggestion = "correct the line or draw the contour again";
    return finding;
}

Finding slice_unreadable(const Patient& patient, const SliceEntry& slice) {
    Finding finding = about_slice("slice-unreadable", patient, slice);
    finding.message = "The slice cannot be read: " + slice.header.error().what;
    finding.suggestion = "copy the file from its source again";
    return finding;
}

Finding series_ambiguous(const Patient& patient) {
    Finding finding = about_patient("series-ambiguous", patient.patient, patient.original);
    std::string others;
    for (std::size_t i = 0; i < patient.series.size(); ++i)
        if (i != patient.chosen_series) others += (others.empty() ? "" : ", ") + patient.series[i];
    finding.message =
        "More than one series has slices of the contours' numbers: " + patient.series[patient.chosen_series] +
        " is taken, and there is " + others;
    finding.value = double(patient.series.size());
    return finding;
}

/// One finding for all slices that share a lack, naming the first.
template <class Lacks>
void add_for_slices(std::vector<Finding>& findings, const Patient& patient, std::string_view rule_id,
                    std::string_view what, const Lacks& lacks) {
    const auto is_concerned = [&](const SliceEntry& slice) { return slice.header && lacks(*slice.header); };
    const auto count = std::ranges::count_if(patient.slices, is_concerned);
    if (count == 0) return;
    Finding finding = about_patient(rule_id, patient.patient, patient.original);
    finding.file = std::ranges::find_if(patient.slices, is_concerned)->file.generic_string();
    finding.value = double(count);
    finding.message = counted(std::size_t(count), "slice") + " of " + std::to_string(patient.slices.size()) +
                      " " + std::string(what);
    findings.push_back(std::move(finding));
}

bool has_place(const dicom::Header& header) {
    return header.position_mm && header.orientation;
}

bool is_placed(const SliceEntry& slice) {
    return slice.header && has_place(*slice.header);
}

} // namespace

std::vector<Finding> pairing_checks(const Patient& patient) {
    std::vector<Finding> findings;
    // Without a folder the row leads nowhere, and that is said once.
    for (const ContourEntry& contour : patient.contours)
        if (!contour.slice && patient.has_slice_folder) findings.push_back(slice_missing(patient, contour));
    for (const ContourEntry& contour : patient.contours)
        if (!contour.contour) findings.push_back(contour_unreadable(patient, contour));
    for (const SliceEntry& slice : patient.slices)
        if (!slice.header) findings.push_back(slice_unreadable(patient, slice));
    if (patient.series_ambiguous && patient.chosen_series < patient.series.size())
        findings.push_back(series_ambiguous(patient));
    if (patient.locations.empty() && std::ranges::any_of(patient.slices, is_placed))
        add_for_slices(
            findings, patient, "slice-geometry-missing",
            "share one position, though their times repeat: where in the heart they lie cannot be told",
            [](const dicom::Header& header) { return has_place(header); });
    else
        add_for_slices(findings, patient, "slice-geometry-missing",
                       "without pixel spacing, position or orientation: millimetres cannot be told there",
                       [](const dicom::Header& header) { return !header.spacing || !has_place(header); });
    add_for_slices(findings, patient, "slice-multi-frame", "with several frames: only the first is used",
                   [](const dicom::Header& header) { return header.frames > 1; });
    return findings;
}

} // namespace contourcheck::check
