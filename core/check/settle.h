#pragma once

#include "check/finding.h"
#include "dataset/dataset.h"

namespace contourcheck::check {

/// Findings as a report holds them: by patient (the dataset as a whole first, then the table's order), slice, kind and
/// rule; texts printable; each id once. Two different findings of one id both get a suffix made from what they are about, never from
/// their order or values; the same finding twice stands once.
void settle(std::vector<Finding>& findings, const dataset::Dataset& dataset);

} // namespace contourcheck::check
