#pragma once

#include "batch/verify.h"

namespace contourcheck::batch {

struct Merged {
    std::string manifest;        ///< of the whole, with a line break at the end; empty where there is a fault
    std::vector<TextFile> texts; ///< what the format says of the whole (Format::describe), to lie beside it
    struct Brought {
        std::filesystem::path shard;
        WrittenFile file;
    };
    std::vector<Brought> brought; ///< what these texts speak of: they name files in their own folder
    std::size_t shards = 0;
    std::size_t files = 0;
    std::size_t items = 0;
    std::vector<Difference> faults; ///< files by the folders as they are given
};

/// Joins the manifests of the shards of one export, in whatever order, into one that lies in the folder `beside` and names
/// their files from there on, and proves that they are a whole: each shard is there once, all were asked the same of the
/// same dataset, table and decisions by the same version, their files are there with their hashes, and each contour of
/// the dataset is exported or left out by exactly one of them. Where the format says something of the whole, that is
/// byte for byte what one export says, and the manifest names the files from the folder that they are brought to.
/// `options.shard` is 0 of 1 then; `shards` names what was joined, by hash. The same shards give the same bytes.
///
/// Where a folder has no manifest, or one that cannot be read, these are the faults, and no others are looked for. An error
/// where no path leads from `beside` to a folder, or a text of a shard is not as the format writes it. Writes nothing. Progress
/// counts shards.
[[nodiscard]] Expected<Merged> merge_shards(const std::vector<std::filesystem::path>& folders,
                                            const std::filesystem::path& beside,
                                            const Progress& progress = {});

/// Brings the files, writes the texts, and, last, the manifest into `file`. Folders that files are brought to may hold no
/// others. A file is brought as another name of the same bytes where the file system has such, else as a copy. What is there
/// already stays, and must be the same: `unwritable` otherwise.
[[nodiscard]] Expected<void> write_merged(const Merged& merged, const std::filesystem::path& file);

} // namespace contourcheck::batch
