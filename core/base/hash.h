#pragma once

#include "base/error.h"

#include <string>
#include <string_view>

namespace contourcheck {

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] Expected<std::string> sha256_hex_of_file(const std::filesystem::path& path);

/// HMAC-SHA-256 (RFC 2104) as hexadecimal digits.
[[nodiscard]] std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

} // namespace contourcheck
