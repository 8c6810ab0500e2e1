#include "base/png.h"

#include "base/deflate.h"

#include <algorithm>
#include <span>
#include <vector>

namespace contourcheck {

namespace {

using Row = std::vector<std::uint8_t>;

constexpr std::size_t longest_chunk = std::size_t(1) << 30; // the format has 31 bits for it

void add_number(std::string& to, std::uint32_t value) {
    for (int place = 24; place >= 0; place -= 8)
        to += char((value >> unsigned(place)) & 0xffU);
}

/// PNG section 5.3: length, name, data, and the checksum of the name and the data.
void add_chunk(std::string& to, std::string_view name, std::string_view data) {
    add_number(to, std::uint32_t(data.size()));
    to += name;
    to += data;
    add_number(to, crc32_of(data, crc32_of(name)));
}

int bytes_a_pixel(PngImage::Pixel pixel) {
    return pixel == PngImage::Pixel::rgb32 ? 3 : pixel == PngImage::Pixel::grey16 ? 2 : 1;
}

/// Section 11.2.1.
std::string head(const PngImage& image) {
    constexpr char grey = 0, truecolour = 2;
    std::string data;
    add_number(data, std::uint32_t(image.width));
    add_number(data, std::uint32_t(image.height));
    data += image.pixel == PngImage::Pixel::grey16 ? char(16) : char(8); // bits a sample
    data += image.pixel == PngImage::Pixel::rgb32 ? truecolour : grey;
    return data + std::string(3, '\0'); // deflate, filters a row, not interlaced
}

/// Section 11.3.4.3.
std::string resolution(int dots_per_metre) {
    std::string data;
    add_number(data, std::uint32_t(dots_per_metre));
    add_number(data, std::uint32_t(dots_per_metre));
    return data + '\1'; // a metre
}

/// A row's samples in the order of the file.
void put_row(const PngImage& image, int row, Row& to) {
    const void* const from = image.row(row);
    const auto count = std::size_t(image.width);
    if (image.pixel == PngImage::Pixel::grey8) {
        std::ranges::copy(std::span(static_cast<const std::uint8_t*>(from), count), to.begin());
    } else if (image.pixel == PngImage::Pixel::grey16) {
        const auto* const values = static_cast<const std::uint16_t*>(from);
        for (std::size_t i = 0; i < count; ++i) {
            to[2 * i] = std::uint8_t(values[i] >> 8U);
            to[2 * i + 1] = std::uint8_t(values[i]);
        }
    } else {
        const auto* const values = static_cast<const std::uint32_t*>(from);
        for (std::size_t i = 0; i < count; ++i) {
            to[3 * i] = std::uint8_t(values[i] >> 16U);
            to[3 * i + 1] = std::uint8_t(values[i] >> 8U);
            to[3 * i + 2] = std::uint8_t(values[i]);
        }
    }
}

/// Each row as its difference to the one above (filter type 2, section 9.2): magnified pictures repeat their rows.
std::string pixels(const PngImage& image) {
    constexpr std::uint8_t up = 2;
    Deflate deflate(Deflate::Form::zlib);
    Row above(std::size_t(image.width) * std::size_t(bytes_a_pixel(image.pixel)));
    Row row(above.size()), told(above.size() + 1);
    for (int y = 0; y < image.height; ++y) {
        put_row(image, y, row);
        told[0] = up;
        for (std::size_t i = 0; i < row.size(); ++i)
            told[i + 1] = std::uint8_t(row[i] - above[i]);
        deflate.add({reinterpret_cast<const char*>(told.data()), told.size()});
        above.swap(row);
    }
    return deflate.finish();
}

} // namespace

std::string to_png_bytes(const PngImage& image) {
    if (image.width < 1 || image.height < 1) return {};
    std::string png = "\x89PNG\r\n\x1a\n";
    add_chunk(png, "IHDR", head(image));
    if (image.dots_per_metre > 0) add_chunk(png, "pHYs", resolution(image.dots_per_metre));
    const std::string packed = pixels(image);
    for (std::string_view left = packed; !left.empty();
         left.remove_prefix(std::min(left.size(), longest_chunk)))
        add_chunk(png, "IDAT", left.substr(0, longest_chunk));
    add_chunk(png, "IEND", {});
    return png;
}

} // namespace contourcheck
