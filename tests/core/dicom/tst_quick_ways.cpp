#include "base/file.h"
#include "dicom/judge.h"
#include "dicom/plain.h"
#include "hostile_files.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hostile;

namespace {

bool same(const Header& a, const Header& b) {
    const auto all = [](const Header& h) {
        return std::tie(h.shape, h.frames, h.bits_allocated, h.bits_stored, h.is_signed, h.photometric,
                        h.rescale, h.spacing, h.position_mm, h.orientation, h.trigger_time_ms,
                        h.frame_time_ms, h.beat_ms, h.slice_thickness_mm, h.window, h.instance_number,
                        h.series_number, h.patient_id, h.study_uid, h.series_uid, h.sop_uid, h.modality,
                        h.transfer_syntax_uid);
    };
    return all(a) == all(b);
}

template <class T>
std::string said(const Expected<T>& read) {
    return read ? "read" : to_string(read.error());
}

/// Each way to the slice against DCMTK's: from bytes, from a file, and the header alone. Empty where they agree.
std::string difference(const std::string& bytes, const std::filesystem::path& file, int frame = 0) {
    const auto judge = parse_slice_by_dcmtk(bytes, file, frame);
    for (const auto& slice : {parse_slice(bytes, file, frame), read_slice(file, frame)}) {
        if (said(slice) != said(judge)) return said(slice) + " for " + said(judge);
        if (!slice) continue;
        if (slice->pixels != judge->pixels) return "other pixels";
        if (!same(slice->header, judge->header)) return "another header";
    }
    const auto header = read_header(file, frame);
    // Of the header alone, what is wrong with the pixels is not known.
    if (judge && (!header || !same(*header, judge->header))) return "another header alone: " + said(header);
    return {};
}

/// Read without DCMTK.
bool is_plain(const std::string& bytes) {
    const auto look = bounded_look({bytes, bytes.size(), false}, {});
    return look && PlainAttributes::of(std::string_view(bytes).substr(look->dataset), *look).has_value();
}

/// A dataset with every attribute that a header is made of.
std::unique_ptr<DcmDataset> full_dataset(const Picture& picture) {
    auto dataset = dataset_of(picture);
    const std::pair<DcmTagKey, const char*> values[] = {
        {DCM_PatientID, "SCD0000101"},
        {DCM_StudyInstanceUID, "1.2.3"},
        {DCM_SeriesInstanceUID, "1.2.3.4"},
        {DCM_Modality, "MR"},
        {DCM_SliceThickness, "8 "},
        {DCM_TriggerTime, "-18.75"},
        {DCM_NominalInterval, "750"},
        {DCM_FrameTime, "1.5e1"},
        {DCM_HeartRate, "80"},
        {DCM_SeriesNumber, "300"},
        {DCM_InstanceNumber, "7"},
        {DCM_ImagePositionPatient, "162.673\\ 35.6185 \\144.459"},
        {DCM_ImageOrientationPatient, "1\\0\\0\\0\\1\\0"},
        {DCM_PixelSpacing, "1.367188\\1.5"},
        {DCM_WindowCenter, "622\\100"},
        {DCM_WindowWidth, "1244\\50"},
        {DCM_RescaleIntercept, "-1024"},
        {DCM_RescaleSlope, "2.5"},
        {DCM_NumberOfFrames, "1"},
    };
    for (const auto& [tag, value] : values)
        dataset->putAndInsertString(tag, value);
    dataset->putAndInsertFloat64(DcmTagKey(0x0020, 0x9153), 12.25);
    DcmItem* item = nullptr;
    dataset->findOrCreateSequenceItem(DCM_ReferencedStudySequence, item, -2);
    item->putAndInsertString(DCM_ReferencedSOPInstanceUID, "1.2.3.4.5");
    return dataset;
}

std::string full_file(E_TransferSyntax syntax, int allocated = 16, int stored = 12, bool is_signed = true) {
    auto small = picture(allocated, stored, is_signed);
    return file_of(*full_dataset(small), syntax);
}

/// One value of a dataset in Explicit VR changed by hand.
struct Odd {
    const char* what;
    std::string elements; ///< in front of the image's own
    std::string image;
};

std::string image_with(std::uint32_t tag, const std::string& replacement) {
    const std::pair<std::uint32_t, std::string> parts[] = {
        {0x00280002, element(0x00280002, "US", us(1))},
        {0x00280004, element(0x00280004, "CS", "MONOCHROME2 ")},
        {0x00280008, ""},
        {0x00280010, element(0x00280010, "US", us(2))},
        {0x00280011, element(0x00280011, "US", us(2))},
        {0x00280030, ""},
        {0x00280100, element(0x00280100, "US", us(16))},
        {0x00280101, element(0x00280101, "US", us(12))},
        {0x00280102, element(0x00280102, "US", us(11))},
        {0x00280103, element(0x00280103, "US", us(1))},
        {0x00281050, ""},
        {0x00281052, ""},
        {0x52009230, ""},
        {0x7fe00010, element(0x7fe00010, "OW", "abcdefgh")}};
    std::string result;
    for (const auto& [own, bytes] : parts)
        result += own == tag ? replacement : bytes;
    return result;
}

std::vector<Odd> odd_ones() {
    const std::string plain = image_with(0, "");
    const auto own = [](std::uint32_t tag, const char* vr, const std::string& value) {
        return image_with(tag, element(tag, vr, value));
    };
    const std::string item = element(0xfffee000, "", "");
    return {
        {"rows twice", "",
         image_with(0x00280010, element(0x00280010, "US", us(2)) + element(0x00280010, "US", us(1)))},
        {"out of order", element(0x00280011, "US", us(1)) + element(0x00080060, "CS", "MR"), plain},
        {"rows signed", "", own(0x00280010, "SS", us(2))},
        {"rows as text", "", own(0x00280010, "IS", "2 ")},
        {"rows of two values", "", own(0x00280010, "US", us(2) + us(3))},
        {"rows of no value", "", own(0x00280010, "US", "")},
        {"rows of an odd length", "", own(0x00280010, "US", us(2) + "x")},
        {"two frames", "", own(0x00280008, "IS", "2 ")},
        {"no frames", "", own(0x00280008, "IS", "0 ")},
        {"frames that are no number", "", own(0x00280008, "IS", "x ")},
        {"frames without a value", "", own(0x00280008, "IS", "")},
        {"frames of blanks", "", own(0x00280008, "IS", "  ")},
        {"spacing padded with zeros", "", own(0x00280030, "DS", std::string("1.5\\2\0", 6))},
        {"spacing with a tab", "", own(0x00280030, "DS", "1.5\\\t2 ")},
        {"spacing of one value", "", own(0x00280030, "DS", "1.5 ")},
        {"spacing with an empty value", "", own(0x00280030, "DS", "\\2")},
        {"spacing unknown", "", own(0x00280030, "UN", "1.5\\2.5 ")},
        {"spacing as floats", "", own(0x00280030, "FL", std::string(8, '\x40'))},
        {"a plus sign", "", own(0x00281050, "DS", "+5")},
        {"a comma", "", own(0x00281050, "DS", "1,5 ")},
        {"a number beyond all", "", own(0x00281050, "DS", "1e999 ")},
        {"a colour", "", own(0x00280004, "CS", "RGB ")},
        {"inverted", "", own(0x00280004, "CS", "MONOCHROME1 ")},
        {"a value behind it", "", own(0x00280004, "CS", "MONOCHROME2\\X ")},
        {"a zero in it", "", own(0x00280004, "CS", std::string("MONOCHROME2\0", 12))},
        {"three samples", "", own(0x00280002, "US", us(3))},
        {"more bits stored", "", own(0x00280101, "US", us(17))},
        {"another high bit", "", own(0x00280102, "US", us(15))},
        {"12 bits allocated", "", own(0x00280100, "US", us(12))},
        {"pixels too few", "", own(0x7fe00010, "OW", "abcdef")},
        {"pixels to spare", "", own(0x7fe00010, "OW", "abcdefghij")},
        {"groups of one empty item", "", own(0x52009230, "SQ", item)},
        {"groups of two empty items", "", own(0x52009230, "SQ", item + item)},
        {"groups of nothing", "", own(0x52009230, "SQ", "")},
        {"groups with spacing", "",
         own(0x52009230, "SQ",
             element(
                 0xfffee000, "",
                 element(0x00289110, "SQ", element(0xfffee000, "", element(0x00280030, "DS", "3\\4 ")))))},
        {"groups that are none", "", own(0x52009230, "OB", item)},
        {"Latin-1", element(0x00100020, "LO", "M\xfcller"), plain},
        {"UTF-8", element(0x00100020, "LO", "M\xc3\xbcller "), plain},
        {"two patients", element(0x00100020, "LO", "A\\B "), plain},
        {"a line break", element(0x00100020, "LO", "A\nB "), plain},
        {"a patient of blanks", element(0x00100020, "LO", "    "), plain},
        {"zeros in a name", element(0x00100020, "LO", std::string("A\0B\0", 4)), plain},
        {"a UID with blanks", element(0x0020000d, "UI", " 1.2 3"), plain},
        {"a UID with letters", element(0x0020000d, "UI", "1.2.a."), plain},
        {"a time of three bytes", element(0x00209153, "FD", "abc"), plain},
        {"a time of two values", element(0x00209153, "FD", std::string(16, '\x40')), plain},
        {"a time that is no number", element(0x00209153, "FD", std::string(8, '\xff')), plain},
        {"unknown without length", element_start(0x00091001, "UN", 0xffffffff) + element(0xfffee0dd, "", ""),
         plain},
        {"a sequence without length",
         element_start(0x00081110, "SQ", 0xffffffff) + element_start(0xfffee000, "", 0xffffffff) +
             element(0x00081150, "UI", "1.2 ") + element(0xfffee00d, "", "") + element(0xfffee0dd, "", ""),
         plain},
        {"a command", element(0x00000002, "UI", "1.2 "), plain},
        {"a sequence of pixels", element(0x00081110, "SQ", element(0xfffee000, "", image_with(0, ""))),
         plain},
    };
}

} // namespace

class QuickWays : public QObject {
    Q_OBJECT

private slots:
    void the_representations_are_the_dictionary_s();
    void every_plain_kind_is_read_without_dcmtk_and_as_it_reads();
    void what_is_odd_is_what_dcmtk_says_data();
    void what_is_odd_is_what_dcmtk_says();
    void a_header_longer_than_the_first_reading();
    void a_changed_byte_changes_both_alike();
    void every_length_of_a_file_is_the_same_error();
    void every_real_file();

private:
    Folder folder_;
};

void QuickWays::the_representations_are_the_dictionary_s() {
    std::uint32_t last = 0;
    for (const HeaderAttribute& each : header_attributes()) {
        const DcmTag tag(DcmTagKey(Uint16(each.tag >> 16U), Uint16(each.tag & 0xffffU)));
        const char* const known = DcmVR(tag.getEVR()).getVRName();
        QCOMPARE(each.vr, dicom::vr_of(known[0], known[1]));
        QVERIFY(each.tag > last);
        last = each.tag;
    }
}

void QuickWays::every_plain_kind_is_read_without_dcmtk_and_as_it_reads() {
    for (const auto syntax : {EXS_LittleEndianExplicit, EXS_LittleEndianImplicit})
        for (const auto& [allocated, stored] :
             {std::pair(8, 8), {8, 6}, {16, 16}, {16, 12}, {32, 32}, {32, 20}})
            for (const bool is_signed : {false, true}) {
                const std::string bytes = full_file(syntax, allocated, stored, is_signed);
                QVERIFY(is_plain(bytes));
                QCOMPARE(difference(bytes, folder_.write("plain.dcm", bytes)), std::string());
                const auto slice = parse_slice(bytes, "");
                QCOMPARE(values_of(slice->pixels), values_of(picture(allocated, stored, is_signed)));
                QCOMPARE(slice->header.rescale, std::optional(Rescale{2.5, -1024}));
                QCOMPARE(slice->header.trigger_time_ms, std::optional(-18.75));
            }
    for (const auto syntax : {EXS_BigEndianExplicit, EXS_DeflatedLittleEndianExplicit})
        QVERIFY(!is_plain(full_file(syntax)));
}

void QuickWays::what_is_odd_is_what_dcmtk_says_data() {
    QTest::addColumn<int>("row");
    const auto odd = odd_ones();
    for (std::size_t i = 0; i < odd.size(); ++i)
        QTest::newRow(odd[i].what) << int(i);
}

void QuickWays::what_is_odd_is_what_dcmtk_says() {
    QFETCH(int, row);
    const Odd odd = odd_ones()[std::size_t(row)];
    const std::string bytes = explicit_file(sop_class + odd.elements + odd.image);
    QCOMPARE(difference(bytes, folder_.write("odd.dcm", bytes)), std::string());
}

void QuickWays::a_header_longer_than_the_first_reading() {
    for (const std::size_t size : {3000U, 4040U, 5000U, 60000U, 200'000U}) {
        const std::string bytes =
            explicit_file(sop_class + element(0x00091001, "OB", std::string(size, 'x')) + image_with(0, ""));
        QVERIFY(is_plain(bytes));
        QCOMPARE(difference(bytes, folder_.write("long.dcm", bytes)), std::string());
    }
}

void QuickWays::a_changed_byte_changes_both_alike() {
    const std::string files[] = {full_file(EXS_LittleEndianExplicit), full_file(EXS_LittleEndianImplicit),
                                 full_file(EXS_LittleEndianExplicit, 8, 8, false),
                                 explicit_file(sop_class + odd_ones()[48].elements + image_with(0, ""))};
    QVERIFY(rc::check("mutations", [&] {
        std::string bytes = files[*rc::gen::inRange<std::size_t>(0, std::size(files))];
        for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
            const auto end = std::min<std::size_t>(bytes.size(), 1200); // most pixels are alike
            const auto at = *rc::gen::inRange<std::size_t>(132, end);
            switch (*rc::gen::inRange(0, 4)) {
            case 0:
                bytes[at] = char(*rc::gen::inRange(0, 256));
                break;
            case 1:
                bytes[at] = *rc::gen::elementOf(std::string("\0\1\xff \\.-e9AZ", 12));
                break;
            case 2:
                bytes.erase(at, *rc::gen::inRange<std::size_t>(1, 9));
                break;
            default:
                bytes.insert(at, bytes.substr(*rc::gen::inRange<std::size_t>(132, end), 8));
            }
        }
        const std::string told = difference(bytes, folder_.write("mutated.dcm", bytes));
        if (!told.empty()) qWarning("%s", told.c_str());
        RC_ASSERT(told.empty());
    }));
}

void QuickWays::every_length_of_a_file_is_the_same_error() {
    const std::string bytes = full_file(EXS_LittleEndianExplicit);
    for (std::size_t length = 0; length < bytes.size(); length += 7) {
        const std::string cut = bytes.substr(0, length);
        QCOMPARE(difference(cut, folder_.write("cut.dcm", cut)), std::string());
    }
}

void QuickWays::every_real_file() {
    const QString real = qEnvironmentVariable("CONTOURCHECK_REAL_DATA");
    if (real.isEmpty()) QSKIP("CONTOURCHECK_REAL_DATA does not name the folder with the real data");
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(real.toStdString())) {
        if (entry.path().extension() != ".dcm") continue;
        const auto bytes = read_file(entry.path(), Limits{}.file_bytes);
        QVERIFY(bytes && is_plain(*bytes));
        QCOMPARE(difference(*bytes, entry.path()), std::string());
        ++files;
    }
    QVERIFY(files >= 700);
}

QTEST_GUILESS_MAIN(QuickWays)
#include "tst_quick_ways.moc"
