#pragma once

#include "dicom/codestream.h"

#include <vector>

namespace contourcheck::dicom {

/// Decodes a JPEG codestream that look_at_jpeg() has gone over, of one component: samples of 8 bits where its precision
/// is no more, else of 16, as they lie in memory. `malformed` where the data are damaged or end early.
[[nodiscard]] Expected<std::vector<std::uint8_t>> decode_jpeg(std::string_view bytes,
                                                              const Codestream& codestream);

/// Bytes of one of its samples.
[[nodiscard]] std::size_t jpeg_sample_bytes(const Codestream& codestream);

} // namespace contourcheck::dicom
