#pragma once

#include "review/review.h"

namespace contourcheck::review {

/// A folder of logs, such as one on a network drive, where locks between hosts cannot be relied on: each user on each host
/// writes one log of their own, under its lock (lock.h), and the others are read as copies.

/// It is a folder, or its name ends with a slash.
[[nodiscard]] bool is_log_folder(const std::filesystem::path& decisions);
/// <user>@<host>.sqlite of this process. Bytes other than a-z 0-9 . _ - are written %XX, so that no two names become one, also
/// where upper and lower case are the same.
[[nodiscard]] Expected<std::filesystem::path> own_log(const std::filesystem::path& folder);
/// All *.sqlite of a folder, by name. `not_found` where it is not there: a drive may be away.
[[nodiscard]] Expected<std::vector<std::filesystem::path>> logs_in(const std::filesystem::path& folder);

/// Another one whenever one of the logs was written since: their names, sizes, times, journals, and the counters of changes in their headers
/// (https://www.sqlite.org/fileformat2.html, 1.3.7). Not within a transaction on one of them: it is opened and closed.
[[nodiscard]] Expected<std::string> state_of_logs(const std::filesystem::path& folder);
/// The state but for one log's part.
[[nodiscard]] std::string state_without(const std::string& state, const std::string& log);

/// Copies a log with its journal, which may hold what a program had begun to write over: as two readings in a row found
/// both, so that nothing was written meanwhile. `unwritable`, with the name of the copy, where that cannot be written.
[[nodiscard]] Expected<void> copy_log(const std::filesystem::path& log, const std::filesystem::path& copy);

using LogReader = std::function<Expected<void>(Store::Connection& log)>;
/// Calls `reader` with a private copy, gone afterwards: nothing is written to the log or beside it, and nobody who writes it is kept
/// waiting. Errors name the log, but where the copy itself fails: that is `unwritable`, which nothing else is, and names the user's
/// cache folder.
[[nodiscard]] Expected<void> read_copy(const std::filesystem::path& log, const LogReader& reader);

} // namespace contourcheck::review
