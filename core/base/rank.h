#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace contourcheck {

/// The value at rank share x (n - 1), rounded down, in ascending order; 0 without values. Reorders them.
template <class T>
[[nodiscard]] T quantile(std::span<T> values, double share) {
    if (values.empty()) return {};
    const auto place = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::ranges::nth_element(values, place);
    return *place;
}

/// The value in the middle, the upper one of the two of an even number; 0 without values.
[[nodiscard]] inline double upper_median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// The value in the middle, the mean of the two of an even number; 0 without values.
[[nodiscard]] inline double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

} // namespace contourcheck
