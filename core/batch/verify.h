#pragma once

#include "batch/export.h"
#include "batch/manifest.h"

namespace contourcheck::batch {

/// Where what is written and what should be differ.
struct Difference {
    std::string file;   ///< in the export's folder, or "manifest.json"; empty where it is of none
    std::string item;   ///< the pair's id; empty where it is of none, or of several
    std::string reason; ///< without a path of the dataset
};
/// "batch-00000.npz: P/12/inner: is missing"
[[nodiscard]] std::string to_string(const Difference& difference);

/// Files of a complete export that are missing, cannot be read or do not have the hash that its manifest says.
[[nodiscard]] std::vector<Difference> damaged_files(const std::filesystem::path& folder,
                                                    const ReadManifest& manifest);

struct Verified {
    Outcome outcome; ///< of the export as its manifest has it; `was_complete`
    std::vector<Difference> differences;
};

/// Compares a complete export with what the dataset gives now. Its files are there with their hashes, and none beside
/// them is called like one, which would be taken for part of it (what is called otherwise is the user's); the dataset's table, patients, slices and contours are as many as the
/// provenance says, and the ones that were exported; each contour is exported or left out as it would
/// be now, with the same split, decision and status. Where the format is read back (Format::compare), pixels, masks and spacing in its files are those that the loader
/// gives, compared file by file; else the export is written again into a folder beside this one, or of the system's temporary
/// files where none can be made there, which takes as much of the disk and is removed again, and the files' hashes are
/// compared. Writes nothing into `folder`. Progress counts items.
///
/// `not_found` without a manifest, `invalid_argument` for an export of other options or another version of this program,
/// `unwritable` where it cannot be written again, `cancelled`. A manifest that cannot be read is a difference.
[[nodiscard]] Expected<Verified> verify_export(const check::Checked& checked, const Decisions& decisions,
                                               const std::filesystem::path& folder, const Options& options,
                                               std::stop_token stop = {}, const Progress& progress = {});

} // namespace contourcheck::batch
