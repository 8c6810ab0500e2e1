#include "dicom/plain.h"
#include "hostile_files.h"
#include "support/processor_time.h"

#include <QTest>

using namespace hostile;

namespace {

/// A file with these elements in front of those of its picture.
std::string with_elements(const std::string& elements) {
    return explicit_file(sop_class + elements + image(1, 1, "ab"));
}

std::string item(const std::string& value) {
    return element(0xfffee000, "", value);
}

std::string creators(int count) {
    std::string result;
    for (int i = 0; i < count; ++i)
        result += element(std::uint32_t(0x0009 + 2 * (i / 200)) << 16U | std::uint32_t(0x10 + i % 200), "LO",
                          "C" + std::to_string(1000 + i));
    return result;
}

bool is_read(const std::string& bytes) {
    const auto slice = parse_slice(bytes, "a.dcm");
    if (!slice) qWarning("%s", slice.error().what.text().c_str());
    return slice.has_value();
}

} // namespace

class HostileHeader : public QObject {
    Q_OBJECT

private slots:
    void values_longer_than_any_are_refused();
    void what_is_said_of_a_value_is_short();
    void what_is_there_twice_is_refused();
    void a_sequence_is_no_value();
    void private_creators_are_bounded();
    void pixel_data_have_a_representation_of_pixel_data();
};

void HostileHeader::values_longer_than_any_are_refused() {
    const std::string longer(text_limit + 2, 'x');
    const std::string many(numbers_limit + 2, '0');
    int values = 0;
    for (const HeaderAttribute& each : header_attributes()) {
        if (each.vr == "SQ"_vr) continue;
        const bool is_text = each.vr == "LO"_vr || each.vr == "CS"_vr || each.vr == "UI"_vr;
        for (const char* vr : {"UT", "UN", "OW"})
            QVERIFY(
                says(refusal(with_elements(element(each.tag, vr, is_text ? longer : many))), Code::too_large,
                     "element " + tag_text(each.tag) + " has " +
                         (is_text ? "1026 bytes, the limit is 1024" : "65538 bytes, the limit is 65536")));
        ++values;
    }
    QVERIFY(values > 20);
    for (const std::uint32_t tag : {0x00080016U, 0x00200052U})
        QVERIFY(says(refusal(explicit_file(element(tag, "UT", longer))), Code::too_large, tag_text(tag)));
    const std::string group =
        element(0x52009230, "SQ", item(element(0x00209113, "SQ", item(element(0x00200032, "UT", many)))));
    QVERIFY(says(refusal(with_elements(group)), Code::too_large, "(0020,0032)"));
    const std::string in_implicit = element(0x00080016, "", "1.2 ") + element(0x00100020, "", longer);
    QVERIFY(says(refusal(file_around(in_implicit, UID_LittleEndianImplicitTransferSyntax)), Code::too_large,
                 "(0010,0020)"));
    QVERIFY(is_read(with_elements(element(0x00100020, "UT", longer.substr(2)))));
    std::string windows;
    while (windows.size() < 10'000)
        windows += "622\\";
    QVERIFY(is_read(with_elements(element(0x00281050, "DS", windows))));
    QVERIFY(is_read(with_elements(element(0x0008103e, "UT", std::string(100'000, 'x')))));
}

void HostileHeader::what_is_said_of_a_value_is_short() {
    const std::string syntax = refusal(file_around(sop_class, std::string(60'000, '\x1b'))).what.text();
    QVERIFY(syntax.find("transfer syntax") != std::string::npos && syntax.size() < 300);
    std::string pictured = image(1, 1, "ab");
    const std::string right = element(0x00280004, "CS", "MONOCHROME2 ");
    pictured.replace(pictured.find(right), right.size(),
                     element(0x00280004, "UT", std::string(text_limit, '\x1b')));
    const Error error = refusal(explicit_file(sop_class + pictured));
    QVERIFY(says(error, Code::unsupported, "Photometric Interpretation"));
    QVERIFY(error.what.text().size() < 300);
}

void HostileHeader::what_is_there_twice_is_refused() {
    const std::string no = element(0x00280301, "CS", "NO"), yes = element(0x00280301, "CS", "YES ");
    for (const std::string& both : {no + yes, yes + no, no + no})
        QVERIFY(says(refusal(with_elements(both)), Code::malformed, "has (0028,0301) twice"));
    QVERIFY(says(refusal(with_elements(element(0x00280010, "US", us(1)))), Code::malformed,
                 "has (0028,0010) twice"));
    const std::string id = element(0x00100020, "LO", "ab");
    QVERIFY(says(refusal(with_elements(id + element(0x00080060, "CS", "MR") + id)), Code::malformed,
                 "has (0010,0020) twice"));
    const std::string in_items = element(0x00081115, "SQ", item(id) + item(id));
    QVERIFY(is_read(with_elements(in_items + id)));
    const std::string syntax = element(0x00020010, "UI", "1.2.840.10008.1.2 ");
    QVERIFY(says(refusal(std::string(128, '\0') + "DICM" + syntax + syntax + sop_class), Code::malformed,
                 "has (0002,0010) twice"));
}

void HostileHeader::a_sequence_is_no_value() {
    const std::string said = item(element(0x00280301, "CS", "YES "));
    const std::string end = element(0xfffee0dd, "", "");
    for (const std::string& part :
         {element(0x00280301, "SQ", said), element_start(0x00280301, "SQ", 0xffffffff) + said + end,
          element_start(0x00280301, "UN", 0xffffffff) + end})
        QVERIFY(says(refusal(with_elements(part)), Code::malformed, "(0028,0301) is a sequence"));
}

void HostileHeader::private_creators_are_bounded() {
    QVERIFY(is_read(with_elements(creators(creator_limit))));
    QVERIFY(says(refusal(with_elements(creators(creator_limit + 1))), Code::too_large,
                 "more than 500 private creators"));
    std::string items; // each item has its own
    for (int i = 0; i < 100; ++i)
        items += item(creators(20));
    QVERIFY(is_read(with_elements(element(0x00081115, "SQ", items))));
    QVERIFY(says(refusal(with_elements(element(0x00081115, "SQ", item(creators(creator_limit + 1))))),
                 Code::too_large, "private creators"));
}

void HostileHeader::pixel_data_have_a_representation_of_pixel_data() {
    const std::string front = image(1, 1, "ab");
    const auto file = [&](const char* vr) {
        return explicit_file(sop_class + front.substr(0, front.size() - 14) + element(0x7fe00010, vr, "ab"));
    };
    for (const char* vr : {"OB", "OW", "UN"})
        QVERIFY(is_read(file(vr)));
    for (const char* vr : {"SQ", "UT", "OF", "OD", "US", "LO", "UC"})
        QVERIFY(says(refusal(file(vr)), Code::malformed, "(7FE0,0010) have the wrong value representation"));
    const Folder folder;
    const auto header = read_header(folder.write("a.dcm", file("UT")));
    QVERIFY(!header && says(header.error(), Code::malformed, "wrong value representation"));
}

QTEST_GUILESS_MAIN(HostileHeader)
#include "tst_hostile_header.moc"
