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
    bool resume = false;  ///< go on where an interrupted run with the same options stopped
    bool confirm = false; ///< of a complete folder that is what would be written, say so; else it is refused
    mask::Convention convention;
};

struct Outcome {
    std::size_t batches = 0;     ///< files
    std::size_t items = 0;       ///< pairs in them
    std::vector<Error> failures; ///< items that could not be read: they stand in `excluded`
    std::filesystem::path manifest;
    bool was_complete = false; ///< by an earlier run: nothing was written
};

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
/// npz: images (N,H,W) in the stored integer type, or float32 with the rescale applied; masks (N,H,W) bool, float32 for
/// coverage; spacing (N,2) float64, mm per row and column, NaN where the slice does not say. The zip's entries have no
/// time, user or group. An item that cannot be read, or whose contour is no longer the one that was checked, stands in
/// `excluded`; a batch without any other gets no file.
[[nodiscard]] Expected<Outcome> export_dataset(const check::Checked& checked, const Decisions& decisions,
                                               const std::filesystem::path& folder, const Options& options,
                                               std::stop_token stop = {}, const Progress& progress = {});

} // namespace contourcheck::batch
