#pragma once

#include "base/error.h"

#include <optional>
#include <string>
#include <string_view>

namespace contourcheck::cli {

/// "2020-01-31" or "2020-01-31T12:00:00Z", as the latter; nothing where it is neither.
[[nodiscard]] std::optional<std::string> time_from_word(std::string_view word);

/// When an output says it was made: `given`, or $SOURCE_DATE_EPOCH (reproducible-builds.org), or now.
[[nodiscard]] Expected<std::string> made_time(const std::optional<std::string>& given);

} // namespace contourcheck::cli
