#pragma once

#include "dicom/slice.h"

#include <functional>
#include <span>

namespace contourcheck::dicom {

/// Decodes a JPEG 2000 codestream of one component by OpenJPEG; `take` makes pixels of the samples while there is one
/// copy of them. What look_at_jpeg2000() and check_agrees() have not passed must not come here.
[[nodiscard]] Expected<Pixels>
decode_jpeg2000(std::string_view codestream, Shape shape,
                const std::function<Pixels(std::span<const std::int32_t>)>& take);

} // namespace contourcheck::dicom
