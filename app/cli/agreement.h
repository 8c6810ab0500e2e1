#pragma once

#include "dataset/dataset.h"
#include "review/review.h"

#include <map>
#include <optional>
#include <string>

namespace contourcheck::cli {

/// What one reviewer says of each contour now; stale decisions and those taken back are not among them.
using Verdicts = std::map<std::string, review::State>;

/// By reviewer. Reads the files of contours that have a decision.
[[nodiscard]] std::map<std::string, Verdicts> verdicts(const dataset::Dataset& dataset,
                                                       const std::vector<review::Decision>& log);

/// Over the contours both decided on.
struct Agreement {
    std::size_t both = 0;
    double share = 0;            ///< of equal verdicts
    std::optional<double> kappa; ///< Cohen (1960); undefined where chance alone would agree on all
};
[[nodiscard]] Agreement agree(const Verdicts& a, const Verdicts& b);

} // namespace contourcheck::cli
