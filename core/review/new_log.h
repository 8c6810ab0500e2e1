#pragma once

#include "base/error.h"

namespace contourcheck::review {

/// An empty log of this version appears with its tables or not at all: an empty file would be taken for one that was
/// emptied (emptied.h). `unwritable` where it cannot be made.

/// In a log folder, under its lock: others may read it and none but its owner write.
[[nodiscard]] Expected<void> make_shared_log(const std::filesystem::path& log);
/// Its owner alone may read it. Nothing is done where another process was faster.
[[nodiscard]] Expected<void> make_private_log(const std::filesystem::path& log);

} // namespace contourcheck::review
