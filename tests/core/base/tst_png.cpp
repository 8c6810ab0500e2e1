#include "base/png.h"

#include <QImage>
#include <QTest>

#include <cstdint>
#include <numeric>
#include <vector>

using namespace contourcheck;

namespace {

QImage read_back(const std::string& bytes) {
    return QImage::fromData(reinterpret_cast<const uchar*>(bytes.data()), int(bytes.size()), "PNG");
}

} // namespace

class TestPng : public QObject {
    Q_OBJECT

private slots:
    void every_grey_of_8_and_16_bits_comes_back() {
        std::vector<std::uint8_t> bytes(256);
        std::iota(bytes.begin(), bytes.end(), std::uint8_t(0));
        const QImage grey8 = read_back(to_png_bytes(
            {PngImage::Pixel::grey8, 64, 4, 0, [&](int row) { return &bytes[std::size_t(row) * 64]; }}));
        QCOMPARE(grey8.format(), QImage::Format_Grayscale8);
        for (int i = 0; i < 256; ++i)
            QCOMPARE(int(grey8.constScanLine(i / 64)[i % 64]), i);

        std::vector<std::uint16_t> words(65536);
        std::iota(words.begin(), words.end(), std::uint16_t(0));
        const QImage grey16 = read_back(to_png_bytes(
            {PngImage::Pixel::grey16, 512, 128, 0, [&](int row) { return &words[std::size_t(row) * 512]; }}));
        QCOMPARE(grey16.format(), QImage::Format_Grayscale16);
        for (int i = 0; i < 65536; ++i)
            QCOMPARE(int(reinterpret_cast<const quint16*>(grey16.constScanLine(i / 512))[i % 512]), i);
    }

    void colours_come_back_and_nothing_else_is_in_the_file() {
        const std::vector<QRgb> row = {qRgb(1, 2, 3), qRgb(250, 0, 128)};
        const std::string bytes =
            to_png_bytes({PngImage::Pixel::rgb32, 2, 1, 3780, [&](int) { return row.data(); }});
        const QImage picture = read_back(bytes);
        QCOMPARE(picture.pixel(0, 0), row[0]);
        QCOMPARE(picture.pixel(1, 0), row[1]);
        QCOMPARE(picture.dotsPerMeterX(), 3780);
        for (const char* chunk : {"tEXt", "zTXt", "iTXt", "tIME", "iCCP", "gAMA", "sRGB"})
            QVERIFY(bytes.find(chunk) == std::string::npos);
        QCOMPARE(to_png_bytes({PngImage::Pixel::rgb32, 2, 1, 3780, [&](int) { return row.data(); }}), bytes);
    }

    void what_is_no_image_gives_no_bytes() {
        const std::uint8_t none = 0;
        const auto row = [&](int) { return &none; };
        QVERIFY(to_png_bytes({PngImage::Pixel::grey8, 0, 4, 0, row}).empty());
        QVERIFY(to_png_bytes({PngImage::Pixel::grey8, 4, -1, 0, row}).empty());
    }
};

QTEST_GUILESS_MAIN(TestPng)
#include "tst_png.moc"
