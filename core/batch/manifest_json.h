#pragma once

#include "base/json.h"
#include "batch/manifest.h"

namespace contourcheck::batch {

/// What a manifest says, and the JSON that says it.
struct ParsedManifest {
    ReadManifest read;
    nlohmann::ordered_json json;
};
/// `file` is for messages.
[[nodiscard]] Expected<ParsedManifest> parse_manifest(std::string_view text,
                                                      const std::filesystem::path& file);

} // namespace contourcheck::batch
