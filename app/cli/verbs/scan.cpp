#include "base/text.h"
#include "check/about.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "dataset/stored_index.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace contourcheck::cli {

namespace {

struct ScanOptions {
    dataset::Source dataset;
    std::optional<check::Severity> fail_on = check::Severity::error;
    bool json = false;
};

/// Rules about what lies where and what belongs to what; the others judge the contours, which is what `check` is for.
constexpr std::array<std::string_view, 16> pairing_rules = {
    "link-row-dangling", "link-row-malformed", "link-duplicate",         "folder-unlinked",
    "folder-empty",      "file-unnamed",       "file-duplicate",         "file-unreadable",
    "link-outside",      "slice-missing",      "slice-unreadable",       "contour-unreadable",
    "series-ambiguous",  "slice-multi-frame",  "slice-geometry-missing", "identity-mismatch",
};

std::vector<check::Finding> pairing_findings(const check::Report& report) {
    std::vector<check::Finding> found;
    for (const check::Finding& finding : report.findings)
        if (std::find(pairing_rules.begin(), pairing_rules.end(), finding.rule) != pairing_rules.end())
            found.push_back(finding);
    return found;
}

std::size_t count_kind(const dataset::Patient& patient, contour::Kind kind) {
    return std::size_t(std::count_if(patient.contours.begin(), patient.contours.end(),
                                     [&](const auto& entry) { return entry.id.kind == kind; }));
}

std::size_t count_pairs(const dataset::Patient& patient) {
    return std::size_t(std::count_if(patient.contours.begin(), patient.contours.end(),
                                     [](const auto& entry) { return entry.slice.has_value(); }));
}

std::string to_json(const check::Checked& checked, const std::vector<check::Finding>& findings) {
    using Json = nlohmann::ordered_json;
    const check::Report& report = checked.report;
    Json patients = Json::array();
    for (const dataset::Patient& patient : checked.patients) {
        Json contours = Json::object();
        for (const contour::Kind kind : contour::all_kinds)
            contours[std::string(word(kind))] = count_kind(patient, kind);
        Json series = Json::array();
        for (const std::string& name : patient.series)
            series.push_back(printable(name));
        patients.push_back({{"patient", printable(patient.patient)},
                            {"original", printable(patient.original)},
                            {"slices", patient.slices.size()},
                            {"locations", patient.locations.size()},
                            {"phases", patient.phases},
                            {"contours", contours},
                            {"pairs", count_pairs(patient)},
                            {"series", series},
                            {"chosen_series", series.empty() ? Json() : series[patient.chosen_series]}});
    }
    Json rows = Json::array();
    for (const check::Finding& finding : findings)
        rows.push_back({{"id", printable(finding.id)},
                        {"rule", finding.rule},
                        {"severity", word(finding.severity)},
                        {"patient", finding.patient.empty() ? Json() : Json(printable(finding.patient))},
                        {"file", finding.file.empty() ? Json() : Json(printable(finding.file))},
                        {"line", finding.line > 0 ? Json(finding.line) : Json()},
                        {"message", printable(finding.message)}});
    const Json all = {{"schema", "contourcheck/scan/1"},
                      {"dataset",
                       {{"path", printable(report.path)},
                        {"layout", word(report.layout)},
                        {"patients", report.patients},
                        {"slices", report.slices},
                        {"contours", report.contours_total},
                        {"pairs", report.pairs}}},
                      {"patients", patients},
                      {"findings", rows}};
    return all.dump(2) + '\n';
}

std::string to_text(const check::Checked& checked, const std::vector<check::Finding>& findings,
                    bool colours) {
    const check::Report& report = checked.report;
    std::string text = inked(printable(report.path), Ink::bold, colours) + '\n';
    text += "layout " + std::string(word(report.layout)) + ": " + check::counted(report.patients, "patient") +
            ", " + check::counted(report.slices, "slice") + ", " +
            check::counted(report.contours_total, "contour") + ", " + check::counted(report.pairs, "pair") +
            "\n\n";
    for (const dataset::Patient& patient : checked.patients) {
        text += inked(printable(patient.patient), Ink::bold, colours) + " (" + printable(patient.original) +
                ")  " + std::to_string(patient.slices.size()) + " slices, " +
                std::to_string(patient.locations.size()) + " locations x " + std::to_string(patient.phases) +
                " phases";
        for (const contour::Kind kind : contour::all_kinds)
            if (const std::size_t count = count_kind(patient, kind))
                text += ", " + std::to_string(count) + ' ' + std::string(word(kind));
        text += ", " + std::to_string(count_pairs(patient)) + " pairs";
        if (patient.series.size() > 1) text += ", series " + printable(patient.series[patient.chosen_series]);
        text += '\n';
    }
    if (!findings.empty()) text += '\n';
    for (const check::Finding& finding : findings)
        text += inked(word(finding.severity),
                      finding.severity == check::Severity::error ? Ink::red : Ink::yellow, colours) +
                "  " + std::string(finding.rule) + "  " + printable(finding.message) +
                (finding.file.empty() ? "" : "  " + place_of(finding)) + '\n';
    return text;
}

Exit run(const ScanOptions& options, const Command& command) {
    const auto checked = [&] {
        const ProgressBar bar("reading patients", command.quiet);
        return check::open_and_pair(options.dataset, {}, command.jobs, {}, bar.progress(),
                                    dataset::index_folder());
    }();
    if (!checked) return give_up(checked.error(), Exit::dataset);
    const std::vector<check::Finding> findings = pairing_findings(checked->report);
    const Exit printed =
        print(options.json ? to_json(*checked, findings) : to_text(*checked, findings, colours_wanted()));
    return printed == Exit::done ? exit_for(findings, options.fail_on) : printed;
}

} // namespace

void add_scan(CLI::App& app, Command& command) {
    const auto options = std::make_shared<ScanOptions>();
    CLI::App& verb = *app.add_subcommand("scan", "What a dataset holds and how slices and contours pair");
    add_dataset(verb, options->dataset);
    verb.add_flag("--json", options->json, "One JSON object (contourcheck/scan/1) instead of a summary");
    add_fail_on(verb, options->fail_on);
    add_common(verb, command);
    add_example(verb, "  contourcheck-cli scan /data/sunnybrook\n\n"
                      "Findings here are those about files and pairing; check judges the contours as well.");
    verb.callback(
        [options, &command] { command.run = [options, &command] { return run(*options, command); }; });
}

} // namespace contourcheck::cli
