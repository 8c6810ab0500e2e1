#pragma once

#include "dicom/slice.h"

namespace contourcheck::loader {

/// A slice and the SHA-256 of its file, of one reading: what is hashed is what is parsed.
struct HashedSlice {
    std::string sha256; ///< empty where the file could not be read
    Expected<dicom::Slice> slice;
};
/// Errors name the file as `shown_as`.
[[nodiscard]] HashedSlice read_hashed(const std::filesystem::path& file,
                                      const std::filesystem::path& shown_as,
                                      const dicom::Limits& limits = {});

} // namespace contourcheck::loader
