#pragma once

#include "dataset/dataset.h"
#include "loader/batch_loader.h"

namespace contourcheck::loader {

/// The dataset's contours of these kinds that have a slice, in its order, for training without a check before: of the
/// slices, only the headers of those with a contour are read. A slice whose header cannot be read has no shape, and its
/// error comes with its item. Where a patient has several series, the one is taken that the checks would take. Headers known
/// from an earlier time are looked up in `index_folder` (dataset::StoredIndex), unless it is empty: the pairs are the same.
/// A slice that says that something is written into its picture (dicom::BurnedIn) may name its patient: it is left out, as an
/// export leaves it out, unless `allow_burned_in`.
[[nodiscard]] Expected<std::vector<PairRequest>> find_pairs(const dataset::Dataset& dataset,
                                                            const std::vector<contour::Kind>& kinds,
                                                            int threads = 0, std::stop_token stop = {},
                                                            const std::filesystem::path& index_folder = {},
                                                            bool allow_burned_in = false);

} // namespace contourcheck::loader
