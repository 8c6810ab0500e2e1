#pragma once

#include "batch/plan.h"
#include "batch/record.h"

namespace contourcheck::batch {

/// Names a run while it is made, as a hash: the options, the selected contours' ids, the version. Whether a batch is of
/// the same bytes is told by its record.
[[nodiscard]] std::string run_sha256(const Chosen& chosen, const Options& options);

/// What decides the bytes of an export, as a hash: the options, each selected contour and what is written with it, what
/// is left out, the version.
[[nodiscard]] std::string plan_sha256(const Chosen& chosen, const std::vector<Group>& groups,
                                      const Options& options);

/// What the manifest is made of.
struct Made {
    const check::Checked& checked;
    const Decisions& decisions;
    const Chosen& chosen;
    const std::vector<Group>& groups;
    const Options& options;
};

/// "contourcheck/export/1", with a line break at the end. No path of the dataset stands in it. `texts` lie beside it.
[[nodiscard]] std::string manifest_json(const Made& made, const std::vector<BatchRecord>& records,
                                        const std::vector<TextFile>& texts);

/// Split, decision and status of a pair, as its item in the manifest has them.
[[nodiscard]] std::string standing_of(const Selected& selected);

struct ManifestItem {
    std::string file; ///< the first of those it lies in
    std::string id;
    std::string standing; ///< as standing_of() has it
    std::string image_sha256;
    std::string contour_sha256;
};

struct ManifestFile {
    std::string name;
    std::string sha256;
    std::string item; ///< the id of the one pair in it; empty where it holds several
};

/// What a manifest that was read back says.
struct ReadManifest {
    std::string
        asked; ///< as a JSON object: format, seed, convention, options, and the version of this program
    std::string plan_sha256;
    std::vector<ManifestFile> files; ///< those that pairs lie in, then what is said beside them
    std::size_t pair_files = 0;      ///< of them
    std::size_t entries = 0;
    std::vector<ManifestItem> items;
    std::vector<EmptySlice> empty;
    std::vector<Excluded> excluded;
    std::string dataset; ///< as dataset_provenance() has it
    std::string rest;    ///< as a JSON object: `provenance`, and `places` and `left_out` where it has them
};
[[nodiscard]] Expected<ReadManifest> read_manifest(const std::filesystem::path& file);

/// What `options` ask otherwise than was asked there, value by value (batch/differing.h), and another version of this program;
/// empty where nothing.
[[nodiscard]] std::string asked_otherwise(const ReadManifest& manifest, const Options& options);

} // namespace contourcheck::batch
