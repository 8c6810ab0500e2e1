#pragma once

#include "check/measured.h"
#include "check/patient_report.h"
#include "check/set_checks.h"
#include "dataset/dataset.h"
#include "dataset/patients.h"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <stop_token>

namespace contourcheck::check {

struct Report {
    std::string path; ///< of the dataset
    dataset::Layout layout = dataset::Layout::challenge;
    std::size_t patients = 0, slices = 0, contours_total = 0, pairs = 0;
    mask::Convention convention;
    ConventionEvidence convention_evidence;
    std::vector<ContourReport> contours; ///< in the dataset's order
    Cohorts cohorts;                     ///< of the contours with status ok
    std::vector<Finding> findings;       ///< by patient, slice, kind, rule; each id once
    bool is_whole = false; ///< every contour has its row: not so before the check or after a stop

    [[nodiscard]] std::size_t count(Severity severity) const;
    /// An input that could not be read stands among the findings (slice-unreadable, contour-unreadable).
    [[nodiscard]] bool has_unreadable() const;
};

/// All checks over the patients read: a function of values, the same on any number of `threads` (below 1: all
/// processors). `patients` stand as in `dataset`, `sights` as `patients` or empty, when no picture is to be heard. Asked
/// to stop, or out of memory, it ends between two contours or patients, with a report that is not whole.
[[nodiscard]] Report check(const dataset::Dataset& dataset, const dataset::Patients& patients,
                           const mask::Convention& convention, const Sights& sights = {}, int threads = 1,
                           std::stop_token stop = {});

/// The contours that each rule has a warning or an error on, by their ids.
[[nodiscard]] std::map<std::string, std::set<std::string>> contours_by_rule(const Report& report);

/// What the report says of one patient's contours; what it says of the dataset as a whole stays.
[[nodiscard]] Report of_patient(const Report& report, const std::string& patient);

/// The report as the outside contract has it ("contourcheck/check/1"), with a line break at the end.
[[nodiscard]] std::string to_json(const Report& report);
/// The findings as a table with a header row.
[[nodiscard]] std::string to_csv(const Report& report);

/// A dataset scanned, read and checked.
struct Checked {
    dataset::Dataset dataset;
    dataset::Patients patients;
    Sights sights;
    Report report;
    bool is_read = true; ///< all patients; not so while they arrive
};

/// Takes a dataset while it is being opened: patients that are not read yet are empty but for their names, there are no
/// sights, and the report is not whole. Called from the working threads, one at a time.
using Arrived = std::function<void(Checked so_far)>;

/// Scans and reads the patients, and checks nothing: there are no sights, and the report is not whole. Progress counts
/// patients. Headers known from an earlier time are looked up in `index_folder` (dataset::StoredIndex), unless it is
/// empty: what comes of it is the same.
[[nodiscard]] Expected<Checked> open(const dataset::Source& source, const mask::Convention& convention,
                                     int threads = 0, std::stop_token stop = {},
                                     const Progress& progress = {}, const Arrived& arrived = {},
                                     const std::filesystem::path& index_folder = {});

/// The same, with the checks that ask no picture: what lies where, what belongs to what, and the contours' geometry.
[[nodiscard]] Expected<Checked> open_and_pair(const dataset::Source& source,
                                              const mask::Convention& convention, int threads = 0,
                                              std::stop_token stop = {}, const Progress& progress = {},
                                              const std::filesystem::path& index_folder = {});

/// Scans, reads the patients, then looks at their pictures, on `threads` threads (below 1: all processors), and checks.
/// Progress counts patients, those read and those looked at: of twice their number. `arrived` is told when the first
/// patient is read, again whenever twice as many are, and when all are.
[[nodiscard]] Expected<Checked> open_and_check(const dataset::Source& source,
                                               const mask::Convention& convention, int threads = 0,
                                               std::stop_token stop = {}, const Progress& progress = {},
                                               const Arrived& arrived = {},
                                               const std::filesystem::path& index_folder = {});

/// The same dataset by another convention: looks and checks again, reads only pixels.
[[nodiscard]] Expected<Checked> check_again(const Checked& checked, const mask::Convention& convention,
                                            int threads = 0, std::stop_token stop = {},
                                            const Progress& progress = {});

} // namespace contourcheck::check
