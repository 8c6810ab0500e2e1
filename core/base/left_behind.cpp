#include "base/left_behind.h"

#include <chrono>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace contourcheck {
namespace fs = std::filesystem;

namespace {

bool is_old(const fs::path& path) {
    std::error_code error;
    const auto age = fs::file_time_type::clock::now() - fs::last_write_time(path, error);
    return !error && age > std::chrono::minutes(1);
}

} // namespace

fs::path start_beside(const fs::path& path, const std::string& purpose) {
    constexpr std::size_t longest = 200; // with the rest it is a name that any file system takes
    return path.parent_path() /
           ("." + path.filename().string().substr(0, longest) + ".contourcheck-" + purpose + "-");
}

int open_locked(const fs::path& path) {
    const int handle = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (handle < 0 || ::flock(handle, LOCK_EX | LOCK_NB) == 0) return handle;
    ::close(handle);
    return -1;
}

void remove_left_behind(const fs::path& start) {
    const std::string name = start.filename().string();
    const fs::path folder = start.has_parent_path() ? start.parent_path() : ".";
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (const std::string other = at->path().filename().string();
            other.size() == name.size() + 6 && other.starts_with(name))
            found.push_back(at->path());
    for (const fs::path& each : found)
        if (const int lock = is_old(each) ? open_locked(each) : -1; lock >= 0) {
            fs::remove_all(each, error);
            ::close(lock);
        }
}

} // namespace contourcheck
