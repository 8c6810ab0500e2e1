#pragma once

#include "review/review.h"

namespace contourcheck::review {

/// What one reviewer says of each contour now, by contour; what was taken back is not among it.
using Verdicts = std::map<std::string, State>;

/// By reviewer, of the contours in `contents`, which holds what their files are now; stale ones among them.
[[nodiscard]] std::map<std::string, Verdicts> said(const std::map<std::string, Content>& contents,
                                                   const std::vector<Decision>& log);

/// Over the contours both decided on, as they are now.
struct Agreement {
    std::size_t both = 0, equal = 0;
    double share = 0;            ///< of equal verdicts
    std::optional<double> kappa; ///< Cohen (1960); undefined where chance alone would agree on all
};
[[nodiscard]] Agreement agree(const Verdicts& a, const Verdicts& b);

} // namespace contourcheck::review
