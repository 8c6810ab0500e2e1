#include "batch/formats/png.h"

#include "base/png.h"
#include "batch/failure.h"
#include "batch/formats/writers.h"
#include "batch/formats/writing.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::batch {

namespace {

template <class T>
std::string grey_png(const Grid<T>& pixels) {
    return to_png_bytes({sizeof(T) == 2 ? PngImage::Pixel::grey16 : PngImage::Pixel::grey8, pixels.columns(),
                         pixels.rows(), 0, [&](int row) { return pixels.row(row).data(); }});
}

} // namespace

std::string image_png(const dicom::Slice& slice) {
    const auto* bytes = std::get_if<Grid<std::uint8_t>>(&slice.pixels);
    if (bytes && !slice.header.rescale) return grey_png(*bytes);
    Grid<std::uint16_t> pixels(dicom::shape(slice.pixels));
    if (slice.header.rescale)
        std::ranges::transform(dicom::values(slice).values(), pixels.values().begin(),
                               [](float value) { return std::uint16_t(value); });
    else
        std::visit(
            [&](const auto& grid) {
                std::ranges::transform(grid.values(), pixels.values().begin(),
                                       [](auto value) { return std::uint16_t(value); });
            },
            slice.pixels);
    return grey_png(pixels);
}

std::string mask_png(const mask::Mask& mask) {
    Grid<std::uint8_t> pixels(mask.shape());
    std::ranges::transform(mask.values(), pixels.values().begin(),
                           [](std::uint8_t value) { return std::uint8_t(value ? 255 : 0); });
    return grey_png(pixels);
}

std::optional<std::string_view> unfit_for_png(const loader::Pair& pair) {
    const auto fits = [](auto value) {
        const double exact = double(value);
        return exact >= 0 && exact <= 65535 && std::trunc(exact) == exact;
    };
    bool all = false;
    if (pair.slice.header.rescale) {
        const Grid<float> values = dicom::values(pair.slice);
        all = std::ranges::all_of(values.values(), fits);
    } else {
        all = std::visit([&](const auto& grid) { return std::ranges::all_of(grid.values(), fits); },
                         pair.slice.pixels);
    }
    return all ? std::nullopt : std::optional(pixels_unfit);
}

/// images/NAME.png and masks/NAME.png, NAME being the contour's id with '-' for '/'.
Entries write_png(const Job& job, const Unit& unit, const Staging& staging) {
    std::vector<Entry> entries;
    for (const Ready& ready : unit.pairs) {
        Entry entry;
        const std::string name = item_name(job.chosen, job.chosen.selected[ready.selected]) + ".png";
        const std::pair<std::string, std::string> files[] = {
            {"images/" + name, image_png(ready.pair->slice)},
            {"masks/" + name, mask_png(std::get<mask::Mask>(ready.pair->mask))}};
        for (const auto& [file, bytes] : files) {
            auto written_file = write_staged(staging, file, bytes);
            if (!written_file) return tl::unexpected(written_file.error());
            entry.files.push_back(std::move(*written_file));
        }
        entry.items.push_back(written(ready));
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace contourcheck::batch
