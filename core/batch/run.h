#pragma once

#include "batch/manifest.h"
#include "batch/staging.h"

namespace contourcheck::batch {

/// What is told of an item that an earlier run could not load: its cause is no longer known.
[[nodiscard]] Error failed_before(const Selected& selected, const std::string& reason);

/// Writes the groups that the staging folder does not have yet, then the manifest.
[[nodiscard]] Expected<Outcome> run(const Made& made, Staging& staging, const std::filesystem::path& folder,
                                    const std::stop_token& stop, const Progress& progress);

} // namespace contourcheck::batch
