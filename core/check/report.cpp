#include "check/report.h"

#include "check/checks.h"
#include "check/cross.h"
#include "check/measured.h"
#include "check/set_checks.h"
#include "check/settle.h"
#include "dataset/stored_index.h"
#include "loader/parallel.h"

#include <algorithm>
#include <functional>
#include <mutex>

namespace contourcheck::check {

namespace {

/// A row for each contour.
void add_rows(Report& report, const std::vector<PreparedPatient>& prepared,
              const std::vector<std::vector<Opinion>>& heard, const std::stop_token& stop) {
    const FindingsByContour by_contour(report.findings);
    for (std::size_t i = 0; i < prepared.size(); ++i)
        for (std::size_t k = 0; k < prepared[i].contours.size(); ++k) {
            if (stop.stop_requested()) return;
            const PreparedContour& contour = prepared[i].contours[k];
            if (contour.entry->slice) ++report.pairs;
            report.contours.push_back(
                contour_report(prepared[i], contour, heard[i][k], by_contour.of(contour.entry->id)));
        }
}

/// Reads all patients.
Expected<void> read(Checked& checked, dataset::StoredIndex& index, int threads, const std::stop_token& stop,
                    const Progress& progress, const Arrived& arrived) {
    const auto& files = checked.dataset.patients;
    for (const dataset::PatientFiles& each : files) {
        dataset::Patient unread;
        unread.patient = each.patient;
        unread.original = each.original;
        unread.line = each.line;
        checked.patients.push_back(std::move(unread));
    }
    std::mutex mutex; // of all below, and of the patients
    std::size_t done = 0;
    std::size_t told = 0;
    bool is_first_there = false; // what is looked at first does not depend on which thread was faster
    return loader::for_each(
        files.size(), threads,
        [&](std::size_t i) {
            dataset::Patient patient = dataset::read_patient(checked.dataset, files[i], stop, &index);
            const std::lock_guard lock(mutex);
            checked.patients.set(i, std::move(patient));
            ++done;
            is_first_there |= i == 0;
            if (!arrived || !is_first_there || stop.stop_requested() ||
                (done < 2 * told && done < files.size()))
                return;
            told = done;
            Checked so_far = checked;
            so_far.is_read = done == files.size();
            arrived(std::move(so_far));
        },
        stop, progress);
}

std::ptrdiff_t readable(const dataset::Patient& patient) {
    return std::ranges::count_if(patient.slices, [](const auto& slice) { return slice.header.has_value(); });
}

/// Looks at all pictures that tell something.
Expected<void> look(Checked& checked, double pixel_origin, int threads, const std::stop_token& stop,
                    const Progress& progress) {
    checked.sights.patients.resize(checked.patients.size());
    auto looked = loader::for_each(
        checked.patients.size(), threads,
        [&](std::size_t i) {
            dataset::Patient patient = checked.patients[i];
            checked.sights.patients[i] = see(checked.dataset.root, patient, pixel_origin, stop);
            if (readable(patient) != readable(checked.patients[i]))
                checked.patients.set(i, std::move(patient));
        },
        stop, progress);
    if (!looked) return looked;
    return cross(checked.dataset, checked.patients, checked.sights, pixel_origin, threads, stop);
}

/// Of each patient, then of the dataset as its pictures show it.
void add_findings(Report& report, std::span<const PreparedPatient> patients, const Sights& sights,
                  const std::vector<std::vector<Opinion>>& heard, const std::stop_token& stop) {
    const auto add = [&](std::vector<Finding>&& more) {
        std::ranges::move(more, std::back_inserter(report.findings));
    };
    const mask::Convention& convention = report.convention;
    const std::vector<Finding> copies = copy_checks(patients);
    std::vector<bool> is_told(patients.size());      // of the patient's contours as a whole
    std::vector<bool> is_elsewhere(patients.size()); // and no shift explains it
    for (std::size_t i = 0; i < patients.size(); ++i) {
        if (stop.stop_requested()) return;
        std::optional<Finding> of_set;
        if (i < sights.patients.size())
            of_set = set_check(patients[i], sights.patients[i], i, patients, sights, convention.pixel_origin);
        is_told[i] = of_set.has_value();
        is_elsewhere[i] = of_set && of_set->rule != "systematic-offset";
        const Sight* sight = i < sights.patients.size() && !of_set ? &sights.patients[i] : nullptr;
        add(patient_findings(patients[i], sight, heard[i], convention, copies));
        if (of_set) report.findings.push_back(std::move(*of_set));
    }
    report.convention_evidence = convention_evidence(patients, sights, convention, is_elsewhere);
    add(patient_offset_checks(patients, sights, report.convention_evidence, is_told));
    if (auto offset = offset_check(report.convention_evidence, convention))
        report.findings.push_back(std::move(*offset));
}

/// What is asked of each patient by itself.
struct Heard {
    std::vector<PreparedPatient> prepared;
    std::vector<std::vector<Opinion>> opinions;
};

Expected<Heard> hear(const dataset::Patients& patients, const Sights& sights, int threads,
                     const std::stop_token& stop) {
    Heard result{std::vector<PreparedPatient>(patients.size()),
                 std::vector<std::vector<Opinion>>(patients.size())};
    const auto done = loader::for_each(
        patients.size(), threads,
        [&](std::size_t i) {
            result.prepared[i] = prepare(patients[i]);
            result.opinions[i] = i < sights.patients.size()
                                     ? opinions(result.prepared[i], sights.patients[i], stop)
                                     : std::vector<Opinion>(patients[i].contours.size());
        },
        stop);
    if (!done) return tl::unexpected(done.error());
    return result;
}

/// What is known before any check.
Report empty_report(const dataset::Dataset& dataset, const mask::Convention& convention) {
    Report report;
    report.path = dataset.root.string();
    report.layout = dataset.layout;
    report.patients = dataset.patients.size();
    report.slices = dataset.slice_count();
    report.contours_total = dataset.contour_count();
    report.convention = convention;
    return report;
}

Expected<void> fill(Report& report, const dataset::Dataset& dataset, const dataset::Patients& patients,
                    const Sights& sights, int threads, const std::stop_token& stop) {
    const auto heard = hear(patients, sights, threads, stop);
    if (!heard) return tl::unexpected(heard.error());
    const auto& [prepared, opinions] = *heard;
    report.findings = link_checks(dataset);
    add_findings(report, prepared, sights, opinions, stop);
    if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"), dataset.root);
    settle(report.findings, dataset);

    add_rows(report, prepared, opinions, stop);
    if (stop.stop_requested()) return fail(Code::cancelled, Phrase::tr("stopped"), dataset.root);
    std::vector<std::size_t> first{0}; // row of the report, by patient
    for (const PreparedPatient& patient : prepared)
        first.push_back(first.back() + patient.contours.size());
    report.cohorts = cohorts(prepared, sights, opinions, [&](std::size_t patient, std::size_t contour) {
        return report.contours[first[patient] + contour].status == Status::ok;
    });
    report.is_whole = true;
    return {};
}

/// The last step of all ways to a report.
Expected<Checked> with_report(Checked checked, const mask::Convention& convention, int threads,
                              const std::stop_token& stop) {
    checked.report = empty_report(checked.dataset, convention);
    const auto filled =
        fill(checked.report, checked.dataset, checked.patients, checked.sights, threads, stop);
    if (!filled) return tl::unexpected(filled.error());
    return checked;
}

} // namespace

std::size_t Report::count(Severity severity) const {
    return std::size_t(std::ranges::count(findings, severity, &Finding::severity));
}

bool Report::has_unreadable() const {
    return std::ranges::any_of(findings, [](const Finding& finding) {
        return finding.rule == "slice-unreadable" || finding.rule == "contour-unreadable" ||
               finding.rule == "file-unreadable";
    });
}

Report check(const dataset::Dataset& dataset, const dataset::Patients& patients,
             const mask::Convention& convention, const Sights& sights, int threads, std::stop_token stop) {
    Report report = empty_report(dataset, convention);
    (void)fill(report, dataset, patients, sights, threads, stop); // said by what is missing
    return report;
}

Expected<Checked> open(const dataset::Source& source, const mask::Convention& convention, int threads,
                       std::stop_token stop, const Progress& progress, const Arrived& arrived,
                       const std::filesystem::path& index_folder) {
    auto dataset = dataset::scan(source, stop);
    if (!dataset) return tl::unexpected(dataset.error());
    Checked checked{std::move(*dataset), {}, {}, {}};
    checked.report = empty_report(checked.dataset, convention);
    dataset::StoredIndex index(checked.dataset.root, index_folder);
    if (const auto came = read(checked, index, threads, stop, progress, arrived); !came)
        return tl::unexpected(came.error());
    index.forget_others();
    return checked;
}

Expected<Checked> open_and_pair(const dataset::Source& source, const mask::Convention& convention,
                                int threads, std::stop_token stop, const Progress& progress,
                                const std::filesystem::path& index_folder) {
    auto checked = open(source, convention, threads, stop, progress, {}, index_folder);
    if (!checked) return checked;
    return with_report(std::move(*checked), convention, threads, stop);
}

Expected<Checked> open_and_check(const dataset::Source& source, const mask::Convention& convention,
                                 int threads, std::stop_token stop, const Progress& progress,
                                 const Arrived& arrived, const std::filesystem::path& index_folder) {
    const auto half = [&](std::size_t before) -> Progress {
        if (!progress) return {};
        return
            [&progress, before](std::size_t done, std::size_t total) { progress(before + done, 2 * total); };
    };
    auto checked = open(source, convention, threads, stop, half(0), arrived, index_folder);
    if (!checked) return checked;
    const auto looked =
        look(*checked, convention.pixel_origin, threads, stop, half(checked->patients.size()));
    if (!looked) return tl::unexpected(looked.error());
    return with_report(std::move(*checked), convention, threads, stop);
}

Expected<Checked> check_again(const Checked& before, const mask::Convention& convention, int threads,
                              std::stop_token stop, const Progress& progress) {
    Checked checked{before.dataset, before.patients, {}, {}};
    if (before.report.convention.pixel_origin == convention.pixel_origin)
        checked.sights = before.sights;
    else if (const auto looked = look(checked, convention.pixel_origin, threads, stop, progress); !looked)
        return tl::unexpected(looked.error());
    return with_report(std::move(checked), convention, threads, stop);
}

Report of_patient(const Report& report, const std::string& patient) {
    Report result = report;
    std::erase_if(result.contours, [&](const ContourReport& each) { return each.id.patient != patient; });
    std::erase_if(result.findings, [&](const Finding& each) {
        return each.scope != Scope::dataset && each.patient != patient;
    });
    return result;
}

std::map<std::string, std::set<std::string>> contours_by_rule(const Report& report) {
    std::map<std::string, std::set<std::string>> result;
    std::map<std::string_view, std::string_view> rule_of;
    for (const Finding& finding : report.findings)
        if (finding.severity != Severity::info) rule_of[finding.id] = finding.rule;
    for (const ContourReport& contour : report.contours)
        for (const std::string& id : contour.findings)
            if (const auto rule = rule_of.find(id); rule != rule_of.end())
                result[std::string(rule->second)].insert(to_string(contour.id));
    return result;
}

} // namespace contourcheck::check
