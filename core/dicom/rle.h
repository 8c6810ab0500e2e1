#pragma once

#include "base/error.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace contourcheck::dicom {

/// Decodes one frame of RLE (PS3.5 annex G) with one sample of `bytes_a_sample` bytes a pixel. Not by DCMTK, whose
/// decoder (3.6.7) reads beyond its buffers where offsets lie.
[[nodiscard]] Expected<std::vector<std::uint32_t>> decode_rle(std::string_view bytes, std::size_t pixels,
                                                              int bytes_a_sample);

} // namespace contourcheck::dicom
