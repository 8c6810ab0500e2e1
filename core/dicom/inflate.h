#pragma once

#include "base/error.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace contourcheck::dicom {

/// The bytes that a raw deflate stream (RFC 1951) stands for; bytes behind its end are left out. Stops at `limit` with
/// `too_large`; a stream that is cut or broken is `malformed`.
[[nodiscard]] Expected<std::string> inflate_raw(std::string_view bytes, std::uint64_t limit);

/// The first `count` of those bytes, give or take a block; fewer where the stream ends, is cut or broken.
[[nodiscard]] Expected<std::string> inflate_start(std::string_view bytes, std::uint64_t count);

} // namespace contourcheck::dicom
