#pragma once

#include "batch/known_check.h"
#include "batch/selection.h"

namespace contourcheck::batch {

/// How a part of a dataset is opened.
struct Opening {
    mask::Convention convention;
    int threads = 0;                    ///< below 1: all processors
    std::filesystem::path index_folder; ///< as check::open() has it
};

/// Reads the patients of the selection's shard, or its patient, and opens no file of the others: their contours stand there
/// as unread. Nothing is checked. Progress counts patients.
[[nodiscard]] Expected<check::Checked> open_part(dataset::Dataset dataset, const Selection& selection,
                                                 const Opening& opening, const std::stop_token& stop = {},
                                                 const Progress& progress = {});

/// The same with the statuses that a check of the whole found, so that the part is exported as it would be after
/// that check. Patients of whom the log has decisions are read too: provenance counts the decisions of all.
///
/// `invalid_argument` where the files are no longer those that were checked, or the convention is another.
[[nodiscard]] Expected<check::Checked> open_part(dataset::Dataset dataset, const Selection& selection,
                                                 const Opening& opening, const KnownCheck& known,
                                                 const std::stop_token& stop = {},
                                                 const Progress& progress = {});

} // namespace contourcheck::batch
