#include "report/report.h"

#include "base/csv.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::report {

namespace {

using std::to_string;

std::string number(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? shortest(*value) : std::string();
}

std::string state(review::State decision) {
    return decision == review::State::none ? std::string() : std::string(word(decision));
}

std::string patients_csv(const Report& report) {
    std::string csv = csv_line({"patient", "original", "slices", "contours", "errors", "warnings", "right",
                                "findings", "accepted", "rejected", "unsure", "stale"});
    for (const PatientRow& row : report.patients)
        csv += csv_line({row.patient, row.original, to_string(row.slices), to_string(row.contours),
                         to_string(row.errors), to_string(row.warnings),
                         to_string(row.contours - row.errors - row.warnings), to_string(row.findings),
                         to_string(row.decided.accepted), to_string(row.decided.rejected),
                         to_string(row.decided.unsure), to_string(row.decided.stale)});
    return csv;
}

std::string contours_csv(const Report& report) {
    std::string csv = csv_line({"contour", "original", "status", "suspicion", "area_mm2", "decision",
                                "reviewer", "slice_sha256", "contour_sha256"});
    for (const ContourRow& row : report.contours)
        csv += csv_line({row.id, row.original, std::string(word(row.status)), shortest(row.suspicion),
                         number(row.area_mm2), state(row.decision), row.reviewer, row.content.slice_sha256,
                         row.content.contour_sha256});
    return csv;
}

std::string findings_csv(const Report& report) {
    std::string csv = csv_line({"number", "severity", "rule", "where", "title", "message", "value",
                                "threshold", "unit", "suggestion", "file", "decision"});
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
        const FindingRow& row = report.findings[i];
        csv += csv_line({to_string(i + 1), std::string(word(row.severity)), row.rule, row.where.text(),
                         row.title.text(), row.message.text(), number(row.value), number(row.threshold),
                         row.unit, row.suggestion.text(), row.file, state(row.decision)});
    }
    return csv;
}

std::string decisions_csv(const Report& report) {
    std::string csv = csv_line({"contour", "decision", "reasons", "comment", "reviewer", "time", "counts"});
    for (const DecisionRow& row : report.decisions)
        csv += csv_line({row.contour, row.decision, row.reasons, row.comment, row.reviewer, row.time_utc,
                         row.counts ? "yes" : "no"});
    return csv;
}

std::string controls_csv(const Report& report) {
    std::string csv =
        csv_line({"contour", "mistake", "words", "decision", "reasons", "reviewer", "time", "caught"});
    for (const ControlRow& row : report.controls)
        csv += csv_line({row.contour, row.mistake, row.words, row.decision, row.reasons, row.reviewer,
                         row.time_utc, row.caught ? "yes" : "no"});
    return csv;
}

void add_share(std::string& csv, std::string_view mistake, std::string_view words, std::string_view kind,
               const trial::Share& flagged, std::size_t named) {
    csv +=
        csv_line({std::string(mistake), std::string(words), std::string(kind), to_string(flagged.tried),
                  to_string(flagged.found), shortest(flagged.low), shortest(flagged.high), to_string(named)});
}

std::string detection_csv(const Report& report) {
    std::string csv = csv_line({"mistake", "words", "kind", "tried", "flagged", "low", "high", "named"});
    if (!report.trial) return csv;
    for (const trial::Trial& each : report.trial->trials)
        add_share(csv, each.mistake, trial::words_of(each.mistake), word(each.kind), each.flagged,
                  each.named.found);
    add_share(csv, "none", "right as they stand", "inner", report.trial->right_inner, 0);
    add_share(csv, "none", "right as they stand", "outer", report.trial->right_outer, 0);
    return csv;
}

} // namespace

std::vector<TableFile> tables(const Report& report) {
    return {{"patients", Phrase::tr("a row a patient"), patients_csv(report)},
            {"contours", Phrase::tr("a row a contour, with the hashes of its files"), contours_csv(report)},
            {"findings", Phrase::tr("every finding, the worst first"), findings_csv(report)},
            {"decisions", Phrase::tr("every decision, in the order of writing"), decisions_csv(report)},
            {"agreement",
             Phrase::tr("each two reviewers: a row over all contours, for each reason and for each rule"),
             review::to_csv(report.agreement)},
            {"controls", Phrase::tr("what was said of each planted error"), controls_csv(report)},
            {"detection", Phrase::tr("a row for each mistake of the self-test"), detection_csv(report)},
            {"files", Phrase::tr("the SHA-256 of each file that was read"), report.files_csv}};
}

} // namespace contourcheck::report
