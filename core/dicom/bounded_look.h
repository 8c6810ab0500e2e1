#pragma once

#include "dicom/slice.h"

#include <string>
#include <vector>

namespace contourcheck::dicom {

/// How the elements of a dataset are encoded (PS3.5 chapter 7).
struct Encoding {
    bool explicit_vr = true;
    bool big_endian = false;
    bool deflated = false;

    friend bool operator==(const Encoding&, const Encoding&) = default;
};

/// A value representation (PS3.5 section 6.2): its two letters as a number, or none.
enum class Vr : std::uint16_t { none = 0 };
[[nodiscard]] constexpr Vr vr_of(char first, char second) {
    return Vr(unsigned(static_cast<unsigned char>(first)) << 8U | static_cast<unsigned char>(second));
}
[[nodiscard]] consteval Vr operator""_vr(const char* letters, std::size_t) {
    return vr_of(letters[0], letters[1]);
}

/// Tag, value representation and length of a data element (PS3.5 section 7.1), an item or a delimiter.
struct Element {
    std::uint32_t tag = 0;
    std::uint32_t length = 0;
    Vr vr = Vr::none;        ///< none in Implicit VR and for items and delimiters
    std::uint64_t value = 0; ///< offset of the value
};

/// Where things are in a file, found without recursion and without trust: every length in it has been followed and
/// lies inside the file, no sequence is nested deeper than the limit. Offsets count from the dataset's start.
struct Look {
    std::string transfer_syntax_uid;
    Encoding encoding;
    std::string inflated;            ///< the dataset of a deflated file
    std::uint64_t dataset = 0;       ///< offset of the dataset in the file's bytes; 0 in `inflated`
    std::uint64_t dataset_bytes = 0; ///< inflated where it was deflated
    std::uint64_t header_end = 0;    ///< where the pixel data element or what is behind it starts
    std::uint64_t pixels = 0;        ///< where the value of Pixel Data (7FE0,0010) starts
    std::uint64_t pixel_bytes = 0;   ///< length of that value, its delimiter included
    bool has_pixels = false;         ///< Pixel Data (7FE0,0010) is there
    bool has_float_pixels = false;   ///< (7FE0,0008) or (7FE0,0009) is there
    bool in_fragments = false;       ///< Pixel Data has undefined length: encapsulated
    bool pixels_in_words = false; ///< the VR of Pixel Data is OW: in big endian, bytes are swapped in pairs
    /// The dataset's own elements that a header is made of, in ascending order of their tags. Their `vr` points into the
    /// bytes that were looked at.
    std::vector<Element> attributes;
    bool is_orderly = true;        ///< nothing stood in the header that readers may take differently
    std::uint64_t needs_bytes = 0; ///< not 0: `bytes` is a prefix too short; look again with at least so many
};

/// What is looked at.
struct LookAt {
    std::string_view bytes;       ///< the file, or its first bytes
    std::uint64_t file_bytes = 0; ///< size of the whole file
    bool header_only = false;     ///< stop in front of the pixel data
};

/// Elements and items in a file of a small picture, in any file, and the bytes of pixels that allow one more: beyond,
/// DCMTK's lists take too much memory or too much time.
inline constexpr std::uint64_t element_limit = 200'000;
inline constexpr std::uint64_t most_elements = 1'000'000;
inline constexpr std::uint64_t pixel_bytes_an_element = 128;
/// Elements in one file that are not in ascending order of their tags.
inline constexpr int disorder_limit = 100;
/// Bytes of a text that a header is made of: four times those of a right one, which has at most 64 characters of up to
/// 4 bytes (PS3.5 section 6.2). It is kept for each slice.
inline constexpr std::uint64_t text_limit = 1024;
/// Bytes of the numbers in one attribute: what Explicit VR has room for. There may be a window for each frame.
inline constexpr std::uint64_t numbers_limit = 65'536;
/// Private creators (PS3.5 section 7.8.1) in one dataset or item: DCMTK asks all of them for each private element. Right
/// files have some dozens.
inline constexpr int creator_limit = 500;

/// The decoded size of all frames by Rows, Columns, Bits Allocated and Number of Frames, in bytes; 0 as long as `look`
/// has not come to them. Never more than the bytes that are there for it: a small file cannot claim much.
[[nodiscard]] std::uint64_t claimed_bytes(std::string_view dataset, const Look& look);

/// What a file may hold beside pixels of this decoded size, in bytes: functional groups grow with the frames.
[[nodiscard]] std::uint64_t beside_limit(std::uint64_t decoded_bytes, const Limits& limits);

/// `too_large` where more stands in front of the pixels than beside_limit(), or a deflated dataset inflates to more than
/// `Limits::inflated_bytes` and more than its header needs.
[[nodiscard]] Expected<Look> bounded_look(const LookAt& at, const Limits& limits);

/// How much of a file of `size` bytes to look at next, where `had` bytes were too few.
[[nodiscard]] std::uint64_t next_prefix(const Look& look, std::uint64_t had, std::uint64_t size,
                                        const Limits& limits);

/// "(7FE0,0010)"
[[nodiscard]] std::string tag_text(std::uint32_t tag);

} // namespace contourcheck::dicom
