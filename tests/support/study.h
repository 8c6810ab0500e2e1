#pragma once

#include "base/file.h"
#include "dicom/write.h"

#include <QTemporaryDir>

#include <cstdlib>
#include <filesystem>
#include <string>

/// Small studies written into a temporary folder, for tests that need real files.
namespace contourcheck::support {

inline void require(const Expected<void>& result) {
    if (!result) qFatal("%s", to_string(result.error()).c_str());
}

/// A temporary folder that goes with the object.
class Folder {
public:
    [[nodiscard]] std::filesystem::path path() const { return folder_.path().toStdString(); }
    [[nodiscard]] std::filesystem::path operator/(const std::filesystem::path& relative) const {
        return path() / relative;
    }
    void write(const std::filesystem::path& relative, std::string_view text) const {
        require(make_folder((path() / relative).parent_path()));
        require(write_file(path() / relative, text));
    }

private:
    QTemporaryDir folder_;
};

/// What differs between the slices of a study.
struct SliceSpec {
    std::string patient = "P1";
    int number = 1;
    double position_mm = 0; ///< along the slice normal, which is z here
    std::optional<double> trigger_time_ms = 0;
    Shape shape = {16, 16};
    std::int16_t value = 100; ///< of every pixel
};

inline dicom::Slice make_slice(const SliceSpec& spec) {
    dicom::Slice slice;
    slice.header.shape = spec.shape;
    slice.header.is_signed = true;
    slice.header.spacing = dicom::Spacing{1.25, 1.25};
    slice.header.position_mm = dicom::Vec3{0, 0, spec.position_mm};
    slice.header.orientation = dicom::Orientation{{1, 0, 0}, {0, 1, 0}};
    slice.header.trigger_time_ms = spec.trigger_time_ms;
    slice.header.instance_number = spec.number;
    slice.header.patient_id = spec.patient;
    slice.header.study_uid = dicom::uid_from(spec.patient + " study");
    slice.header.series_uid = dicom::uid_from(spec.patient + " series");
    slice.header.sop_uid = dicom::uid_from(spec.patient + " " + std::to_string(spec.number));
    slice.header.modality = "MR";
    slice.pixels = Grid<std::int16_t>(spec.shape, spec.value);
    return slice;
}

inline void write_slice(const Folder& folder, const std::filesystem::path& relative, const SliceSpec& spec) {
    const auto bytes = dicom::to_dicom(make_slice(spec), {});
    if (!bytes) qFatal("%s", to_string(bytes.error()).c_str());
    folder.write(relative, *bytes);
}

} // namespace contourcheck::support
