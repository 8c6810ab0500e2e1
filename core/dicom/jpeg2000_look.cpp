#include "dicom/bytes.h"
#include "dicom/codestream.h"

#include <algorithm>
#include <array>
#include <optional>

namespace contourcheck::dicom {

namespace {

// ITU-T T.800 table A.2.
constexpr std::uint32_t cod = 0xff52, coc = 0xff53, poc = 0xff5f, sot = 0xff90, sod = 0xff93, eoc = 0xffd9;
/// CAP, TLM, PRF, PLM, PLT, CPF, QCD, QCC, RGN, PPM, PPT, CRG and COM.
constexpr std::array<std::uint32_t, 13> others{0xff50, 0xff55, 0xff56, 0xff57, 0xff58, 0xff59, 0xff5c,
                                               0xff5d, 0xff5e, 0xff60, 0xff61, 0xff63, 0xff64};

/// What OpenJPEG allocates for one, trees and first segments included.
constexpr std::uint64_t bytes_a_tile = 8192, bytes_a_precinct = 400, bytes_a_block = 700;

struct Range {
    std::uint64_t begin, end;

    /// Divided by 2^`bits`, rounded up.
    [[nodiscard]] Range reduced(unsigned bits) const {
        const std::uint64_t up = (std::uint64_t(1) << bits) - 1;
        return {(begin + up) >> bits, (end + up) >> bits};
    }
    /// Cells of the size 2^`bits`, on a grid from 0 on, that it touches.
    [[nodiscard]] std::uint64_t cells(unsigned bits) const {
        const std::uint64_t up = (std::uint64_t(1) << bits) - 1;
        return end > begin ? ((end + up) >> bits) - (begin >> bits) : 0;
    }
};

/// SIZ (A.5.1).
struct Tiling {
    Range columns, rows;
    std::uint64_t tile_width, tile_height, tile_left, tile_top;
    std::uint64_t across, down; ///< tiles

    [[nodiscard]] static Range cut(Range whole, std::uint64_t first, std::uint64_t step, std::uint64_t i) {
        return {std::max(whole.begin, first + i * step), std::min(whole.end, first + (i + 1) * step)};
    }
};

/// COD (A.6.1): exponents of sizes.
struct Style {
    std::uint64_t layers = 1;
    unsigned levels = 0;
    unsigned block_width = 6, block_height = 6;
    std::array<unsigned, 33> precinct_width, precinct_height;
};

std::uint32_t big_endian_at(std::string_view bytes, std::size_t at, std::size_t count) {
    return number_in(bytes.substr(at, count), true);
}

tl::unexpected<Error> no_style() {
    return fail(Code::malformed, Phrase::tr("the JPEG 2000 codestream has no sensible coding style"));
}

Expected<Style> style_of(std::string_view segment) {
    constexpr std::size_t fixed = 10;
    if (segment.size() < fixed) return no_style();
    Style style;
    style.layers = big_endian_at(segment, 2, 2);
    style.levels = big_endian_at(segment, 5, 1);
    style.block_width = big_endian_at(segment, 6, 1) + 2;
    style.block_height = big_endian_at(segment, 7, 1) + 2;
    const bool has_precincts = (big_endian_at(segment, 0, 1) & 1U) != 0;
    if (style.layers == 0 || style.levels > 32 || style.block_width > 10 || style.block_height > 10 ||
        style.block_width + style.block_height > 12 ||
        segment.size() != fixed + (has_precincts ? style.levels + 1 : 0))
        return no_style();
    style.precinct_width.fill(15);
    style.precinct_height.fill(15);
    for (std::size_t r = 0; has_precincts && r <= style.levels; ++r) {
        style.precinct_width[r] = big_endian_at(segment, fixed + r, 1) & 0xfU;
        style.precinct_height[r] = big_endian_at(segment, fixed + r, 1) >> 4U;
        if (r > 0 && (style.precinct_width[r] == 0 || style.precinct_height[r] == 0)) return no_style();
    }
    return style;
}

/// What a tile is made of (annex B).
struct Parts {
    std::uint64_t precincts = 0;
    std::uint64_t blocks = 0;
    std::uint64_t bytes = 0; ///< what OpenJPEG allocates for it
};

Parts parts_of(Range columns, Range rows, const Style& style) {
    Parts parts;
    std::uint64_t most = 0;
    for (unsigned r = 0; r <= style.levels; ++r) {
        const unsigned band = r > 0 ? 1 : 0; // halves what follows, three times
        const Range x = columns.reduced(style.levels - r), y = rows.reduced(style.levels - r);
        const unsigned wide = style.precinct_width[r], high = style.precinct_height[r];
        const std::uint64_t precincts = x.cells(wide) * y.cells(high);
        const auto in_band = [&](Range all) { return Range{all.begin >> band, all.reduced(band).end}; };
        const std::uint64_t bands = r > 0 ? 3 : 1;
        parts.blocks += bands * in_band(x).cells(std::min(style.block_width, wide - band)) *
                        in_band(y).cells(std::min(style.block_height, high - band));
        parts.precincts += precincts;
        parts.bytes += bands * precincts * bytes_a_precinct;
        most = std::max(most, precincts);
    }
    parts.bytes += parts.blocks * bytes_a_block + 2 * style.layers * most * (style.levels + 1);
    return parts;
}

/// What decoding takes beside all samples: those of a tile where there are several, and what that tile is made of.
Expected<std::uint64_t> decoder_bytes(const Tiling& size, const Style& style) {
    constexpr std::uint64_t sample = 4;
    std::uint64_t blocks = 0, most = 0;
    for (std::uint64_t i = 0; i < size.across * size.down; ++i) {
        const Range x = Tiling::cut(size.columns, size.tile_left, size.tile_width, i % size.across);
        const Range y = Tiling::cut(size.rows, size.tile_top, size.tile_height, i / size.across);
        const Parts parts = parts_of(x, y, style);
        blocks += style.layers * (parts.precincts + parts.blocks);
        if (blocks > block_limit)
            return fail(Code::too_large,
                        Phrase::tr("the JPEG 2000 codestream has more than %1 code-blocks in its layers",
                                   {std::to_string(block_limit)}));
        const bool is_alone = size.across * size.down == 1;
        const std::uint64_t samples = is_alone ? 0 : sample * (x.end - x.begin) * (y.end - y.begin);
        most = std::max(most, samples + parts.bytes);
    }
    return most + size.across * size.down * bytes_a_tile;
}

Expected<Tiling> tiling_of(std::string_view bytes) {
    const auto field = [&](std::size_t i) { return std::uint64_t(big_endian_at(bytes, 8 + 4 * i, 4)); };
    const std::uint64_t width = field(0), height = field(1), left = field(2), top = field(3);
    Tiling size{{left, width}, {top, height}, field(4), field(5), field(6), field(7), 0, 0};
    const auto malformed = fail(Code::malformed, Phrase::tr("the JPEG 2000 codestream has no sensible size"));
    if (left >= width || top >= height || width - left > 65535 || height - top > 65535) return malformed;
    if (size.tile_width == 0 || size.tile_height == 0 || size.tile_left > left || size.tile_top > top ||
        size.tile_left + size.tile_width <= left || size.tile_top + size.tile_height <= top)
        return malformed;
    size.across = (width - size.tile_left + size.tile_width - 1) / size.tile_width;
    size.down = (height - size.tile_top + size.tile_height - 1) / size.tile_height;
    if (size.across * size.down > tile_limit)
        return fail(Code::too_large, Phrase::tr("the JPEG 2000 codestream has more than %1 tiles",
                                                {std::to_string(tile_limit)}));
    return size;
}

/// The coding style, the only one in the codestream. `at` is where the main header goes on behind SIZ.
Expected<Style> only_style(std::string_view bytes, std::size_t at) {
    std::optional<Style> style;
    std::size_t tile_part = 0;   // where the one that `at` is in starts; 0 in the main header
    bool is_behind_part = false; // where only another one may stand
    while (at + 4 <= bytes.size()) {
        const std::uint32_t marker = big_endian_at(bytes, at, 2);
        if (is_behind_part && marker == eoc) break;
        if (tile_part != 0 && !is_behind_part && marker == sod) {
            const std::size_t length = big_endian_at(bytes, tile_part + 6, 4); // Psot (A.4.2)
            if (length == 0) break;                                            // to the end
            if (tile_part + length < at + 2) return no_style();
            at = tile_part + length;
            is_behind_part = true;
            continue;
        }
        const std::size_t length = big_endian_at(bytes, at + 2, 2);
        if (length < 2 || length > bytes.size() - at - 2) return no_style();
        if (marker == coc || marker == poc || (marker == cod && style))
            return fail(Code::unsupported,
                        Phrase::tr("a JPEG 2000 codestream with several coding styles is not supported"));
        if (marker == cod && tile_part == 0) {
            const auto read = style_of(bytes.substr(at + 4, length - 2));
            if (!read) return tl::unexpected(read.error());
            style = *read;
        } else if (marker == sot && length == 10 && (tile_part == 0 || is_behind_part)) {
            tile_part = at;
            is_behind_part = false;
        } else if (is_behind_part || std::ranges::find(others, marker) == others.end()) {
            return no_style();
        }
        at += 2 + length;
    }
    if (!style) return no_style();
    return *style;
}

} // namespace

std::size_t jpeg2000_start(std::string_view bytes) {
    return bytes.find("\xff\x4f\xff\x51");
}

Expected<Codestream> look_at_jpeg2000(std::string_view bytes) {
    const std::size_t start = jpeg2000_start(bytes);
    constexpr std::size_t siz_bytes = 43; // to the first component's bit depth
    if (start == std::string_view::npos || bytes.size() - start < siz_bytes)
        return fail(Code::malformed, Phrase::tr("pixel data are no JPEG 2000 codestream"));
    bytes.remove_prefix(start);
    const auto size = tiling_of(bytes);
    if (!size) return tl::unexpected(size.error());
    const auto style = only_style(bytes, 4 + big_endian_at(bytes, 4, 2));
    if (!style) return tl::unexpected(style.error());
    const auto needed = decoder_bytes(*size, *style);
    if (!needed) return tl::unexpected(needed.error());
    return Codestream{{int(size->rows.end - size->rows.begin), int(size->columns.end - size->columns.begin)},
                      int(big_endian_at(bytes, 40, 2)),
                      int((big_endian_at(bytes, 42, 1) & 0x7fU) + 1),
                      *needed};
}

} // namespace contourcheck::dicom
