#pragma once

#include "dicom/slice.h"

namespace contourcheck::dicom {

/// parse_slice() with every attribute read by DCMTK, plain or not: what the quick ways are held against.
[[nodiscard]] Expected<Slice> parse_slice_by_dcmtk(std::string_view bytes, const std::filesystem::path& file,
                                                   int frame = 0, const Limits& limits = {});

} // namespace contourcheck::dicom
