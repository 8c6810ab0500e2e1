#include "base/file.h"

#include "base/left_behind.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace contourcheck {
namespace fs = std::filesystem;

namespace {

std::string reason(int error) {
    return std::generic_category().message(error);
}

/// Closes a descriptor at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] int close() {
        const int result = ::close(fd_);
        fd_ = -1;
        return result;
    }

private:
    int fd_;
};

tl::unexpected<Error> cannot_write(const fs::path& path, int error) {
    return fail(Code::unwritable, Phrase::tr("cannot write: %1", {reason(error)}), path);
}

/// What the system may get over: a disk or network that did not answer, a table that is full for now.
bool may_pass(int error) {
    return error == EAGAIN || error == EIO || error == EMFILE || error == ENFILE || error == ENOMEM ||
           error == ESTALE || error == ETIMEDOUT;
}

tl::unexpected<Error> cannot_read(Code code, Phrase what, const fs::path& path, int error) {
    return tl::unexpected<Error>(Error{code, std::move(what), path, 0, may_pass(error)});
}

mode_t current_umask() {
    // umask() can only be read by setting it, which is a race between threads; /proc tells it without.
    const auto status = read_file("/proc/self/status", 1 << 16);
    if (status) {
        const auto at = status->find("Umask:");
        if (at != std::string::npos) return mode_t(std::strtoul(status->c_str() + at + 6, nullptr, 8));
    }
    return 022;
}

} // namespace

Expected<std::string> read_file(const fs::path& path, std::uint64_t limit) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) {
        const bool missing = errno == ENOENT || errno == ENOTDIR;
        return cannot_read(missing ? Code::not_found : Code::unreadable,
                           Phrase::tr("cannot open: %1", {reason(errno)}), path, errno);
    }
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return cannot_read(Code::unreadable, reason(errno), path, errno);
    if (!S_ISREG(status.st_mode)) return fail(Code::unreadable, Phrase::tr("is not a regular file"), path);
    if (std::uint64_t(status.st_size) > limit)
        return fail(Code::too_large,
                    Phrase::tr("has %1 bytes; the limit is %2",
                               {std::to_string(status.st_size), std::to_string(limit)}),
                    path);

    std::string bytes;
    bytes.resize(std::size_t(status.st_size));
    std::size_t filled = 0;
    // Files under /proc say size 0 and have content; a file can grow or shrink while it is read.
    for (;;) {
        if (filled == bytes.size()) {
            if (filled > 0 && filled == std::size_t(status.st_size)) break;
            if (filled > limit) return fail(Code::too_large, Phrase::tr("is longer than it said"), path);
            const std::uint64_t room = limit - filled;
            bytes.resize(filled + (room < 4096 ? std::size_t(room) + 1 : 4096));
        }
        const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            return cannot_read(Code::unreadable, Phrase::tr("cannot read: %1", {reason(errno)}), path, errno);
        if (got == 0) break;
        filled += std::size_t(got);
    }
    bytes.resize(filled);
    return bytes;
}

int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return written < 0 ? errno : ENOSPC;
        bytes.remove_prefix(std::size_t(written));
    }
    return 0;
}

namespace {

/// 0, or the errno of the call that failed.
int flush_folder(const fs::path& folder) {
    const Descriptor handle(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.get() < 0) return errno;
    // Some file systems (FUSE, network) cannot flush a folder and say EINVAL: there is nothing more to do there.
    return ::fsync(handle.get()) != 0 && errno != EINVAL && errno != ENOTSUP ? errno : 0;
}

} // namespace

Expected<void> sync_folder(const fs::path& folder) {
    const int error = flush_folder(folder);
    return error == 0 ? Expected<void>{} : cannot_write(folder, error);
}

namespace {

Expected<void> give_name(const fs::path& finished, const fs::path& path) {
    if (::rename(finished.c_str(), path.c_str()) != 0) return cannot_write(path, errno);
    if (const int error = flush_folder(path.parent_path()); error != 0)
        return fail(Code::unwritable,
                    Phrase::tr("is in its place, but the disk has not confirmed it: %1", {reason(error)}),
                    path);
    return {};
}

/// A pipe or device cannot be replaced by renaming; it takes the bytes as they come.
Expected<void> write_through(const fs::path& path, std::string_view bytes) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (file.get() < 0) return cannot_write(path, errno);
    if (const int error = write_all(file.get(), bytes); error != 0) return cannot_write(path, error);
    if (file.close() != 0) return cannot_write(path, errno);
    return {};
}

} // namespace

Expected<void> write_file(const fs::path& given, std::string_view bytes, Access access) {
    std::error_code ignored;
    const fs::file_status there = fs::status(given, ignored);
    if (fs::is_directory(there)) return cannot_write(given, EISDIR);
    if (fs::exists(there) && !fs::is_regular_file(there)) return write_through(given, bytes);
    // A symbolic link stays one: what it leads to is replaced.
    const fs::path path = fs::is_symlink(given, ignored) ? fs::weakly_canonical(given, ignored) : given;

    std::string temporary = start_beside(path, "file");
    remove_left_behind(temporary);
    temporary += "XXXXXX";
    Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (file.get() < 0) return cannot_write(path, errno);
    (void)::flock(file.get(), LOCK_EX | LOCK_NB); // so that no other program takes it for one that was left

    const auto give_up = [&](int error) {
        ::unlink(temporary.c_str());
        return cannot_write(path, error);
    };
    const mode_t mode = access == Access::private_ ? 0600 : (0666 & ~current_umask());
    if (::fchmod(file.get(), mode) != 0) return give_up(errno);
    if (const int error = write_all(file.get(), bytes); error != 0) return give_up(error);
    if (::fsync(file.get()) != 0) return give_up(errno);
    if (file.close() != 0) return give_up(errno);
    auto named = give_name(temporary, path);
    if (!named) ::unlink(temporary.c_str());
    return named;
}

Expected<void> write_new_file(const fs::path& path, std::string_view bytes) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.get() < 0) return cannot_write(path, errno);
    int error = write_all(file.get(), bytes);
    if (file.close() != 0 && error == 0) error = errno;
    if (error == 0) return {};
    ::unlink(path.c_str());
    return cannot_write(path, error);
}

Expected<void> publish_file(const fs::path& finished, const fs::path& path) {
    Descriptor file(::open(finished.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) return cannot_write(path, errno);
    if (::fsync(file.get()) != 0 || file.close() != 0) return cannot_write(path, errno);
    return give_name(finished, path);
}

Expected<bool> claim_name(const fs::path& finished, const fs::path& name) {
    if (::link(finished.c_str(), name.c_str()) == 0) return true;
    const int no_link = errno;
    struct stat status {};
    // the answer of a network drive may be lost: the count of links tells
    if (::stat(finished.c_str(), &status) == 0 && status.st_nlink == 2) return true;
    if (no_link == EEXIST) return false;
    if (::renameat2(AT_FDCWD, finished.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE) == 0) return true;
    return errno == EEXIST ? Expected<bool>(false) : cannot_write(name, no_link);
}

namespace {

/// The folders that `folder`, and those around it that are not there either, will stand in.
std::vector<fs::path> to_be_changed(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> result;
    for (fs::path at = fs::absolute(folder, error); at.has_relative_path() && !fs::exists(at, error);
         at = at.parent_path())
        result.push_back(at.parent_path());
    return result;
}

} // namespace

Expected<void> make_folder(const fs::path& folder, Access access) {
    const std::vector<fs::path> changed =
        access == Access::private_ ? to_be_changed(folder) : std::vector<fs::path>{};
    std::error_code error;
    const bool made = fs::create_directories(folder, error);
    if (error)
        return fail(Code::unwritable, Phrase::tr("cannot make the folder: %1", {error.message()}), folder);
    if (made && access == Access::private_) {
        fs::permissions(folder, fs::perms::owner_all, error);
        if (error)
            return fail(Code::unwritable, Phrase::tr("cannot set permissions: %1", {error.message()}),
                        folder);
    }
    for (const fs::path& each : changed)
        if (const int flushed = flush_folder(each); flushed != 0 && flushed != EACCES) // written to, not read
            return cannot_write(each, flushed);
    return {};
}

Expected<void> make_private_file(const fs::path& file) {
    std::error_code error;
    if (fs::exists(file, error)) {
        if (!fs::is_regular_file(file, error))
            return fail(Code::unreadable, Phrase::tr("is not a regular file"), file);
        return {};
    }
    if (auto made = make_folder(file.parent_path(), Access::private_); !made) return made;
    const Descriptor handle(::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (handle.get() < 0 && errno == EEXIST) return {}; // another process was faster
    if (handle.get() < 0)
        return fail(Code::unwritable, Phrase::tr("cannot make it: %1", {reason(errno)}), file);
    return sync_folder(file.parent_path());
}

namespace {

/// The XDG specification: a relative value is invalid and to be ignored.
fs::path user_folder(const char* variable, const char* in_home) {
    if (const char* folder = std::getenv(variable);
        folder && fs::path(folder).is_absolute()) // NOLINT(concurrency-mt-unsafe)
        return fs::path(folder) / "contourcheck";
    const char* home = std::getenv("HOME"); // NOLINT(concurrency-mt-unsafe)
    return fs::path(home && *home ? home : "/") / in_home / "contourcheck";
}

} // namespace

fs::path user_data_folder() {
    return user_folder("XDG_DATA_HOME", ".local/share");
}

fs::path user_cache_folder() {
    return user_folder("XDG_CACHE_HOME", ".cache");
}

} // namespace contourcheck
