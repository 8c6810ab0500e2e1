#pragma once

#include "batch/manifest.h"

namespace contourcheck::batch {

/// Where an export comes from, as a JSON object: programs and their versions, the dataset and its table's hash, the
/// decisions that were heeded with one hash over all of them, the log they are from by its last entry on this dataset
/// (review/chain.h), how many contours were left out for which reason, what the slices that go into it say of Burned In
/// Annotation (0028,0301). With a pseudonym the table has no hash: its ids could be guessed from it.
[[nodiscard]] std::string provenance_json(const Made& made,
                                          const std::map<std::string, std::size_t>& excluded);

/// Its part "dataset".
[[nodiscard]] std::string dataset_provenance(const check::Checked& checked, const Options& options);

} // namespace contourcheck::batch
