#pragma once

#include "batch/export.h"

namespace contourcheck::batch {

/// A slice that goes into a volume and has no selected contour.
struct PlannedEmpty {
    std::string id;             ///< "<patient>/<slice>" as it is exported
    std::filesystem::path file; ///< absolute
    int location = -1;
    SeenSlice seen = {};
};

/// "<patient>/<slice>" as it is exported.
[[nodiscard]] std::string slice_id(const std::string& patient, int slice, const Selection& selection);

/// What is written at once.
struct Group {
    std::string name;                  ///< of its files where they are not numbered; empty for batches
    std::vector<std::size_t> selected; ///< into Chosen::selected
    std::vector<PlannedEmpty> empty;   ///< by location
};

/// Which of the chosen contours are written together, in which order: a function of dataset and options alone.
///
/// A volume is what a patient has at one phase: contours stand on one or two phases (end diastole, end systole) of all
/// locations, so that a volume a phase is what was read, and a location's other phases are not empty but unread. The
/// phase's other slices go in as empty, unless a contour on them was left out (rejected, say): to call them empty would be
/// false, and the volume is cut there. It is also cut where its slices are not evenly spaced along one line, of one
/// orientation, spacing, size and type: each part has a true affine. Parts without a contour are left out. A slice
/// without a known place is a volume by itself. Shuffling orders batches alone.
[[nodiscard]] std::vector<Group> plan_groups(const check::Checked& checked, const Chosen& chosen,
                                             const Options& options);

/// One size, orientation and spacing, as far as headers are rounded.
[[nodiscard]] bool is_same_plane(const dicom::Header& a, const dicom::Header& b);

/// Whether `next` goes on where `at` stands, `before` being in front of it: the three lie on one line, at even steps.
[[nodiscard]] bool goes_on(const dicom::Header* before, const dicom::Header& at, const dicom::Header& next);

} // namespace contourcheck::batch
