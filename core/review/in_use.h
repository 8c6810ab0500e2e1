#pragma once

#include <filesystem>
#include <string>

namespace contourcheck::review {

/// Who holds a lock of SQLite on the file: "USER (process NUMBER, PROGRAM)", of another process of this machine. Empty
/// where that cannot be told: the locks of other machines are seen by none, and not every file system shows its own.
[[nodiscard]] std::string user_of_lock(const std::filesystem::path& file);

} // namespace contourcheck::review
