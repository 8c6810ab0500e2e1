#include "check/report.h"

#include "check/checks.h"
#include "check/fit.h"
#include "check/settle.h"
#include "check/suspicion.h"
#include "loader/parallel.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace contourcheck::check {

namespace {

using contour::Kind;

void append(std::vector<Finding>& to, std::vector<Finding>&& more) {
    std::ranges::move(more, std::back_inserter(to));
}

/// `copies` are those of all patients.
std::vector<Finding> patient_findings(const PreparedPatient& prepared, const mask::Convention& convention,
                                      const std::vector<Finding>& copies) {
    std::vector<Finding> known = geometry_checks(prepared, convention);
    std::ranges::copy_if(copies, std::back_inserter(known),
                         [&](const Finding& copy) { return copy.patient == prepared.patient->patient; });
    append(known, relation_checks(prepared, known));
    append(known, mask_checks(prepared, convention, known));
    append(known, pairing_checks(*prepared.patient));
    append(known, identity_checks(*prepared.patient));
    return known;
}

/// A row that leads nowhere or to another patient's slices, and one that gives the contours to a second patient, leave
/// no contour of the patient as it was.
bool concerns_all_contours(const Finding& finding) {
    return finding.scope == Scope::patient && finding.severity == Severity::error &&
           (finding.rule == "link-row-dangling" || finding.rule == "link-duplicate" ||
            finding.rule == "identity-mismatch");
}

/// Findings by what they are about, to be asked for each contour.
class ByContour {
public:
    explicit ByContour(const std::vector<Finding>& findings) {
        for (const Finding& finding : findings) {
            if (finding.scope == Scope::contour || finding.scope == Scope::slice)
                by_slice_[{finding.patient, *finding.slice}].push_back(&finding);
            else if (concerns_all_contours(finding))
                by_slice_[{finding.patient, std::nullopt}].push_back(&finding);
        }
    }

    [[nodiscard]] std::vector<const Finding*> of(const dataset::ContourId& id) const {
        std::vector<const Finding*> result;
        for (const auto& key : {Key{id.patient, std::nullopt}, Key{id.patient, id.slice}})
            if (const auto found = by_slice_.find(key); found != by_slice_.end())
                for (const Finding* finding : found->second)
                    if (!finding->kind || finding->kind == id.kind) result.push_back(finding);
        return result;
    }

private:
    using Key = std::pair<std::string, std::optional<int>>;
    std::map<Key, std::vector<const Finding*>> by_slice_;
};

Status worst(const std::vector<const Finding*>& findings) {
    Status status = Status::ok;
    for (const Finding* finding : findings) {
        if (finding->severity == Severity::error) return Status::error;
        if (finding->severity == Severity::warning) status = Status::warning;
    }
    return status;
}

Evidence evidence(const PreparedPatient& patient, const PreparedContour& contour) {
    Evidence result;
    result.misfit = misfit(patient, as_it_is(contour), [](const PreparedContour&) { return true; });
    const int slice = contour.entry->id.slice;
    const PreparedContour* inner = patient.contour(slice, Kind::inner);
    const PreparedContour* outer = patient.contour(slice, Kind::outer);
    const bool is_of_pair = &contour == inner || &contour == outer;
    if (!is_of_pair || !inner || !inner->outside_px) return result;
    const double share = *inner->outside_px / inner->area_px;
    if (std::isfinite(share)) result.outside_share = share;
    return result;
}

ContourReport contour_report(const PreparedPatient& patient, const PreparedContour& contour,
                             const ByContour& findings) {
    const auto own = findings.of(contour.entry->id);
    ContourReport result;
    result.id = contour.entry->id;
    result.original = patient.patient->original;
    result.file = contour.entry->file.generic_string();
    result.status = worst(own);
    result.suspicion = suspicion(own, evidence(patient, contour));
    result.area_mm2 = contour.area_mm2;
    for (const Finding* finding : own)
        result.findings.push_back(finding->id);
    return result;
}

/// Reading a header does not tell whether the pixels are all there and decode. A slice whose pixels cannot be had is
/// unreadable, and is taken out of its location so that nobody looks for its header there.
void mark_undecodable(dataset::Patient& patient, const std::filesystem::path& root,
                      const std::stop_token& stop) {
    for (std::size_t i = 0; i < patient.slices.size() && !stop.stop_requested(); ++i) {
        dataset::SliceEntry& slice = patient.slices[i];
        if (!slice.header) continue;
        auto read = dicom::read_slice(root / slice.file);
        if (read) continue;
        read.error().file = slice.file;
        slice.header = tl::unexpected(std::move(read.error()));
        if (slice.location >= 0) std::erase(patient.locations[std::size_t(slice.location)].slices, i);
        slice.location = slice.phase = -1;
    }
}

} // namespace

std::string_view word(Status status) {
    switch (status) {
    case Status::ok:
        return "ok";
    case Status::warning:
        return "warning";
    case Status::error:
        return "error";
    }
    return {};
}

std::size_t Report::count(Severity severity) const {
    return std::size_t(std::ranges::count(findings, severity, &Finding::severity));
}

bool Report::has_unreadable() const {
    return std::ranges::any_of(findings, [](const Finding& finding) {
        return finding.rule == "slice-unreadable" || finding.rule == "contour-unreadable" ||
               finding.rule == "file-unreadable";
    });
}

Report check(const dataset::Dataset& dataset, std::span<const dataset::Patient> patients,
             const mask::Convention& convention, std::stop_token stop) {
    Report report;
    report.path = dataset.root.string();
    report.layout = dataset.layout;
    report.patients = dataset.patients.size();
    report.slices = dataset.slice_count();
    report.contours_total = dataset.contour_count();
    report.convention = convention;

    std::vector<PreparedPatient> prepared;
    for (const dataset::Patient& patient : patients) {
        if (stop.stop_requested()) return report;
        prepared.push_back(prepare(patient));
    }
    report.findings = link_checks(dataset);
    const std::vector<Finding> copies = copy_checks(prepared);
    for (const PreparedPatient& patient : prepared) {
        if (stop.stop_requested()) return report;
        append(report.findings, patient_findings(patient, convention, copies));
    }
    settle(report.findings, dataset);

    const ByContour by_contour(report.findings);
    for (const PreparedPatient& patient : prepared)
        for (const PreparedContour& contour : patient.contours) {
            if (stop.stop_requested()) return report;
            if (contour.entry->slice) ++report.pairs;
            report.contours.push_back(contour_report(patient, contour, by_contour));
        }
    return report;
}

Expected<Checked> open_and_check(const std::filesystem::path& root, const mask::Convention& convention,
                                 int threads, std::stop_token stop, const Progress& progress) {
    auto dataset = dataset::scan(root, stop);
    if (!dataset) return tl::unexpected(dataset.error());
    Checked checked{std::move(*dataset), {}, {}};
    checked.patients.resize(checked.dataset.patients.size());
    const auto read = loader::for_each(
        checked.patients.size(), threads,
        [&](std::size_t i) {
            checked.patients[i] = dataset::read_patient(checked.dataset, checked.dataset.patients[i], stop);
            mark_undecodable(checked.patients[i], checked.dataset.root, stop);
        },
        stop, progress);
    if (!read) return tl::unexpected(read.error());
    if (stop.stop_requested()) return fail(Code::cancelled, "stopped", checked.dataset.root);
    checked.report = check(checked.dataset, checked.patients, convention, stop);
    if (stop.stop_requested()) return fail(Code::cancelled, "stopped", checked.dataset.root);
    return checked;
}

} // namespace contourcheck::check
