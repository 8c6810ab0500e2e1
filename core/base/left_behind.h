#pragma once

#include <filesystem>
#include <string>

namespace contourcheck {

/// Opens a file or folder and locks it (flock(2)), until it is closed or the program ends. -1 where another program has
/// it locked, or it cannot be opened.
[[nodiscard]] int open_locked(const std::filesystem::path& path);

/// What is made beside `path` and is not its name yet is called this and six more characters (mkstemp(3), mkdtemp(3)):
/// ".NAME.contourcheck-PURPOSE-", of a long name its first 200 bytes. Nobody else calls a file so.
[[nodiscard]] std::filesystem::path start_beside(const std::filesystem::path& path,
                                                 const std::string& purpose);

/// Removes what programs left that were killed: files or folders named START, by start_beside(), and six more characters that are a minute old, so that their maker has had the time to lock them, and that nobody has locked.
void remove_left_behind(const std::filesystem::path& start);

} // namespace contourcheck
