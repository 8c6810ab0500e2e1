#pragma once

#include "dataset/patient.h"
#include "dataset/stored_index.h"

namespace contourcheck::dataset {

/// How slices are read.
struct Reading {
    const std::filesystem::path& root; ///< of the dataset
    const std::stop_token& stop;
    StoredIndex* index = nullptr; ///< asked first where there is one, and told what is new
};

/// The slices of a series with their headers, without location and phase. Asked to stop, the last ones are missing.
[[nodiscard]] std::vector<SliceEntry> read_slices(const Reading& reading, const SeriesFiles& series);

} // namespace contourcheck::dataset
