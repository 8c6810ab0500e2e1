#pragma once

#include "dataset/dataset.h"

#include <string>
#include <vector>

namespace contourcheck::dataset {

/// A folder or file of the dataset that the system refuses to list.
struct Unreadable {
    std::string patient; ///< whose it is; empty where it is of no single one
    Error error;
};

/// All there are, or with `patient` those that may hold something of this patient: all but what is another's.
[[nodiscard]] std::vector<Unreadable> unreadable_folders(const Dataset& dataset,
                                                         const std::string& patient = {});

} // namespace contourcheck::dataset
