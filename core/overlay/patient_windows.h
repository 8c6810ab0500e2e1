#pragma once

#include "dataset/patient.h"
#include "overlay/overlay.h"

#include <stop_token>

namespace contourcheck::overlay {

/// Windows for all slices of a patient, so that the same tissue is the same grey on each: from the pixels of at most 24
/// slices spread evenly over the series, the same ones whichever slice is looked at first. What cannot be read is left
/// out; nothing where none can be read.
[[nodiscard]] std::optional<Windows> patient_windows(const std::filesystem::path& root,
                                                     const dataset::Patient& patient,
                                                     std::stop_token stop = {});

} // namespace contourcheck::overlay
