#include "review/emptied.h"

#include "base/text.h"
#include "review/journal.h"

#include <array>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t made_within_s = 60; // an empty file gets its tables at once

bool was_written_to(const fs::path& log) {
    struct statx status {};
    if (::statx(AT_FDCWD, log.c_str(), 0, STATX_MTIME | STATX_BTIME, &status) != 0) return false;
    return (status.stx_mask & STATX_BTIME) != 0 &&
           status.stx_mtime.tv_sec - status.stx_btime.tv_sec > made_within_s;
}

template <std::size_t size>
std::string start_of(const fs::path& file) {
    std::array<char, size> start{};
    std::ifstream in(file, std::ios::binary);
    in.read(start.data(), start.size());
    return {start.data(), std::size_t(in.gcount())};
}

/// A journal's header says how many pages the database had (https://www.sqlite.org/fileformat.html, 3.1): none where its
/// tables are being made.
bool is_of_pages(const fs::path& journal) {
    const std::string header = start_of<20>(journal);
    return header.starts_with("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7") &&
           header.find_first_not_of('\0', 16) != std::string::npos;
}

/// A write-ahead log has pages behind its header of 32 bytes (4.1 there). Beside an empty database SQLite removes it.
bool has_pages(const fs::path& wal) {
    const std::string start = start_of<33>(wal);
    return start.size() == 33 && start.starts_with("\x37\x7f\x06") && (start[3] & ~1) == '\x82';
}

/// The name of what lies beside the log and holds pages of it; empty where nothing does.
std::string pages_beside(const fs::path& log) {
    const fs::path journal = beside_log(log, "-journal"), wal = beside_log(log, "-wal");
    return is_of_pages(journal) ? journal.filename().string() : has_pages(wal) ? wal.filename().string() : "";
}

/// Empty where there is none.
std::string backup_beside(const fs::path& log) {
    const std::string start = log.filename().string() + ".v";
    std::error_code error;
    for (fs::directory_iterator at(log.parent_path(), error), end; !error && at != end; at.increment(error))
        if (const std::string name = at->path().filename().string();
            name.starts_with(start) && name.find("-backup") != std::string::npos)
            return name;
    return {};
}

} // namespace

Expected<void> refuse_emptied(const fs::path& log) {
    if (auto safe = refuse_unsafe_journal(log); !safe) return safe; // also what would not end to be looked at
    // The journal first: one that a process writes meanwhile belongs to a log that is no longer empty at the next question.
    const std::string pages = pages_beside(log);
    std::error_code error;
    const bool there = fs::exists(log, error);
    if (error || (there && (fs::file_size(log, error) != 0 || error))) return {};
    if (!pages.empty())
        return fail(
            Code::malformed,
            Phrase::tr("is empty or gone and was not always: %1 beside it holds pages of it. Nothing was "
                       "changed; move both away, then put a copy in its place or begin a new log",
                       {pages}),
            log);
    if (!there) return {};
    if (const std::string backup = backup_beside(log); !backup.empty())
        return fail(
            Code::malformed,
            Phrase::tr("is empty and may have been emptied: %1 beside it is what was in a log of this name "
                       "before an upgrade. Nothing was changed; put a copy in its place, of that where there "
                       "is no later one, or move the empty file alone away to begin a new log",
                       {backup}),
            log);
    if (!was_written_to(log)) return {};
    return fail(
        Code::malformed,
        Phrase::tr("is empty and may have been emptied: it was written to after it was made. Nothing was "
                   "changed; put a copy in its place, or move it away to begin a new log"),
        log);
}

Expected<void> refuse_pages_in_wal(const fs::path& log) {
    const fs::path wal = beside_log(log, "-wal");
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(wal, error)) || !has_pages(wal)) return {};
    return fail(
        Code::unreadable,
        Phrase::tr("%1 beside it holds what another program wrote and is not in the log yet. Nothing was "
                   "changed; end that program and let the log's owner run contourcheck-cli review verify "
                   "--decisions FILE, which takes it over, or move %1 away to go on without it",
                   {printable(wal.filename().string())}),
        log);
}

} // namespace contourcheck::review
