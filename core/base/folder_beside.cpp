#include "base/folder_beside.h"

#include <system_error>

#include <unistd.h>

namespace contourcheck {

FolderBeside::FolderBeside(const std::filesystem::path& path, const std::string& purpose) {
    std::error_code error;
    std::string name = std::filesystem::weakly_canonical(path, error).string() + '.' + purpose + "-XXXXXX";
    if (::mkdtemp(name.data())) path_ = name;
}

FolderBeside::~FolderBeside() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
}

} // namespace contourcheck
