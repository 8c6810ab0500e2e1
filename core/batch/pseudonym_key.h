#pragma once

#include "base/error.h"

#include <filesystem>
#include <string>

namespace contourcheck::batch {

/// <user data folder>/pseudonym.key
[[nodiscard]] std::filesystem::path default_key_file();

/// The secret that makes pseudonyms (HMAC-SHA-256, RFC 2104).
struct PseudonymKey {
    std::string bytes; ///< at least 16, as they stand in the file
    bool is_new = false;
    std::string warning; ///< others than the file's owner may read or change it; otherwise empty
};

/// The key in `named`, which must be there. Where it names nothing, one's own: it is made of 32 random bytes (mode 0600)
/// where there is none. Of several processes that start at once one makes the key and all get it.
[[nodiscard]] Expected<PseudonymKey> pseudonym_key(const std::filesystem::path& named = {});

} // namespace contourcheck::batch
