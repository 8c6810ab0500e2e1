#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace contourcheck::batch {

/// Each value that differs, by its name: `options.kinds: ["inner"], there ["outer"]`. Hashes say nothing but that they differ.
[[nodiscard]] std::string differing(const nlohmann::ordered_json& here, const nlohmann::ordered_json& there,
                                    const std::string& name = {});

} // namespace contourcheck::batch
