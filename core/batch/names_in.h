#pragma once

#include "base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace contourcheck::batch {

/// `unwritable` where something else than a folder is called so: nothing is written, listed or removed through a link that
/// somebody put in the place of a folder that an export makes.
[[nodiscard]] Expected<void> refuse_link(const std::filesystem::path& folder);

/// Names in a folder that start with `prefix`.
[[nodiscard]] Expected<std::vector<std::string>> names_with(const std::filesystem::path& folder,
                                                            std::string_view prefix);

/// A file, or what is in a folder ("images/"), by its name from `folder` on.
[[nodiscard]] Expected<std::vector<std::string>> names_below(const std::filesystem::path& folder,
                                                             std::string_view own);

} // namespace contourcheck::batch
