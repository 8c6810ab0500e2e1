#pragma once

#include "dicom/dcmtk_bridge.h"

#include <vector>

namespace contourcheck::dicom {

/// The fragments (PS3.5 A.4) that one frame's compressed bytes lie in; `first` is the number DCMTK gives the first of
/// them, counting the offset table as 0. The views look into the pixel sequence.
struct FrameFragments {
    Uint32 first = 1;
    std::vector<std::string_view> parts;
};

/// One fragment a frame, by the basic offset table, or by where the fragments start a codestream.
[[nodiscard]] Expected<FrameFragments> fragments_of_frame(DcmPixelSequence& sequence, int frame, int frames);

} // namespace contourcheck::dicom
