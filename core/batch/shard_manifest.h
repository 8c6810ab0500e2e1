#pragma once

#include "batch/manifest_json.h"

#include <map>

namespace contourcheck::batch {

inline constexpr const char* log_key = "decision_log"; ///< in the provenance

/// The manifest of an export's shard.
struct ShardManifest {
    std::filesystem::path folder; ///< as given
    nlohmann::ordered_json json;
    ReadManifest read;
    std::string sha256;
    Shard shard;
    nlohmann::ordered_json common; ///< what all shards of one export say
    std::size_t contours = 0;      ///< of the dataset
    std::map<std::string, std::size_t> burned_in;
};
/// `malformed` also where it is none of this version.
[[nodiscard]] Expected<ShardManifest> read_shard(const std::filesystem::path& folder);

} // namespace contourcheck::batch
