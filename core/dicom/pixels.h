#pragma once

#include "dicom/dcmtk_bridge.h"

namespace contourcheck::dicom {

/// Decodes one frame. `dataset` is parsed with its pixel data where these are compressed; `dataset_bytes` are what the
/// look's offsets count in.
[[nodiscard]] Expected<Pixels> decode_frame(DcmDataset& dataset, std::string_view dataset_bytes,
                                            const Look& look, const TransferSyntax& syntax,
                                            const Header& header, int frame);

} // namespace contourcheck::dicom
