#pragma once

#include <cstddef>

namespace contourcheck {

/// A share's 95 % interval; all there could be where nothing was tried.
struct ShareInterval {
    double low = 0, high = 1;
};

/// Of `found` among `tried` (Wilson, Journal of the American Statistical Association 22:209, 1927).
[[nodiscard]] ShareInterval wilson(std::size_t found, std::size_t tried);

} // namespace contourcheck
