#include "dicom/jpeg_ls.h"
#include "hostile_files.h"

#include <QTest>

#include <cmath>

#include <rapidcheck.h>

using namespace hostile;

namespace {

/// A picture with flat regions, edges, slopes and some noise; what every part of the coder meets.
Picture textured(int bits, int rows, int columns, int noise, unsigned seed) {
    Picture result;
    result.rows = rows;
    result.columns = columns;
    result.bits_allocated = bits <= 8 ? 8 : 16;
    result.bits_stored = bits;
    const long high = (1L << bits) - 1;
    std::uint32_t state = seed;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            state = state * 1664525U + 1013904223U;
            const long grain = noise == 0 ? 0 : long(state >> 16U) % (2 * noise + 1) - noise;
            const bool flat = (x / 8 + y / 8 + int(seed % 7)) % 3 == 0;
            const long base =
                flat ? high / 3 : long(double(high) * (0.5 + 0.4 * std::sin(0.1 * x + 0.07 * y)));
            const bool spot = state % 97 == 0;
            result.values.push_back(spot ? (x % 2 == 0 ? high : 0)
                                         : std::clamp(base + (flat ? 0 : grain), 0L, high));
        }
    return result;
}

/// The compressed bytes of the only frame.
std::string codestream_of(const Picture& picture, int near = 0) {
    const std::string bytes =
        file_of(*dataset_of(picture), near > 0 ? EXS_JPEGLSLossy : EXS_JPEGLSLossless, near);
    return bytes.substr(bytes.find("\xff\xd8\xff"));
}

} // namespace

class JpegLs : public QObject {
    Q_OBJECT

private slots:
    void lossless_pictures_are_decoded_exactly();
    void near_lossless_pictures_are_off_by_no_more_than_said();
    void a_cut_codestream_is_malformed();
    void what_dicom_does_not_use_is_refused();
    void parameters_without_sense_are_malformed();
    void any_change_of_a_codestream_is_survived();
};

void JpegLs::lossless_pictures_are_decoded_exactly() {
    QVERIFY(rc::check("as encoded", [] {
        const int bits = *rc::gen::element(8, 10, 12, 14, 16);
        const Picture source = textured(bits, *rc::gen::inRange(8, 70), *rc::gen::inRange(30, 90),
                                        *rc::gen::inRange(0, 1 << (bits - 5)), *rc::gen::inRange(0U, 1000U));
        const auto decoded = decode_jpeg_ls(codestream_of(source), {source.rows, source.columns});
        RC_ASSERT(decoded.has_value());
        RC_ASSERT(std::vector<long>(decoded->begin(), decoded->end()) == source.values);
    }));
}

void JpegLs::near_lossless_pictures_are_off_by_no_more_than_said() {
    QVERIFY(rc::check("as encoded", [] {
        const int bits = *rc::gen::element(8, 12, 16);
        const int near = *rc::gen::inRange(1, 8);
        const Picture source = textured(bits, *rc::gen::inRange(8, 70), *rc::gen::inRange(30, 90),
                                        *rc::gen::inRange(0, 1 << (bits - 5)), *rc::gen::inRange(0U, 1000U));
        const auto decoded = decode_jpeg_ls(codestream_of(source, near), {source.rows, source.columns});
        RC_ASSERT(decoded.has_value());
        for (std::size_t i = 0; i < source.values.size(); ++i)
            RC_ASSERT(std::abs(long((*decoded)[i]) - source.values[i]) <= near);
    }));
}

void JpegLs::a_cut_codestream_is_malformed() {
    const Picture source = textured(12, 20, 40, 20, 1);
    std::string whole = codestream_of(source);
    whole = whole.substr(0, whole.rfind("\xff\xd9"));
    QVERIFY(decode_jpeg_ls(whole, {20, 40}).has_value());
    for (std::size_t length = 2; length < whole.size(); ++length) {
        const auto decoded = decode_jpeg_ls(whole.substr(0, length), {20, 40});
        QVERIFY2(!decoded && decoded.error().code == Code::malformed, QByteArray::number(qulonglong(length)));
    }
}

void JpegLs::what_dicom_does_not_use_is_refused() {
    const std::string whole = codestream_of(textured(8, 20, 40, 2, 1));
    const auto with = [&](const std::string& segment) {
        return decode_jpeg_ls(whole.substr(0, 2) + segment + whole.substr(2), {20, 40});
    };
    QVERIFY(!with(std::string("\xff\xf8\0\5\2\1\1", 7)).has_value()); // a mapping table
    QVERIFY(with(std::string("\xff\xfe\0\5abc", 7)).has_value());     // a comment
    QCOMPARE(decode_jpeg_ls(whole.substr(0, 2), {20, 40}).error().code, Code::malformed);
}

void JpegLs::parameters_without_sense_are_malformed() {
    const std::string whole = codestream_of(textured(8, 20, 40, 2, 1));
    const std::size_t scan = whole.find("\xff\xda");
    // MAXVAL, T1, T2, T3 and RESET of 16 bits each
    for (const char* parameters : {"\xff\xff\0\0\0\0\0\0\0\0", "\0\xff\0\7\0\3\0\x15\0\x40",
                                   "\0\xff\0\3\0\7\1\0\0\x40", "\0\xff\0\3\0\7\0\x15\0\2"}) {
        const std::string presets = std::string("\xff\xf8\0\x0d\1", 5) + std::string(parameters, 10);
        const auto decoded = decode_jpeg_ls(whole.substr(0, scan) + presets + whole.substr(scan), {20, 40});
        QVERIFY(!decoded && decoded.error().code == Code::malformed);
    }
    // those of T.87 C.2.4.1.1.1 for 8 bits, said aloud
    const std::string usual("\xff\xf8\0\x0d\1\0\xff\0\3\0\7\0\x15\0\x40", 15);
    QVERIFY(decode_jpeg_ls(whole.substr(0, scan) + usual + whole.substr(scan), {20, 40}) ==
            decode_jpeg_ls(whole, {20, 40}));
}

void JpegLs::any_change_of_a_codestream_is_survived() {
    const std::string lossless = codestream_of(textured(16, 20, 40, 500, 1));
    const std::string lossy = codestream_of(textured(8, 20, 40, 5, 2), 3);
    QVERIFY(rc::check("pixels or an error", [&] {
        std::string changed = *rc::gen::element(lossless, lossy);
        const int count = *rc::gen::inRange(1, 8);
        for (int i = 0; i < count; ++i)
            changed[*rc::gen::inRange(std::size_t(2), changed.size())] = char(*rc::gen::inRange(0, 256));
        const auto decoded = decode_jpeg_ls(changed, {20, 40});
        return decoded ? decoded->size() == 800 : !decoded.error().what.empty();
    }));
}

QTEST_GUILESS_MAIN(JpegLs)
#include "tst_jpeg_ls.moc"
