#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contourcheck::batch {

/// Written last: a folder with it is complete.
inline constexpr std::string_view manifest_name = "manifest.json";

struct WrittenFile {
    std::string file; ///< in the export's folder
    std::string sha256;
};

/// A pair that stands in an entry's files; `selected` points into Chosen::selected.
struct WrittenItem {
    std::size_t selected = 0;
    std::string image_sha256;
    std::string contour_sha256;
};

/// A slice without a contour that stands in an entry's files.
struct EmptySlice {
    std::string id; ///< "<patient>/<slice>", a pseudonym where asked for
    std::string sha256;
};

/// Files that belong together, and what is in them: an element of the manifest's `batches`.
struct Entry {
    std::vector<WrittenFile> files; ///< the first gives the entry its name
    std::vector<WrittenItem> items;
    std::vector<EmptySlice> empty;
    std::string note; ///< what the format says of it in the end
};

/// A pair that could not be loaded, or not be put into the format.
struct FailedItem {
    std::size_t selected = 0;
    std::string reason; ///< as in `excluded`
};

/// What became of one planned group: a line of the journal, and what the manifest is made of.
struct BatchRecord {
    std::vector<Entry> entries;
    std::vector<FailedItem> failed;

    [[nodiscard]] std::vector<WrittenFile> files() const;
    [[nodiscard]] std::vector<WrittenItem> items() const;
};

/// "batch-00000.npz", or "images/A-12.png": no other name is taken from a file that is read.
[[nodiscard]] bool is_export_name(std::string_view name);

/// One line of JSON, without the line break.
[[nodiscard]] std::string to_json_line(const BatchRecord& record);
/// Nothing when the line is torn or names a selected item that there is not.
[[nodiscard]] std::optional<BatchRecord> record_from_json(std::string_view line, std::size_t selected_count);

} // namespace contourcheck::batch
