#pragma once

#include "dataset/dataset.h"
#include "review/agreement.h"

namespace contourcheck::cli {

/// By reviewer, without stale decisions. Reads the files of contours that have a decision.
[[nodiscard]] std::map<std::string, review::Verdicts> verdicts(const dataset::Dataset& dataset,
                                                               const std::vector<review::Decision>& log);

} // namespace contourcheck::cli
