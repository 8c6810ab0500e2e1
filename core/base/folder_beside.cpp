#include "base/folder_beside.h"

#include <chrono>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace contourcheck {
namespace fs = std::filesystem;

namespace {

/// -1 where another program has it, or it is none.
int locked(const fs::path& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (handle < 0 || ::flock(handle, LOCK_EX | LOCK_NB) == 0) return handle;
    ::close(handle);
    return -1;
}

/// Another program may have made its folder and not locked it yet.
bool is_old(const fs::path& folder) {
    std::error_code error;
    const auto age = fs::file_time_type::clock::now() - fs::last_write_time(folder, error);
    return !error && age > std::chrono::minutes(1);
}

/// Folders named START and six more characters that nobody has locked.
void remove_left_behind(const fs::path& start) {
    const std::string name = start.filename().string();
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator at(start.parent_path(), error), end; !error && at != end; at.increment(error))
        if (const std::string other = at->path().filename().string();
            other.size() == name.size() + 6 && other.starts_with(name))
            found.push_back(at->path());
    for (const fs::path& each : found)
        if (const int lock = is_old(each) ? locked(each) : -1; lock >= 0) {
            fs::remove_all(each, error);
            ::close(lock);
        }
}

} // namespace

FolderBeside::FolderBeside(const fs::path& path, const std::string& purpose) {
    if (path.empty()) return;
    std::error_code error;
    std::string name = fs::weakly_canonical(path, error).string() + '.' + purpose + '-';
    remove_left_behind(name);
    name += "XXXXXX";
    if (!::mkdtemp(name.data())) return;
    outer_ = name;
    lock_ = locked(outer_);
    // What is in use may be locked by its user, too.
    if (fs::create_directory(outer_ / "made", error)) path_ = outer_ / "made";
}

FolderBeside::~FolderBeside() {
    std::error_code error;
    if (!outer_.empty()) fs::remove_all(outer_, error);
    if (lock_ >= 0) ::close(lock_);
}

} // namespace contourcheck
