#pragma once

#include "check/finding.h"
#include "check/prepared.h"
#include "mask/convention.h"

#include <span>

namespace contourcheck::check {

// One concern a file; each a pure function of what was read.

/// The link table and the folders: rows, folders and files that lead nowhere.
[[nodiscard]] std::vector<Finding> link_checks(const dataset::Dataset& dataset);
/// Rows of the link table that name a patient, or a folder of contours, that another names; link_checks() has them.
[[nodiscard]] std::vector<Finding> row_checks(const dataset::Dataset& dataset);
/// A contour's number and its slice; what could not be read; series and frames.
[[nodiscard]] std::vector<Finding> pairing_checks(const dataset::Patient& patient);
/// Whether the slices are the patient's, and of one kind.
[[nodiscard]] std::vector<Finding> identity_checks(const dataset::Patient& patient);
/// One contour by itself.
[[nodiscard]] std::vector<Finding> geometry_checks(const PreparedPatient& patient,
                                                   const mask::Convention& convention);
/// What becomes of a contour as a mask; contours with an error among `known` are passed over.
[[nodiscard]] std::vector<Finding> mask_checks(const PreparedPatient& patient,
                                               const mask::Convention& convention,
                                               const std::vector<Finding>& known);
/// Inner against outer contour of a slice. `known` are the errors of the contours by themselves and of copies: where one
/// of the two has such an error, what does not fit between them stands on that one alone.
[[nodiscard]] std::vector<Finding> relation_checks(const PreparedPatient& patient,
                                                   const std::vector<Finding>& known = {});
/// The same points twice, over the whole dataset.
[[nodiscard]] std::vector<Finding> copy_checks(std::span<const PreparedPatient> patients);

} // namespace contourcheck::check
