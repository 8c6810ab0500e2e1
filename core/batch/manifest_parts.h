#pragma once

#include "batch/manifest.h"

#include <set>

#include <nlohmann/json.hpp>

namespace contourcheck::batch {

/// Where the shard's patients stand in the dataset: the whole is put together in this order.
[[nodiscard]] nlohmann::ordered_json places_part(const Made& made);

/// What no volume holds of the phases that volumes are of; `held` are the slices that stand in one, as they are exported.
[[nodiscard]] nlohmann::ordered_json left_out_part(const Made& made, const std::set<std::string>& held);

/// Whether a manifest says so, of an export with these options.
[[nodiscard]] bool says_places(const Options& options);
[[nodiscard]] bool says_left_out(const Options& options);

/// "P/12" of "P/12/inner"
[[nodiscard]] std::string slice_of(std::string_view id);

} // namespace contourcheck::batch
