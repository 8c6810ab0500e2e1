#include "dicom_files.h"
#include "support/processor_time.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace contourcheck;
using namespace contourcheck::dicom;
using namespace dicom_files;

namespace {

using Change = std::function<void(DcmDataset&)>;

/// The header of a picture's file after a change to its dataset.
Expected<Header> header_with(const Change& change, int frame = 0, int frames = 1,
                             E_TransferSyntax xfer = EXS_LittleEndianExplicit) {
    const auto dataset = dataset_of(picture(16, 16, true, frames));
    change(*dataset);
    const std::string bytes = file_of(*dataset, xfer);
    const Folder folder;
    auto header = read_header(folder.write("a.dcm", bytes), frame);
    const auto slice = parse_slice(bytes, "a.dcm", frame);
    // both ways say the same
    if (header.has_value() != slice.has_value())
        throw std::runtime_error("read_header and parse_slice differ");
    if (!header && header.error().what != slice.error().what)
        throw std::runtime_error("they say different things");
    return header;
}

void put(DcmItem& item, const DcmTagKey& tag, const std::string& value) {
    if (item.putAndInsertString(tag, value.c_str()).bad()) throw std::runtime_error("cannot put a value");
}

/// The item of a functional group: `frame` -1 is the group that all frames share.
DcmItem& group(DcmDataset& dataset, int frame, const DcmTagKey& macro) {
    DcmItem* outer = nullptr;
    DcmItem* inner = nullptr;
    const DcmTagKey sequence =
        frame < 0 ? DCM_SharedFunctionalGroupsSequence : DCM_PerFrameFunctionalGroupsSequence;
    dataset.findOrCreateSequenceItem(sequence, outer, std::max(frame, 0));
    outer->findOrCreateSequenceItem(macro, inner, 0);
    return *inner;
}

Header read(const Change& change, int frame = 0, int frames = 1) {
    return header_with(change, frame, frames).value();
}

} // namespace

class HeaderFields : public QObject {
    Q_OBJECT

private slots:
    void every_field_is_read();
    void what_is_missing_empty_or_no_number_is_absent();
    void spacing_at_the_detector_does_not_count();
    void a_rescale_that_changes_nothing_is_absent();
    void a_rescale_that_makes_no_numbers_is_refused();
    void orientations_that_are_none_are_absent();
    void functional_groups_give_each_frame_its_own();
    void shared_groups_stand_in_where_a_frame_has_none();
    void an_empty_per_frame_item_does_not_disturb();
    void padding_is_stripped_and_text_is_utf8();
    void uids_are_read_as_they_stand();
    void what_is_burned_in_is_no_unsaid_or_anything_else();
    void numbers_are_read_whatever_their_representation();
    void the_pixel_data_are_not_read();
    void a_header_longer_than_a_prefix_is_read();
    void what_is_not_supported_names_itself_data();
    void what_is_not_supported_names_itself();
    void values_are_rescaled();
};

void HeaderFields::every_field_is_read() {
    const Header header = read([](DcmDataset& d) {
        put(d, DCM_PixelSpacing, "1.5\\1.25");
        put(d, DCM_ImagePositionPatient, "-1.5\\2\\3e1");
        put(d, DCM_ImageOrientationPatient, "1\\0\\0\\0\\0.6\\-0.8");
        put(d, DCM_TriggerTime, "18.75");
        put(d, DCM_FrameTime, "37.5");
        put(d, DCM_NominalInterval, "750");
        put(d, DCM_HeartRate, "60"); // the interval is what was measured
        put(d, DCM_SliceThickness, "8");
        put(d, DCM_WindowCenter, "600\\40");
        put(d, DCM_WindowWidth, "1200\\400");
        put(d, DCM_RescaleSlope, "2");
        put(d, DCM_RescaleIntercept, "-1000");
        put(d, DCM_InstanceNumber, "0007");
        put(d, DCM_SeriesNumber, "300");
        put(d, DCM_StudyInstanceUID, "1.2.3");
        put(d, DCM_SeriesInstanceUID, "1.2.3.4");
        put(d, DCM_Modality, "MR");
    });
    QVERIFY(header.shape == Shape({15, 17}) && header.frames == 1 && header.is_signed);
    QVERIFY(header.spacing == Spacing({1.5, 1.25}));
    QVERIFY(header.position_mm == Vec3({-1.5, 2, 30}));
    QVERIFY(header.orientation == Orientation({{1, 0, 0}, {0, 0.6, -0.8}}));
    const Vec3 normal = header.orientation->normal();
    QVERIFY(normal == Vec3({0, 0.8, 0.6}));
    QVERIFY(header.trigger_time_ms == 18.75 && header.slice_thickness_mm == 8.0);
    QVERIFY(header.frame_time_ms == 37.5 && header.beat_ms == 750);
    QVERIFY(header.window == Window({600, 1200}) && header.rescale == Rescale({2, -1000}));
    QVERIFY(header.instance_number == 7 && header.series_number == 300);
    QCOMPARE(header.patient_id, std::string("patient"));
    QCOMPARE(header.study_uid + header.series_uid + header.sop_uid, std::string("1.2.31.2.3.41.2.3.4"));
    QCOMPARE(header.modality, std::string("MR"));
}

void HeaderFields::what_is_missing_empty_or_no_number_is_absent() {
    for (const char* value : {"", "x", "nan", "1e999", "1.5\\", "1.5 mm"}) {
        const Header header = read([&](DcmDataset& d) {
            for (const auto& tag : {DCM_PixelSpacing, DCM_ImagePositionPatient, DCM_ImageOrientationPatient,
                                    DCM_WindowCenter, DCM_WindowWidth, DCM_InstanceNumber})
                put(d, tag, value);
            put(d, DCM_TriggerTime, std::string(value) == "1.5\\" ? "" : value);
        });
        QVERIFY(!header.spacing && !header.position_mm && !header.orientation);
        QVERIFY(!header.trigger_time_ms && !header.slice_thickness_mm && !header.instance_number);
        QVERIFY(!header.window || std::string(value) == "1.5\\");
    }
    QVERIFY(!read([](DcmDataset& d) { put(d, DCM_PixelSpacing, "0\\1"); }).spacing);
    QVERIFY(!read([](DcmDataset& d) { put(d, DCM_FrameTime, "0"); }).frame_time_ms);
    QVERIFY(!read([](DcmDataset& d) { put(d, DCM_NominalInterval, "0"); }).beat_ms);
    QVERIFY(read([](DcmDataset& d) { put(d, DCM_HeartRate, "80"); }).beat_ms == 750);
    QVERIFY(!read([](DcmDataset& d) { put(d, DCM_PixelSpacing, "1\\-1"); }).spacing);
    QVERIFY(!read([](DcmDataset& d) { put(d, DCM_InstanceNumber, "1.5"); }).instance_number);
    QVERIFY(!read([](DcmDataset& d) { put(d, DCM_InstanceNumber, "99999999999"); }).instance_number);
}

void HeaderFields::spacing_at_the_detector_does_not_count() {
    QVERIFY(!read([](DcmDataset& d) { put(d, DCM_ImagerPixelSpacing, "1\\1"); }).spacing);
}

void HeaderFields::a_rescale_that_changes_nothing_is_absent() {
    const auto rescale = [](const char* slope, const char* intercept) {
        return read([&](DcmDataset& d) {
                   put(d, DCM_RescaleSlope, slope);
                   put(d, DCM_RescaleIntercept, intercept);
               })
            .rescale;
    };
    QVERIFY(!rescale("1", "0"));
    QVERIFY(!rescale("", "") && !rescale(" ", " "));
    QVERIFY(!rescale("1", "") && !rescale("", "0"));
    QVERIFY(!read([](DcmDataset& d) { put(d, DCM_RescaleSlope, "1"); }).rescale);
    QVERIFY(rescale("1", "-1024") == Rescale({1, -1024}));
    QVERIFY(rescale("-1e30", "1e30") == Rescale({-1e30, 1e30}));
}

void HeaderFields::a_rescale_that_makes_no_numbers_is_refused() {
    const auto refused = [](const char* slope, const char* intercept, const std::string& word) {
        const auto header = header_with([&](DcmDataset& d) {
            put(d, DCM_RescaleSlope, slope);
            put(d, DCM_RescaleIntercept, intercept);
        });
        return !header && header.error().code == Code::malformed &&
               header.error().what.text().find(word) != std::string::npos;
    };
    for (const char* none : {"abc", "inf", "nan", "1e999", "2 mm"})
        QVERIFY(refused(none, "5", "no number") && refused("2", none, "no number"));
    QVERIFY(refused("2", "", "is missing") && refused("", "-1024", "is missing"));
    // beyond a float, or all alike
    for (const auto& [slope, intercept] : {std::pair("0", "5"),
                                           {"1e38", "0"},
                                           {"1e308", "0"},
                                           {"1", "1e39"},
                                           {"1e308", "-1e308"},
                                           {"1e-60", "1"},
                                           {"1", "1e30"}})
        QVERIFY2(refused(slope, intercept, "make no numbers of stored values"), slope);
    const auto in_group = header_with([](DcmDataset& d) {
        put(group(d, 0, DCM_PixelValueTransformationSequence), DCM_RescaleSlope, "0");
        put(group(d, 0, DCM_PixelValueTransformationSequence), DCM_RescaleIntercept, "0");
    });
    QVERIFY(!in_group && in_group.error().code == Code::malformed);
    const auto table = header_with([](DcmDataset& d) {
        DcmItem* item = nullptr;
        d.findOrCreateSequenceItem(DCM_ModalityLUTSequence, item, 0);
        put(*item, DCM_LUTExplanation, "a table");
    });
    QVERIFY(!table && table.error().code == Code::unsupported);
    QVERIFY(table.error().what.text().find("Modality LUT Sequence (0028,3000)") != std::string::npos);
}

void HeaderFields::orientations_that_are_none_are_absent() {
    for (const char* value : {"1\\0\\0\\1\\0\\0", "2\\0\\0\\0\\1\\0", "0\\0\\0\\0\\0\\0", "1\\0\\0\\0\\1"})
        QVERIFY2(!read([&](DcmDataset& d) { put(d, DCM_ImageOrientationPatient, value); }).orientation,
                 value);
    // six digits are what files carry
    QVERIFY(read([](DcmDataset& d) {
                put(d, DCM_ImageOrientationPatient,
                    "-0.104592\\0.346381\\-0.932245\\-0.733192\\-0.660188\\-0.163037");
            }).orientation.has_value());
}

void HeaderFields::functional_groups_give_each_frame_its_own() {
    const Change change = [](DcmDataset& d) {
        for (int frame = 0; frame < 3; ++frame) {
            const std::string n = std::to_string(frame);
            put(group(d, frame, DCM_PlanePositionSequence), DCM_ImagePositionPatient, "0\\0\\" + n);
            put(group(d, frame, DCM_PlaneOrientationSequence), DCM_ImageOrientationPatient,
                frame == 1 ? "0\\1\\0\\0\\0\\1" : "1\\0\\0\\0\\1\\0");
            put(group(d, frame, DCM_PixelMeasuresSequence), DCM_PixelSpacing, "1\\1." + n);
            put(group(d, frame, DCM_PixelMeasuresSequence), DCM_SliceThickness, "5." + n);
            put(group(d, frame, DCM_PixelValueTransformationSequence), DCM_RescaleSlope, "2." + n);
            put(group(d, frame, DCM_PixelValueTransformationSequence), DCM_RescaleIntercept, n);
            put(group(d, frame, DCM_FrameVOILUTSequence), DCM_WindowCenter, "10" + n);
            put(group(d, frame, DCM_FrameVOILUTSequence), DCM_WindowWidth, "200");
            if (group(d, frame, DCM_CardiacSynchronizationSequence)
                    .putAndInsertFloat64(DcmTag(0x0020, 0x9153, EVR_FD), 33.25 * frame)
                    .bad())
                throw std::runtime_error("cannot put the trigger time");
        }
        put(d, DCM_TriggerTime, "7"); // of the whole, not of a frame
    };
    for (int frame = 0; frame < 3; ++frame) {
        const Header header = read(change, frame, 3);
        QVERIFY(header.position_mm == Vec3({0, 0, double(frame)}));
        QVERIFY(header.orientation->row == (frame == 1 ? Vec3({0, 1, 0}) : Vec3({1, 0, 0})));
        QCOMPARE(header.spacing->column_mm, 1 + frame / 10.0);
        QCOMPARE(*header.slice_thickness_mm, 5 + frame / 10.0);
        QVERIFY(header.rescale == Rescale({2 + frame / 10.0, double(frame)}));
        QVERIFY(header.window == Window({100.0 + frame, 200}));
        QVERIFY(header.trigger_time_ms == 33.25 * frame);
    }
}

void HeaderFields::shared_groups_stand_in_where_a_frame_has_none() {
    const Change change = [](DcmDataset& d) {
        put(group(d, -1, DCM_PixelMeasuresSequence), DCM_PixelSpacing, "2\\3");
        put(group(d, -1, DCM_PlanePositionSequence), DCM_ImagePositionPatient, "1\\1\\1");
        put(group(d, 0, DCM_PlanePositionSequence), DCM_ImagePositionPatient, "0\\0\\0");
        group(d, 1, DCM_PlanePositionSequence);
        put(d, DCM_SliceThickness, "4");
    };
    QVERIFY(read(change, 0, 2).position_mm == Vec3({0, 0, 0}));
    QVERIFY(read(change, 1, 2).position_mm == Vec3({1, 1, 1}));
    QVERIFY(read(change, 1, 2).spacing == Spacing({2, 3}));
    QVERIFY(read(change, 1, 2).slice_thickness_mm == 4.0);
}

void HeaderFields::an_empty_per_frame_item_does_not_disturb() {
    const Header header = read([](DcmDataset& d) {
        DcmItem* item = nullptr;
        d.findOrCreateSequenceItem(DCM_PerFrameFunctionalGroupsSequence, item, 0);
        put(d, DCM_ImagePositionPatient, "1\\2\\3");
        put(d, DCM_TriggerTime, "18.75");
    });
    QVERIFY(header.position_mm == Vec3({1, 2, 3}) && header.trigger_time_ms == 18.75 && header.frames == 1);
}

void HeaderFields::padding_is_stripped_and_text_is_utf8() {
    const auto id = [](const std::string& value) {
        return read([&](DcmDataset& d) { put(d, DCM_PatientID, value); }).patient_id;
    };
    QCOMPARE(id("  ab c  "), std::string("ab c"));
    QCOMPARE(id("Mu\xf1oz"), std::string("Muñoz"));
    QCOMPARE(id("Muñoz"), std::string("Muñoz"));
    QCOMPARE(id("a\\b"), std::string("a\\b"));
    QCOMPARE(id("a\x1b[31mb"), std::string("a\xef\xbf\xbd[31mb"));
    QCOMPARE(id(""), std::string());
}

void HeaderFields::uids_are_read_as_they_stand() {
    const Header header = read([](DcmDataset& d) { put(d, DCM_StudyInstanceUID, "2.16.124.0099.08"); });
    QCOMPARE(header.study_uid, std::string("2.16.124.0099.08"));
}

void HeaderFields::what_is_burned_in_is_no_unsaid_or_anything_else() {
    const auto said = [](const std::string& value) {
        return read([&](DcmDataset& d) { put(d, DCM_BurnedInAnnotation, value); }).burned_in;
    };
    QVERIFY(read([](DcmDataset&) {}).burned_in == BurnedIn::unsaid);
    QVERIFY(said("") == BurnedIn::unsaid && said("NO") == BurnedIn::no && said("YES") == BurnedIn::yes);
    QVERIFY(said("no") == BurnedIn::yes && said("NO\\NO") == BurnedIn::yes);
}

void HeaderFields::numbers_are_read_whatever_their_representation() {
    const std::string dataset =
        element(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.4 ") + element(0x00180050, "LO", "8 ") +
        element(0x00200013, "US", std::string("\5\0", 2)) + element(0x00280004, "LO", "MONOCHROME2 ") +
        element(0x00280010, "IS", "2 ") + element(0x00280011, "UL", std::string("\2\0\0\0", 4)) +
        element(0x00280100, "US", std::string("\x08\0", 2)) + element(0x7fe00010, "OW", "abcd");
    const auto slice = parse_slice(file_around(dataset, UID_LittleEndianExplicitTransferSyntax), "a.dcm");
    QVERIFY2(slice.has_value(), slice ? "" : slice.error().what.text().c_str());
    QVERIFY(slice->header.shape == Shape({2, 2}) && slice->header.slice_thickness_mm == 8.0);
    QVERIFY(slice->header.instance_number == 5);
    QCOMPARE(values_of(slice->pixels), std::vector<long>({'a', 'b', 'c', 'd'}));
}

void HeaderFields::the_pixel_data_are_not_read() {
    // a sparse file of 256 MB: reading it all would take a while
    const auto dataset = dataset_of(picture(16, 16, true));
    dataset->putAndInsertUint16(DCM_Rows, 1 << 13);
    dataset->putAndInsertUint16(DCM_Columns, 1 << 14);
    const std::string bytes = file_of(*dataset, EXS_LittleEndianExplicit);
    const std::size_t pixels = bytes.find(std::string("\xe0\x7f\x10\x00OW", 6));
    QVERIFY(pixels != std::string::npos);
    const std::uint32_t length = 1U << 28U;
    const Folder folder;
    const auto file =
        folder.write("big.dcm", bytes.substr(0, pixels) + element_start(0x7fe00010, "OW", length));
    std::filesystem::resize_file(file, pixels + 12 + length);
    const support::ProcessorTime taken;
    QVERIFY(read_header(file).has_value());
    QVERIFY2(taken.ms() < 200, QByteArray::number(taken.ms()));
}

void HeaderFields::a_header_longer_than_a_prefix_is_read() {
    const std::string large(300'000, 'x');
    for (const auto xfer :
         {EXS_LittleEndianImplicit, EXS_LittleEndianExplicit, EXS_DeflatedLittleEndianExplicit}) {
        const auto header = header_with(
            [&](DcmDataset& d) {
                put(d, DcmTagKey(0x0011, 0x0010), "CONTOURCHECK TEST");
                DcmItem* item = nullptr;
                d.findOrCreateSequenceItem(DcmTag(0x0011, 0x1001, EVR_SQ), item, 0);
                d.putAndInsertUint8Array(DcmTag(0x0011, 0x1002, EVR_OB),
                                         reinterpret_cast<const Uint8*>(large.data()), large.size());
                put(d, DCM_InstanceNumber, "12");
            },
            0, 1, xfer);
        QVERIFY2(header.has_value(), header ? "" : header.error().what.text().c_str());
        QVERIFY(header->instance_number == 12);
    }
}

void HeaderFields::what_is_not_supported_names_itself_data() {
    QTest::addColumn<quint32>("tag");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("unsupported");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, DcmTagKey tag, const char* value, bool unsupported,
                        const char* word) {
        QTest::newRow(name) << quint32(quint32(tag.getGroup()) << 16U | tag.getElement()) << QString(value)
                            << unsupported << QString(word);
    };
    row("colour", DCM_PhotometricInterpretation, "RGB", true, "RGB");
    row("palette", DCM_PhotometricInterpretation, "PALETTE COLOR", true, "PALETTE COLOR");
    row("no photometric interpretation", DCM_PhotometricInterpretation, "", false, "(0028,0004)");
    row("several samples", DCM_SamplesPerPixel, "3", false, "3 samples");
    row("1 bit", DCM_BitsAllocated, "1", true, "Bits Allocated 1");
    row("64 bit", DCM_BitsAllocated, "64", true, "Bits Allocated 64");
    row("more bits stored than allocated", DCM_BitsStored, "17", false, "17 of 16");
    row("high bit elsewhere", DCM_HighBit, "11", true, "High Bit 11");
    row("representation", DCM_PixelRepresentation, "2", false, "(0028,0103)");
    row("no rows", DCM_Rows, "0", false, "(0028,0010)");
    row("more rows than pixels", DCM_Rows, "16", false, "16 x 17");
    row("more frames than pixels", DCM_NumberOfFrames, "2", false, "2 frames");
    row("no frames", DCM_NumberOfFrames, "0", false, "(0028,0008)");
    row("frames are no number", DCM_NumberOfFrames, "many", false, "(0028,0008)");
}

void HeaderFields::what_is_not_supported_names_itself() {
    QFETCH(quint32, tag);
    QFETCH(QString, value);
    QFETCH(bool, unsupported);
    QFETCH(QString, word);
    const auto header = header_with(
        [&](DcmDataset& d) { put(d, DcmTagKey(Uint16(tag >> 16U), Uint16(tag)), value.toStdString()); });
    QVERIFY(!header.has_value());
    QVERIFY(header.error().code == (unsupported ? Code::unsupported : Code::malformed));
    QVERIFY2(header.error().what.text().find(word.toStdString()) != std::string::npos,
             header.error().what.text().c_str());
    QCOMPARE(header.error().file.filename().string(), std::string("a.dcm"));
}

void HeaderFields::values_are_rescaled() {
    Slice slice;
    slice.pixels = Grid<std::int16_t>({1, 2}, {-3, 4});
    QVERIFY(values(slice) == Grid<float>({1, 2}, {-3, 4}));
    slice.header.rescale = Rescale{2, 10};
    QVERIFY(values(slice) == Grid<float>({1, 2}, {4, 18}));
    QVERIFY(dot({1, 2, 3}, {4, 5, 6}) == 32 && cross({1, 0, 0}, {0, 1, 0}) == Vec3({0, 0, 1}));
}

QTEST_GUILESS_MAIN(HeaderFields)
#include "tst_header.moc"
