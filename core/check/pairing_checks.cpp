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
Phrase numbers_there(const Patient& patient) {
    if (patient.slices.empty()) return Phrase::tr("the patient has no slices");
    return Phrase::tr("slices %1 to %2 are there, %3 in all",
                      {std::to_string(patient.slices.front().number),
                       std::to_string(patient.slices.back().number), std::to_string(patient.slices.size())});
}

Finding slice_missing(const Patient& patient, const ContourEntry& contour) {
    Finding finding = about_contour("slice-missing", patient, contour);
    const std::string number = std::to_string(contour.id.slice);
    finding.message =
        Phrase::tr("The contour is for slice %1, which is not there; %2", {number, numbers_there(patient)});
    finding.suggestion = Phrase::tr("add slice %1 or remove the contour", {number});
    return finding;
}

Finding contour_unreadable(const Patient& patient, const ContourEntry& contour) {
    const Error& error = contour.contour.error();
    Finding finding = about_contour("contour-unreadable", patient, contour);
    finding.line = error.line;
    // "is not two numbers: 'x'" goes on from what is spoken of; other reasons stand by themselves.
    const bool goes_on = error.what.text().starts_with("is ");
    const std::vector<Phrase> in_line{std::to_string(error.line), error.what};
    if (error.line > 0)
        finding.message = goes_on ? Phrase::tr("Line %1 of the contour %2", in_line)
                                  : Phrase::tr("Line %1 of the contour: %2", in_line);
    else
        finding.message = goes_on ? Phrase::tr("The contour %1", {error.what})
                                  : Phrase::tr("The contour cannot be read: %1", {error.what});
    if (error.line > 0) finding.suggestion = Phrase::tr("correct the line or draw the contour again");
    return finding;
}

Finding slice_unreadable(const Patient& patient, const SliceEntry& slice) {
    Finding finding = about_slice("slice-unreadable", patient, slice);
    finding.message = Phrase::tr("The slice cannot be read: %1", {slice.header.error().what});
    finding.suggestion = Phrase::tr("copy the file from its source again");
    return finding;
}

Finding series_ambiguous(const Patient& patient) {
    Finding finding = about_patient("series-ambiguous", patient.patient, patient.original);
    std::string others;
    for (std::size_t i = 0; i < patient.series.size(); ++i)
        if (i != patient.chosen_series) others += (others.empty() ? "" : ", ") + patient.series[i];
    finding.message =
        Phrase::tr("More than one series has slices of the contours' numbers: %1 is taken, and there is %2",
                   {patient.series[patient.chosen_series], others});
    finding.value = double(patient.series.size());
    return finding;
}

/// One finding for all slices that share a lack, naming the first.
template <class Lacks>
void add_for_slices(std::vector<Finding>& findings, const Patient& patient, std::string_view rule_id,
                    std::string_view message, const Lacks& lacks) {
    const auto is_concerned = [&](const SliceEntry& slice) { return slice.header && lacks(*slice.header); };
    const auto count = std::ranges::count_if(patient.slices, is_concerned);
    if (count == 0) return;
    Finding finding = about_patient(rule_id, patient.patient, patient.original);
    finding.file = std::ranges::find_if(patient.slices, is_concerned)->file;
    finding.value = double(count);
    finding.message =
        Phrase::tr(message, {counted(std::size_t(count), Phrase::noop("1 slice"), Phrase::noop("%1 slices")),
                             std::to_string(patient.slices.size())});
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
            Phrase::noop(
                "%1 of %2 share one position, though their times repeat: where in the heart they lie "
                "cannot be told"),
            [](const dicom::Header& header) { return has_place(header); });
    else
        add_for_slices(findings, patient, "slice-geometry-missing",
                       Phrase::noop("%1 of %2 without pixel spacing, position or orientation: millimetres "
                                    "cannot be told there"),
                       [](const dicom::Header& header) { return !header.spacing || !has_place(header); });
    add_for_slices(findings, patient, "slice-multi-frame",
                   Phrase::noop("%1 of %2 with several frames: only the first is used"),
                   [](const dicom::Header& header) { return header.frames > 1; });
    add_for_slices(findings, patient, "burned-in",
                   Phrase::noop("%1 of %2 say that something is written into the picture, which may name the "
                                "patient: exports leave them out unless that is allowed"),
                   [](const dicom::Header& header) { return header.burned_in == dicom::BurnedIn::yes; });
    return findings;
}

} // namespace contourcheck::check
