#pragma once

#include "base/random.h"
#include "batch/export.h"
#include "child.h"
#include "support/study.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace contourcheck::batch {

/// A patient of the small dataset: slices 1 to `slices`, each with an inner contour, and an outer one on slice 1.
struct SmallPatient {
    std::string patient;
    std::string original;
    int slices = 3;
    Shape shape = {24, 20};
    std::optional<dicom::Rescale> rescale = {};
};

inline std::vector<contour::Point> square(double left, double top, double side) {
    return {{left, top}, {left + side, top}, {left + side, top + side}, {left, top + side}};
}

inline std::filesystem::path slice_path(const SmallPatient& patient, int number) {
    return std::filesystem::path("dicoms") / patient.patient / (std::to_string(number) + ".dcm");
}

inline std::filesystem::path contour_path(const SmallPatient& patient, int number, contour::Kind kind) {
    const std::string folder = kind == contour::Kind::inner ? "i-contours" : "o-contours";
    return std::filesystem::path("contourfiles") / patient.original / folder /
           contour::file_name({1, number, kind});
}

/// Pixels are noise by patient and number, so that no two slices are alike.
inline void write_patient(const support::Folder& folder, const SmallPatient& patient) {
    for (int number = 1; number <= patient.slices; ++number) {
        support::SliceSpec spec;
        spec.patient = patient.patient;
        spec.number = number;
        spec.position_mm = 10.0 * number;
        spec.shape = patient.shape;
        dicom::Slice slice = support::make_slice(spec);
        slice.header.rescale = patient.rescale;
        slice.header.spacing = dicom::Spacing{1.5, 1.25};
        Random random(std::uint64_t(number) * 1000 + patient.patient.size());
        for (auto& value : std::get<Grid<std::int16_t>>(slice.pixels).values())
            value = std::int16_t(int(random.below(60000)) - 30000);
        const auto bytes = dicom::to_dicom(slice, {});
        if (!bytes) qFatal("%s", to_string(bytes.error()).c_str());
        folder.write(slice_path(patient, number), *bytes);
        folder.write(contour_path(patient, number, contour::Kind::inner),
                     contour::to_text(square(5.25 + number, 6.5, 7)));
    }
    folder.write(contour_path(patient, 1, contour::Kind::outer), contour::to_text(square(4, 4, 12)));
}

inline void write_dataset(const support::Folder& folder, const std::vector<SmallPatient>& patients) {
    std::string table = "patient_id,original_id\n";
    for (const SmallPatient& patient : patients) {
        table += patient.patient + "," + patient.original + "\n";
        write_patient(folder, patient);
    }
    folder.write("link.csv", table);
}

inline void copy_dataset(const support::Folder& from, const support::Folder& to) {
    std::filesystem::copy(from.path(), to.path(), std::filesystem::copy_options::recursive);
}

inline std::vector<SmallPatient> three_patients() {
    return {{"PATIENT-ONE", "ORIGINAL-ONE", 3},
            {"PATIENT-TWO", "ORIGINAL-TWO", 2, {20, 24}},
            {"PATIENT-THREE", "ORIGINAL-THREE", 4}};
}

inline check::Checked open(const support::Folder& folder) {
    auto checked = check::open_and_check(folder.path(), {});
    if (!checked) qFatal("%s", to_string(checked.error()).c_str());
    return std::move(*checked);
}

/// Every file below the folder, by its relative path.
inline std::map<std::string, std::string> contents_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> result;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            result[std::filesystem::relative(entry.path(), folder).string()] =
                read_file(entry.path(), 1 << 30).value_or("unreadable");
    return result;
}

inline QJsonObject manifest_of(const std::filesystem::path& folder) {
    const auto text = read_file(folder / "manifest.json", 1 << 30);
    return QJsonDocument::fromJson(QByteArray::fromStdString(text.value_or(""))).object();
}

/// id to reason
inline std::map<std::string, std::string> excluded_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> result;
    for (const auto each : manifest_of(folder)["excluded"].toArray())
        result[each.toObject()["id"].toString().toStdString()] =
            each.toObject()["reason"].toString().toStdString();
    return result;
}

/// The ids in the items, in their order.
inline std::vector<std::string> exported_in(const std::filesystem::path& folder) {
    std::vector<std::string> result;
    for (const auto batch : manifest_of(folder)["batches"].toArray())
        for (const auto item : batch.toObject()["items"].toArray())
            result.push_back(item.toObject()["id"].toString().toStdString());
    return result;
}

/// Runs compare_npz.py; what it says where it fails, empty otherwise.
inline std::string compare_with_python(const std::filesystem::path& dataset,
                                       const std::filesystem::path& folder) {
    const support::Folder own;
    support::Child python({CONTOURCHECK_PYTHON, "-B", CONTOURCHECK_TESTS "/core/batch/compare_npz.py",
                           dataset.string(), folder.string()},
                          own / "output");
    if (python.succeeded()) return {};
    return "failed: " + read_file(own / "output", 1 << 20).value_or("");
}

} // namespace contourcheck::batch
