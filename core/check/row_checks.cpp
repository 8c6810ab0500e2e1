#include "check/about.h"
#include "check/checks.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace contourcheck::check {

namespace {

using dataset::Dataset;
using dataset::PatientFiles;

/// The rows of the table against each other. Their order says nothing about which of two is right; that only one of
/// them leads to contours that all have a slice does.
class Rows {
public:
    explicit Rows(const Dataset& dataset) : dataset_(dataset) {
        for (const auto* rows : {&dataset.patients, &dataset.second_rows})
            for (const PatientFiles& row : *rows) {
                by_patient_[row.patient].push_back(&row);
                by_original_[original_key(row)].push_back(&row);
            }
    }

    [[nodiscard]] std::vector<Finding> duplicates() const {
        std::vector<Finding> findings;
        for (const PatientFiles& row : dataset_.patients) {
            if (const auto same = unlike(row, by_patient_.at(row.patient)); !same.empty())
                findings.push_back(of_patient(row, same));
            if (is_doubtful(row, by_original_.at(original_key(row))))
                findings.push_back(of_original(row, unlike(row, by_original_.at(original_key(row)))));
        }
        for (const PatientFiles& row : dataset_.second_rows)
            if (const auto& first = *by_patient_.at(row.patient).front(); same_ids(row, first))
                findings.push_back(repeated(row, first));
        for (const auto& [folder, rows] : by_original_)
            if (is_unread(rows)) findings.push_back(unread(*rows.front()));
        return findings;
    }

private:
    using Same = std::vector<const PatientFiles*>;

    static bool same_ids(const PatientFiles& a, const PatientFiles& b) {
        return a.patient == b.patient && a.original == b.original;
    }

    /// Two ids can lead to one folder: SC-HF-I-1 and SC-HF-I-01.
    static std::string original_key(const PatientFiles& row) {
        return row.contour_folder ? row.contour_folder->generic_string() : row.original;
    }

    static Same unlike(const PatientFiles& row, const Same& rows) {
        Same result;
        std::ranges::copy_if(rows, std::back_inserter(result),
                             [&](const PatientFiles* each) { return !same_ids(*each, row); });
        return result;
    }

    static bool all_contours_have_a_slice(const PatientFiles& row) {
        return !row.contours.empty() && std::ranges::any_of(row.series, [&](const auto& series) {
            return std::ranges::all_of(row.contours, [&](const dataset::ContourFile& contour) {
                return std::ranges::binary_search(series.slices, contour.slice, {},
                                                  &dataset::SliceFile::number);
            });
        });
    }

    /// A row that has missing slices where one that it stands against has none.
    [[nodiscard]] bool is_wrong(const PatientFiles& row) const {
        if (all_contours_have_a_slice(row)) return false;
        const auto rules_out = [&](const PatientFiles* other) {
            return !same_ids(*other, row) && all_contours_have_a_slice(*other);
        };
        return std::ranges::any_of(by_patient_.at(row.patient), rules_out) ||
               std::ranges::any_of(by_original_.at(original_key(row)), rules_out);
    }

    [[nodiscard]] bool is_doubtful(const PatientFiles& row, const Same& rows) const {
        const Same others = unlike(row, rows);
        return !others.empty() && (is_wrong(row) || !std::ranges::all_of(others, [&](const auto* other) {
                                       return is_wrong(*other);
                                   }));
    }

    static Phrase in_words(const PatientFiles& row, const Same& others, std::string PatientFiles::*id) {
        const auto with_line = [&](const PatientFiles& each) {
            return Phrase::tr("%1 (line %2)", {each.*id, std::to_string(each.line)});
        };
        std::vector<Phrase> parts{with_line(row)};
        for (const PatientFiles* other : others)
            parts.push_back(with_line(*other));
        return Phrase::list(parts, ", ", Phrase::tr(" and "));
    }

    [[nodiscard]] Phrase what_tells(const PatientFiles& row) const {
        return is_wrong(row) ? Phrase::tr("; by this row contours lack their slices, by the other none does")
                             : Phrase::tr("; nothing tells which row is right");
    }

    /// On the patient, unless the row that is used is known to be the right one: then it is the table's mistake alone.
    [[nodiscard]] Finding of_patient(const PatientFiles& row, const Same& others) const {
        const bool doubtful = is_doubtful(row, others);
        Finding finding = about_row(doubtful ? row : *others.front(), "patient");
        finding.message = Phrase::tr("Patient %1 has more than one original id: %2",
                                     {row.patient, in_words(row, others, &PatientFiles::original)});
        if (!doubtful) finding.scope = Scope::dataset;
        finding.message += doubtful ? what_tells(row)
                                    : Phrase::tr("; the first row is used, by the others contours lack "
                                                 "their slices");
        return finding;
    }

    [[nodiscard]] Finding of_original(const PatientFiles& row, const Same& others) const {
        Finding finding = about_row(row, "original");
        finding.message = Phrase::tr("The contours of %1 are given to more than one patient: %2",
                                     {row.original, in_words(row, others, &PatientFiles::patient)}) +
                          what_tells(row);
        return finding;
    }

    [[nodiscard]] Finding repeated(const PatientFiles& row, const PatientFiles& first) const {
        Finding finding = about_row(row, "row");
        finding.scope = Scope::dataset;
        finding.message = Phrase::tr("The row %1, %2 stands in the table a second time (first in line %3)",
                                     {row.patient, row.original, std::to_string(first.line)});
        finding.suggestion = Phrase::tr("remove one of them");
        return finding;
    }

    /// Contours to which only rows lead that are not used.
    [[nodiscard]] bool is_unread(const Same& rows) const {
        return rows.front()->contour_folder && !rows.front()->contours.empty() &&
               std::ranges::none_of(rows, [&](const PatientFiles* row) {
                   return by_patient_.at(row->patient).front() == row;
               });
    }

    [[nodiscard]] Finding unread(const PatientFiles& row) const {
        Finding finding = about_row(row, row.original);
        finding.scope = Scope::dataset;
        finding.file = row.contour_folder->generic_string();
        finding.message = Phrase::tr(
            "The contours of %1 (%2) were not looked at: the row of line %3 names patient %4 again, and the "
            "first one is used, line %5",
            {row.original, counted(row.contours.size(), Phrase::noop("1 file"), Phrase::noop("%1 files")),
             std::to_string(row.line), row.patient,
             std::to_string(by_patient_.at(row.patient).front()->line)});
        finding.suggestion = Phrase::tr("give the row its own patient id");
        return finding;
    }

    [[nodiscard]] Finding about_row(const PatientFiles& row, std::string_view part) const {
        Finding finding = about_patient("link-duplicate", row.patient, row.original, part);
        finding.file = dataset_.table.generic_string();
        finding.line = row.line;
        finding.suggestion = Phrase::tr("keep the row that is right and correct or remove the other");
        return finding;
    }

    const Dataset& dataset_;
    std::map<std::string, Same> by_patient_; ///< the row that is used first
    std::map<std::string, Same> by_original_;
};

} // namespace

std::vector<Finding> row_checks(const Dataset& dataset) {
    return Rows(dataset).duplicates();
}

} // namespace contourcheck::check
