#pragma once

#include "base/error.h"

#include <string>

namespace contourcheck::cli {

/// <user data folder>/pseudonym.key
[[nodiscard]] std::filesystem::path default_key_file();

/// The secret that makes pseudonyms: at least 16 bytes, as they stand in the file.
[[nodiscard]] Expected<std::string> read_key(const std::filesystem::path& file);

/// The same, after 32 random bytes were written there (mode 0600) where there was no file: then `is_new` is set. Of
/// several processes that start at once one makes the key and all get it.
[[nodiscard]] Expected<std::string> read_or_make_key(const std::filesystem::path& file, bool& is_new);

} // namespace contourcheck::cli
