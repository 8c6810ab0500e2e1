#pragma once

#include "base/error.h"

#include <string>
#include <string_view>

namespace contourcheck::dicom {

/// What an object that refers to an image says of it, beside the slice's own header. Empty where the file does not say.
/// Nothing else of the patient or the study is read: what is not here cannot be passed on (PS3.15 Annex E).
struct Study {
    std::string study_uid;              ///< (0020,000D)
    std::string frame_of_reference_uid; ///< (0020,0052)
    std::string sop_class_uid;          ///< (0008,0016)
};

[[nodiscard]] Expected<Study> read_study(const std::filesystem::path& file);

} // namespace contourcheck::dicom
