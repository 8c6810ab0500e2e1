#pragma once

#include "dicom/slice.h"

namespace contourcheck::dicom {

/// What a JPEG, JPEG-LS or JPEG 2000 codestream says of its picture.
struct Codestream {
    Shape shape;
    int components = 1;
    int precision = 8; ///< bits a sample
    /// What its decoder takes beside compressed bytes and decoded samples.
    std::uint64_t decoder_bytes = 0;
    bool is_lossless = false; ///< by prediction (T.81 annex H)
    bool has_end = true;      ///< of a JPEG codestream: EOI stands behind its last scan
};

/// Scans in one JPEG codestream: a grey picture has 1, a progressive one about 6, and each goes over all of it.
inline constexpr int scan_limit = 100;

/// Reads a JPEG codestream (ITU-T T.81) without decoding, from marker to marker as libjpeg does. Refuses what makes
/// readers disagree: bytes between segments, markers in the wrong place, a second frame header. Refuses a progressive one
/// without the scans that make it complete.
[[nodiscard]] Expected<Codestream> look_at_jpeg(std::string_view bytes);

/// The same of a JPEG-LS codestream (T.87), to its frame header.
[[nodiscard]] Expected<Codestream> look_at_jpeg_ls(std::string_view bytes);

/// Tiles of a JPEG 2000 codestream; OpenJPEG allocates for all of them before the first is decoded.
inline constexpr std::uint64_t tile_limit = 4096;
/// Precincts and code-blocks of a JPEG 2000 codestream, counted once a layer: each costs time.
inline constexpr std::uint64_t block_limit = 4'000'000;

/// Reads a JPEG 2000 codestream (ITU-T T.800 annex A), which may lie in a JP2 file, without decoding: size, tiles and
/// coding style. Refuses a style that changes from tile to tile, and markers that OpenJPEG reads in another way.
[[nodiscard]] Expected<Codestream> look_at_jpeg2000(std::string_view bytes);

/// Where a JPEG 2000 codestream starts: SOC and SIZ. npos if it does not.
[[nodiscard]] std::size_t jpeg2000_start(std::string_view bytes);

/// Whether the codestream's picture is the one that the header announces; decoders trust the codestream.
[[nodiscard]] Expected<void> check_agrees(const Codestream& codestream, const Header& header);

} // namespace contourcheck::dicom
