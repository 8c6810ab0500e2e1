#pragma once

#include "dicom/slice.h"

namespace contourcheck::dicom {

/// What a written MR Image Storage file (PS3.3 A.4) needs beyond the slice's header.
struct WriteOptions {
    std::string patient_name = {};
    std::string study_description = {};
    std::string series_description = {};
    std::string frame_of_reference_uid = {}; ///< empty: made from the study's UID
    std::string manufacturer = "ContourCheck";
    std::string study_date = "20200101"; ///< DA
    std::optional<double> repetition_time_ms = {};
    std::optional<int> cardiac_images = {}; ///< Cardiac Number of Images (0018,1090)
};

/// Bytes of a valid DICOM file in Explicit VR Little Endian: the same bytes for the same values.
[[nodiscard]] Expected<std::string> to_dicom(const Slice& slice, const WriteOptions& options);

/// A UID under the UUID root 2.25 (PS3.5 B.2) made from the text: the same text gives the same UID.
[[nodiscard]] std::string uid_from(std::string_view text);

} // namespace contourcheck::dicom
