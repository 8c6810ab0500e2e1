#pragma once

#include "base/error.h"

#include <string>

namespace contourcheck::cli {

/// What --pseudonym-key names is read; where it names nothing, one's own is read or made. What is wrong with the file's
/// mode is told.
[[nodiscard]] Expected<std::string> pseudonym_key(const std::filesystem::path& named, bool& is_new);

/// What is told of a key of one's own that is new.
[[nodiscard]] std::string told_of_new_key();

} // namespace contourcheck::cli
