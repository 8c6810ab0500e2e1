#pragma once

#include "dicom/dcmtk_bridge.h"

#include <functional>
#include <span>

namespace contourcheck::dicom {

/// One frame of uncompressed pixels. `dataset` is what the look's offsets count in.
[[nodiscard]] Pixels native_frame(std::string_view dataset, const Look& look, const Header& header,
                                  int frame);

/// The same in little endian; `put` writes the frame's bytes to where they belong.
[[nodiscard]] Pixels native_frame(const Header& header, const std::function<void(std::span<char>)>& put);

/// Decodes one frame of compressed ones. `dataset` is what the look's offsets count in. `too_large` where decoding takes
/// more than memory_limit(), which is reckoned before.
[[nodiscard]] Expected<Pixels> decode_frame(std::string_view dataset, const Look& look,
                                            const TransferSyntax& syntax, const Header& header, int frame);

} // namespace contourcheck::dicom
