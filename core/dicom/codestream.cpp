#include "dicom/codestream.h"

#include "dicom/bytes.h"

namespace contourcheck::dicom {

namespace {

constexpr std::uint64_t tile_limit = 4096;

/// The big-endian number in `count` bytes at `at`; the caller has checked that they are there.
std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    return number_in(bytes.substr(at, count), true);
}

/// SOF0 to SOF15 without DHT, JPG and DAC, which lie between them, and the SOF55 of JPEG-LS.
bool is_frame_header(std::uint32_t marker) {
    return (marker >= 0xffc0 && marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 &&
            marker != 0xffcc) ||
           marker == 0xfff7;
}

} // namespace

Expected<Codestream> look_at_jpeg(std::string_view bytes) {
    if (!bytes.starts_with("\xff\xd8"))
        return fail(Code::malformed, Phrase::tr("pixel data are no JPEG codestream"));
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        const std::uint32_t marker = big_endian(bytes, at, 2);
        if (marker == 0xffff) { // a fill byte
            ++at;
            continue;
        }
        const std::size_t length = big_endian(bytes, at + 2, 2);
        if (marker < 0xffc0 || marker == 0xffda || length < 2) break;
        if (!is_frame_header(marker)) {
            at += 2 + length;
            continue;
        }
        if (at + 10 > bytes.size()) break;
        return Codestream{{int(big_endian(bytes, at + 5, 2)), int(big_endian(bytes, at + 7, 2))},
                          int(big_endian(bytes, at + 9, 1)),
                          int(big_endian(bytes, at + 4, 1))};
    }
    return fail(Code::malformed, Phrase::tr("the JPEG codestream has no frame header"));
}

std::size_t jpeg2000_start(std::string_view bytes) {
    return bytes.find("\xff\x4f\xff\x51");
}

Expected<Codestream> look_at_jpeg2000(std::string_view bytes) {
    const std::size_t start = jpeg2000_start(bytes);
    constexpr std::size_t siz_bytes = 43; // to the first component's bit depth
    if (start == std::string_view::npos || bytes.size() - start < siz_bytes)
        return fail(Code::malformed, Phrase::tr("pixel data are no JPEG 2000 codestream"));
    bytes.remove_prefix(start);
    const auto field = [&](std::size_t i) { return std::uint64_t(big_endian(bytes, 8 + 4 * i, 4)); };
    const std::uint64_t width = field(0), height = field(1), left = field(2), top = field(3);
    const std::uint64_t tile_width = field(4), tile_height = field(5), tile_left = field(6),
                        tile_top = field(7);
    const auto malformed = fail(Code::malformed, Phrase::tr("the JPEG 2000 codestream has no sensible size"));
    if (left >= width || top >= height || width - left > 65535 || height - top > 65535) return malformed;
    if (tile_width == 0 || tile_height == 0 || tile_left > left || tile_top > top) return malformed;
    const std::uint64_t across = (width - tile_left + tile_width - 1) / tile_width;
    const std::uint64_t down = (height - tile_top + tile_height - 1) / tile_height;
    if (across * down > tile_limit)
        return fail(Code::too_large, Phrase::tr("the JPEG 2000 codestream has more than %1 tiles",
                                                {std::to_string(tile_limit)}));
    return Codestream{{int(height - top), int(width - left)},
                      int(big_endian(bytes, 40, 2)),
                      int((big_endian(bytes, 42, 1) & 0x7fU) + 1)};
}

Expected<void> check_agrees(const Codestream& codestream, const Header& header) {
    const auto size = [](Shape shape) {
        return std::to_string(shape.rows) + " x " + std::to_string(shape.columns);
    };
    if (codestream.shape != header.shape)
        return fail(Code::malformed, Phrase::tr("the compressed picture is %1, the header says %2",
                                                {size(codestream.shape), size(header.shape)}));
    if (codestream.components != 1)
        return fail(Code::malformed, Phrase::tr("the compressed picture has %1 components, the header says 1",
                                                {std::to_string(codestream.components)}));
    if (codestream.precision > header.bits_allocated)
        return fail(
            Code::malformed,
            Phrase::tr("the compressed picture has %1 bits a sample, Bits Allocated is %2",
                       {std::to_string(codestream.precision), std::to_string(header.bits_allocated)}));
    return {};
}

} // namespace contourcheck::dicom
