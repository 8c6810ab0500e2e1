#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace contourcheck::batch {

/// Each value that differs, by its name: `options.kinds: ["inner"], there ["outer"]`. Hashes say nothing but that they differ.
[[nodiscard]] std::string differing(const nlohmann::ordered_json& here, const nlohmann::ordered_json& there,
                                    const std::string& name = {});

/// Two JSON texts have the same values, in whatever order their keys stand.
[[nodiscard]] bool says_the_same(const std::string& one, const std::string& other);

} // namespace contourcheck::batch
