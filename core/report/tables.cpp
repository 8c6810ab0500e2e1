#include "report/report.h"

#include "base/csv.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::report {

namespace {

std::string number(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? shortest(*value) : std::string();
}

std::string state(review::State decision) {
    return decision == review::State::none ? std::string() : std::string(word(decision));
}

std::string count(std::size_t value) {
    return std::to_string(value);
}

std::string patients_csv(const Report& report) {
    std::string csv = csv_line({"patient", "original", "slices", "contours", "errors", "warnings", "right",
                                "findings", "accepted", "rejected", "unsure", "stale"});
    for (const PatientRow& row : report.patients)
        csv += csv_line({row.patient, row.original, count(row.slices), count(row.contours), count(row.errors),
                         count(row.warnings), count(row.contours - row.errors - row.warnings),
                         count(row.findings), count(row.decided.accepted), count(row.decided.rejected),
                         count(row.decided.unsure), count(row.decided.stale)});
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
        csv += csv_line({count(i + 1), std::string(word(row.severity)), row.rule, row.where, row.title,
                         row.message, number(row.value), number(row.threshold), row.unit, row.suggestion,
                         row.file, state(row.decision)});
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

std::string agreement_csv(const Report& report) {
    std::string csv = csv_line({"one", "other", "both", "equal", "share", "share_low", "share_high", "kappa",
                                "kappa_low", "kappa_high", "ac1", "ac1_low", "ac1_high"});
    for (const AgreementRow& row : report.agreement) {
        std::vector<std::string> fields{row.one, row.other, count(row.found.both), count(row.found.equal)};
        for (const auto& figure : {row.found.share, row.found.kappa, row.found.ac1})
            for (const double review::Estimate::*part :
                 {&review::Estimate::value, &review::Estimate::low, &review::Estimate::high})
                fields.push_back(figure ? shortest((*figure).*part) : std::string());
        csv += csv_line(fields);
    }
    return csv;
}

void add_share(std::string& csv, std::string_view mistake, std::string_view words, std::string_view kind,
               const trial::Share& flagged, std::size_t named) {
    csv += csv_line({std::string(mistake), std::string(words), std::string(kind), count(flagged.tried),
                     count(flagged.found), shortest(flagged.low), shortest(flagged.high), count(named)});
}

std::string detection_csv(const Report& report) {
    std::string csv = csv_line({"mistake", "words", "kind", "tried", "flagged", "low", "high", "named"});
    if (!report.trial) return csv;
    for (const trial::Trial& each : report.trial->trials) {
        const auto mistake = std::ranges::find(trial::mistakes(), each.mistake, &trial::Mistake::id);
        add_share(csv, each.mistake, mistake->words, word(each.kind), each.flagged, each.named.found);
    }
    add_share(csv, "none", "right as they stand", "inner", report.trial->right_inner, 0);
    add_share(csv, "none", "right as they stand", "outer", report.trial->right_outer, 0);
    return csv;
}

} // namespace

std::vector<TableFile> tables(const Report& report) {
    return {{"patients", "a row a patient", patients_csv(report)},
            {"contours", "a row a contour, with the hashes of its files", contours_csv(report)},
            {"findings", "every finding, the worst first", findings_csv(report)},
            {"decisions", "every decision, in the order of writing", decisions_csv(report)},
            {"agreement", "a row for each two reviewers", agreement_csv(report)},
            {"detection", "a row for each mistake of the self-test", detection_csv(report)},
            {"files", "the SHA-256 of each file that was read", report.files_csv}};
}

} // namespace contourcheck::report
