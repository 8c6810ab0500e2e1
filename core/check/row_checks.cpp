#include "check/about.h"
#include "check/checks.h"
#include "check/few_told.h"

#include <algorithm>
#include <map>

namespace contourcheck::check {

namespace {

using dataset::Dataset;
using dataset::PatientFiles;

bool same_ids(const PatientFiles& a, const PatientFiles& b) {
    return a.patient == b.patient && a.original == b.original;
}

bool all_contours_have_a_slice(const PatientFiles& row) {
    return !row.contours.empty() && std::ranges::any_of(row.series, [&](const auto& series) {
        return std::ranges::all_of(row.contours, [&](const dataset::ContourFile& contour) {
            return std::ranges::binary_search(series.slices, contour.slice, {}, &dataset::SliceFile::number);
        });
    });
}

/// The first of some rows and the first with other ids: of any row they tell whether one is unlike it.
class Samples {
public:
    void add(const PatientFiles& row) {
        if (!first_)
            first_ = &row;
        else if (!second_ && !same_ids(*first_, row))
            second_ = &row;
    }
    [[nodiscard]] bool has_unlike(const PatientFiles& row) const {
        return (first_ && !same_ids(*first_, row)) || second_;
    }

private:
    const PatientFiles* first_ = nullptr;
    const PatientFiles* second_ = nullptr;
};

/// Rows of one patient, or to one folder of contours. A table may have a million of them: nothing here looks at each for
/// each.
struct Same {
    std::vector<const PatientFiles*> rows;
    Samples all;
    Samples sound;     ///< all contours have a slice
    Samples not_wrong; ///< known when all rows are
};

/// The rows of the table against each other. Their order says nothing about which of two is right; that only one of
/// them leads to contours that all have a slice does.
class Rows {
public:
    explicit Rows(const Dataset& dataset) : dataset_(dataset) {
        const auto for_each_row = [&](const auto& take) {
            for (const auto* rows : {&dataset.patients, &dataset.second_rows})
                for (const PatientFiles& row : *rows)
                    take(row, by_patient_[row.patient], by_original_[original_key(row)]);
        };
        for_each_row([](const PatientFiles& row, Same& patient, Same& original) {
            const bool is_sound = all_contours_have_a_slice(row);
            for (Same* same : {&patient, &original}) {
                same->rows.push_back(&row);
                same->all.add(row);
                if (is_sound) same->sound.add(row);
            }
        });
        for_each_row([&](const PatientFiles& row, Same& patient, Same& original) {
            if (is_wrong(row)) return;
            patient.not_wrong.add(row);
            original.not_wrong.add(row);
        });
    }

    [[nodiscard]] std::vector<Finding> duplicates() const {
        FewTold told("link-duplicate", dataset_.table);
        for (const PatientFiles& row : dataset_.patients) {
            const Same& patient = by_patient_.at(row.patient);
            const Same& original = by_original_.at(original_key(row));
            const bool has_contours = !row.contours.empty();
            if (patient.all.has_unlike(row))
                told.add(row.line, has_contours, [&] { return of_patient(row, patient); });
            if (is_doubtful(row, original))
                told.add(row.line, has_contours, [&] { return of_original(row, original); });
        }
        for (const PatientFiles& row : dataset_.second_rows)
            if (const auto& first = *by_patient_.at(row.patient).rows.front(); same_ids(row, first))
                told.add(row.line, false, [&] { return repeated(row, first); });
        for (const auto& [folder, same] : by_original_)
            if (is_unread(same)) told.add(same.rows.front()->line, true, [&] { return unread(same); });
        return told.take();
    }

private:
    /// Two ids can lead to one folder: SC-HF-I-1 and SC-HF-I-01.
    static std::string original_key(const PatientFiles& row) {
        return row.contour_folder ? row.contour_folder->generic_string() : row.original;
    }

    /// A row that has missing slices where one that it stands against has none.
    [[nodiscard]] bool is_wrong(const PatientFiles& row) const {
        return !all_contours_have_a_slice(row) && (by_patient_.at(row.patient).sound.has_unlike(row) ||
                                                   by_original_.at(original_key(row)).sound.has_unlike(row));
    }

    [[nodiscard]] bool is_doubtful(const PatientFiles& row, const Same& same) const {
        return same.all.has_unlike(row) && (is_wrong(row) || same.not_wrong.has_unlike(row));
    }

    /// The row and the first that are unlike it.
    static Phrase in_words(const PatientFiles& row, const Same& same, std::string PatientFiles::*id) {
        constexpr std::size_t most_named = 10;
        const auto with_line = [&](const PatientFiles& each) {
            return Phrase::tr("%1 (line %2)", {each.*id, std::to_string(each.line)});
        };
        std::vector<Phrase> parts{with_line(row)};
        for (const PatientFiles* other : same.rows) {
            if (same_ids(*other, row)) continue;
            const bool is_one_more = parts.size() == most_named;
            parts.push_back(is_one_more ? Phrase::tr("others") : with_line(*other));
            if (is_one_more) break;
        }
        return Phrase::list(parts, ", ", Phrase::tr(" and "));
    }

    [[nodiscard]] Phrase what_tells(const PatientFiles& row) const {
        return is_wrong(row) ? Phrase::tr("; by this row contours lack their slices, by the other none does")
                             : Phrase::tr("; nothing tells which row is right");
    }

    /// On the patient, unless the row that is used is known to be the right one: then it is the table's mistake alone.
    [[nodiscard]] Finding of_patient(const PatientFiles& row, const Same& same) const {
        const bool doubtful = is_doubtful(row, same);
        const auto unlike = [&](const PatientFiles* each) { return !same_ids(*each, row); };
        Finding finding = about_row(doubtful ? row : **std::ranges::find_if(same.rows, unlike), "patient");
        finding.message = Phrase::tr("Patient %1 has more than one original id: %2",
                                     {row.patient, in_words(row, same, &PatientFiles::original)});
        if (!doubtful) finding.scope = Scope::dataset;
        finding.message += doubtful ? what_tells(row)
                                    : Phrase::tr("; the first row is used, by the others contours lack "
                                                 "their slices");
        return finding;
    }

    [[nodiscard]] Finding of_original(const PatientFiles& row, const Same& same) const {
        Finding finding = about_row(row, "original");
        finding.message = Phrase::tr("The contours of %1 are given to more than one patient: %2",
                                     {row.original, in_words(row, same, &PatientFiles::patient)}) +
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
    [[nodiscard]] bool is_unread(const Same& same) const {
        return same.rows.front()->contour_folder && !same.rows.front()->contours.empty() &&
               std::ranges::none_of(same.rows, [&](const PatientFiles* row) {
                   return by_patient_.at(row->patient).rows.front() == row;
               });
    }

    [[nodiscard]] Finding unread(const Same& same) const {
        const PatientFiles& row = *same.rows.front();
        Finding finding = about_row(row, row.original);
        finding.scope = Scope::dataset;
        finding.file = row.contour_folder->generic_string();
        finding.message = Phrase::tr(
            "The contours of %1 (%2) were not looked at: the row of line %3 names patient %4 again, and the "
            "first one is used, line %5",
            {row.original, counted(row.contours.size(), Phrase::noop("1 file"), Phrase::noop("%1 files")),
             std::to_string(row.line), row.patient,
             std::to_string(by_patient_.at(row.patient).rows.front()->line)});
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
