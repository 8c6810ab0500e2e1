#pragma once

#include "check/report.h"
#include "evidence/ring.h"

#include <iterator>

namespace contourcheck::check {

/// How inner contours of one patient lie on some slices.
struct Lie {
    std::size_t contours = 0; ///< that found a slice; 0: the fit says nothing
    Fit fit;
};

/// Every contour set on every patient and every way round: what a look at the whole dataset shows that a look at one
/// contour does not. Contour sets and patients are those of `patients`, in its order.
struct Audit {
    std::vector<std::size_t> patients; ///< indices into Checked::patients, ascending
    std::size_t candidates =
        0; ///< patients with inner contours; more than `patients` where those are a choice
    std::size_t contours_a_patient = 0; ///< tried, at most
    bool is_sample = false;             ///< of some patients not all contours were tried
    Grid<Lie> crossed;                  ///< (contour set, patient whose slices)
    Grid<Lie> turned;                   ///< (patient, way as in evidence::ways), on its own slices
    /// Where each inner contour fits its picture best, pixels from where it stands: a list for each of
    /// Checked::patients.
    std::vector<std::vector<contour::Point>> offsets_px;
};

struct AuditOptions {
    /// Patients tried at most: those that a finding about the link table or the patient names, then those whose
    /// contours fit their own slices least.
    std::size_t most_patients = 40;
    /// Contours tried on slices at most; above it every patient is heard with fewer, evenly spread over its contours.
    std::size_t most_tries = 16000;
    int threads = 0; ///< below 1: all processors
};

/// Tries the contours on the slices of the same numbers. Reads each slice it needs once. Progress counts patients.
[[nodiscard]] Expected<Audit> audit(const Checked& checked, const AuditOptions& options = {},
                                    std::stop_token stop = {}, const Progress& progress = {});

/// A contour set that belongs to another patient: indices into Audit::patients.
struct Misplaced {
    std::size_t contours = 0; ///< whose row of the link table
    std::size_t slices = 0;   ///< whose slices they fit

    friend bool operator==(const Misplaced&, const Misplaced&) = default;
};

/// By contour set. As the finding better-patient says; where there is none, by the same limits from what was tried here.
/// Slices are left to the set that fits them best, so that no two sets are told the same patient.
[[nodiscard]] std::vector<Misplaced> misplaced(const Checked& checked, const Audit& audit);

/// The rows of the link table that would set these right, "patient,original", a line each, in the table's order.
[[nodiscard]] std::string corrected_rows(const Checked& checked, const Audit& audit,
                                         std::span<const Misplaced> misplaced);

/// The way round in which the patient's contours fit clearly better than as given: an index into Audit::patients.
[[nodiscard]] std::optional<evidence::Way> better_way(const Audit& audit, std::size_t patient);

} // namespace contourcheck::check
