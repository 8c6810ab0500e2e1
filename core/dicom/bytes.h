#pragma once

#include <cstdint>
#include <string_view>

namespace contourcheck::dicom {

/// The whole number without sign that `bytes` are; at most four of them.
[[nodiscard]] inline std::uint32_t number_in(std::string_view bytes, bool big_endian) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::size_t place = big_endian ? bytes.size() - 1 - i : i;
        value |= std::uint32_t(static_cast<unsigned char>(bytes[i])) << (8U * place);
    }
    return value;
}

/// The same of as many bytes as are known to be there.
template <std::size_t count>
[[nodiscard]] std::uint32_t number_at(const char* bytes, bool big_endian) {
    const auto part = [&](std::size_t i, std::size_t place) {
        return std::uint32_t(static_cast<unsigned char>(bytes[i])) << (8U * place);
    };
    std::uint32_t little = 0, big = 0;
    for (std::size_t i = 0; i < count; ++i) {
        little |= part(i, i);
        big |= part(i, count - 1 - i);
    }
    return big_endian ? big : little;
}

} // namespace contourcheck::dicom
