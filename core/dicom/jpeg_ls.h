#pragma once

#include "base/error.h"
#include "base/grid.h"

#include <cstdint>
#include <string>
#include <vector>

namespace contourcheck::dicom {

/// Decodes a JPEG-LS codestream (ITU-T T.87) of one component, lossless or near-lossless, by CharLS 2. Not by DCMTK,
/// whose bundled CharLS 1 ends the program by an assertion where a codestream is broken. What look_at_jpeg_ls()
/// and check_agrees() have not passed must not come here.
[[nodiscard]] Expected<std::vector<std::uint16_t>> decode_jpeg_ls(std::string codestream, Shape shape);

} // namespace contourcheck::dicom
