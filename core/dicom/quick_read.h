#pragma once

#include "dicom/slice.h"

namespace contourcheck::dicom {

/// The quick way: each byte of the file is read once, the pixels to where they stay, and DCMTK has no part in it.
/// Nothing where the file is not plain (see PlainAttributes) or cannot be read; the long way tells why.
[[nodiscard]] std::optional<Slice> read_plain_slice(const std::filesystem::path& file, int frame,
                                                    const Limits& limits);
[[nodiscard]] std::optional<Header> read_plain_header(const std::filesystem::path& file, int frame,
                                                      const Limits& limits);

} // namespace contourcheck::dicom
