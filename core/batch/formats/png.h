#pragma once

#include "loader/batch_loader.h"

#include <optional>

namespace contourcheck::batch {

/// The slice as a PNG: 8 bits where it is stored in 8 without sign, else 16; every value as it is exported.
[[nodiscard]] std::string image_png(const dicom::Slice& slice);
/// The mask as a PNG of 8 bits: 255 inside, 0 outside.
[[nodiscard]] std::string mask_png(const mask::Mask& mask);
/// `pixels_unfit` where a value is no whole number from 0 to 65535.
[[nodiscard]] std::optional<std::string_view> unfit_for_png(const loader::Pair& pair);

} // namespace contourcheck::batch
