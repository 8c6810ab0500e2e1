#pragma once

#include "batch/manifest.h"

namespace contourcheck::batch {

/// What the manifest of an export of this version and these options says that it would not say if it were written now: of its
/// pairs and what is left out, in their order; of the dataset, the slices' word on burned-in text, the reasons why contours are
/// left out, the places of patients and the slices that no volume holds. The first of the pairs, or all of the others by
/// their keys; empty where nothing. Not heeded: whether files are as they were (changes_since(), damaged_files()); libraries of
/// other versions; the decisions as a whole where something was added to their log since.
[[nodiscard]] std::string said_otherwise(const ReadManifest& manifest, const Made& made);

} // namespace contourcheck::batch
