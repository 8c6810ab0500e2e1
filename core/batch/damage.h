#pragma once

#include "batch/selection.h"

namespace contourcheck::batch {

/// A contour that was left out because it, or its slice, is damaged or not there.
struct Damage {
    std::string id;     ///< as in Excluded
    std::string reason; ///< likewise
    Error error;        ///< its file is relative to the dataset
};

/// Those among the excluded, in the dataset's order.
[[nodiscard]] std::vector<Damage> damages(const check::Checked& checked, const Chosen& chosen);

} // namespace contourcheck::batch
