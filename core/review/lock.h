#pragma once

#include "base/error.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace contourcheck::review {

/// Who holds the lock of a log, as the lock beside it says.
struct Holder {
    std::string user, host; ///< an empty host: the lock does not say
    std::string machine;    ///< SHA-256 from the machine's id: two machines may have one name
    std::int64_t process = 0;
    std::string started;   ///< the boot's id and the process's start in clock ticks: a number is used again
    std::string since_utc; ///< ISO 8601
    std::string version;   ///< of the program
    std::string pid_space; ///< of its number: pid_namespaces(7), by inode; empty: the lock does not say
};
/// This process, from now on.
[[nodiscard]] Expected<Holder> this_holder();

/// LOG.lock, for as long as something is written. It appears whole, by link(): that excludes others on network file systems too,
/// where open(O_EXCL) may not (open(2)), which is left to those without links. One process of a machine waits for another by it; a lock whose process is gone, or
/// has another start, is taken over. That of another machine is waited for and stays, and so is that of another container of
/// this one: its processes have numbers of their own, which say nothing here.
class Lock {
public:
    /// `unwritable`, with the holder, where it is still held after `patience`.
    [[nodiscard]] static Expected<Lock> take(const std::filesystem::path& log,
                                             std::chrono::milliseconds patience);
    Lock(Lock&& other) noexcept;
    Lock& operator=(Lock&&) = delete;
    ~Lock();

private:
    Lock(std::filesystem::path file, std::string said) : file_(std::move(file)), said_(std::move(said)) {}
    std::filesystem::path file_;
    std::string said_;
};

/// Takes the lock of a log away, of another machine too, and returns who held it; nothing where nobody does.
/// `unwritable` where its process is seen to run: it writes.
[[nodiscard]] Expected<std::optional<Holder>> unlock(const std::filesystem::path& log);

/// Who holds the lock of a log on another machine or in another container, or does not say; nothing where nobody does.
[[nodiscard]] std::optional<Holder> foreign_holder(const std::filesystem::path& log);

/// "ann on ws1 since 2020-01-31T12:00:00Z (process 123, version 0.1.0)"
[[nodiscard]] Phrase in_words(const Holder& holder);

} // namespace contourcheck::review
