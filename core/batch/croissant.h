#pragma once

#include "batch/manifest.h"

namespace contourcheck::batch {

inline constexpr std::string_view croissant_name = "croissant.json";

/// Describes an export as JSON-LD by the Croissant format 1.0 (docs.mlcommons.org/croissant/docs/croissant-spec.html), with a
/// line break at the end: each file with its size and hash, where images and masks lie in them, and of each pair id, split,
/// spacing and file. The batches lie in `folder` already, `texts` will. Licence and creator are those of the dataset, which
/// does not say them: "unknown". Its URL is the folder that this lies in; the day of publication, which Croissant wants too, is for
/// who publishes it.
/// Neither a time nor a path of the dataset stands in it; the same export gives the same bytes.
[[nodiscard]] std::string croissant_json(const Made& made, const std::vector<BatchRecord>& records,
                                         const std::vector<TextFile>& texts,
                                         const std::filesystem::path& folder);

} // namespace contourcheck::batch
