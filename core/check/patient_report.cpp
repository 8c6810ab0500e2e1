#include "check/patient_report.h"

#include "check/fit.h"
#include "check/suspicion.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::check {

namespace {

using contour::Kind;

void append(std::vector<Finding>& to, std::vector<Finding>&& more) {
    std::ranges::move(more, std::back_inserter(to));
}

/// A row that leads nowhere or to another patient's slices, one that gives the contours to a second patient, and contours
/// that all lie otherwise than their picture leave no contour of the patient as it was.
bool concerns_all_contours(const Finding& finding) {
    constexpr std::string_view errors[] = {
        "link-row-dangling",  "link-duplicate", "identity-mismatch", "better-patient", "image-mismatch",
        "better-orientation", "scaled"};
    if (finding.scope != Scope::patient) return false;
    if (finding.rule == "systematic-offset") return finding.severity != Severity::info;
    return finding.severity == Severity::error && std::ranges::find(errors, finding.rule) != std::end(errors);
}

Status worst(const std::vector<const Finding*>& findings) {
    Status status = Status::ok;
    for (const Finding* finding : findings) {
        if (finding->severity == Severity::error) return Status::error;
        if (finding->severity == Severity::warning) status = Status::warning;
    }
    return status;
}

Evidence evidence(const PreparedPatient& patient, const PreparedContour& contour, const Opinion& opinion) {
    Evidence result;
    if (opinion.known) {
        result.picture = opinion.suspicion;
        return result;
    }
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

std::vector<Finding> patient_findings(const PreparedPatient& patient, const Sight* sight,
                                      const std::vector<Opinion>& opinions,
                                      const mask::Convention& convention,
                                      const std::vector<Finding>& copies) {
    std::vector<Finding> known = geometry_checks(patient, convention);
    std::ranges::copy_if(copies, std::back_inserter(known),
                         [&](const Finding& copy) { return copy.patient == patient.patient->patient; });
    append(known, relation_checks(patient, known));
    append(known, mask_checks(patient, convention, known));
    append(known, pairing_checks(*patient.patient));
    append(known, identity_checks(*patient.patient));
    if (sight) append(known, image_checks(patient, *sight, opinions, known, convention.pixel_origin));
    return known;
}

FindingsByContour::FindingsByContour(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
        if (finding.scope == Scope::contour || finding.scope == Scope::slice)
            by_slice_[{finding.patient, *finding.slice}].push_back(&finding);
        else if (concerns_all_contours(finding))
            by_slice_[{finding.patient, std::nullopt}].push_back(&finding);
    }
}

std::vector<const Finding*> FindingsByContour::of(const dataset::ContourId& id) const {
    std::vector<const Finding*> result;
    for (const auto& key : {Key{id.patient, std::nullopt}, Key{id.patient, id.slice}})
        if (const auto found = by_slice_.find(key); found != by_slice_.end())
            for (const Finding* finding : found->second)
                if (!finding->kind || finding->kind == id.kind) result.push_back(finding);
    return result;
}

ContourReport contour_report(const PreparedPatient& patient, const PreparedContour& contour,
                             const Opinion& opinion, const std::vector<const Finding*>& findings) {
    ContourReport result;
    result.id = contour.entry->id;
    result.original = patient.patient->original;
    result.file = contour.entry->file;
    result.status = worst(findings);
    result.suspicion = suspicion(findings, evidence(patient, contour, opinion));
    result.area_mm2 = contour.area_mm2;
    for (const Finding* finding : findings)
        result.findings.push_back(finding->id);
    return result;
}

} // namespace contourcheck::check
