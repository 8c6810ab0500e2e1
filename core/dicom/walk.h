#pragma once

#include "dicom/element.h"

namespace contourcheck::dicom {

/// Follows every element of a dataset, which takes up `size` bytes of which `bytes` are there, and fills in where the
/// header ends and the pixel data lie. See bounded_look().
[[nodiscard]] Expected<void> walk_dataset(std::string_view bytes, std::uint64_t size, bool header_only,
                                          int nesting, Look& look);

} // namespace contourcheck::dicom
