#include "batch/formats/writing.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"

#include <bit>
#include <cstdio>
#include <limits>

namespace contourcheck::batch {

// Arrays are written as they lie in memory.
static_assert(std::endian::native == std::endian::little, "the formats say little endian");

WrittenItem written(const Ready& ready) {
    return {ready.selected, ready.pair->slice_sha256, ready.pair->contour_sha256};
}

std::vector<Described> described(const Chosen& chosen, const std::vector<BatchRecord>& records) {
    std::vector<Described> all;
    for (const BatchRecord& record : records) {
        const std::vector<WrittenItem> items = record.items();
        for (const Entry& entry : record.entries) {
            const Selected& any = chosen.selected[items.front().selected];
            Described each{{}, printable(patient_of(any.id)), any.split, entry.note};
            for (const WrittenFile& file : entry.files)
                each.files.push_back(file.file);
            all.push_back(std::move(each));
        }
    }
    return all;
}

std::string batch_name(std::size_t number, std::string_view ending) {
    char name[32];
    std::snprintf(name, sizeof name, "batch-%05zu", number);
    return name + std::string(ending);
}

std::string item_name(const Chosen& chosen, const Selected& selected) {
    return chosen.file_name(selected) + '-' + std::to_string(selected.slice) + '-' +
           std::string(contour::word(selected.request.kind));
}

std::vector<Entry> one_entry(WrittenFile file, const Unit& unit) {
    Entry entry;
    entry.files.push_back(std::move(file));
    for (const Ready& ready : unit.pairs)
        entry.items.push_back(written(ready));
    return {std::move(entry)};
}

Expected<WrittenFile> write_staged(const Staging& staging, const std::string& name, std::string_view bytes) {
    const std::filesystem::path file = staging.staged(name);
    if (auto made = make_folder(file.parent_path()); !made) return tl::unexpected(made.error());
    if (auto written = write_new_file(file, bytes); !written) return tl::unexpected(written.error());
    return WrittenFile{name, sha256_hex(bytes)};
}

std::string exported_pixels(const dicom::Slice& slice) {
    if (slice.header.rescale) {
        const Grid<float> rescaled = dicom::values(slice);
        return std::string(bytes_of(rescaled.values()));
    }
    return std::visit([](const auto& grid) { return std::string(bytes_of(grid.values())); }, slice.pixels);
}

std::string_view mask_bytes(const loader::Pair& pair) {
    return std::visit([](const auto& grid) { return bytes_of(grid.values()); }, pair.mask);
}

dicom::Spacing exported_spacing(const dicom::Header& header) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    return header.spacing.value_or(dicom::Spacing{unknown, unknown});
}

} // namespace contourcheck::batch
