#pragma once

#include "base/error.h"

#include <nlohmann/json.hpp>

/// The datasets of tests/cases, written into a folder; tests/cases/README.md says how a case is described.
namespace cases {

using Json = nlohmann::json;

[[nodiscard]] std::filesystem::path folder();
/// Names of all cases, sorted.
[[nodiscard]] std::vector<std::string> names();
[[nodiscard]] Json expected(const std::string& name);
/// Writes the case's dataset; what was wrong with the description otherwise.
[[nodiscard]] contourcheck::Expected<void> write(const std::string& name, const std::filesystem::path& to);

} // namespace cases
