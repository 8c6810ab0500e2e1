#pragma once

#include "dataset/patient.h"
#include "overlay/overlay.h"

#include <map>
#include <stop_token>

namespace contourcheck::overlay {

/// Windows for all slices of a patient, so that the same tissue is the same grey on each: from the pixels of at most 24
/// slices spread evenly over the series, the same ones whichever slice is looked at first. What cannot be read is left
/// out; nothing where none can be read.
[[nodiscard]] std::optional<Windows> patient_windows(const std::filesystem::path& root,
                                                     const dataset::Patient& patient,
                                                     std::stop_token stop = {});

/// Each patient's windows, worked out once; for one thread.
class WindowBook {
public:
    explicit WindowBook(std::filesystem::path root) : root_(std::move(root)) {}

    /// The patient must not have moved since it was last asked for.
    [[nodiscard]] const std::optional<Windows>& of(const dataset::Patient& patient);

private:
    std::filesystem::path root_;
    std::map<const dataset::Patient*, std::optional<Windows>> windows_;
};

} // namespace contourcheck::overlay
