#pragma once

#include "base/grid.h"

#include <cstdint>
#include <string>

namespace contourcheck::batch {

/// A grey PNG (ISO/IEC 15948) of 8 or 16 bits a pixel, without any time or text: the same bytes for the same pixels.
[[nodiscard]] std::string grey_png(const Grid<std::uint8_t>& pixels);
[[nodiscard]] std::string grey_png(const Grid<std::uint16_t>& pixels);

} // namespace contourcheck::batch
