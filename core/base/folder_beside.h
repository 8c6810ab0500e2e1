#pragma once

#include <filesystem>
#include <string>

namespace contourcheck {

/// A folder of its own beside a file or folder, on the same disk, that its owner alone may enter; gone with the object.
class FolderBeside {
public:
    /// In one named by start_beside(); none for an empty path. Those of earlier programs that were killed are removed.
    FolderBeside(const std::filesystem::path& path, const std::string& purpose);
    ~FolderBeside();
    FolderBeside(const FolderBeside&) = delete;
    FolderBeside& operator=(const FolderBeside&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const {
        return path_;
    } ///< empty where it could not be made

private:
    std::filesystem::path outer_, path_;
    int lock_ = -1; ///< on the folder, which the system drops when the program ends
};

} // namespace contourcheck
