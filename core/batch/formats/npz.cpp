#include "batch/formats/npz.h"

#include "batch/archive_file.h"
#include "batch/formats/npy.h"
#include "batch/formats/writing.h"

namespace contourcheck::batch {

namespace {

using Pairs = std::span<const loader::Pair* const>;

/// Straight from where they lie, without a copy.
Expected<void> write_pixels(ArchiveFile& zip, const dicom::Slice& slice) {
    if (slice.header.rescale) return zip.write(exported_pixels(slice));
    return std::visit([&](const auto& grid) { return zip.write(bytes_of(grid.values())); }, slice.pixels);
}

/// One member: its head, then each pair's part.
template <class Part>
Expected<void> write_array(ArchiveFile& zip, const std::string& name, std::string_view type,
                           std::initializer_list<std::size_t> shape, Pairs pairs, const Part& part) {
    const std::string head = npy_head(type, shape);
    std::uint64_t size = npy_item_size(type);
    for (const std::size_t length : shape)
        size *= length;
    if (auto begun = zip.begin(name, head.size() + size); !begun) return begun;
    if (auto written = zip.write(head); !written) return written;
    for (const loader::Pair* pair : pairs)
        if (auto written = part(*pair); !written) return written;
    return {};
}

Expected<void> write_arrays(ArchiveFile& zip, Pairs pairs) {
    const Shape shape = dicom::shape(pairs.front()->slice.pixels);
    const auto rows = std::size_t(shape.rows), columns = std::size_t(shape.columns);
    const bool shares = std::holds_alternative<mask::Coverage>(pairs.front()->mask);
    const auto pixels = [&](const loader::Pair& pair) { return write_pixels(zip, pair.slice); };
    const auto mask = [&](const loader::Pair& pair) { return zip.write(mask_bytes(pair)); };
    const auto spacing = [&](const loader::Pair& pair) {
        const dicom::Spacing own = exported_spacing(pair.slice.header);
        const double values[] = {own.row_mm, own.column_mm};
        return zip.write(bytes_of(std::span<const double>(values)));
    };

    const std::string_view type = loader::export_type(pairs.front()->slice.header);
    if (auto done = write_array(zip, "images.npy", type, {pairs.size(), rows, columns}, pairs, pixels); !done)
        return done;
    if (auto done = write_array(zip, "masks.npy", shares ? "float32" : "bool", {pairs.size(), rows, columns},
                                pairs, mask);
        !done)
        return done;
    return write_array(zip, "spacing.npy", "float64", {pairs.size(), 2}, pairs, spacing);
}

Expected<std::vector<Entry>> write_batch(const Unit& unit, const Staging& staging, bool compressed) {
    std::vector<const loader::Pair*> pairs;
    for (const Ready& ready : unit.pairs)
        pairs.push_back(ready.pair);
    const std::string name = batch_name(unit.number, ".npz");
    auto hash = write_npz(staging.staged(name), pairs, compressed);
    if (!hash) return tl::unexpected(hash.error());
    return one_entry({name, std::move(*hash)}, unit);
}

} // namespace

Expected<std::string> write_npz(const std::filesystem::path& file, std::span<const loader::Pair* const> pairs,
                                bool compressed) {
    auto zip = ArchiveFile::create(file, compressed ? ArchiveFile::Form::zip_deflated
                                                    : ArchiveFile::Form::zip_stored);
    if (!zip) return tl::unexpected(zip.error());
    if (auto written = write_arrays(*zip, pairs); !written) return tl::unexpected(written.error());
    return zip->finish();
}

Expected<std::vector<Entry>> write_npz_stored(const Job&, const Unit& unit, const Staging& staging) {
    return write_batch(unit, staging, false);
}

Expected<std::vector<Entry>> write_npz_deflated(const Job&, const Unit& unit, const Staging& staging) {
    return write_batch(unit, staging, true);
}

} // namespace contourcheck::batch
