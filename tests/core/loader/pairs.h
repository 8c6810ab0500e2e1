#pragma once

#include "contour/contour.h"
#include "loader/batch_loader.h"
#include "support/study.h"

namespace contourcheck::loader {

/// Pairs P/1 … P/n of 8 x 8 slices whose pixels all have the number's value, and a square on each.
inline std::vector<PairRequest> write_pairs(const support::Folder& folder, int count) {
    std::vector<PairRequest> requests;
    const std::vector<contour::Point> square = {{1, 1}, {1, 5}, {5, 5}, {5, 1}};
    for (int number = 1; number <= count; ++number) {
        const std::string name = std::to_string(number);
        support::SliceSpec spec;
        spec.number = number;
        spec.shape = {8, 8};
        spec.value = std::int16_t(number);
        support::write_slice(folder, name + ".dcm", spec);
        folder.write(name + ".txt", contour::to_text(square));
        PairRequest request;
        request.id = "P/" + name + "/inner";
        request.slice_file = folder / (name + ".dcm");
        request.contour_file = folder / (name + ".txt");
        request.shape = {8, 8};
        request.pixel_type = "int16";
        requests.push_back(std::move(request));
    }
    return requests;
}

inline Settings settings_of(int batch_size, int threads, int prefetch = 2) {
    Settings settings;
    settings.batch_size = batch_size;
    settings.threads = threads;
    settings.prefetch_batches = prefetch;
    return settings;
}

/// One pair again and again: work without end.
inline std::vector<PairRequest> repeated(const std::vector<PairRequest>& pairs, std::size_t count) {
    std::vector<PairRequest> requests;
    for (std::size_t i = 0; i < count; ++i)
        requests.push_back(pairs[i % pairs.size()]);
    return requests;
}

inline int first_pixel(const dicom::Slice& slice) {
    return std::visit([](const auto& grid) { return int(grid(0, 0)); }, slice.pixels);
}

} // namespace contourcheck::loader
