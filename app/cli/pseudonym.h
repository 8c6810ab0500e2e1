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

/// What --pseudonym-key names is read; where it names nothing, one's own is read or made.
[[nodiscard]] Expected<std::string> pseudonym_key(const std::filesystem::path& named, bool& is_new);

/// What is told of a key of one's own that is new.
[[nodiscard]] std::string told_of_new_key();

} // namespace contourcheck::cli
