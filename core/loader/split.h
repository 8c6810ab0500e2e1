#pragma once

#include "loader/batch_loader.h"

#include <array>

namespace contourcheck::loader {

/// All ids once, in an order made of seed and id by hash: the same on every platform, whatever order they were in.
[[nodiscard]] std::vector<std::string> in_seeds_order(const std::vector<std::string>& ids,
                                                      std::uint64_t seed);

/// How many of `count` each part gets by its share in percent, which add up to 100: the whole parts first, the rest by
/// largest remainder.
[[nodiscard]] std::array<std::size_t, 3> cut_by_shares(std::size_t count,
                                                       const std::array<std::size_t, 3>& percent);

/// For training, validation and test; no patient is in two of them.
struct SplitPairs {
    std::vector<PairRequest> train, validation, test;
};

/// By whole patients, who are taken from the requests' ids (the part before the first '/'). The requests keep their order.
[[nodiscard]] SplitPairs split_by_patient(const std::vector<PairRequest>& requests,
                                          const std::array<std::size_t, 3>& percent, std::uint64_t seed);

} // namespace contourcheck::loader
