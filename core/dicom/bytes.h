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

} // namespace contourcheck::dicom
