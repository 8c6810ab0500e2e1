#pragma once

#include "dataset/dataset.h"

namespace contourcheck::dataset {

/// A hash over what the scan found and over size, time and number of each file (POSIX st_size, st_mtim, st_ino): another one means that
/// something was changed, came or went. No file is opened. A file written over within one tick of the clock of its file system, at the
/// same size, is not noticed.
[[nodiscard]] std::string fingerprint(const Dataset& dataset);

} // namespace contourcheck::dataset
