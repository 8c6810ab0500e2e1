#include "review/in_use.h"

#include "base/file.h"
#include "base/text.h"

#include <cstdio>
#include <optional>
#include <sstream>

#include <pwd.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace contourcheck::review {

namespace {

constexpr std::uint64_t most_bytes = 1 << 20;

/// proc_locks(5): NUMBER: POSIX ADVISORY WRITE PROCESS MAJOR:MINOR:INODE START END. Asking by F_GETLK would take this
/// process's own locks on the file away with the descriptor (https://www.sqlite.org/howtocorrupt.html, 2.2).
std::optional<int> locking_process(const struct stat& file) {
    char place[64];
    std::snprintf(place, sizeof place, "%02x:%02x:%llu", major(file.st_dev), minor(file.st_dev),
                  static_cast<unsigned long long>(file.st_ino));
    std::istringstream lines(read_file("/proc/locks", most_bytes).value_or(std::string()));
    std::string line, number, kind, advice, mode, where;
    int process = 0;
    while (std::getline(lines, line))
        if (std::istringstream fields(line); fields >> number >> kind >> advice >> mode >> process >> where)
            if (where == place && kind == "POSIX" && process != ::getpid()) return process;
    return std::nullopt;
}

} // namespace

std::string user_of_lock(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return {};
    const auto process = locking_process(status);
    if (!process) return {};
    const std::string folder = "/proc/" + std::to_string(*process);
    const auto program = read_file(folder + "/comm", most_bytes);
    if (!program || ::stat(folder.c_str(), &status) != 0) return {};
    const passwd* user = ::getpwuid(status.st_uid); // NOLINT(concurrency-mt-unsafe)
    return (user ? user->pw_name : "user" + std::to_string(status.st_uid)) + " (process " +
           std::to_string(*process) + ", " + printable(program->substr(0, program->find('\n'))) + ")";
}

} // namespace contourcheck::review
