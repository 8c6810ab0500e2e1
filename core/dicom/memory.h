#pragma once

#include "base/error.h"

#include <cstdint>

namespace contourcheck::dicom {

/// What a decoded picture takes at work, in bytes a pixel: its stored values, their numbers as `float`, masks.
inline constexpr std::uint64_t bytes_a_pixel_at_work = 8;

/// What one file may take: four times the decoded size of its frames and 64 MB.
[[nodiscard]] std::uint64_t memory_limit(std::uint64_t decoded_bytes);

/// `too_large` where `needed_bytes` at once are more than the limit, for a file whose frames have this decoded size.
[[nodiscard]] Expected<void> check_memory(std::uint64_t needed_bytes, std::uint64_t decoded_bytes);

} // namespace contourcheck::dicom
