#include "base/folder_beside.h"

#include "base/left_behind.h"

#include <system_error>

#include <unistd.h>

namespace contourcheck {
namespace fs = std::filesystem;

FolderBeside::FolderBeside(const fs::path& path, const std::string& purpose) {
    if (path.empty()) return;
    std::error_code error;
    std::string name = start_beside(fs::weakly_canonical(path, error), purpose);
    remove_left_behind(name);
    name += "XXXXXX";
    if (!::mkdtemp(name.data())) return;
    outer_ = name;
    lock_ = open_locked(outer_);
    // What is in use may be locked by its user, too.
    if (fs::create_directory(outer_ / "made", error)) path_ = outer_ / "made";
}

FolderBeside::~FolderBeside() {
    std::error_code error;
    if (!outer_.empty()) fs::remove_all(outer_, error);
    if (lock_ >= 0) ::close(lock_);
}

} // namespace contourcheck
