#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "dicom_files.h"

#include <QTest>

#include <algorithm>

using namespace contourcheck;
using namespace contourcheck::dicom;

namespace {

/// Numbers as Python prints them after rounding: enough digits to tell any two that differ.
std::string numbers(std::initializer_list<double> values) {
    std::string text;
    for (const double value : values)
        text += " " + fixed(value, 6);
    return text;
}

std::string bytes_of(const Pixels& pixels) {
    return std::visit(
        [](const auto& grid) {
            const auto values = grid.values();
            return std::string(reinterpret_cast<const char*>(values.data()), values.size_bytes());
        },
        pixels);
}

/// What the Python program below prints of a file, from a slice.
std::string line_of(const Slice& slice) {
    const Header& h = slice.header;
    const Vec3 position = h.position_mm.value();
    const Orientation o = h.orientation.value();
    return std::string(type_name(slice.pixels)) + " " + sha256_hex(bytes_of(slice.pixels)) + " " +
           std::to_string(h.shape.rows) + " " + std::to_string(h.shape.columns) +
           numbers({h.spacing->row_mm, h.spacing->column_mm, position.x, position.y, position.z, o.row.x,
                    o.row.y, o.row.z, o.column.x, o.column.y, o.column.z, h.trigger_time_ms.value(),
                    h.slice_thickness_mm.value(), h.window->centre, h.window->width}) +
           " " + std::to_string(h.instance_number.value()) + " " + std::to_string(h.series_number.value()) +
           " " + h.patient_id + " " + h.study_uid + " " + h.series_uid + " " + h.sop_uid + " " + h.modality +
           " " + h.transfer_syntax_uid;
}

constexpr const char* program = R"(
import hashlib, sys, warnings
warnings.filterwarnings("ignore")
import pydicom
for f in open(sys.argv[1]).read().split("\n"):
    d = pydicom.dcmread(f); a = d.pixel_array
    first = lambda v: v[0] if isinstance(v, pydicom.multival.MultiValue) else v
    n = [*d.PixelSpacing, *d.ImagePositionPatient, *d.ImageOrientationPatient, d.TriggerTime, d.SliceThickness,
         first(d.WindowCenter), first(d.WindowWidth)]
    print(a.dtype.name, hashlib.sha256(a.tobytes()).hexdigest(), *a.shape, *["%.6f" % float(x) for x in n],
          int(d.InstanceNumber), int(d.SeriesNumber), d.PatientID, d.StudyInstanceUID, d.SeriesInstanceUID,
          d.SOPInstanceUID, d.Modality, d.file_meta.TransferSyntaxUID)
)";

} // namespace

class RealData : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void every_file_is_what_pydicom_reads();

private:
    std::filesystem::path root_;
};

void RealData::initTestCase() {
    const QString folder = qEnvironmentVariable("CONTOURCHECK_REAL_DATA");
    if (folder.isEmpty()) QSKIP("CONTOURCHECK_REAL_DATA does not name the folder with the real data");
    root_ = std::filesystem::path(folder.toStdString()) / "scd" / "dicoms";
}

void RealData::every_file_is_what_pydicom_reads() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root_))
        if (entry.path().extension() == ".dcm") files.push_back(entry.path().string());
    QVERIFY(files.size() >= 700);
    std::sort(files.begin(), files.end());
    std::string list;
    for (const auto& file : files)
        list += (list.empty() ? "" : "\n") + file;
    const dicom_files::Folder folder;
    const std::string printed = dicom_files::python(program, {folder.write("files.txt", list).string()});
    const std::vector<Line> lines = split_lines(printed);
    QVERIFY2(lines.size() == files.size(), printed.substr(0, 500).c_str());
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto bytes = read_file(files[i], Limits{}.file_bytes);
        QVERIFY(bytes.has_value());
        const auto slice = parse_slice(*bytes, files[i]);
        QVERIFY2(slice.has_value(), slice ? "" : to_string(slice.error()).c_str());
        QCOMPARE(line_of(*slice), std::string(lines[i].text));
        QVERIFY(slice->header.frames == 1 && !slice->header.rescale);
        const auto header = read_header(files[i]);
        QVERIFY2(header.has_value(), header ? "" : to_string(header.error()).c_str());
        QCOMPARE(line_of({*header, slice->pixels}), std::string(lines[i].text));
    }
}

QTEST_GUILESS_MAIN(RealData)
#include "tst_real_data.moc"
