#pragma once

#include "base/error.h"

#include <string>
#include <string_view>

namespace contourcheck::dicom {

/// Whose image a file holds, of which study: what an object that refers to it says of them as well. Empty where the file
/// does not say; in UTF-8.
struct Study {
    std::string patient_name;           ///< (0010,0010)
    std::string patient_id;             ///< (0010,0020)
    std::string birth_date;             ///< (0010,0030)
    std::string sex;                    ///< (0010,0040)
    std::string study_uid;              ///< (0020,000D)
    std::string study_id;               ///< (0020,0010)
    std::string study_date;             ///< (0008,0020)
    std::string study_time;             ///< (0008,0030)
    std::string accession_number;       ///< (0008,0050)
    std::string referring_physician;    ///< (0008,0090)
    std::string frame_of_reference_uid; ///< (0020,0052)
    std::string sop_class_uid;          ///< (0008,0016)
};

[[nodiscard]] Expected<Study> read_study(const std::filesystem::path& file);

} // namespace contourcheck::dicom
