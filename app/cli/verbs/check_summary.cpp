#include "cli/verbs/check_summary.h"

#include "base/text.h"
#include "cli/options.h"
#include "cli/terminal.h"

#include <algorithm>
#include <tuple>

namespace contourcheck::cli {

namespace {

using check::Finding;
using check::Severity;

std::string counted(std::size_t count, const std::string& thing) {
    return std::to_string(count) + ' ' + thing + (count == 1 ? "" : "s");
}

std::string counts(std::size_t errors, std::size_t warnings, std::size_t infos) {
    std::string text = counted(errors, "error") + ", " + counted(warnings, "warning");
    if (infos > 0) text += ", " + counted(infos, "note");
    return text;
}

std::string counts(const std::vector<const Finding*>& findings) {
    const auto count = [&](Severity severity) {
        return std::size_t(std::count_if(findings.begin(), findings.end(),
                                         [&](const Finding* f) { return f->severity == severity; }));
    };
    return counts(count(Severity::error), count(Severity::warning), count(Severity::info));
}

std::string line(const Finding& finding, bool colours) {
    const auto severity = finding.severity == Severity::error     ? inked("error  ", Ink::red, colours)
                          : finding.severity == Severity::warning ? inked("warning", Ink::yellow, colours)
                                                                  : inked("note   ", Ink::faint, colours);
    std::string where;
    if (finding.slice) where += ' ' + std::to_string(*finding.slice);
    if (finding.kind) where += ' ' + std::string(word(*finding.kind));
    constexpr std::size_t column = 17; // " 1234 papillary1"
    where.resize(std::max(column, where.size()), ' ');
    std::string text =
        "  " + severity + where + " " + std::string(finding.rule) + "  " + printable(finding.message);
    // Slice and kind say which contour; a file is named where they do not.
    if (!finding.file.empty() && (finding.scope != check::Scope::contour || finding.line > 0))
        text += "  " + inked(place_of(finding), Ink::faint, colours);
    text += '\n';
    if (!finding.suggestion.empty())
        text += std::string(column + 10, ' ') + printable(finding.suggestion) + '\n';
    return text;
}

/// The heading and its findings, worst first.
std::string block(const std::string& heading, std::vector<const Finding*> findings, bool colours) {
    // Of one contour the likeliest explanation comes first.
    const auto before = [](const Finding* f) {
        return std::tuple(-int(f->severity), f->slice, f->kind, f->rival ? -f->rival->contrast : 1.0);
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding* a, const Finding* b) { return before(a) < before(b); });
    std::string text = inked(heading, Ink::bold, colours) + "  ";
    text += findings.empty() ? inked("nothing found", Ink::green, colours) : counts(findings);
    text += '\n';
    for (const Finding* finding : findings)
        text += line(*finding, colours);
    return text;
}

} // namespace

std::string summary(const check::Report& report, bool colours) {
    std::string text = printable(report.path) + "\n" + std::string(word(report.layout)) + " layout, " +
                       counted(report.patients, "patient") + ", " + counted(report.slices, "slice") + ", " +
                       counted(report.contours_total, "contour") + ", " + counted(report.pairs, "pair") +
                       "\n\n";
    std::vector<std::string> patients; // in the dataset's order, then those that only a finding names
    for (const check::ContourReport& contour : report.contours)
        if (patients.empty() || patients.back() != contour.id.patient) patients.push_back(contour.id.patient);
    for (const Finding& finding : report.findings)
        if (!finding.patient.empty() &&
            std::find(patients.begin(), patients.end(), finding.patient) == patients.end())
            patients.push_back(finding.patient);
    const auto about = [&](const std::string& patient) {
        std::vector<const Finding*> found;
        for (const Finding& finding : report.findings)
            if (finding.patient == patient) found.push_back(&finding);
        return found;
    };
    if (auto general = about(""); !general.empty())
        text += block("dataset", std::move(general), colours) + '\n';
    for (const std::string& patient : patients) {
        const auto contours =
            std::size_t(std::count_if(report.contours.begin(), report.contours.end(),
                                      [&](const auto& c) { return c.id.patient == patient; }));
        text +=
            block(printable(patient) + "  " + counted(contours, "contour"), about(patient), colours) + '\n';
    }
    return text +
           counts(report.count(Severity::error), report.count(Severity::warning),
                  report.count(Severity::info)) +
           '\n';
}

} // namespace contourcheck::cli
