#include "batch/npz.h"

#include "batch/npy.h"
#include "batch/zip_file.h"

#include <cmath>
#include <limits>

namespace contourcheck::batch {

namespace {

using Pairs = std::span<const loader::Pair* const>;

template <class T>
std::string_view bytes_of(std::span<const T> values) {
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

Expected<void> write_pixels(ZipFile& zip, const dicom::Slice& slice) {
    if (slice.header.rescale) {
        const Grid<float> rescaled = dicom::values(slice);
        return zip.write(bytes_of(rescaled.values()));
    }
    return std::visit([&](const auto& grid) { return zip.write(bytes_of(grid.values())); }, slice.pixels);
}

Expected<void> write_spacing(ZipFile& zip, const dicom::Slice& slice) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const dicom::Spacing spacing = slice.header.spacing.value_or(dicom::Spacing{unknown, unknown});
    const double values[] = {spacing.row_mm, spacing.column_mm};
    return zip.write(bytes_of(std::span<const double>(values)));
}

/// One member: its head, then each pair's part.
template <class Part>
Expected<void> write_array(ZipFile& zip, const std::string& name, std::string_view type,
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

Expected<void> write_arrays(ZipFile& zip, Pairs pairs) {
    const Shape shape = dicom::shape(pairs.front()->slice.pixels);
    const auto rows = std::size_t(shape.rows), columns = std::size_t(shape.columns);
    const bool shares = std::holds_alternative<mask::Coverage>(pairs.front()->mask);
    const auto pixels = [&](const loader::Pair& pair) { return write_pixels(zip, pair.slice); };
    const auto mask = [&](const loader::Pair& pair) {
        return std::visit([&](const auto& grid) { return zip.write(bytes_of(grid.values())); }, pair.mask);
    };
    const auto spacing = [&](const loader::Pair& pair) { return write_spacing(zip, pair.slice); };

    const std::string_view type = loader::export_type(pairs.front()->slice.header);
    if (auto done = write_array(zip, "images.npy", type, {pairs.size(), rows, columns}, pairs, pixels); !done)
        return done;
    if (auto done = write_array(zip, "masks.npy", shares ? "float32" : "bool", {pairs.size(), rows, columns},
                                pairs, mask);
        !done)
        return done;
    return write_array(zip, "spacing.npy", "float64", {pairs.size(), 2}, pairs, spacing);
}

} // namespace

Expected<std::string> write_npz(const std::filesystem::path& file, Pairs pairs, bool compressed) {
    auto zip = ZipFile::create(file, compressed);
    if (!zip) return tl::unexpected(zip.error());
    if (auto written = write_arrays(*zip, pairs); !written) return tl::unexpected(written.error());
    return zip->finish();
}

} // namespace contourcheck::batch
