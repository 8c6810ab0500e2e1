#pragma once

#include "batch/export.h"

namespace contourcheck::batch {

/// What stands for one entry in the lists that training programs read.
struct Case {
    std::string name;         ///< of its files, without folder and ending
    std::string image, label; ///< files
    std::string patient;      ///< as exported
    std::string split;        ///< as asked for, or empty
    int fold = 0;             ///< the one it is left out of
};

/// All volumes of an export whose first file is the image and whose second is the label. Folds are of whole patients
/// outside the test part: five, or as many as there are patients, in an order made of seed and name.
[[nodiscard]] std::vector<Case> cases_of(const Options& options, const std::vector<Described>& entries);

} // namespace contourcheck::batch
