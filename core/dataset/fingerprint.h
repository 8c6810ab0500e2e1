#pragma once

#include "dataset/dataset.h"

namespace contourcheck::dataset {

/// A hash over what the scan found and over the stamp of each file (FileStamp): another one means that something was
/// changed, came or went. No file is opened. A file written over within one tick of the clock of its file system, at
/// the same size, is not noticed.
[[nodiscard]] std::string fingerprint(const Dataset& dataset);

} // namespace contourcheck::dataset
