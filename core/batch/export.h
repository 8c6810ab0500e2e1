#pragma once

#include "batch/selection.h"
#include "check/report.h"
#include "loader/batch_loader.h"

namespace contourcheck::batch {

/// A file format of the export, as data: help texts are made from these rows.
struct Format {
    std::string_view id;   ///< "npz"
    std::string_view what; ///< one line for people
};
[[nodiscard]] std::span<const Format> formats();

struct Options {
    Selection selection;
    std::string format = "npz"; ///< an id of formats()
    int batch_size = 8;
    bool shuffle = false;
    std::uint64_t seed = 0;
    int threads = 0;
    bool resume = false; ///< go on where an interrupted run with the same options stopped
    mask::Convention convention;
};

struct Outcome {
    std::size_t batches = 0;
    std::size_t items = 0;
    std::vector<Error> failures; ///< items that could not be read: they stand in `excluded`
    std::filesystem::path manifest;
};

/// Writes batches and, last, manifest.json ("contourcheck/export/1") into `folder`. Each file is staged, read back and
/// compared by hash, then renamed; a folder with a manifest is complete. A folder that has a manifest already, or files
/// of other options, is refused (`invalid_argument`). Two runs with the same options write the same bytes, whatever the
/// threads do. Progress counts items.
[[nodiscard]] Expected<Outcome> export_dataset(const check::Checked& checked, const Decisions& decisions,
                                               const std::filesystem::path& folder, const Options& options,
                                               std::stop_token stop = {}, const Progress& progress = {});

} // namespace contourcheck::batch
