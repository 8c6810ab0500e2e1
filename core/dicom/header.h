#pragma once

#include "dicom/dcmtk_bridge.h"

namespace contourcheck::dicom {

/// The header of one frame from a parsed dataset. What the pixels are (size, bits, sign, photometric interpretation) is
/// checked: an error where it is missing, contradicts itself, is not supported or beyond the limits.
[[nodiscard]] Expected<Header> header_of(DcmDataset& dataset, const Look& look, int frame,
                                         const Limits& limits);

/// Bytes of one decoded frame.
[[nodiscard]] std::uint64_t frame_bytes(const Header& header);

} // namespace contourcheck::dicom
