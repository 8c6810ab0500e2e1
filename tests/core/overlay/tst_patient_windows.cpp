#include "overlay/patient_windows.h"
#include "support/study.h"

#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::overlay;

namespace {

/// Slice n has the value n on all its pixels.
dataset::Patient patient_of(const support::Folder& folder, int slices) {
    dataset::Patient patient;
    for (int n = 1; n <= slices; ++n) {
        const std::string file = std::to_string(n) + ".dcm";
        const support::SliceSpec spec{.number = n, .value = std::int16_t(n)};
        support::write_slice(folder, file, spec);
        patient.slices.push_back({n, file, support::make_slice(spec).header, 0, n - 1});
    }
    return patient;
}

} // namespace

class TstPatientWindows : public QObject {
    Q_OBJECT

private slots:
    void all_slices_of_a_patient_have_a_say() {
        const support::Folder folder;
        const auto windows = patient_windows(folder.path(), patient_of(folder, 20));
        QVERIFY(windows.has_value());
        QCOMPARE(windows->full, (dicom::Window{11, 20})); // 1 to 20
    }

    void of_many_slices_some_are_read_from_all_over_the_series() {
        const support::Folder folder;
        const auto windows = patient_windows(folder.path(), patient_of(folder, 240));
        QCOMPARE(windows->full, (dicom::Window{(1 + 231) / 2.0 + 0.5, 231}));
    }

    void what_cannot_be_read_is_left_out() {
        const support::Folder folder;
        dataset::Patient patient = patient_of(folder, 4);
        std::filesystem::remove(folder / "4.dcm");
        patient.slices[0].header = tl::unexpected(Error{Code::malformed, "no header", {}, 0});
        QCOMPARE(patient_windows(folder.path(), patient)->full, (dicom::Window{3, 2})); // 2 and 3
        for (const int n : {2, 3})
            std::filesystem::remove(folder / (std::to_string(n) + ".dcm"));
        QVERIFY(!patient_windows(folder.path(), patient));
        QVERIFY(!patient_windows(folder.path(), {}));
    }

    void a_book_reads_a_patient_once() {
        const support::Folder folder;
        const dataset::Patient patient = patient_of(folder, 3), other = patient_of(folder, 5);
        WindowBook book(folder.path());
        QCOMPARE(book.of(patient)->full, (dicom::Window{2.5, 3}));
        QCOMPARE(book.of(other)->full, (dicom::Window{3.5, 5}));
        for (const int n : {1, 2, 3, 4, 5})
            std::filesystem::remove(folder / (std::to_string(n) + ".dcm"));
        QCOMPARE(book.of(patient)->full, (dicom::Window{2.5, 3}));
    }

    void it_can_be_stopped() {
        const support::Folder folder;
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!patient_windows(folder.path(), patient_of(folder, 2), stop.get_token()));
    }
};

QTEST_GUILESS_MAIN(TstPatientWindows)
#include "tst_patient_windows.moc"
