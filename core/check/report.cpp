#include "check/report.h"

#include "check/checks.h"
#include "check/fit.h"
#include "check/image_checks.h"
#include "check/measured.h"
#include "check/settle.h"
#include "check/suspicion.h"
#include "loader/parallel.h"

#include <algorithm>
#include <cmath>
#include <functional>
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
            finding.rule == "identity-mismatch" || finding.rule == "better-patient" ||
            finding.rule == "image-mismatch");
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

ContourReport contour_report(const PreparedPatient& patient, const PreparedContour& contour,
                             const Opinion& opinion, const ByContour& findings) {
    const auto own = findings.of(contour.entry->id);
    ContourReport result;
    result.id = contour.entry->id;
    result.original = patient.patient->original;
    result.file = contour.entry->file.generic_string();
    result.status = worst(own);
    result.suspicion = suspicion(own, evidence(patient, contour, opinion));
    result.area_mm2 = contour.area_mm2;
    for (const Finding* finding : own)
        result.findings.push_back(finding->id);
    return result;
}

/// Looks at all pictures that tell something.
Expected<void> look(Checked& checked, double pixel_origin, int threads, const std::stop_token& stop,
                    const Progress& progress, const std::function<void(std::size_t)>& before) {
    checked.sights.patients.resize(checked.patients.size());
    auto looked = loader::for_each(
        checked.patients.size(), threads,
        [&](std::size_t i) {
            before(i);
            checked.sights.patients[i] = see(checked.dataset.root, checked.patients[i], pixel_origin, stop);
        },
        stop, progress);
    if (!looked) return looked;
    checked.sights.crossings =
        cross(checked.dataset.root, checked.patients, checked.sights.patients, pixel_origin, stop);
    if (stop.stop_requested()) return fail(Code::cancelled, "stopped", checked.dataset.root);
    return {};
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
             const mask::Convention& convention, const Sights& sights, std::stop_token stop) {
    Report report;
    report.path = dataset.root.string();
    report.layout = dataset.layout;
    report.patients = dataset.patients.size();
    report.slices = dataset.slice_count();
    report.contours_total = dataset.contour_count();
    report.convention = convention;

    std::vector<PreparedPatient> prepared;
    std::vector<std::vector<Opinion>> heard;
    for (const dataset::Patient& patient : patients) {
        if (stop.stop_requested()) return report;
        prepared.push_back(prepare(patient));
        const std::size_t i = heard.size();
        heard.push_back(i < sights.patients.size() ? opinions(prepared.back(), sights.patients[i])
                                                   : std::vector<Opinion>(patient.contours.size()));
    }
    report.findings = link_checks(dataset);
    const std::vector<Finding> copies = copy_checks(prepared);
    std::vector<Finding> of_all = dataset_image_checks(prepared, sights, convention);
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        if (stop.stop_requested()) return report;
        std::vector<Finding> known = patient_findings(prepared[i], convention, copies);
        // Where all contours are somebody else's, there is nothing to say of each.
        if (i < sights.patients.size() &&
            std::ranges::find(of_all, prepared[i].patient->patient, &Finding::patient) == of_all.end())
            append(known,
                   image_checks(prepared[i], sights.patients[i], heard[i], known, convention.pixel_origin));
        append(report.findings, std::move(known));
    }
    append(report.findings, std::move(of_all));
    report.convention_evidence = convention_evidence(prepared, sights, convention);
    settle(report.findings, dataset);

    const ByContour by_contour(report.findings);
    for (std::size_t i = 0; i < prepared.size(); ++i)
        for (std::size_t k = 0; k < prepared[i].contours.size(); ++k) {
            if (stop.stop_requested()) return report;
            const PreparedContour& contour = prepared[i].contours[k];
            if (contour.entry->slice) ++report.pairs;
            report.contours.push_back(contour_report(prepared[i], contour, heard[i][k], by_contour));
        }
    std::vector<std::size_t> first{0}; // row of the report, by patient
    for (const PreparedPatient& patient : prepared)
        first.push_back(first.back() + patient.contours.size());
    report.cohorts = cohorts(prepared, sights, heard, [&](std::size_t patient, std::size_t contour) {
        return report.contours[first[patient] + contour].status == Status::ok;
    });
    return report;
}

Expected<Checked> open_and_check(const std::filesystem::path& root, const mask::Convention& convention,
                                 int threads, std::stop_token stop, const Progress& progress) {
    auto dataset = dataset::scan(root, stop);
    if (!dataset) return tl::unexpected(dataset.error());
    Checked checked{std::move(*dataset), {}, {}, {}};
    checked.patients.resize(checked.dataset.patients.size());
    const auto looked = look(checked, convention.pixel_origin, threads, stop, progress, [&](std::size_t i) {
        checked.patients[i] = dataset::read_patient(checked.dataset, checked.dataset.patients[i], stop);
    });
    if (!looked) return tl::unexpected(looked.error());
    checked.report = check(checked.dataset, checked.patients, convention, checked.sights, stop);
    if (stop.stop_requested()) return fail(Code::cancelled, "stopped", checked.dataset.root);
    return checked;
}

Expected<Checked> check_again(const Checked& before, const mask::Convention& convention, int threads,
                              std::stop_token stop, const Progress& progress) {
    Checked checked{before.dataset, before.patients, {}, {}};
    if (before.report.convention.pixel_origin == convention.pixel_origin)
        checked.sights = before.sights;
    else if (const auto looked =
                 look(checked, convention.pixel_origin, threads, stop, progress, [](std::size_t) {});
             !looked)
        return tl::unexpected(looked.error());
    checked.report = check(checked.dataset, checked.patients, convention, checked.sights, stop);
    if (stop.stop_requested()) return fail(Code::cancelled, "stopped", checked.dataset.root);
    return checked;
}

} // namespace contourcheck::check
