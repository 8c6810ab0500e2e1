#pragma once

#include <filesystem>

namespace contourcheck {

/// Opens a file or folder and locks it (flock(2)), until it is closed or the program ends. -1 where another program has
/// it locked, or it cannot be opened.
[[nodiscard]] int open_locked(const std::filesystem::path& path);

/// Removes what programs left that were killed: files or folders named START and six more characters (mkstemp(3),
/// mkdtemp(3)) that are a minute old, so that their maker has had the time to lock them, and that nobody has locked.
void remove_left_behind(const std::filesystem::path& start);

} // namespace contourcheck
