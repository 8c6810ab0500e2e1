#pragma once

#include "batch/manifest.h"
#include "batch/staging.h"

namespace contourcheck::batch {

/// What is told of an item that an earlier run could not load: its cause is no longer known.
[[nodiscard]] Error failed_before(const Selected& selected, const std::string& reason);

/// Writes the groups that the staging folder does not have yet, then the manifest.
/// What the export puts into its folder beside the manifest, as Format::names has it.
[[nodiscard]] std::vector<std::string_view> own_names(const Options& options);

[[nodiscard]] Expected<Outcome> run(const Made& made, Staging& staging, const std::filesystem::path& folder,
                                    const std::stop_token& stop, const Progress& progress);

} // namespace contourcheck::batch
