#pragma once

#include "base/error.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contourcheck {

/// A row of a comma-separated file and the line it starts on.
struct CsvRow {
    int line = 0;
    std::vector<std::string> fields;
    std::optional<Error> fault; ///< of one that is no row: `fields` are those in front of it
};

/// Comma-separated values (RFC 4180): quoted fields, doubled quotes, line breaks in quotes; CRLF, LF or CR; a byte
/// order mark is dropped, empty lines are left out, spaces around unquoted fields are dropped. A quote that never ends
/// is `malformed` with its line, and so is UTF-16; more fields or rows than below are `too_large`, with the line.
[[nodiscard]] Expected<std::vector<CsvRow>> parse_csv(std::string_view text,
                                                      const std::filesystem::path& file);

inline constexpr std::size_t most_csv_fields = 1000;    ///< of a row
inline constexpr std::size_t most_csv_rows = 1'048'576; ///< with the header row: what a spreadsheet holds

/// The same, a row at a time: no more than one is in memory. A row with a fault ends on the fault's line and is given like
/// the others; what `take` returns ends it, when it is an error.
[[nodiscard]] Expected<void> for_each_csv_row(std::string_view text, const std::filesystem::path& file,
                                              const std::function<Expected<void>(CsvRow row)>& take);

/// "; its columns stand apart by semicolons, ...", or tabs, where a header row is so; else empty.
[[nodiscard]] Phrase hint_of_separator(const CsvRow& header);

/// The fields as one line with "\r\n" as RFC 4180 has it; quoted where needed. A field that a spreadsheet would take
/// for a formula (starting with = + - @, tab or CR, behind apostrophes or not) and that is no number gets a leading
/// apostrophe; without_guard() takes it off again.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& fields);

/// A field read by parse_csv as it was given to csv_line: without the apostrophe that was put before a formula.
[[nodiscard]] std::string_view without_guard(std::string_view field);

} // namespace contourcheck
