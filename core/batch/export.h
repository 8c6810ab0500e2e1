#pragma once

#include "batch/formats/format.h"
#include "batch/selection.h"
#include "check/report.h"
#include "loader/batch_loader.h"

namespace contourcheck::batch {

struct Options {
    Selection selection;
    std::string format = "npz"; ///< an id of formats()
    int batch_size = 8;
    bool shuffle = false;
    std::uint64_t seed = 0;
    int threads = 0;
    bool croissant = false; ///< with croissant.json beside, which describes the export for other programs
    bool resume = false;    ///< go on where an interrupted run with the same options stopped
    bool confirm = false; ///< of a complete folder that is what would be written, say so; else it is refused
    mask::Convention convention;
};

struct Outcome {
    std::size_t batches = 0;     ///< or what else of the format stands for several pairs, or one
    std::size_t files = 0;       ///< that they lie in
    std::size_t items = 0;       ///< pairs in them
    std::vector<Error> failures; ///< items that could not be read: they stand in `excluded`
    std::filesystem::path manifest;
    bool was_complete = false; ///< by an earlier run: nothing was written
};

/// What is wrong with the options, whatever the dataset.
[[nodiscard]] std::optional<Error> fault_of(const Options& options);

/// Writes batches and, last, manifest.json ("contourcheck/export/1") into `folder`. Each file is staged, read back and
/// compared by hash, then renamed; a folder with a manifest is complete. Two runs with the same options write the same
/// bytes, whatever the threads do. Progress counts items.
///
/// An interrupted run leaves its finished batches and a hidden folder with their list. The next run with the same
/// options on the same contours starts anew, or with `resume` goes on behind the batches whose bytes still have their
/// hash and whose slices and contours are still the ones they were made from. With `confirm` or `resume` a complete
/// folder is compared with the dataset and left as it is; where they differ it is refused, and with `resume` the error
/// names the first item. A folder with batches or an unfinished run of other options or contours is refused too, and so
/// is one within the dataset.
/// Memory is bounded by the loader's settings.
///
/// What each format writes stands at its writer in formats/. An item that cannot be read or held, or whose contour is no
/// longer the one that was checked, stands in `excluded`; a batch without any other gets no file.
[[nodiscard]] Expected<Outcome> export_dataset(const check::Checked& checked, const Decisions& decisions,
                                               const std::filesystem::path& folder, const Options& options,
                                               std::stop_token stop = {}, const Progress& progress = {});

} // namespace contourcheck::batch
