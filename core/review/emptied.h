#pragma once

#include "base/error.h"

namespace contourcheck::review {

/// SQLite takes an empty file for a new database. `malformed` where a journal (-journal, -wal) beside an empty log, or beside
/// none, holds pages of it: SQLite would put them into a new one, or remove them. Also where an empty log may have held decisions: a backup lies beside it, or it
/// was written to after it was made (where the file system keeps both times; a failed write moves them too). An empty file
/// of which nothing tells, such as another program's temporary one, may become a log. So may none at all: that a backup
/// outlives a log that was removed is no reason to refuse.
[[nodiscard]] Expected<void> refuse_emptied(const std::filesystem::path& log);

/// `unreadable` where a write-ahead log with pages lies beside a log that is to be copied: only other programs write one, and what
/// is in it would be missing in the copy.
[[nodiscard]] Expected<void> refuse_pages_in_wal(const std::filesystem::path& log);

} // namespace contourcheck::review
