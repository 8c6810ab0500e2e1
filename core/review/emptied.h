#pragma once

#include "base/error.h"

namespace contourcheck::review {

/// SQLite takes an empty file for a new database. `malformed` where something tells that an empty log held decisions: a
/// backup or a journal beside it, or that it was written to after it was made (where the file system keeps both times). An
/// empty file of which nothing tells, such as another program's temporary one, may become a log.
[[nodiscard]] Expected<void> refuse_emptied(const std::filesystem::path& log);

} // namespace contourcheck::review
