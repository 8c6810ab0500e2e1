#include "dicom/codestream.h"
#include "dicom/memory.h"
#include "hostile_files.h"

#include <QTest>

using namespace hostile;

namespace {

/// The compressed bytes of the only frame.
std::string codestream_in(E_TransferSyntax xfer, int bits = 8) {
    const std::string bytes = file_of(picture(bits, bits, false), xfer);
    return bytes.substr(bytes.find("\xff\xd8\xff"));
}

std::string with(std::string bytes, std::size_t at, const std::string& inserted) {
    return bytes.insert(at, inserted);
}

/// Where a marker and its segment start.
std::size_t place(const std::string& bytes, char marker) {
    return bytes.find(std::string("\xff") + marker);
}

bool is_refused(const Expected<Codestream>& look, Code code, const std::string& word) {
    if (look) qWarning("it was read");
    return !look && says(look.error(), code, word);
}

} // namespace

class Codestreams : public QObject {
    Q_OBJECT

private slots:
    void a_marker_without_a_length_hides_nothing();
    void markers_in_the_wrong_place_are_refused();
    void frame_headers_that_are_not_supported_are_named();
    void the_number_of_lines_may_not_come_later();
    void fill_bytes_and_what_is_behind_the_end_change_nothing();
    void scans_beyond_the_limit_are_refused();
    void a_frame_that_does_not_end_takes_nothing_of_the_next();
    void a_second_coding_style_is_refused();
    void coding_styles_without_sense_are_refused();
    void markers_that_openjpeg_reads_otherwise_are_refused();
    void blocks_and_layers_are_bounded();
    void what_a_picture_takes_is_reckoned_before();
    void what_decoding_takes_is_reckoned_before();
};

/// libjpeg reads RST0 without a length. Taken for a length, what follows would lead to another frame header.
void Codestreams::a_marker_without_a_length_hides_nothing() {
    const std::string right = codestream_in(EXS_JPEGProcess1);
    const std::size_t frame = place(right, '\xc0');
    const std::string header = right.substr(frame, 13);
    std::string large = header;
    large[5] = '\x80';
    const std::string decoy =
        std::string("\xff\xd0") + large + std::string(0xffc0 - large.size(), '\xff') + header;
    for (const char* marker : {"\xff\xd0", "\xff\xd7", "\xff\x01"})
        QVERIFY(is_refused(look_at_jpeg(with(right, frame, std::string(marker) + decoy.substr(2))),
                           Code::malformed, "stands in the wrong place"));
}

void Codestreams::markers_in_the_wrong_place_are_refused() {
    const std::string right = codestream_in(EXS_JPEGProcess1);
    const std::size_t frame = place(right, '\xc0'), scan = place(right, '\xda');
    const auto shape = look_at_jpeg(right)->shape;
    QVERIFY(shape == Shape({15, 17}));
    const std::string wrong = "stands in the wrong place";
    const std::string second = right.substr(frame, 13);
    QVERIFY(is_refused(look_at_jpeg(with(right, scan, second)), Code::malformed, "FFC0 " + wrong));
    QVERIFY(is_refused(look_at_jpeg(with(right, scan, "\xff\xd8")), Code::malformed, "FFD8 " + wrong));
    QVERIFY(is_refused(look_at_jpeg(with(right, scan, std::string("\xff\xdc\0\4\1\1", 6))), Code::malformed,
                       "FFDC " + wrong));
    QVERIFY(
        is_refused(look_at_jpeg(with(right, frame, right.substr(scan))), Code::malformed, "FFDA " + wrong));
    QVERIFY(is_refused(look_at_jpeg(with(right, scan, "ab")), Code::malformed, "between its segments"));
    QVERIFY(is_refused(look_at_jpeg(right.substr(0, scan)), Code::malformed, "no scan"));
    QVERIFY(is_refused(look_at_jpeg(right.substr(0, frame)), Code::malformed, "no frame header"));
    QVERIFY(is_refused(look_at_jpeg(right.substr(0, frame + 9)), Code::malformed, "is cut"));
    const std::string behind = with(right, right.rfind("\xff\xd9"), std::string("\xff\xdc\0\4\1\1", 6));
    QVERIFY(is_refused(look_at_jpeg(behind), Code::malformed, "FFDC " + wrong));
    const std::string ls = codestream_in(EXS_JPEGLSLossless);
    QVERIFY(is_refused(look_at_jpeg_ls(with(ls, 2, "\xff\xd0")), Code::malformed, "FFD0 " + wrong));
}

void Codestreams::frame_headers_that_are_not_supported_are_named() {
    std::string changed = codestream_in(EXS_JPEGProcess1);
    const std::size_t frame = place(changed, '\xc0');
    for (const char marker : {'\xc5', '\xc9', '\xca', '\xcb', '\xcf', '\xf7'}) {
        changed[frame + 1] = marker;
        QVERIFY(is_refused(look_at_jpeg(changed), Code::unsupported, "is not supported"));
    }
    QVERIFY(is_refused(look_at_jpeg(codestream_in(EXS_JPEGLSLossless)), Code::unsupported, "FFF7"));
    QVERIFY(is_refused(look_at_jpeg_ls(codestream_in(EXS_JPEGProcess14SV1)), Code::unsupported, "FFC3"));
}

void Codestreams::the_number_of_lines_may_not_come_later() {
    std::string changed = codestream_in(EXS_JPEGProcess1);
    changed.replace(place(changed, '\xc0') + 5, 2, std::string(2, '\0'));
    QVERIFY(is_refused(look_at_jpeg(changed), Code::malformed, "tells no size"));
}

void Codestreams::fill_bytes_and_what_is_behind_the_end_change_nothing() {
    for (const auto xfer : {EXS_JPEGProcess1, EXS_JPEGProcess14SV1}) {
        const Picture source = picture(8, 8, false);
        const std::string right = codestream_in(xfer);
        const auto pixels = [&](const std::string& codestream) {
            const auto slice =
                parse_slice(file_of_fragments(*dataset_of(source), xfer, {codestream}), "a.dcm");
            return slice ? values_of(slice->pixels) : std::vector<long>();
        };
        const auto expected = pixels(right);
        QVERIFY(!expected.empty());
        QVERIFY(pixels(with(right, 2, "\xff\xff\xff")) == expected);
        QVERIFY(pixels(with(right, right.rfind("\xff\xd9"), "\xff\xff")) == expected);
        QVERIFY(pixels(right + "\xff\xd8\xff\xc0 anything") == expected);
    }
}

void Codestreams::scans_beyond_the_limit_are_refused() {
    const std::string right = codestream_in(EXS_JPEGProcess1);
    const std::size_t scan = place(right, '\xda');
    std::string many = right.substr(0, scan);
    const std::string one = right.substr(scan, right.rfind("\xff\xd9") - scan);
    for (int i = 0; i < scan_limit; ++i)
        many += one;
    QVERIFY(look_at_jpeg(many + "\xff\xd9").has_value());
    many += one;
    QVERIFY(is_refused(look_at_jpeg(many + "\xff\xd9"), Code::too_large, "more than 100 scans"));
    const auto dataset = dataset_of(picture(8, 8, false));
    QVERIFY(
        says(refusal(file_of_fragments(*dataset, EXS_JPEGProcess1, {many.substr(0, 300), many.substr(300)})),
             Code::too_large, "more than 100 scans"));
}

/// DCMTK goes on with the next fragment where a codestream has no end: there may be any number of scans in it.
void Codestreams::a_frame_that_does_not_end_takes_nothing_of_the_next() {
    const std::string right = codestream_in(EXS_JPEGProcess14SV1);
    const std::size_t scan = place(right, '\xda');
    const auto dataset = dataset_of(picture(8, 8, false, 2));
    const std::string cut = right.substr(0, scan + 12);
    const auto first = parse_slice(
        file_of_fragments(*dataset, EXS_JPEGProcess14SV1, {cut, right.substr(scan + 12)}), "a.dcm");
    const auto alone = parse_slice(
        file_of_fragments(*dataset_of(picture(8, 8, false)), EXS_JPEGProcess14SV1, {cut}), "a.dcm");
    QCOMPARE(first.has_value(), alone.has_value());
    if (first) QVERIFY(values_of(first->pixels) == values_of(alone->pixels));
}

void Codestreams::a_second_coding_style_is_refused() {
    const std::string right = jpeg2000(picture(16, 16, false), 0, true);
    QVERIFY(look_at_jpeg2000(right).has_value());
    const std::size_t style = place(right, '\x52'), part = place(right, '\x90');
    const std::string word = "several coding styles";
    const std::string again = right.substr(style, 14);
    QVERIFY(is_refused(look_at_jpeg2000(with(right, part, again)), Code::unsupported, word));
    QVERIFY(is_refused(look_at_jpeg2000(with(right, part + 12, again)), Code::unsupported, word));
    QVERIFY(is_refused(look_at_jpeg2000(with(right, part, std::string("\xff\x53\0\x09\0\0\0\0\0\0\0", 11))),
                       Code::unsupported, word));
}

void Codestreams::coding_styles_without_sense_are_refused() {
    const std::string right = jpeg2000(picture(16, 16, false), 0, true);
    const std::size_t style = place(right, '\x52');
    const auto changed = [&](std::size_t at, char to) {
        std::string bytes = right;
        bytes[style + 4 + at] = to;
        return look_at_jpeg2000(bytes);
    };
    const std::string word = "no sensible coding style";
    QVERIFY(is_refused(changed(5, '\x21'), Code::malformed, word)); // levels
    QVERIFY(is_refused(changed(6, '\x09'), Code::malformed, word)); // width of blocks
    QVERIFY(is_refused(changed(3, '\0'), Code::malformed, word));   // layers
    QVERIFY(is_refused(changed(0, '\1'), Code::malformed, word));   // precincts that are not there
    QVERIFY(is_refused(look_at_jpeg2000(right.substr(0, style)), Code::malformed, word));
}

void Codestreams::markers_that_openjpeg_reads_otherwise_are_refused() {
    const std::string right = jpeg2000(picture(16, 16, false), 0, true);
    const std::size_t part = place(right, '\x90');
    for (const char* marker : {"\xff\x30", "\xff\x42", "\xff\x51", "\xff\x93"})
        QVERIFY(
            is_refused(look_at_jpeg2000(with(right, part, std::string(marker) + std::string("\0\4ab", 4))),
                       Code::malformed, "no sensible coding style"));
    QVERIFY(
        look_at_jpeg2000(with(right, part, std::string("\xff\x64\0\5\0\1a", 7))).has_value()); // a comment
}

void Codestreams::blocks_and_layers_are_bounded() {
    std::string many = jpeg2000(picture(16, 16, false), 0, true);
    const std::size_t style = place(many, '\x52');
    const std::uint64_t usual = look_at_jpeg2000(many)->decoder_bytes;
    many.replace(style + 10, 2, std::string(2, '\0')); // blocks of 4 x 4
    const auto small = look_at_jpeg2000(many);
    QVERIFY(small && small->decoder_bytes > usual);
    many.replace(style + 6, 2, "\xff\xff"); // layers
    many.replace(8, 8, std::string("\0\0\1\0\0\0\1\0", 8));
    many.replace(24, 8, std::string("\0\0\1\0\0\0\1\0", 8));
    QVERIFY(is_refused(look_at_jpeg2000(many), Code::too_large, "more than 4000000 code-blocks"));
}

void Codestreams::what_a_picture_takes_is_reckoned_before() {
    QCOMPARE(memory_limit(1000), std::uint64_t(4000 + (64 << 20)));
    QVERIFY(check_memory(memory_limit(1000), 1000).has_value());
    const auto beyond = check_memory(memory_limit(1000) + 1, 1000);
    QVERIFY(!beyond && says(beyond.error(), Code::too_large, "bytes of memory"));
    const auto of_size = [](int side) {
        const auto dataset = dataset_of(picture(8, 8, false));
        dataset->putAndInsertUint16(DCM_Rows, Uint16(side));
        dataset->putAndInsertUint16(DCM_Columns, Uint16(side));
        return refusal(file_of_fragments(*dataset, EXS_RLELossless, {"ab"}));
    };
    QVERIFY(says(of_size(4096), Code::malformed, "RLE"));
    QVERIFY(says(of_size(4097), Code::too_large, "bytes of memory"));
}

void Codestreams::what_decoding_takes_is_reckoned_before() {
    std::string codestream = jpeg2000(picture(8, 8, false), 0, true);
    for (const std::size_t at : {std::size_t(8), std::size_t(24)}) // picture and tile
        codestream.replace(at, 8, std::string("\0\0\x10\0\0\0\x10\0", 8));
    const auto dataset = dataset_of(picture(8, 8, false));
    dataset->putAndInsertUint16(DCM_Rows, 4096);
    dataset->putAndInsertUint16(DCM_Columns, 4096);
    const std::size_t style = place(codestream, '\x52');
    codestream.replace(style + 10, 2, std::string(2, '\0')); // a million blocks of 4 x 4
    QVERIFY(says(refusal(file_of_fragments(*dataset, EXS_JPEG2000, {codestream})), Code::too_large,
                 "bytes of memory"));
}

QTEST_GUILESS_MAIN(Codestreams)
#include "tst_codestreams.moc"
