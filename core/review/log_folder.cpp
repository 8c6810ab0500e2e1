#include "review/log_folder.h"

#include "base/file.h"
#include "base/folder_beside.h"
#include "base/text.h"
#include "review/connection.h"
#include "review/emptied.h"
#include "review/journal.h"
#include "review/lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sstream>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace contourcheck::review {
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t most_log_bytes = std::uint64_t(1) << 30;
constexpr std::chrono::seconds copying_patience(5);

std::string as_file_name(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-')
            name += c;
        else
            (name += '%') += {digits[byte >> 4], digits[byte & 15]};
    }
    return name;
}

std::string in_words(const struct stat& status) {
    std::string words;
    for (const auto number : {std::int64_t(status.st_size), std::int64_t(status.st_mtim.tv_sec),
                              std::int64_t(status.st_mtim.tv_nsec), std::int64_t(status.st_ino)})
        words += ' ' + std::to_string(number);
    return words;
}

/// Network file systems may keep times to a second or two: the counter tells of what was written within them. What was
/// written counts once its journal is gone, which changes nothing else.
std::string state_of_log(const fs::path& log) {
    constexpr off_t counter_at = 24;
    std::array<char, 4> counter{};
    struct stat status {
    }, journal{};
    const bool has_journal = ::lstat(beside_log(log, "-journal").c_str(), &journal) == 0;
    const int file = ::open(log.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return "cannot be opened";
    const bool is_told = ::fstat(file, &status) == 0 &&
                         ::pread(file, counter.data(), counter.size(), counter_at) == ssize_t(counter.size());
    ::close(file);
    if (!is_told) return "cannot be read";
    return std::string(counter.begin(), counter.end()) + in_words(status) +
           (has_journal ? " with" + in_words(journal) : "");
}

struct LogBytes {
    std::string log, journal;
    friend bool operator==(const LogBytes&, const LogBytes&) = default;
};

Expected<LogBytes> read_bytes(const fs::path& log) {
    auto bytes = read_file(log, most_log_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    auto journal = read_file(beside_log(log, "-journal"), most_log_bytes);
    if (!journal && journal.error().code != Code::not_found) return tl::unexpected(journal.error());
    return LogBytes{std::move(*bytes), std::move(journal).value_or(std::string())};
}

/// What went wrong with the copy itself: nothing is wrong with the log.
Error with_own_cache(const Phrase& why, const fs::path& log, const fs::path& shelf) {
    return {
        Code::unwritable,
        Phrase::tr("cannot hold the copy in which %1 is read: %2", {printable(log.filename().string()), why}),
        shelf};
}

} // namespace

bool is_log_folder(const fs::path& decisions) {
    std::error_code error;
    return !decisions.empty() && (!decisions.has_filename() || fs::is_directory(decisions, error));
}

Expected<fs::path> own_log(const fs::path& folder) {
    return this_holder().map([&](const Holder& own) {
        return folder / (as_file_name(own.user) + '@' + as_file_name(own.host) + ".sqlite");
    });
}

Expected<std::vector<fs::path>> logs_in(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> logs;
    for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator();
         it.increment(error))
        if (it->path().extension() == ".sqlite") logs.push_back(it->path());
    if (error == std::errc::no_such_file_or_directory)
        return fail(Code::not_found,
                    Phrase::tr("the folder of decisions is not there: connect its drive, make it, or name "
                               "another in CONTOURCHECK_DECISIONS"),
                    folder);
    if (error)
        return fail(Code::unreadable,
                    Phrase::tr("the folder of decisions cannot be read: %1", {error.message()}), folder);
    std::ranges::sort(logs);
    return logs;
}

Expected<std::string> state_of_logs(const fs::path& folder) {
    return logs_in(folder).map([](const std::vector<fs::path>& logs) {
        std::string state;
        for (const fs::path& log : logs)
            state += log.filename().string() + '\n' + state_of_log(log) + '\n';
        return state;
    });
}

std::string state_without(const std::string& state, const std::string& log) {
    std::istringstream lines(state);
    std::string others;
    for (std::string name, of_it; std::getline(lines, name) && std::getline(lines, of_it);)
        if (name != log) others += name + '\n' + of_it + '\n';
    return others;
}

Expected<void> copy_log(const fs::path& log, const fs::path& copy) {
    if (auto whole = refuse_pages_in_wal(log); !whole) return whole;
    const auto deadline = std::chrono::steady_clock::now() + copying_patience;
    auto before = read_bytes(log);
    for (;;) {
        if (!before) return tl::unexpected(before.error());
        auto again = read_bytes(log);
        if (again == before) break;
        if (std::chrono::steady_clock::now() >= deadline)
            return fail(Code::unreadable,
                        Phrase::tr("is written to without a pause; try again when that is done"), log);
        before = std::move(again);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    const auto safe = refuse_unsafe_journal(before->journal, beside_log(log, "-journal"), most_log_bytes);
    if (!safe) return safe;
    return write_file(copy, before->log, Access::private_).and_then([&]() -> Expected<void> {
        if (before->journal.empty()) return {};
        return write_file(copy.string() + "-journal", before->journal, Access::private_);
    });
}

Expected<void> read_copy(const fs::path& log, const LogReader& reader) {
    const fs::path shelf = user_cache_folder();
    if (auto made = make_folder(shelf, Access::private_); !made)
        return tl::unexpected(with_own_cache(made.error().what, log, shelf));
    const FolderBeside workshop(shelf / "decisions", "read");
    if (workshop.path().empty())
        return tl::unexpected(with_own_cache(std::generic_category().message(errno), log, shelf));
    const fs::path copy = workshop.path() / "log.sqlite";
    Store::Connection connection(copy);
    connection.is_copy = true;
    return copy_log(log, copy)
        .and_then([&]() -> Expected<void> {
            std::error_code unknown;
            if (fs::file_size(copy, unknown) > 0) return {};
            return fail(Code::malformed, is_damaged("it is empty"), log);
        })
        .and_then([&] { return connection.open_to_read(); })
        .and_then([&] { return reader(connection); })
        .map_error([&](Error error) {
            const bool is_own = error.code == Code::unwritable || error.code == Code::invalid_argument;
            if (is_own) return with_own_cache(error.what, log, shelf);
            if (error.file == copy) error.file = log;
            return error;
        });
}

} // namespace contourcheck::review
