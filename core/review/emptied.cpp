#include "review/emptied.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

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

/// A journal's header says how many pages the database had (https://www.sqlite.org/fileformat.html, 3.1): none where its
/// tables are being made.
bool is_of_pages(const fs::path& journal) {
    constexpr std::string_view magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
    std::array<char, 20> header{};
    std::ifstream(journal, std::ios::binary).read(header.data(), header.size());
    return std::string_view(header.data(), magic.size()) == magic &&
           std::any_of(header.begin() + 16, header.end(), [](char byte) { return byte != 0; });
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
    std::error_code error;
    if (fs::file_size(log, error) != 0 || error) return {};
    const std::string backup = backup_beside(log);
    const fs::path journal = log.string() + "-journal";
    if (backup.empty() && !is_of_pages(journal) && !was_written_to(log)) return {};
    return fail(
        Code::malformed,
        backup.empty()
            ? Phrase::tr("is empty and was not always: decisions in it are lost. It was left as it is; "
                         "put a copy in its place, or remove it to begin a new log")
            : Phrase::tr("is empty and was not always. It was left as it is; put a copy in its place, "
                         "such as %1 beside it, or remove both to begin a new log",
                         {backup}),
        log);
}

} // namespace contourcheck::review
