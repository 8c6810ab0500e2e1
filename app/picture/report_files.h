#pragma once

#include "check/report.h"
#include "report/report.h"

namespace contourcheck::picture {

/// What became of a report.
struct WrittenReport {
    std::vector<std::filesystem::path> files; ///< the report last
    std::vector<Phrase> unreadable;           ///< what was passed over, a line each for people
    std::size_t withheld = 0; ///< findings without a picture because something is written into their slice's
};

/// Writes the tables beside `file` and then the report itself, PDF or HTML as its name ends: where `file` is there, all of
/// it is. On failure, or when it is stopped, no table is left that was not there before. Only their owner may read files
/// that name patients. Progress counts pictures. `speech` is the report's language; the tables are the same in every one.
/// Slices that say that something is written into their picture are drawn with `allow_burned_in` alone (FindingTiles).
[[nodiscard]] Expected<WrittenReport>
write_report(const check::Checked& checked, const report::Report& report, const std::filesystem::path& file,
             std::stop_token stop = {}, const Progress& progress = {}, const Speech& speech = in_english,
             bool allow_burned_in = false);

/// Ends in .pdf or .html.
[[nodiscard]] bool is_report_name(const std::filesystem::path& file);

} // namespace contourcheck::picture
