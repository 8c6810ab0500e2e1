#include "overlay/patient_windows.h"

#include <algorithm>

namespace contourcheck::overlay {

namespace {

constexpr std::size_t most_slices = 24;
constexpr std::size_t most_values_of_a_slice = 1 << 14; // a percentile of 24 of them is within 0.1 %

void sample(const Grid<float>& values, std::vector<float>& sampled) {
    const auto all = values.values();
    // An odd step meets every column of an image whose width is a power of two.
    const std::size_t step = all.size() / most_values_of_a_slice | 1;
    for (std::size_t i = 0; i < all.size(); i += step)
        sampled.push_back(all[i]);
}

} // namespace

std::optional<Windows> patient_windows(const std::filesystem::path& root, const dataset::Patient& patient,
                                       std::stop_token stop) {
    const std::size_t count = patient.slices.size(), taken = std::min(count, most_slices);
    std::vector<float> sampled;
    for (std::size_t i = 0; i < taken && !stop.stop_requested(); ++i) {
        const dataset::SliceEntry& entry = patient.slices[i * count / taken];
        if (!entry.header) continue;
        if (const auto slice = dicom::read_slice(root / entry.file)) sample(dicom::values(*slice), sampled);
    }
    if (sampled.empty() || stop.stop_requested()) return std::nullopt;
    const Shape row{1, int(sampled.size())};
    return windows(Grid<float>(row, sampled));
}

const std::optional<Windows>& WindowBook::of(const dataset::Patient& patient) {
    auto at = windows_.find(&patient);
    if (at == windows_.end()) at = windows_.emplace(&patient, patient_windows(root_, patient)).first;
    return at->second;
}

} // namespace contourcheck::overlay
