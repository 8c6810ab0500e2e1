#pragma once

#include "batch/export.h"

namespace contourcheck::batch {

/// A pair that stands in a batch file; `selected` points into Chosen::selected.
struct WrittenItem {
    std::size_t selected = 0;
    std::string image_sha256;
    std::string contour_sha256;
};

/// A pair that could not be loaded.
struct FailedItem {
    std::size_t selected = 0;
    std::string reason; ///< as in `excluded`
};

/// What became of one planned batch: a line of the journal, and what the manifest is made of.
struct BatchRecord {
    std::string file; ///< in the export's folder; empty when no pair was left
    std::string sha256;
    std::vector<WrittenItem> items;
    std::vector<FailedItem> failed;
};

/// "batch-00000.npz": no other name is taken from a file that is read, nor removed.
[[nodiscard]] bool is_batch_name(std::string_view name);

/// One line of JSON, without the line break.
[[nodiscard]] std::string to_json_line(const BatchRecord& record);
/// Nothing when the line is torn or names a selected item that there is not.
[[nodiscard]] std::optional<BatchRecord> record_from_json(std::string_view line, std::size_t selected_count);

/// Names a run while it is made, as a hash: the options, the selected contours' ids, the version. Whether a batch is of
/// the same bytes is told by its record.
[[nodiscard]] std::string run_sha256(const Chosen& chosen, const Options& options);

/// What decides the bytes of an export, as a hash: the options, each selected contour, what is left out, the version.
[[nodiscard]] std::string plan_sha256(const Chosen& chosen, const Options& options);

/// "contourcheck/export/1", with a line break at the end. No path of the dataset stands in it.
[[nodiscard]] std::string manifest_json(const Chosen& chosen, const std::vector<BatchRecord>& records,
                                        const Options& options);

struct ManifestItem {
    std::string id;
    std::string image_sha256;
    std::string contour_sha256;
};

/// What a manifest that was read back says.
struct ReadManifest {
    std::string plan_sha256;
    std::vector<std::pair<std::string, std::string>> files; ///< name and SHA-256
    std::vector<ManifestItem> items;
    std::vector<Excluded> excluded;
};
[[nodiscard]] Expected<ReadManifest> read_manifest(const std::filesystem::path& file);

} // namespace contourcheck::batch
