#pragma once

#include "dicom/dcmtk_bridge.h"

#include <array>

namespace contourcheck::dicom {

/// Value `index` of an attribute as a finite number, whatever representation it is written in.
[[nodiscard]] std::optional<double> number(DcmItem& item, const DcmTagKey& tag, unsigned index = 0);

/// The same where it is a whole number that fits an int.
[[nodiscard]] std::optional<int> whole(DcmItem& item, const DcmTagKey& tag);

/// The first `N` values, all of them or none.
template <std::size_t N>
[[nodiscard]] std::optional<std::array<double, N>> numbers(DcmItem& item, const DcmTagKey& tag) {
    std::array<double, N> values{};
    for (std::size_t i = 0; i < N; ++i) {
        const auto value = number(item, tag, unsigned(i));
        if (!value) return std::nullopt;
        values[i] = *value;
    }
    return values;
}

/// The value as printable UTF-8 without padding; bytes that are no UTF-8 are taken as Latin-1.
[[nodiscard]] std::string text(DcmItem& item, const DcmTagKey& tag);

} // namespace contourcheck::dicom
