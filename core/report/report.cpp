#include "report/report.h"

#include "base/text.h"
#include "check/rules.h"
#include "report/decisions.h"
#include "report/names.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace contourcheck::report {

namespace {

using check::Finding;
using check::Severity;

/// What check passes over because it is damaged.
constexpr std::array unreadable_rules = {"slice-unreadable", "contour-unreadable", "file-unreadable",
                                         "too-few-points"};

Phrase place_of(const Finding& finding, const Names& names) {
    if (finding.patient.empty()) return Phrase::tr("dataset");
    std::string place = names.patient(finding.patient);
    if (finding.slice) place += '/' + std::to_string(*finding.slice);
    if (finding.kind) place += '/' + std::string(word(*finding.kind));
    return place;
}

FindingRow row_of(const Finding& finding, std::size_t index, const Names& names) {
    const check::Rule& rule = check::rule(finding.rule);
    FindingRow row;
    row.index = index;
    row.severity = finding.severity;
    row.rule = finding.rule;
    row.title = Phrase::tr(rule.title);
    row.where = place_of(finding, names);
    row.message = names.hidden() ? Phrase(rule.formula) : finding.message.with_each(printable);
    if (!names.hidden()) row.suggestion = finding.suggestion.with_each(printable);
    row.file = names.free_text(finding.file);
    row.value = finding.value;
    row.threshold = finding.threshold;
    row.unit = finding.unit;
    row.has_picture = finding.slice.has_value() || finding.rival.has_value();
    row.has_rival = finding.rival && (!finding.slice || (finding.rival->patient == finding.patient &&
                                                         finding.rival->slice == *finding.slice));
    return row;
}

std::string contour_of(const Finding& finding) {
    return finding.slice && finding.kind
               ? to_string(dataset::ContourId{finding.patient, *finding.slice, *finding.kind})
               : std::string();
}

/// Errors before warnings before notes; of whole patients before single contours; then by the contour's suspicion. What is
/// about one thing stands where its worst stands, and there the likeliest explanation comes first.
std::vector<std::size_t> worst_first(const check::Checked& checked, const Names& names) {
    std::map<std::string, double> suspicion;
    for (const check::ContourReport& contour : checked.report.contours)
        suspicion[to_string(contour.id)] = contour.suspicion;
    using Rank = std::tuple<int, int, double>;
    const auto& findings = checked.report.findings;
    const auto rank = [&](const Finding& finding) {
        const auto at = suspicion.find(contour_of(finding));
        return Rank(-int(finding.severity), int(finding.scope), at == suspicion.end() ? 0.0 : -at->second);
    };
    std::map<std::string, Rank> best; // by what it is about
    for (const Finding& finding : findings) {
        const auto [at, is_new] = best.try_emplace(place_of(finding, names).text(), rank(finding));
        if (!is_new) at->second = std::min(at->second, rank(finding));
    }
    const auto key = [&](std::size_t i) {
        const std::string place = place_of(findings[i], names).text();
        return std::tuple(best.at(place), place, -int(findings[i].severity),
                          findings[i].rival ? -findings[i].rival->contrast : 1.0, i);
    };
    std::vector<decltype(key(0))> keys;
    for (std::size_t i = 0; i < findings.size(); ++i)
        keys.push_back(key(i));
    std::ranges::sort(keys);
    std::vector<std::size_t> order;
    for (const auto& each : keys)
        order.push_back(std::get<4>(each));
    return order;
}

void add_findings(Report& report, const check::Checked& checked, const Names& names,
                  const Standings& standings) {
    const auto& findings = checked.report.findings;
    for (const std::size_t i : worst_first(checked, names)) {
        report.findings.push_back(row_of(findings[i], i, names));
        if (const auto standing = standings.find(contour_of(findings[i])); standing != standings.end())
            report.findings.back().decision = standing->second.state;
    }
    report.errors = checked.report.count(Severity::error);
    report.warnings = checked.report.count(Severity::warning);
    report.notes = checked.report.count(Severity::info);
}

void add_contours(Report& report, const check::Checked& checked, const DataFiles& files, const Names& names,
                  const Standings& standings) {
    for (const check::ContourReport& contour : checked.report.contours) {
        const std::string id = to_string(contour.id);
        ContourRow row;
        row.id = names.contour(contour.id);
        row.original = names.original(contour.original);
        row.status = contour.status;
        row.suspicion = contour.suspicion;
        row.area_mm2 = contour.area_mm2;
        if (const auto at = files.contents.find(id); at != files.contents.end()) row.content = at->second;
        if (const auto at = standings.find(id); at != standings.end()) {
            row.decision = at->second.state;
            if (at->second.decision) row.reviewer = names.reviewer(at->second.decision->reviewer);
        }
        report.decided.add(row.decision);
        report.contours.push_back(std::move(row));
    }
}

void add_patients(Report& report, const check::Checked& checked, const Names& names) {
    std::map<std::string, PatientRow*> rows;
    report.patients.reserve(checked.patients.size());
    for (const dataset::Patient& patient : checked.patients) {
        PatientRow row;
        row.patient = names.patient(patient.patient);
        row.original = names.original(patient.original);
        row.slices = patient.slices.size();
        report.patients.push_back(std::move(row));
        rows.try_emplace(patient.patient, &report.patients.back());
    }
    const auto& contours = checked.report.contours;
    for (std::size_t i = 0; i < contours.size(); ++i) {
        PatientRow& row = *rows.at(contours[i].id.patient);
        ++row.contours;
        row.errors += contours[i].status == check::Status::error;
        row.warnings += contours[i].status == check::Status::warning;
        row.decided.add(report.contours[i].decision);
    }
    for (const Finding& finding : checked.report.findings)
        if (const auto row = rows.find(finding.patient); row != rows.end()) ++row->second->findings;
}

void add_unreadable(Report& report, const check::Checked& checked, const std::vector<Error>& failures,
                    const Names& names) {
    const auto add = [&](Phrase line) {
        if (std::ranges::find(report.unreadable, line) == report.unreadable.end())
            report.unreadable.push_back(std::move(line));
    };
    for (const Finding& finding : checked.report.findings)
        if (std::ranges::find(unreadable_rules, finding.rule) != unreadable_rules.end())
            add(names.hidden() || finding.file.empty()
                    ? place_of(finding, names) + ": " + Phrase::tr(check::rule(finding.rule).title)
                    : (Phrase(finding.file) + ": " + finding.message).with_each(printable));
    for (const Error& failure : failures) {
        Error inside = failure;
        inside.file = inside.file.lexically_relative(checked.dataset.root);
        add(names.hidden() ? Phrase("a file ") + failure.what : in_words(inside).with_each(printable));
    }
}

} // namespace

void Decided::add(review::State state) {
    if (state == review::State::accepted) ++accepted;
    if (state == review::State::rejected) ++rejected;
    if (state == review::State::unsure) ++unsure;
    if (state == review::State::stale) ++stale;
}

Expected<Report> make_report(const check::Checked& checked, const Said& said,
                             std::optional<trial::SelfTest> trial, const Options& options, int threads,
                             std::stop_token stop, const Progress& progress) {
    auto files = hash_files(checked, threads, stop, progress);
    if (!files) return tl::unexpected(files.error());
    const Names names(options.pseudonym_key, said);
    Report report;
    report.options = options;
    report.dataset = names.free_text(checked.dataset.root.filename().string());
    report.layout = checked.dataset.layout;
    report.slices = checked.report.slices;
    report.pairs = checked.report.pairs;
    report.convention = checked.report.convention;
    report.evidence.offset = checked.report.convention_evidence.offset;
    report.evidence.suggests = checked.report.convention_evidence.suggests;
    report.trial = std::move(trial);
    const Standings standings = standings_of(files->contents, said.log);
    add_findings(report, checked, names, standings);
    add_contours(report, checked, *files, names, standings);
    add_patients(report, checked, names);
    add_decisions(report, files->contents, said.log, names, standings);
    add_agreement(report, files->contents, said.log, checked.report, names);
    add_controls(report, said.controls, names);
    add_unreadable(report, checked, files->failures, names);
    report.files_csv = std::move(files->csv);
    report.data_sha256 = std::move(files->sha256);
    report.files = files->count;
    return report;
}

} // namespace contourcheck::report
