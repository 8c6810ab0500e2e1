#pragma once

#include "batch/export.h"

namespace contourcheck::batch {

/// What an export with this shard takes.
struct PlannedShard {
    Shard shard;
    std::vector<std::string> patients; ///< as exported, in the table's order
    std::size_t contours = 0;          ///< of these patients
    std::size_t pairs = 0;             ///< that are exported, as far as the files can be read
    std::uint64_t slices_bytes = 0;    ///< of the files of the slices that go into it, each once
};

/// All shards of an export that is cut into `count` (at least 1); the shard of `options` is not looked at. Sizes are those
/// of the files now; no slice is read.
[[nodiscard]] std::vector<PlannedShard> plan_shards(const check::Checked& checked, const Decisions& decisions,
                                                    Options options, int count);

/// "0-of-4", the folder of a shard below that of all.
[[nodiscard]] std::string folder_of(const Shard& shard);

/// `invalid_argument` where a folder below `parts` holds something else than a shard of this export: one of another count,
/// or a complete one of other options or data. Where it were left, a merge could take it for what this export wrote. Slices
/// are not read: whether they have changed is told when the shard is written.
[[nodiscard]] Expected<void> refuse_other_shards(const check::Checked& checked, const Decisions& decisions,
                                                 Options options, int count,
                                                 const std::filesystem::path& parts);

} // namespace contourcheck::batch
