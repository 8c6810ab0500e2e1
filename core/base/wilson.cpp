#include "base/wilson.h"

#include <algorithm>
#include <cmath>

namespace contourcheck {

ShareInterval wilson(std::size_t found, std::size_t tried) {
    if (tried == 0) return {};
    constexpr double z = 1.959963984540054; // 97.5 % of the normal distribution
    const double n = double(tried);
    const double p = double(found) / n;
    const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {found == 0 ? 0 : std::max(0.0, middle - half), found == tried ? 1 : std::min(1.0, middle + half)};
}

} // namespace contourcheck
