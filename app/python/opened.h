#pragma once

#include "batch/selection.h"

namespace contourcheck::python {

struct Wanted {
    dataset::Source dataset;
    batch::Selection selection;
    std::string part;     ///< of the split; empty for all
    bool checked = false; ///< whether the selected are to have their status
    mask::Convention convention;
    int threads = 0; ///< below 1: all processors
};

/// What batches are made of.
struct Opened {
    std::vector<batch::Selected> selected; ///< in the dataset's order
    bool is_checked = false;               ///< otherwise their status says nothing
    std::map<std::string, std::string>
        errors; ///< why not, by the id of a damaged contour or the path of a folder
};

/// Scans, reads, and checks where the status or the selection asks for findings; then selects as an export would. The threads are gone
/// when it returns.
[[nodiscard]] Expected<Opened> open(const Wanted& wanted, std::stop_token stop);

} // namespace contourcheck::python
