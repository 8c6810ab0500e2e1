#pragma once

#include "dicom/attributes.h"

namespace contourcheck::dicom {

/// The header of one frame from the attributes of a dataset. What the pixels are (size, bits, sign, photometric interpretation) is
/// checked: an error where it is missing, contradicts itself, is not supported or beyond the limits.
[[nodiscard]] Expected<Header> header_of(const Attributes& dataset, const Look& look, int frame,
                                         const Limits& limits);

/// Bytes of one decoded frame.
[[nodiscard]] std::uint64_t frame_bytes(const Header& header);

} // namespace contourcheck::dicom
