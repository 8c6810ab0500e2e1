#pragma once

#include "batch/selection.h"
#include "check/report.h"
#include "report/files.h"
#include "review/chain.h"
#include "review/comparison.h"
#include "review/controls.h"
#include "trial/selftest.h"

namespace contourcheck::report {

struct Options {
    std::optional<std::string>
        pseudonym_key;              ///< with it no id, path or message of the input is in the report
    std::string made_utc;           ///< "2020-01-31T12:00:00Z"
    std::string version;            ///< of the program
    std::size_t most_findings = 24; ///< shown one by one; the rest is counted
};

/// Decisions that stand, and those made on other content.
struct Decided {
    std::size_t accepted = 0, rejected = 0, unsure = 0, stale = 0;

    void add(review::State state);
    [[nodiscard]] std::size_t count() const { return accepted + rejected + unsure; }
};

struct PatientRow {
    std::string patient, original;
    std::size_t slices = 0, contours = 0;
    std::size_t errors = 0, warnings = 0; ///< contours with that status
    std::size_t findings = 0;             ///< about the patient or anything of it
    Decided decided;
};

struct ContourRow {
    std::string id, original;
    check::Status status = check::Status::ok;
    double suspicion = 0;
    std::optional<double> area_mm2;
    review::State decision = review::State::none;
    std::string reviewer;
    review::Content content;
};

struct FindingRow {
    std::size_t index = 0; ///< in Checked::report.findings
    check::Severity severity = check::Severity::warning;
    std::string rule;
    Phrase title, where;        ///< `where` is a contour, a slice, a patient or "dataset"
    Phrase message, suggestion; ///< with pseudonyms the rule's own words: messages name ids
    std::string file;
    std::optional<double> value, threshold;
    std::string unit;
    review::State decision = review::State::none; ///< on the contour it is about
    bool has_picture = false;                     ///< it is about a slice, or there is one to show it on
    bool has_rival = false;                       ///< the picture shows where it would fit
};

struct DecisionRow {
    std::string contour, decision, reasons, comment, reviewer, time_utc;
    bool counts = false; ///< it is what stands for the contour now
};

struct ReviewerRow {
    std::string reviewer;
    Decided decided;
};

/// What was said of a planted error.
struct ControlRow {
    std::string contour, mistake, words, decision, reasons, reviewer, time_utc;
    bool caught = false;
};

/// What the store holds about a dataset.
struct Said {
    std::vector<review::Decision> log; ///< as review::stored_log() gives it
    std::vector<review::Control> controls;
};

/// What is in a report, as values; no layout, no file.
struct Report {
    Options options;
    std::string dataset; ///< the folder's name; empty with pseudonyms
    dataset::Layout layout = dataset::Layout::challenge;
    std::size_t slices = 0, pairs = 0;
    mask::Convention convention;
    check::ConventionEvidence evidence; ///< patients left out
    std::size_t errors = 0, warnings = 0, notes = 0;
    Decided decided;
    std::vector<PatientRow> patients;    ///< in the table's order
    std::vector<ContourRow> contours;    ///< likewise
    std::vector<FindingRow> findings;    ///< the worst first; what is about one thing stands together
    std::vector<DecisionRow> decisions;  ///< the whole log, in the order of writing
    std::vector<review::Head> logs;      ///< the last entry of each log on this dataset
    std::size_t decisions_elsewhere = 0; ///< of these, on contours that the dataset no longer has
    std::vector<ReviewerRow> reviewers;
    std::vector<std::pair<std::string, std::size_t>>
        reasons;                               ///< of the decisions that stand, the most frequent first
    std::vector<review::Comparison> agreement; ///< by names as above; contours are not named
    std::vector<ControlRow> controls;          ///< in the order of writing
    std::optional<trial::SelfTest> trial;      ///< absent where it was not asked for
    std::string files_csv, data_sha256;
    std::size_t files = 0;
    std::vector<Phrase> unreadable; ///< what was passed over, a line each for people
};

/// Everything said so far about a checked dataset. Reads the slices' bytes for the hash; progress counts slices.
[[nodiscard]] Expected<Report> make_report(const check::Checked& checked, const Said& said,
                                           std::optional<trial::SelfTest> trial, const Options& options,
                                           int threads = 0, std::stop_token stop = {},
                                           const Progress& progress = {});

/// A table that stands beside the report.
struct TableFile {
    std::string suffix; ///< "findings": FILE-findings.csv
    Phrase what;        ///< in a few words
    std::string csv;
};
/// Every number of the report is a row of one of these, or a count of its rows. Always the same eight files, so that
/// none of an earlier report is left beside a later one.
[[nodiscard]] std::vector<TableFile> tables(const Report& report);

} // namespace contourcheck::report
