#pragma once

#include "batch/export.h"
#include "batch/plan.h"
#include "batch/record.h"
#include "batch/staging.h"

namespace contourcheck::batch {

/// What every unit of an export shares.
struct Job {
    const check::Checked& checked;
    const Chosen& chosen;
    const Options& options;
};

/// A pair that was loaded, with its place in Chosen::selected.
struct Ready {
    std::size_t selected = 0;
    const loader::Pair* pair = nullptr;
};

/// What of a group could be loaded; at least one pair.
struct Unit {
    const Group& group;
    std::size_t number = 0; ///< of entries that were written before
    std::vector<Ready> pairs;
};

[[nodiscard]] WrittenItem written(const Ready& ready);

/// The entries of all records, for Format::describe. All entries of a record are of one patient; one that was cut off may be
/// without an item.
[[nodiscard]] std::vector<Described> described(const Chosen& chosen, const std::vector<BatchRecord>& records);

/// "batch-00012" and the ending.
[[nodiscard]] std::string batch_name(std::size_t number, std::string_view ending);

/// The contour's id as the name of a file.
[[nodiscard]] std::string item_name(const Chosen& chosen, const Selected& selected);

/// The one entry of a format that puts a unit into one file.
[[nodiscard]] std::vector<Entry> one_entry(WrittenFile file, const Unit& unit);

/// A new file in the staging folder, `name` may have a folder in front. It is flushed when it is published.
[[nodiscard]] Expected<WrittenFile> write_staged(const Staging& staging, const std::string& name,
                                                 std::string_view bytes);

template <class T>
[[nodiscard]] std::string_view bytes_of(std::span<const T> values) {
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

/// The pixels as they are exported: the stored integers, or float32 with the rescale applied. As they lie in memory.
[[nodiscard]] std::string exported_pixels(const dicom::Slice& slice);
/// The mask likewise: a byte a pixel, or a float32 for coverage.
[[nodiscard]] std::string_view mask_bytes(const loader::Pair& pair);
/// Row and column, NaN where the slice does not say.
[[nodiscard]] dicom::Spacing exported_spacing(const dicom::Header& header);

} // namespace contourcheck::batch
