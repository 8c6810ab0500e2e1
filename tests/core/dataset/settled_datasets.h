#pragma once

#include "dataset/read_slices.h"
#include "support/study.h"

#include <QTest>

#include <fstream>

namespace contourcheck::dataset::test {

namespace fs = std::filesystem;

inline constexpr int slice_count = 6;
inline const std::string slice_folder = "dicoms/P1";

inline fs::path slice(const fs::path& root, int number) {
    return root / slice_folder / (std::to_string(number) + ".dcm");
}

inline std::string slice_bytes(int number, double position_mm) {
    const support::SliceSpec spec{.number = number, .position_mm = position_mm, .trigger_time_ms = number};
    return *dicom::to_dicom(support::make_slice(spec), {});
}

inline Patient read_first(const fs::path& root, StoredIndex* index = nullptr) {
    const auto set = scan(root);
    if (!set) qFatal("%s", to_string(set.error()).c_str());
    return read_patient(*set, set->patients.front(), {}, index);
}

/// As a program does that is started anew.
inline Patient read_with(const fs::path& cache, const fs::path& root) {
    StoredIndex index(root, cache);
    Patient patient = read_first(root, &index);
    index.forget_others();
    return patient;
}

/// All that is said of the slices; of a header its bytes.
inline std::string said(const Patient& patient) {
    std::string text;
    for (const SliceEntry& each : patient.slices)
        text += each.file + ' ' + std::to_string(each.location) + ' ' + std::to_string(each.phase) + ' ' +
                (each.header ? to_bytes({{"", {{}, *each.header}}}) : to_string(each.header.error())) + '\n';
    return text;
}

inline void write_in_place(const fs::path& file, std::string_view bytes) {
    std::fstream(file, std::ios::in | std::ios::out | std::ios::binary) << bytes;
}

/// Datasets of one patient whose files are older than a tick of the coarsest clock, so that an index keeps them.
class SettledDatasets {
public:
    explicit SettledDatasets(int count) {
        for (int i = 0; i < count; ++i) {
            const std::string root = std::to_string(i) + '/';
            folder_.write(root + "link.csv", "patient_id,original_id\nP1,O-1\n");
            for (int n = 1; n <= slice_count; ++n)
                folder_.write(root + slice_folder + '/' + std::to_string(n) + ".dcm", slice_bytes(n, n % 2));
        }
        while (!is_settled(*stamp_of(slice(folder_ / std::to_string(count - 1), slice_count))))
            QTest::qSleep(50);
    }

    struct Places {
        fs::path root, cache;
    };
    /// One that no test has touched, and a place for its index.
    Places next() {
        const std::string name = std::to_string(used_++);
        return {folder_ / name, folder_ / ("cache" + name) / "index"};
    }

private:
    support::Folder folder_;
    int used_ = 0;
};

} // namespace contourcheck::dataset::test
