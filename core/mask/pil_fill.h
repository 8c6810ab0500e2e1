#pragma once

#include "mask/mask.h"

#include <vector>

namespace contourcheck::mask {

/// A point in whole pixels, of a magnitude of at most 2^29.
struct Corner {
    int x;
    int y;
    friend bool operator==(const Corner&, const Corner&) = default;
};

/// Fills the polygon as ImagingDrawPolygon of Pillow 9.4 does (its libImaging/Draw.c), to the bit. At least one corner.
void fill_like_pillow(const std::vector<Corner>& corners, Mask& mask);

} // namespace contourcheck::mask
