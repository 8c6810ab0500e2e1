#include "python/stack.h"

#include "batch/formats/writing.h"

#include <algorithm>
#include <cstring>

namespace contourcheck::python {

namespace {

void put(std::byte* block, std::size_t place, std::string_view bytes) {
    std::memcpy(block + place * bytes.size(), bytes.data(), bytes.size());
}

void put_pixels(std::byte* block, std::size_t place, const dicom::Slice& slice) {
    if (slice.header.rescale) return put(block, place, batch::exported_pixels(slice));
    std::visit([&](const auto& grid) { put(block, place, batch::bytes_of(grid.values())); }, slice.pixels);
}

/// Bytes of a pixel as it is exported.
std::size_t pixel_size(const dicom::Slice& slice) {
    const auto stored = [](const auto& grid) { return sizeof(grid.values()[0]); };
    return slice.header.rescale ? sizeof(float) : std::visit(stored, slice.pixels);
}

Stacked make_room(const loader::Pair& first, std::size_t count) {
    const bool shares = std::holds_alternative<mask::Coverage>(first.mask);
    const Shape shape = dicom::shape(first.slice.pixels);
    const auto block = [&](std::size_t bytes) {
        return std::make_unique_for_overwrite<std::byte[]>(count * shape.size() * bytes);
    };
    return {count,
            shape,
            std::string(loader::export_type(first.slice.header)),
            shares ? "float32" : "bool",
            block(pixel_size(first.slice)),
            block(shares ? sizeof(float) : 1)};
}

} // namespace

Stacked stack(loader::Batch batch) {
    const auto count =
        std::ranges::count_if(batch.items, [](const auto& item) { return item.pair.has_value(); });
    Stacked stacked;
    std::size_t place = 0;
    for (const loader::Item& item : batch.items) {
        if (!item.pair) continue;
        if (place == 0) stacked = make_room(*item.pair, std::size_t(count));
        put_pixels(stacked.images.get(), place, item.pair->slice);
        put(stacked.masks.get(), place, batch::mask_bytes(*item.pair));
        ++place;
    }
    return stacked;
}

} // namespace contourcheck::python
