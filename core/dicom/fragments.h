#pragma once

#include "base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace contourcheck::dicom {

/// The fragments (PS3.5 A.4) that one frame's compressed bytes lie in: views into the pixel data.
struct FrameFragments {
    std::vector<std::string_view> parts;

    /// The bytes in one: copied into `room` only where they lie in several.
    [[nodiscard]] std::string_view whole(std::string& room) const;
};

/// One fragment a frame, by the basic offset table, or by where the fragments start a codestream. `pixels` is the value
/// of Pixel Data (7FE0,0010) that bounded_look() has walked over, little endian.
[[nodiscard]] Expected<FrameFragments> fragments_of_frame(std::string_view pixels, int frame, int frames);

} // namespace contourcheck::dicom
