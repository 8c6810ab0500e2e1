#pragma once

#include "batch/formats/format.h"
#include "batch/shard_manifest.h"

namespace contourcheck::batch {

/// The texts that `format` says of the whole (Format::describe), as an export without shards has them. Throws what the
/// library does where a manifest, or a text that the shards have instead, is not as this version writes it.
[[nodiscard]] Expected<std::vector<TextFile>> texts_of_whole(const Format& format,
                                                             const std::vector<ShardManifest>& shards);

} // namespace contourcheck::batch
