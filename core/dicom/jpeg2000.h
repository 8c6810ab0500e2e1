#pragma once

#include "dicom/slice.h"

#include <vector>

namespace contourcheck::dicom {

/// Decodes a JPEG 2000 codestream of one component by OpenJPEG. What look_at_jpeg2000() and check_agrees() have not
/// passed must not come here.
[[nodiscard]] Expected<std::vector<std::int32_t>> decode_jpeg2000(std::string_view codestream, Shape shape);

} // namespace contourcheck::dicom
