#include "batch/formats/png_file.h"

#include <string_view>
#include <zlib.h>

namespace contourcheck::batch {

namespace {

std::string big_endian(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += char((value >> unsigned(shift)) & 0xffU);
    return bytes;
}

std::string chunk(std::string_view type, std::string_view data) {
    std::string checked(type);
    checked += data;
    const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(checked.data()), uInt(checked.size()));
    return big_endian(std::uint32_t(data.size())) + checked + big_endian(std::uint32_t(sum));
}

std::string deflated(const std::string& bytes) {
    uLongf size = ::compressBound(bytes.size());
    std::string result(size, '\0');
    // It fits, and the level is a valid one: there is nothing that could fail.
    ::compress2(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                bytes.size(), 6);
    result.resize(size);
    return result;
}

template <class T>
std::string grey(const Grid<T>& pixels) {
    std::string lines;
    for (int row = 0; row < pixels.rows(); ++row) {
        lines += '\0'; // no filter
        for (const T value : pixels.row(row)) {
            if constexpr (sizeof(T) == 2) lines += char(value >> 8U);
            lines += char(value & 0xffU);
        }
    }
    std::string head = big_endian(std::uint32_t(pixels.columns())) + big_endian(std::uint32_t(pixels.rows()));
    head += char(8 * sizeof(T));
    head += std::string(4, '\0'); // grey, deflated, its filters, not interlaced
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", head) + chunk("IDAT", deflated(lines)) + chunk("IEND", {});
}

} // namespace

std::string grey_png(const Grid<std::uint8_t>& pixels) {
    return grey(pixels);
}

std::string grey_png(const Grid<std::uint16_t>& pixels) {
    return grey(pixels);
}

} // namespace contourcheck::batch
