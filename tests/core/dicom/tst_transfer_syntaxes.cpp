#include "dicom_files.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <thread>

using namespace contourcheck;
using namespace contourcheck::dicom;
using namespace dicom_files;

namespace {

/// Each syntax with the pixel formats that it can carry; `tolerance` in parts of the whole range.
struct Case {
    const char* name;
    E_TransferSyntax xfer;
    int allocated;
    int stored;
    bool is_signed;
    int frames;
    double tolerance;
};

constexpr Case cases[] = {
    {"implicit, 16 bit signed", EXS_LittleEndianImplicit, 16, 16, true, 1, 0},
    {"explicit, 8 bit", EXS_LittleEndianExplicit, 8, 8, false, 1, 0},
    {"explicit, 8 bit signed, 3 frames", EXS_LittleEndianExplicit, 8, 8, true, 3, 0},
    {"explicit, 12 of 16 bit signed", EXS_LittleEndianExplicit, 16, 12, true, 1, 0},
    {"explicit, 16 bit, 3 frames", EXS_LittleEndianExplicit, 16, 16, false, 3, 0},
    {"explicit, 32 bit", EXS_LittleEndianExplicit, 32, 32, false, 1, 0},
    {"explicit, 24 of 32 bit signed", EXS_LittleEndianExplicit, 32, 24, true, 1, 0},
    {"big endian, 16 bit signed", EXS_BigEndianExplicit, 16, 16, true, 2, 0},
    {"big endian, 8 bit", EXS_BigEndianExplicit, 8, 8, false, 3, 0},
    {"deflated, 12 of 16 bit signed", EXS_DeflatedLittleEndianExplicit, 16, 12, true, 2, 0},
    {"JPEG lossless, 16 bit", EXS_JPEGProcess14SV1, 16, 16, false, 1, 0},
    {"JPEG lossless, 16 bit signed", EXS_JPEGProcess14SV1, 16, 16, true, 3, 0},
    {"JPEG lossless, 12 of 16 bit signed", EXS_JPEGProcess14, 16, 12, true, 2, 0},
    {"JPEG lossless, 8 bit", EXS_JPEGProcess14, 8, 8, false, 1, 0},
    {"JPEG lossless, 8 of 16 bit", EXS_JPEGProcess14SV1, 16, 8, false, 1, 0},
    {"JPEG lossless, 8 of 16 bit signed", EXS_JPEGProcess14SV1, 16, 8, true, 1, 0},
    {"JPEG baseline, 8 bit", EXS_JPEGProcess1, 8, 8, false, 2, 0.03},
    {"JPEG baseline, 8 of 16 bit", EXS_JPEGProcess1, 16, 8, false, 2, 0.03},
    {"JPEG extended, 8 bit", EXS_JPEGProcess2_4, 8, 8, false, 1, 0.03},
    {"JPEG progressive, 8 bit", EXS_JPEGProcess10_12, 8, 8, false, 1, 0.03},
    {"JPEG extended, 12 of 16 bit", EXS_JPEGProcess2_4, 16, 12, false, 2, 0.03},
    {"JPEG-LS, 8 bit", EXS_JPEGLSLossless, 8, 8, false, 1, 0},
    {"JPEG-LS, 16 bit signed", EXS_JPEGLSLossless, 16, 16, true, 3, 0},
    {"JPEG-LS, 12 of 16 bit signed", EXS_JPEGLSLossless, 16, 12, true, 1, 0},
    {"JPEG-LS, 8 of 16 bit", EXS_JPEGLSLossless, 16, 8, false, 1, 0},
    {"JPEG-LS near lossless, 12 of 16 bit", EXS_JPEGLSLossy, 16, 12, false, 2, 0.001},
    {"RLE, 8 bit", EXS_RLELossless, 8, 8, false, 3, 0},
    {"RLE, 16 bit signed", EXS_RLELossless, 16, 16, true, 3, 0},
    {"RLE, 12 of 16 bit signed", EXS_RLELossless, 16, 12, true, 1, 0},
    {"JPEG 2000 lossless, 8 bit", EXS_JPEG2000LosslessOnly, 8, 8, false, 1, 0},
    {"JPEG 2000 lossless, 16 bit signed", EXS_JPEG2000LosslessOnly, 16, 16, true, 3, 0},
    {"JPEG 2000 lossless, 12 of 16 bit signed", EXS_JPEG2000, 16, 12, true, 1, 0},
    {"JPEG 2000 lossless, 16 bit", EXS_JPEG2000LosslessOnly, 16, 16, false, 1, 0},
    {"JPEG 2000, 12 of 16 bit", EXS_JPEG2000, 16, 12, false, 2, 0.05},
};

Picture picture_of(const Case& row) {
    return picture(row.allocated, row.stored, row.is_signed, row.frames, row.tolerance > 0);
}

std::string encoded(const Case& row, const Picture& source) {
    if (row.xfer != EXS_JPEG2000LosslessOnly && row.xfer != EXS_JPEG2000) return file_of(source, row.xfer);
    std::vector<std::string> codestreams;
    for (int i = 0; i < source.frames; ++i)
        codestreams.push_back(jpeg2000(source, i, row.tolerance == 0));
    return file_of_fragments(*dataset_of(source), row.xfer, codestreams);
}

long largest_difference(const std::vector<long>& a, const std::vector<long>& b) {
    long largest = a.size() == b.size() ? 0 : 1L << 40;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

QByteArray why(const auto& result) {
    return result ? QByteArray("read") : QByteArray::fromStdString(to_string(result.error()));
}

std::string type_of(const Picture& source) {
    return (source.is_signed ? "int" : "uint") + std::to_string(source.bits_allocated);
}

} // namespace

class TransferSyntaxes : public QObject {
    Q_OBJECT

private slots:
    void every_frame_is_read_in_its_stored_type_data();
    void every_frame_is_read_in_its_stored_type();
    void a_frame_in_several_fragments_is_put_together();
    void frames_without_offset_table_are_told_by_their_first_marker();
    void the_offset_table_tells_where_frames_start();
    void the_sign_is_the_header_s_not_the_codestream_s();
    void bits_above_bits_stored_are_not_read();
    void words_of_bytes_in_big_endian_are_swapped();
    void a_file_without_preamble_is_read();
    void a_dataset_without_file_meta_information_is_read();
    void many_threads_read_at_once();
    // last: the thread sanitizer allows no new thread after QProcess has forked
    void pixels_are_those_that_pydicom_reads();
};

void TransferSyntaxes::every_frame_is_read_in_its_stored_type_data() {
    QTest::addColumn<int>("row");
    for (int i = 0; i < int(std::size(cases)); ++i)
        QTest::newRow(cases[i].name) << i;
}

void TransferSyntaxes::every_frame_is_read_in_its_stored_type() {
    QFETCH(int, row);
    const Case& one = cases[row];
    Picture source = picture_of(one);
    for (const char* photometric : {"MONOCHROME2", "MONOCHROME1"}) {
        source.photometric = photometric;
        const std::string bytes = encoded(one, source);
        const long allowed = long(one.tolerance * double(1L << one.stored));
        for (int frame = 0; frame < one.frames; ++frame) {
            const auto slice = parse_slice(bytes, "test.dcm", frame);
            QVERIFY2(slice.has_value(), why(slice));
            QCOMPARE(std::string(type_name(slice->pixels)), type_of(source));
            QCOMPARE(std::string(stored_type_name(slice->header)), type_of(source));
            QVERIFY(shape(slice->pixels) == Shape({source.rows, source.columns}));
            const long difference = largest_difference(values_of(slice->pixels), values_of(source, frame));
            QVERIFY2(difference <= allowed, QByteArray::number(qlonglong(difference)));
            QCOMPARE(slice->header.frames, one.frames);
            QCOMPARE(slice->header.photometric == Photometric::monochrome1,
                     source.photometric == "MONOCHROME1");
            QCOMPARE(slice->header.transfer_syntax_uid, std::string(DcmXfer(one.xfer).getXferID()));
        }
        const auto beyond = parse_slice(bytes, "test.dcm", one.frames);
        QVERIFY(!beyond && beyond.error().code == Code::invalid_argument);
    }
}

void TransferSyntaxes::pixels_are_those_that_pydicom_reads() {
    const Folder folder;
    std::vector<Case> compared;
    std::vector<std::string> files;
    for (const Case& one : cases) {
        // what Debian's pydicom reads by itself, and 8 bit JPEG by PIL
        const bool by_pil = one.xfer == EXS_JPEGProcess1 && one.allocated == 8;
        const bool natively = one.xfer == EXS_LittleEndianImplicit || one.xfer == EXS_LittleEndianExplicit ||
                              one.xfer == EXS_DeflatedLittleEndianExplicit || one.xfer == EXS_RLELossless ||
                              (one.xfer == EXS_BigEndianExplicit && one.allocated == 16);
        if ((!by_pil && !natively) || one.stored != one.allocated) continue;
        compared.push_back(one);
        files.push_back(
            folder.write(std::to_string(files.size()) + ".dcm", encoded(one, picture_of(one))).string());
    }
    QVERIFY(files.size() >= 8);
    const std::string printed = python("import sys, pydicom\n"
                                       "for f in sys.argv[1:]:\n"
                                       "    a = pydicom.dcmread(f).pixel_array\n"
                                       "    print(a.dtype.name, *a.ravel())\n",
                                       files);
    const auto lines = QString::fromStdString(printed).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(std::size_t(lines.size()), files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto words = lines[int(i)].split(' ');
        const std::string type = words.takeFirst().toStdString();
        std::vector<long> theirs;
        for (const auto& word : words)
            theirs.push_back(word.toLong());
        std::vector<long> ours;
        for (int frame = 0; frame < compared[i].frames; ++frame) {
            const auto slice = read_slice(files[i], frame);
            QVERIFY2(slice.has_value(), why(slice));
            QCOMPARE(std::string(type_name(slice->pixels)), type);
            const auto values = values_of(slice->pixels);
            ours.insert(ours.end(), values.begin(), values.end());
        }
        // two JPEG decoders may round differently
        QVERIFY2(largest_difference(ours, theirs) <= (compared[i].tolerance > 0 ? 1 : 0), compared[i].name);
    }
}

void TransferSyntaxes::a_frame_in_several_fragments_is_put_together() {
    const Picture source = picture(16, 16, true);
    const std::string whole = jpeg2000(source, 0, true);
    const std::size_t cut = whole.size() / 4 * 2;
    const std::string bytes = file_of_fragments(*dataset_of(source), EXS_JPEG2000LosslessOnly,
                                                {whole.substr(0, cut), whole.substr(cut)});
    const auto slice = parse_slice(bytes, "test.dcm");
    QVERIFY2(slice.has_value(), why(slice));
    QCOMPARE(values_of(slice->pixels), values_of(source));
}

void TransferSyntaxes::frames_without_offset_table_are_told_by_their_first_marker() {
    const Picture source = picture(16, 12, true, 3);
    std::vector<std::string> fragments;
    for (int frame = 0; frame < 3; ++frame) {
        const std::string whole = jpeg2000(source, frame, true);
        const std::size_t cut = frame == 1 ? whole.size() / 4 * 2 : whole.size();
        fragments.push_back(whole.substr(0, cut));
        if (cut < whole.size()) fragments.push_back(whole.substr(cut));
    }
    const std::string bytes = file_of_fragments(*dataset_of(source), EXS_JPEG2000LosslessOnly, fragments);
    for (int frame = 0; frame < 3; ++frame) {
        const auto slice = parse_slice(bytes, "test.dcm", frame);
        QVERIFY2(slice.has_value(), why(slice));
        QCOMPARE(values_of(slice->pixels), values_of(source, frame));
    }
}

void TransferSyntaxes::the_offset_table_tells_where_frames_start() {
    const Picture source = picture(8, 8, false, 2);
    const std::string first = jpeg2000(source, 0, true);
    std::string second = jpeg2000(source, 1, true);
    if (second.size() % 2 != 0) second += '\0';
    // a first fragment of two bytes hides the marker: only the table tells
    const std::size_t start = 8 + first.size() + first.size() % 2;
    const std::string table{'\0', '\0', '\0', '\0', char(start & 0xffU), char(start >> 8U), '\0', '\0'};
    const std::string bytes = file_of_fragments(*dataset_of(source), EXS_JPEG2000LosslessOnly,
                                                {first, second.substr(0, 2), second.substr(2)}, table);
    const auto slice = parse_slice(bytes, "test.dcm", 1);
    QVERIFY2(slice.has_value(), why(slice));
    QCOMPARE(values_of(slice->pixels), values_of(source, 1));
}

void TransferSyntaxes::the_sign_is_the_header_s_not_the_codestream_s() {
    // some writers put the bits of signed pixels into an unsigned codestream
    const Picture source = picture(16, 12, true);
    Picture as_unsigned = source;
    as_unsigned.is_signed = false;
    for (long& value : as_unsigned.values)
        value &= 0xfff;
    const std::string bytes =
        file_of_fragments(*dataset_of(source), EXS_JPEG2000LosslessOnly, {jpeg2000(as_unsigned, 0, true)});
    const auto slice = parse_slice(bytes, "test.dcm");
    QVERIFY2(slice.has_value(), why(slice));
    QCOMPARE(values_of(slice->pixels), values_of(source));
}

void TransferSyntaxes::bits_above_bits_stored_are_not_read() {
    for (const bool is_signed : {false, true}) {
        const Picture source = picture(16, 12, is_signed);
        const auto dataset = dataset_of(source);
        std::vector<Uint16> words;
        for (const long value : source.values)
            words.push_back(Uint16((value & 0xfff) | 0xa000)); // overlay bits
        QVERIFY(dataset->putAndInsertUint16Array(DCM_PixelData, words.data(), words.size()).good());
        const auto slice = parse_slice(file_of(*dataset, EXS_LittleEndianExplicit), "test.dcm");
        QVERIFY2(slice.has_value(), why(slice));
        QCOMPARE(values_of(slice->pixels), values_of(source));
    }
}

void TransferSyntaxes::words_of_bytes_in_big_endian_are_swapped() {
    // PS3.5 section 7.3: OW is swapped in pairs, even where a pixel has 8 bits
    Picture source = picture(8, 8, false);
    const auto dataset = dataset_of(source);
    std::vector<Uint16> words;
    auto padded = source.values;
    padded.push_back(0);
    for (std::size_t i = 0; i + 1 < padded.size(); i += 2)
        words.push_back(Uint16(padded[i] | padded[i + 1] << 8));
    QVERIFY(
        dataset->putAndInsertUint16Array(DcmTag(DCM_PixelData, EVR_OW), words.data(), words.size()).good());
    const std::string bytes = file_of(*dataset, EXS_BigEndianExplicit);
    QVERIFY(bytes.find(std::string("\x7f\xe0\x00\x10OW", 6)) != std::string::npos);
    const auto slice = parse_slice(bytes, "test.dcm");
    QVERIFY2(slice.has_value(), why(slice));
    QCOMPARE(values_of(slice->pixels), values_of(source));
}

void TransferSyntaxes::a_file_without_preamble_is_read() {
    const Picture source = picture(16, 16, true);
    const std::string bytes = file_of(source, EXS_BigEndianExplicit).substr(132);
    const auto slice = parse_slice(bytes, "test.dcm");
    QVERIFY2(slice.has_value(), why(slice));
    QCOMPARE(values_of(slice->pixels), values_of(source));
}

void TransferSyntaxes::a_dataset_without_file_meta_information_is_read() {
    const Picture source = picture(16, 16, true);
    for (const auto xfer : {EXS_LittleEndianImplicit, EXS_LittleEndianExplicit, EXS_BigEndianExplicit}) {
        const std::string bytes = file_of(source, xfer);
        const std::string first = xfer == EXS_BigEndianExplicit ? std::string("\x00\x08\x00\x16", 4)
                                                                : std::string("\x08\x00\x16\x00", 4);
        const auto slice = parse_slice(bytes.substr(bytes.find(first)), "test.dcm");
        QVERIFY2(slice.has_value(), why(slice));
        QCOMPARE(values_of(slice->pixels), values_of(source));
        QCOMPARE(slice->header.transfer_syntax_uid, std::string(DcmXfer(xfer).getXferID()));
    }
}

void TransferSyntaxes::many_threads_read_at_once() {
    std::vector<std::string> files;
    for (const Case& one : cases)
        files.push_back(encoded(one, picture_of(one)));
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (std::size_t i = 0; i < files.size(); ++i) {
                const Case& one = cases[(i + std::size_t(t) * 7) % files.size()];
                const auto slice = parse_slice(files[(i + std::size_t(t) * 7) % files.size()], "test.dcm");
                if (!slice || (one.tolerance == 0 && values_of(slice->pixels) != values_of(picture_of(one))))
                    ++wrong;
            }
        });
    threads.clear();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TransferSyntaxes)
#include "tst_transfer_syntaxes.moc"
