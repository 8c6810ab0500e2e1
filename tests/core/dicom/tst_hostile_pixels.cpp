#include "dicom/codestream.h"
#include "hostile_files.h"
#include "support/processor_time.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hostile;

class HostilePixels : public QObject {
    Q_OBJECT

private slots:
    void a_huge_picture_in_a_small_file_is_refused_at_once();
    void the_limit_of_a_frame_is_the_caller_s();
    void broken_fragments_are_refused();
    void broken_codestreams_are_refused();
    void a_codestream_of_another_size_is_refused();
    void any_change_of_a_file_is_survived_data();
    void any_change_of_a_file_is_survived();
};

void HostilePixels::a_huge_picture_in_a_small_file_is_refused_at_once() {
    const support::ProcessorTime taken;
    std::string bytes = explicit_file(sop_class + image(65535, 65535, std::string(528 - 330, 'x')));
    QVERIFY(bytes.size() <= 528);
    QVERIFY(says(refusal(bytes), Code::too_large, "65535 x 65535"));
    bytes = explicit_file(sop_class + image(1000, 1000, "abcd", "2147483647"));
    QVERIFY(says(refusal(bytes), Code::malformed, "has 4"));
    const std::string compressed = file_of_fragments(*dataset_of(picture(16, 16, false)), EXS_JPEG2000,
                                                     {std::string("\xff\x4f\xff\x51")});
    std::string many = compressed;
    const auto rows = many.find(std::string("\x28\x00\x10\x00US\x02\x00", 8));
    many.replace(rows + 8, 2, std::string("\xff\xff"));
    QVERIFY(says(refusal(many), Code::malformed, "JPEG 2000"));
    QVERIFY2(taken.ms() < 1000, QByteArray::number(taken.ms()));
}

void HostilePixels::the_limit_of_a_frame_is_the_caller_s() {
    const std::string bytes = explicit_file(sop_class + image(2, 2, "abcdefgh"));
    QVERIFY(parse_slice(bytes, "a.dcm", 0, {.frame_bytes = 8}).has_value());
    QVERIFY(says(refusal(bytes, {.frame_bytes = 7}), Code::too_large, "7 bytes"));
    QVERIFY(says(refusal(bytes, {.file_bytes = 100}), Code::too_large, "100 bytes"));
    const Folder folder;
    const auto header = read_header(folder.write("a.dcm", bytes), 0, {.file_bytes = 100});
    QVERIFY(!header && says(header.error(), Code::too_large, "100 bytes"));
}

void HostilePixels::broken_fragments_are_refused() {
    const Picture source = picture(16, 16, false, 3);
    const auto file = [&](E_TransferSyntax xfer, const std::vector<std::string>& fragments) {
        return file_of_fragments(*dataset_of(source), xfer, fragments);
    };
    QVERIFY(says(refusal(file(EXS_RLELossless, {})), Code::malformed, "fragments"));
    QVERIFY(says(refusal(file(EXS_RLELossless, {"ab", "cd"})), Code::malformed, "3 frames in 2 fragments"));
    QVERIFY(says(refusal(file(EXS_RLELossless, {"ab", "cd", "ef"})), Code::malformed, "RLE"));
    std::string rle(64, '\0');
    QVERIFY(says(refusal(file(EXS_RLELossless, {rle, rle, rle})), Code::malformed, "0 segments, needs 2"));
    rle[0] = 2;
    QVERIFY(says(refusal(file(EXS_RLELossless, {rle, rle, rle})), Code::malformed, "outside"));
    rle[4] = 64;
    rle[9] = 64;
    QVERIFY(says(refusal(file(EXS_RLELossless, {rle, rle, rle})), Code::malformed, "ends early: RLE"));
    QVERIFY(says(refusal(file(EXS_JPEGProcess14SV1, {"", "", ""})), Code::malformed, "no JPEG codestream"));
    QVERIFY(
        says(refusal(file(EXS_JPEG2000, {"ab", "cd", "ef"})), Code::malformed, "no JPEG 2000 codestream"));
    // native pixel data where the transfer syntax is compressed, and the other way round
    const std::string native = file_around(sop_class + image(1, 1, "ab"), UID_RLELosslessTransferSyntax);
    QVERIFY(says(refusal(native), Code::malformed, "not in fragments"));
    std::string wrong = sop_class + image(1, 1, "");
    wrong.replace(wrong.size() - 4, 4, "\xff\xff\xff\xff");
    wrong += element(0xfffee000, "", "") + element(0xfffee000, "", "ab") + element(0xfffee0dd, "", "");
    QVERIFY(says(refusal(explicit_file(wrong)), Code::malformed, "uncompressed"));
    std::string endless = sop_class + image(1, 1, "");
    endless.replace(endless.size() - 4, 4, "\xff\xff\xff\xff");
    endless += element(0xfffee000, "", "") + element_start(0xfffee000, "", 0xffffffff);
    QVERIFY(says(refusal(file_around(endless, UID_RLELosslessTransferSyntax)), Code::malformed, "no length"));
}

void HostilePixels::broken_codestreams_are_refused() {
    const Picture source = picture(16, 16, false);
    const std::string whole = jpeg2000(source, 0, true);
    const auto dataset = dataset_of(source);
    const auto file = [&](const std::string& codestream) {
        return file_of_fragments(*dataset, EXS_JPEG2000, {codestream});
    };
    QVERIFY(parse_slice(file(whole), "whole.dcm").has_value());
    QVERIFY(says(refusal(file(whole.substr(0, whole.size() / 2))), Code::malformed, "JPEG 2000"));
    std::string tiles = whole;
    tiles.replace(8 + 16, 8, std::string("\0\0\0\1\0\0\0\1", 8));
    QVERIFY(!look_at_jpeg2000(whole.substr(0, 40)));
    QVERIFY(says(look_at_jpeg2000(tiles.replace(8, 8, std::string("\0\0\1\0\0\0\1\0", 8))).error(),
                 Code::too_large, "4096 tiles"));
    std::string nothing = whole;
    nothing.replace(8 + 16, 8, std::string(8, '\0'));
    QVERIFY(says(refusal(file(nothing)), Code::malformed, "no sensible size"));
}

void HostilePixels::a_codestream_of_another_size_is_refused() {
    Picture source = picture(16, 16, false);
    const std::string codestream = jpeg2000(source, 0, true);
    std::swap(source.rows, source.columns);
    QVERIFY(says(refusal(file_of_fragments(*dataset_of(source), EXS_JPEG2000, {codestream})), Code::malformed,
                 "the compressed picture is 15 x 17, the header says 17 x 15"));
    for (const auto xfer : {EXS_JPEGProcess14SV1, EXS_JPEGLSLossless}) {
        const auto dataset = dataset_of(picture(16, 16, false));
        (void)file_of(*dataset, xfer);
        dataset->putAndInsertUint16(DCM_Rows, 60000);
        QVERIFY(says(refusal(file_of(*dataset, EXS_Unknown)), Code::malformed, "the header says 60000 x 17"));
    }
    const auto narrow = dataset_of(picture(16, 16, false));
    (void)file_of(*narrow, EXS_JPEGProcess14SV1);
    for (const auto& tag : {DCM_BitsAllocated, DCM_BitsStored})
        narrow->putAndInsertUint16(tag, 8);
    narrow->putAndInsertUint16(DCM_HighBit, 7);
    QVERIFY(says(refusal(file_of(*narrow, EXS_Unknown)), Code::malformed, "16 bits a sample"));
}

void HostilePixels::any_change_of_a_file_is_survived_data() {
    QTest::addColumn<int>("xfer");
    for (const auto xfer : {EXS_LittleEndianExplicit, EXS_LittleEndianImplicit, EXS_BigEndianExplicit,
                            EXS_DeflatedLittleEndianExplicit, EXS_JPEGProcess1, EXS_JPEGProcess14SV1,
                            EXS_RLELossless, EXS_JPEGLSLossless, EXS_JPEG2000})
        QTest::newRow(DcmXfer(xfer).getXferName()) << int(xfer);
}

void HostilePixels::any_change_of_a_file_is_survived() {
    QFETCH(int, xfer);
    const bool is_8_bit = xfer == EXS_JPEGProcess1;
    const Picture source = picture(is_8_bit ? 8 : 16, is_8_bit ? 8 : 16, false);
    const std::string bytes = xfer == EXS_JPEG2000 ? file_of_fragments(*dataset_of(source), EXS_JPEG2000,
                                                                       {jpeg2000(source, 0, true)})
                                                   : file_of(source, E_TransferSyntax(xfer));
    QVERIFY(rc::check("changed bytes give pixels of the header's size or an error", [&] {
        std::string changed = bytes;
        const int count = *rc::gen::inRange(1, 6);
        for (int i = 0; i < count; ++i)
            changed[*rc::gen::inRange(std::size_t(132), changed.size())] = char(*rc::gen::inRange(0, 256));
        const auto slice = parse_slice(changed, "changed.dcm");
        if (!slice) return !slice.error().what.empty() && slice.error().file == "changed.dcm";
        return shape(slice->pixels) == slice->header.shape;
    }));
}

QTEST_GUILESS_MAIN(HostilePixels)
#include "tst_hostile_pixels.moc"
