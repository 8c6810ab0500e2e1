#include "base/file.h"
#include "check/report.h"
#include "demo/demo.h"
#include "dicom/write.h"

#include <QTemporaryDir>
#include <QTest>

using namespace contourcheck;

namespace {

namespace fs = std::filesystem;

/// The slice whose pixels look the same and are stored the other way round.
std::string twin(const fs::path& file) {
    const auto slice = dicom::read_slice(file);
    if (!slice) qFatal("%s", to_string(slice.error()).c_str());
    dicom::Slice result = *slice;
    result.header.photometric = dicom::Photometric::monochrome1;
    for (std::int16_t& value : std::get<Grid<std::int16_t>>(result.pixels).values())
        value = std::int16_t(-value);
    const auto bytes = dicom::to_dicom(result, {});
    if (!bytes) qFatal("%s", to_string(bytes.error()).c_str());
    return *bytes;
}

} // namespace

/// Pictures in which the least value is white.
class TestPhotometric : public QObject {
    Q_OBJECT

private slots:
    void where_the_least_value_is_white_the_same_is_found() {
        QTemporaryDir folder;
        const fs::path root = fs::path(folder.path().toStdString()) / "demo";
        demo::Options options;
        options.patients = 2;
        options.locations = 4;
        options.phases = 2;
        QVERIFY(demo::write_dataset(root, options).has_value());
        const auto usual = check::open_and_check(root, {});
        QVERIFY(usual.has_value() && usual->report.count(check::Severity::error) == 0);
        for (const auto& entry : fs::recursive_directory_iterator(root / "dicoms"))
            if (entry.is_regular_file()) {
                const std::string bytes = twin(entry.path());
                QVERIFY(write_file(entry.path(), bytes).has_value());
            }
        const auto other = check::open_and_check(root, {});
        QVERIFY(other.has_value());
        QCOMPARE(other->patients[0].slices[0].header->photometric, dicom::Photometric::monochrome1);
        QCOMPARE(check::to_json(other->report), check::to_json(usual->report));
        const auto stored = dicom::read_slice(root / other->patients[0].slices[0].file);
        QVERIFY(stored && dicom::values(*stored).values()[0] <= 0); // the user still sees what is stored
    }
};

QTEST_GUILESS_MAIN(TestPhotometric)
#include "tst_photometric.moc"
