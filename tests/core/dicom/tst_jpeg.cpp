#include "dicom/codestream.h"
#include "hostile_files.h"
#include "support/processor_time.h"

#include <QTest>

#include <tuple>

using namespace hostile;

namespace {

const std::string end_of_image = "\xff\xd9";

/// The compressed bytes of the only frame, as far as they go.
std::string whole_codestream(E_TransferSyntax xfer, int bits) {
    const std::string bytes = file_of(picture(bits > 8 ? 16 : 8, bits, false), xfer);
    const std::size_t start = bytes.find("\xff\xd8\xff");
    return bytes.substr(start, bytes.rfind(end_of_image) + 2 - start);
}

/// Where the entropy-coded data of the last scan start.
std::size_t data_of(const std::string& codestream) {
    constexpr std::size_t scan_header = 10;
    return codestream.rfind("\xff\xda") + scan_header;
}

std::string file_with(const std::vector<std::string>& fragments, E_TransferSyntax xfer, int bits) {
    return file_of_fragments(*dataset_of(picture(bits > 8 ? 16 : 8, bits, false)), xfer, fragments);
}

std::vector<long> pixels_of(const std::string& file) {
    const auto slice = parse_slice(file, "a.dcm");
    if (!slice) qWarning("%s", slice.error().what.text().c_str());
    return slice ? values_of(slice->pixels) : std::vector<long>();
}

} // namespace

class Jpeg : public QObject {
    Q_OBJECT

private slots:
    void data_that_end_early_are_refused_data();
    void data_that_end_early_are_refused();
    void an_end_that_is_missing_is_no_harm_data();
    void an_end_that_is_missing_is_no_harm();
    void a_broken_code_is_refused();
    void bytes_in_front_of_the_end_are_harmless();
    void a_progressive_picture_has_all_of_its_scans();
    void fragments_of_any_length_are_put_together();
    void a_flood_of_fragments_takes_no_time();
};

void Jpeg::data_that_end_early_are_refused_data() {
    QTest::addColumn<int>("xfer");
    QTest::addColumn<int>("bits");
    for (const auto& [name, xfer, bits] : {std::tuple("baseline", EXS_JPEGProcess1, 8),
                                           {"extended, 12 bit", EXS_JPEGProcess2_4, 12},
                                           {"progressive", EXS_JPEGProcess10_12, 8},
                                           {"lossless, 8 bit", EXS_JPEGProcess14SV1, 8},
                                           {"lossless, 16 bit", EXS_JPEGProcess14, 16}})
        QTest::newRow(name) << int(xfer) << bits;
}

/// libjpeg goes on with grey, or with the last pixel, and warns.
void Jpeg::data_that_end_early_are_refused() {
    QFETCH(int, xfer);
    QFETCH(int, bits);
    const std::string right = whole_codestream(E_TransferSyntax(xfer), bits);
    QVERIFY(!pixels_of(file_with({right}, E_TransferSyntax(xfer), bits)).empty());
    const std::size_t start = data_of(right);
    for (std::size_t end = start; end + 4 < right.size(); end += 3) {
        const std::string cut = right.substr(0, end) + end_of_image;
        QVERIFY(says(refusal(file_with({cut}, E_TransferSyntax(xfer), bits)), Code::malformed,
                     "premature end of data"));
    }
}

void Jpeg::an_end_that_is_missing_is_no_harm_data() {
    data_that_end_early_are_refused_data();
}

/// Other readers take such files; data that are missing beside the end are told as ever.
void Jpeg::an_end_that_is_missing_is_no_harm() {
    QFETCH(int, xfer);
    QFETCH(int, bits);
    const std::string right = whole_codestream(E_TransferSyntax(xfer), bits);
    const auto expected = pixels_of(file_with({right}, E_TransferSyntax(xfer), bits));
    QVERIFY(!expected.empty());
    const std::string data = right.substr(0, right.size() - 2);
    const std::size_t half = data.size() / 4 * 2;
    for (const char* behind : {"", "\xff", "\xff\xff\xff"})
        QVERIFY(pixels_of(file_with({data + behind}, E_TransferSyntax(xfer), bits)) == expected);
    QVERIFY(pixels_of(file_with({data + std::string(4, '\0')}, E_TransferSyntax(xfer), bits)) == expected);
    QVERIFY(pixels_of(file_with({data.substr(0, half), data.substr(half)}, E_TransferSyntax(xfer), bits)) ==
            expected);
    for (std::size_t end = data_of(right); end + 4 < right.size(); end += 3)
        QVERIFY(says(refusal(file_with({right.substr(0, end)}, E_TransferSyntax(xfer), bits)),
                     Code::malformed, "premature end of data"));
}

void Jpeg::a_broken_code_is_refused() {
    std::string broken = whole_codestream(EXS_JPEGProcess1, 8);
    const std::size_t start = data_of(broken);
    for (std::size_t at = start; at + 4 < broken.size(); at += 2)
        broken.replace(at, 2, std::string("\xff\0", 2)); // no code is all ones
    QVERIFY(says(refusal(file_with({broken}, EXS_JPEGProcess1, 8)), Code::malformed, "bad Huffman code"));
}

void Jpeg::bytes_in_front_of_the_end_are_harmless() {
    for (const auto xfer : {EXS_JPEGProcess1, EXS_JPEGProcess14SV1}) {
        const std::string right = whole_codestream(xfer, 8);
        const auto expected = pixels_of(file_with({right}, xfer, 8));
        QVERIFY(!expected.empty());
        std::string padded = right;
        padded.insert(padded.size() - 2, 6, '\0');
        QVERIFY(pixels_of(file_with({padded}, xfer, 8)) == expected);
    }
}

void Jpeg::a_progressive_picture_has_all_of_its_scans() {
    std::string codestream = whole_codestream(EXS_JPEGProcess10_12, 8);
    QVERIFY(look_at_jpeg(codestream).has_value());
    int scans = 0;
    for (std::size_t last = 0; (last = codestream.rfind("\xff\xda")) != std::string::npos; ++scans) {
        codestream.replace(last, std::string::npos, end_of_image);
        const auto look = look_at_jpeg(codestream);
        QVERIFY(!look && look.error().code == Code::malformed);
        if (codestream.find("\xff\xda") != std::string::npos)
            QVERIFY(says(look.error(), Code::malformed, "ends before its last scan"));
    }
    QVERIFY(scans > 2);
}

void Jpeg::fragments_of_any_length_are_put_together() {
    for (const auto xfer : {EXS_JPEGProcess1, EXS_JPEGProcess14SV1}) {
        const std::string right = whole_codestream(xfer, 8);
        const auto expected = pixels_of(file_with({right}, xfer, 8));
        QVERIFY(!expected.empty());
        for (const std::size_t length : {2U, 16U, 64U, 100U}) {
            std::vector<std::string> parts;
            for (std::size_t at = 0; at < right.size(); at += length)
                parts.push_back(right.substr(at, length));
            QVERIFY(pixels_of(file_with(parts, xfer, 8)) == expected);
        }
    }
}

void Jpeg::a_flood_of_fragments_takes_no_time() {
    const std::string right = whole_codestream(EXS_JPEGProcess1, 8);
    const std::string file = file_with({right}, EXS_JPEGProcess1, 8);
    const std::size_t fragment = file.find(right) - 8;
    std::string flood = file;
    std::string many;
    for (std::size_t at = 0; at < right.size(); at += 2)
        many += element(0xfffee000, "", (right + std::string(1, '\0')).substr(at, 2));
    for (int i = 0; i < 100'000; ++i)
        many += element(0xfffee000, "", "");
    flood.replace(fragment, right.size() + right.size() % 2 + 8, many);
    const auto expected = pixels_of(file);
    const support::ProcessorTime taken;
    QVERIFY(pixels_of(flood) == expected);
    QVERIFY2(taken.ms() < 500, QByteArray::number(taken.ms()));
}

QTEST_GUILESS_MAIN(Jpeg)
#include "tst_jpeg.moc"
