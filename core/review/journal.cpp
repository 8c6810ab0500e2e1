#include "review/journal.h"

#include "base/text.h"

#include <algorithm>
#include <fstream>
#include <string>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

// https://www.sqlite.org/fileformat.html, 3.1: how a journal begins; and, as its pager.c writes it, how one ends that names
// a super-journal: its name, the name's length, a sum over it, these bytes again.
constexpr std::string_view magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
constexpr std::size_t at_pages = 16, at_page_bytes = 24, header_bytes = 28;
constexpr std::size_t tail_bytes = 16;
constexpr std::size_t most_name_shown = 512;
constexpr std::uint64_t largest_page = 65536;

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
    std::uint64_t number = 0;
    for (const char c : bytes.substr(at, 4))
        number = number << 8U | static_cast<unsigned char>(c);
    return number;
}

/// Of its end, or of all of it.
Expected<void> refuse_super_journal(std::string_view end, const fs::path& journal) {
    if (end.size() < tail_bytes || !end.ends_with(magic)) return {};
    const std::uint64_t length = number_at(end, end.size() - tail_bytes);
    end.remove_suffix(tail_bytes);
    const std::string_view name = end.substr(end.size() - std::min<std::uint64_t>(length, end.size()));
    return fail(Code::malformed,
                Phrase::tr("names another file, \"%1\", which SQLite would delete: no ContourCheck writes "
                           "such a journal. Nothing was read or changed; move it away, and ask who put it "
                           "there",
                           {printable(shortened(std::string(name), 100))}),
                journal);
}

Expected<void> refuse_what_is_no_file(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    if (status.type() == fs::file_type::not_found || fs::is_regular_file(status)) return {};
    return fail(Code::unreadable,
                Phrase::tr("is no regular file, and lies where SQLite keeps what belongs to a log. Nothing "
                           "was read or changed; move it away"),
                path);
}

std::string end_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    const std::streamoff size = in ? std::streamoff(in.tellg()) : 0;
    std::string end(std::size_t(std::clamp<std::streamoff>(size, 0, tail_bytes + most_name_shown)), '\0');
    in.seekg(size - std::streamoff(end.size()));
    in.read(end.data(), std::streamsize(end.size()));
    end.resize(std::size_t(std::max<std::streamsize>(in.gcount(), 0)));
    return end;
}

} // namespace

fs::path beside_log(const fs::path& log, const char* suffix) {
    std::error_code error;
    const fs::path real = fs::canonical(log, error);
    return (error ? log : real).string() + suffix;
}

Expected<void> refuse_unsafe_journal(const fs::path& log) {
    for (const char* suffix : {"-journal", "-wal"})
        if (auto file = refuse_what_is_no_file(beside_log(log, suffix)); !file) return file;
    const fs::path journal = beside_log(log, "-journal");
    return refuse_super_journal(end_of(journal), journal);
}

Expected<void> refuse_unsafe_journal(std::string_view bytes, const fs::path& journal,
                                     std::uint64_t most_log_bytes) {
    if (auto safe = refuse_super_journal(bytes, journal); !safe) return safe;
    if (bytes.size() < header_bytes || !bytes.starts_with(magic)) return {};
    const std::uint64_t page_bytes = number_at(bytes, at_page_bytes);
    // SQLite makes the log as long as that first, and takes 0 for the log's own size of pages.
    if (number_at(bytes, at_pages) <= most_log_bytes / (page_bytes == 0 ? largest_page : page_bytes))
        return {};
    return fail(Code::malformed,
                Phrase::tr("makes the log larger than %1 bytes: no ContourCheck writes such a journal. "
                           "Nothing was changed; move it away, and ask who put it there",
                           {std::to_string(most_log_bytes)}),
                journal);
}

} // namespace contourcheck::review
