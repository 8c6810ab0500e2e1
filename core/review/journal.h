#pragma once

#include "base/error.h"

#include <cstdint>
#include <string_view>

namespace contourcheck::review {

/// What others may put beside a log is not handed to SQLite unseen: a journal that ends with the name of a super-journal
/// makes it delete the file of that name, whatever it is (readSuperJournal() and pager_delsuper() in its pager.c). Logs
/// are never written together with another database, so theirs end with none.

/// "<log>-journal" or the like, where SQLite looks for it: beside what a link leads to.
[[nodiscard]] std::filesystem::path beside_log(const std::filesystem::path& log, const char* suffix);

/// Before SQLite opens a log, or begins a transaction, in place. `malformed`, with the journal's name, where it names another file;
/// `unreadable` where it is a link, or no file: opening a pipe would not end.
[[nodiscard]] Expected<void> refuse_unsafe_journal(const std::filesystem::path& log);

/// Of the bytes of a journal that is copied, which is read as `journal`: `malformed` also where it makes the log larger than
/// `most_log_bytes`.
[[nodiscard]] Expected<void> refuse_unsafe_journal(std::string_view bytes,
                                                   const std::filesystem::path& journal,
                                                   std::uint64_t most_log_bytes);

} // namespace contourcheck::review
