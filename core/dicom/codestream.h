#pragma once

#include "dicom/slice.h"

namespace contourcheck::dicom {

/// What a JPEG, JPEG-LS or JPEG 2000 codestream says of its picture.
struct Codestream {
    Shape shape;
    int components = 1;
    int precision = 8; ///< bits a sample
};

/// Reads the frame header of a JPEG (ITU-T T.81) or JPEG-LS (T.87) codestream without decoding.
[[nodiscard]] Expected<Codestream> look_at_jpeg(std::string_view bytes);

/// Reads the SIZ segment of a JPEG 2000 codestream (ITU-T T.800 A.5.1), which may lie in a JP2 file; refuses more
/// tiles than any real picture has, for which OpenJPEG would allocate before the first is decoded.
[[nodiscard]] Expected<Codestream> look_at_jpeg2000(std::string_view bytes);

/// Where a JPEG 2000 codestream starts: SOC and SIZ. npos if it does not.
[[nodiscard]] std::size_t jpeg2000_start(std::string_view bytes);

/// Whether the codestream's picture is the one that the header announces; decoders trust the codestream.
[[nodiscard]] Expected<void> check_agrees(const Codestream& codestream, const Header& header);

} // namespace contourcheck::dicom
