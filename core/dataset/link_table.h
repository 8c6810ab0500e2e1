#pragma once

#include "dataset/dataset.h"

#include <string_view>

namespace contourcheck::dataset {

/// The rows of a link table that name a patient and an original id, and what is odd about the others.
struct LinkTable {
    std::vector<LinkRow> rows;        ///< each patient once: the first row counts
    std::vector<LinkRow> second_rows; ///< of patients that have a row
    std::vector<Oddity> oddities;
};

/// Reads the columns by the names in the header row, in any order and case, beside any other columns: patient_id or
/// PatientID, original_id or OriginalID. Without both the table is `malformed`; with more than 64 MB, or with what
/// for_each_csv_row() refuses, it is `too_large`.
[[nodiscard]] Expected<LinkTable> read_link_table(const std::filesystem::path& root,
                                                  const std::filesystem::path& table);

/// An id that becomes part of a path must be a plain name: UTF-8 of at most 200 bytes, of letters, digits and combining marks
/// of any script that can be seen, spaces and !#%&'()+,-.:;=@[]^_{}~, with no dot in front and no space at either end. So no
/// two ids are shown alike because of bytes that cannot be.
[[nodiscard]] bool is_plain_name(std::string_view id);

} // namespace contourcheck::dataset
