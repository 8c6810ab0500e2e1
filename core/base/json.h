#pragma once

#include "base/error.h"

#include <string_view>

#include <nlohmann/json.hpp>

namespace contourcheck {

/// What this program writes has no more than a dozen levels.
inline constexpr int deepest_json = 64;

/// What a file from outside says, `file` being for messages: the only way that such JSON becomes a value. `malformed` where
/// it is no JSON, or lists and objects lie in each other more than `deepest_json` deep: the library copies, writes and
/// compares values by recursion, so that the text alone is looked at before.
[[nodiscard]] Expected<nlohmann::ordered_json> parse_json(std::string_view text,
                                                          const std::filesystem::path& file = {});

} // namespace contourcheck
