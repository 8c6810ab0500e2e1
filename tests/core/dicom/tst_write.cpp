#include "dicom/write.h"
#include "dicom_files.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

#include <rapidcheck.h>

using namespace contourcheck;
using namespace contourcheck::dicom;

namespace {

Slice slice() {
    Slice result;
    Header& header = result.header;
    header.shape = {3, 5};
    header.bits_stored = 12;
    header.is_signed = true;
    header.photometric = Photometric::monochrome2;
    header.spacing = Spacing{1.367188, 1.25};
    header.position_mm = Vec3{-1.0 / 3, 1e-7, 123.5};
    header.orientation = Orientation{{1, 0, 0}, {0, 0.6, 0.8}};
    header.trigger_time_ms = 18.75;
    header.slice_thickness_mm = 8;
    header.window = Window{600, 1200};
    header.instance_number = 7;
    header.series_number = 300;
    header.patient_id = "SCDé1";
    header.study_uid = uid_from("study");
    header.series_uid = uid_from("series");
    header.sop_uid = uid_from("slice");
    header.modality = "MR";
    Grid<std::int16_t> grid(header.shape);
    for (std::size_t i = 0; i < grid.values().size(); ++i)
        grid.values()[i] = std::int16_t(int(i) * 256 - 2048);
    result.pixels = grid;
    return result;
}

WriteOptions options() {
    return {.patient_name = "Synthetic^One",
            .study_description = "a study",
            .series_description = "a series",
            .repetition_time_ms = 3.2,
            .cardiac_images = 20};
}

} // namespace

class Write : public QObject {
    Q_OBJECT

private slots:
    void what_is_written_is_read_back();
    void pixels_of_any_value_are_read_back();
    void the_same_slice_gives_the_same_bytes();
    void pydicom_reads_it_without_a_complaint();
    void what_mr_image_storage_cannot_hold_is_refused_data();
    void what_mr_image_storage_cannot_hold_is_refused();
    void decimal_strings_keep_to_sixteen_characters();
    void a_uid_is_valid_and_the_text_s_own();
};

void Write::what_is_written_is_read_back() {
    Slice source = slice();
    source.header.rescale = Rescale{2.5, -10};
    source.header.photometric = Photometric::monochrome1;
    const auto bytes = to_dicom(source, options());
    QVERIFY(bytes.has_value());
    const auto read = parse_slice(*bytes, "written.dcm");
    QVERIFY2(read.has_value(), read ? "" : to_string(read.error()).c_str());
    const Header& a = source.header;
    const Header& b = read->header;
    QVERIFY(read->pixels == source.pixels);
    QVERIFY(a.shape == b.shape && a.spacing == b.spacing && a.orientation == b.orientation);
    QVERIFY(std::abs(a.position_mm->x - b.position_mm->x) < 1e-13 && a.position_mm->y == b.position_mm->y);
    QVERIFY(a.rescale == b.rescale && a.window == b.window && a.trigger_time_ms == b.trigger_time_ms);
    QVERIFY(a.slice_thickness_mm == b.slice_thickness_mm && a.instance_number == b.instance_number);
    QVERIFY(a.series_number == b.series_number && a.bits_stored == b.bits_stored &&
            a.is_signed == b.is_signed);
    QVERIFY(b.photometric == Photometric::monochrome1 && b.frames == 1);
    QCOMPARE(b.patient_id, a.patient_id);
    QCOMPARE(b.study_uid, a.study_uid);
    QCOMPARE(b.series_uid, a.series_uid);
    QCOMPARE(b.sop_uid, a.sop_uid);
    QCOMPARE(b.modality, a.modality);
    QVERIFY(values(*read)(0, 1) == float((256 - 2048) * 2.5 - 10));
}

void Write::pixels_of_any_value_are_read_back() {
    QVERIFY(rc::check("pixels of any value", [](const std::vector<std::uint16_t>& words) {
        Slice source = slice();
        source.header.shape = {1, int(words.size()) + 1};
        source.header.bits_stored = 16;
        source.header.is_signed = false;
        std::vector<std::uint16_t> pixels(words);
        pixels.push_back(65535);
        source.pixels = Grid<std::uint16_t>(source.header.shape, pixels);
        const auto bytes = to_dicom(source, options());
        const auto read = parse_slice(bytes.value(), "written.dcm");
        return read.has_value() && read->pixels == source.pixels;
    }));
}

void Write::the_same_slice_gives_the_same_bytes() {
    const auto once = to_dicom(slice(), options());
    QVERIFY(once == to_dicom(slice(), options()));
    Slice other = slice();
    other.header.instance_number = 8;
    QVERIFY(once != to_dicom(other, options()));
}

void Write::pydicom_reads_it_without_a_complaint() {
    const dicom_files::Folder folder;
    const auto file = folder.write("slice.dcm", to_dicom(slice(), options()).value());
    const std::string read = dicom_files::python(
        "import sys, warnings\n"
        "warnings.simplefilter('error')\n"
        "import pydicom\n"
        "pydicom.config.settings.reading_validation_mode = pydicom.config.RAISE\n"
        "d = pydicom.dcmread(sys.argv[1])\n"
        "str(d)\n"
        "# type 1 and type 2 attributes of the MR Image IOD\n"
        "one = 'SOPClassUID SOPInstanceUID StudyInstanceUID SeriesInstanceUID Modality FrameOfReferenceUID "
        "ImageType '\\\n"
        "    'SamplesPerPixel PhotometricInterpretation Rows Columns BitsAllocated BitsStored HighBit '\\\n"
        "    'PixelRepresentation PixelSpacing ImageOrientationPatient ImagePositionPatient ScanningSequence "
        "'\\\n"
        "    'SequenceVariant PixelData'\n"
        "two = 'PatientName PatientID PatientBirthDate PatientSex StudyDate StudyTime ReferringPhysicianName "
        "StudyID '\\\n"
        "    'AccessionNumber SeriesNumber PositionReferenceIndicator Manufacturer InstanceNumber "
        "SliceThickness '\\\n"
        "    'ScanOptions MRAcquisitionType EchoTime EchoTrainLength RepetitionTime'\n"
        "for k in one.split(): assert k in d and d[k].value not in ('', None), k\n"
        "for k in two.split(): assert k in d, k\n"
        "print(d.PatientName, d.PatientID, d.ImagePositionPatient[0], d.file_meta.TransferSyntaxUID.name)\n"
        "print(*d.pixel_array.ravel())\n",
        {file.string()});
    std::string pixels;
    for (const long value : dicom_files::values_of(slice().pixels))
        pixels += (pixels.empty() ? "" : " ") + std::to_string(value);
    QCOMPARE(read, "Synthetic^One SCDé1 -0.3333333333333 Explicit VR Little Endian\n" + pixels + "\n");
}

void Write::what_mr_image_storage_cannot_hold_is_refused_data() {
    QTest::addColumn<int>("mistake");
    QTest::addColumn<QString>("word");
    int row = 0;
    for (const char* word : {"size", "16 bits", "16 bits", "Bits Stored", "Bits Stored", "spacing", "finite",
                             "UID", "UID", "text", "text", "date"}) {
        QTest::addRow("%d %s", row, word) << row << QString(word);
        ++row;
    }
}

void Write::what_mr_image_storage_cannot_hold_is_refused() {
    QFETCH(int, mistake);
    QFETCH(QString, word);
    Slice source = slice();
    WriteOptions wishes = options();
    switch (mistake) {
    case 0:
        source.header.shape = {5, 3};
        break;
    case 1:
        source.pixels = Grid<std::uint8_t>(source.header.shape);
        break;
    case 2:
        source.header.is_signed = false;
        break;
    case 3:
        source.header.bits_stored = 17;
        break;
    case 4:
        source.header.bits_stored = 11;
        break;
    case 5:
        source.header.spacing.reset();
        break;
    case 6:
        source.header.position_mm->y = std::numeric_limits<double>::quiet_NaN();
        break;
    case 7:
        source.header.study_uid = "1.02.3";
        break;
    case 8:
        wishes.frame_of_reference_uid = "1..2";
        break;
    case 9:
        source.header.patient_id = "one\\two";
        break;
    case 10:
        wishes.manufacturer = std::string(65, 'x');
        break;
    default:
        wishes.study_date = "yesterday";
        break;
    }
    const auto written = to_dicom(source, wishes);
    QVERIFY(!written.has_value());
    QVERIFY(written.error().code == Code::invalid_argument);
    QVERIFY2(written.error().what.text().find(word.toStdString()) != std::string::npos,
             written.error().what.text().c_str());
}

void Write::decimal_strings_keep_to_sixteen_characters() {
    QVERIFY(rc::check("position survives to 9 digits in 16 characters", [](double x) {
        if (!std::isfinite(x)) return true;
        Slice source = slice();
        source.header.position_mm = Vec3{x, 0, 0};
        const auto bytes = to_dicom(source, options());
        const std::size_t at = bytes->find(std::string("\x20\x00\x32\x00"
                                                       "DS",
                                                       6)) +
                               8;
        const std::string value = bytes->substr(at, bytes->find('\\', at) - at);
        const double back = parse_slice(*bytes, "written.dcm")->header.position_mm->x;
        return value.size() <= 16 && std::abs(back - x) <= 1e-9 * std::abs(x);
    }));
}

void Write::a_uid_is_valid_and_the_text_s_own() {
    QVERIFY(rc::check("PS3.5 B.2: 2.25 and a UUID as one decimal number", [](const std::string& text) {
        const std::string uid = uid_from(text);
        const std::string digits = uid.substr(5);
        return uid.starts_with("2.25.") && uid.size() <= 44 && digits[0] != '0' &&
               digits.find_first_not_of("0123456789") == std::string::npos && uid == uid_from(text);
    }));
    std::set<std::string> uids;
    for (int i = 0; i < 1000; ++i)
        uids.insert(uid_from(std::to_string(i)));
    QCOMPARE(uids.size(), std::size_t(1000));
    const std::string expected =
        dicom_files::python("import hashlib, uuid\n"
                            "b = bytearray(hashlib.sha256(b'a slice').digest()[:16])\n"
                            "b[6] = b[6] & 0x0f | 0x80; b[8] = b[8] & 0x3f | 0x80\n"
                            "print('2.25.%d' % uuid.UUID(bytes=bytes(b)).int, end='')\n",
                            {});
    QCOMPARE(uid_from("a slice"), expected);
}

QTEST_GUILESS_MAIN(Write)
#include "tst_write.moc"
