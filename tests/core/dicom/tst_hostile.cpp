#include "dicom/bounded_look.h"
#include "dicom/inflate.h"
#include "hostile_files.h"
#include "support/processor_time.h"

#include <QTest>

#include <sys/stat.h>

#include <functional>
#include <pthread.h>

#include <rapidcheck.h>
#include <zlib.h>

using namespace hostile;

namespace {

/// `depth` sequences in each other; without lengths they may be closed or not.
std::string nested(int depth, bool defined, bool closed, bool implicit = false) {
    const std::string vr = implicit ? "" : "SQ";
    std::string inside;
    if (defined) {
        for (int i = 0; i < depth; ++i)
            inside = element(0x00081115, vr, element(0xfffee000, "", inside));
        return inside;
    }
    for (int i = 0; i < depth; ++i)
        inside += element_start(0x00081115, vr, 0xffffffff) + element_start(0xfffee000, "", 0xffffffff);
    for (int i = 0; closed && i < depth; ++i)
        inside += element(0xfffee00d, "", "") + element(0xfffee0dd, "", "");
    return inside;
}

/// Runs on a thread with the stack that macOS gives threads.
void on_a_small_stack(const std::function<void()>& work) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 512 * 1024);
    pthread_t thread{};
    const auto run = [](void* user) -> void* {
        (*static_cast<const std::function<void()>*>(user))();
        return nullptr;
    };
    if (pthread_create(&thread, &attributes, run, const_cast<std::function<void()>*>(&work)) != 0)
        throw std::runtime_error("no thread");
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
}

std::string deflated(const std::string& bytes) {
    std::string result(compressBound(uLong(bytes.size())) + 64, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = uInt(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(result.size() - stream.avail_out);
    deflateEnd(&stream);
    return result;
}

} // namespace

class Hostile : public QObject {
    Q_OBJECT

private slots:
    void deep_sequences_are_refused_on_a_small_stack_data();
    void deep_sequences_are_refused_on_a_small_stack();
    void sequences_up_to_the_limit_are_read_on_a_small_stack();
    void private_sequences_in_implicit_vr_count();
    void every_truncation_is_an_error();
    void a_truncated_file_says_what_it_needs();
    void a_deflate_bomb_is_refused();
    void a_cut_or_broken_deflate_stream_is_malformed();
    void what_is_no_dicom_file_is_named_data();
    void what_is_no_dicom_file_is_named();
    void what_is_no_file_is_named();
    void other_transfer_syntaxes_are_named();
    void objects_without_pixels_are_named();
    void broken_structures_are_refused_data();
    void broken_structures_are_refused();
    void floods_of_elements_are_refused();
    void any_bytes_behind_a_preamble_are_survived();
};

void Hostile::deep_sequences_are_refused_on_a_small_stack_data() {
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("kind");
    for (const int depth : {65, 5000})
        for (int kind = 0; kind < 5; ++kind)
            QTest::addRow("%d levels, kind %d", depth, kind) << depth << kind;
}

void Hostile::deep_sequences_are_refused_on_a_small_stack() {
    QFETCH(int, depth);
    QFETCH(int, kind);
    std::string bytes;
    switch (kind) {
    case 0:
        bytes = explicit_file(sop_class + nested(depth, false, true) + image(1, 1, "ab"));
        break;
    case 1:
        bytes = explicit_file(sop_class + nested(depth, false, false));
        break;
    case 2: // explicit lengths of 16 bits and more end somewhere
        bytes = explicit_file(sop_class + nested(std::min(depth, 3000), true, true) + image(1, 1, "ab"));
        break;
    case 3:
        bytes = file_around(element(0x00080016, "", "1.2 ") + nested(depth, false, true, true),
                            UID_LittleEndianImplicitTransferSyntax);
        break;
    default:
        bytes = file_around(deflated(sop_class + nested(depth, false, true) + image(1, 1, "ab")),
                            UID_DeflatedExplicitVRLittleEndianTransferSyntax);
    }
    const Folder folder;
    const auto file = folder.write("deep.dcm", bytes);
    on_a_small_stack([&] {
        QVERIFY(says(refusal(bytes), Code::too_large, "nested deeper than 64"));
        const auto header = read_header(file);
        QVERIFY(!header && says(header.error(), Code::too_large, "nested deeper than 64"));
    });
}

void Hostile::sequences_up_to_the_limit_are_read_on_a_small_stack() {
    for (const bool defined : {false, true}) {
        const std::string bytes = explicit_file(sop_class + nested(64, defined, true) + image(1, 1, "ab"));
        on_a_small_stack([&] {
            const auto slice = parse_slice(bytes, "deep.dcm");
            QVERIFY2(slice.has_value(), slice ? "" : slice.error().what.text().c_str());
            QCOMPARE(values_of(slice->pixels), std::vector<long>({0x6261}));
        });
    }
}

void Hostile::private_sequences_in_implicit_vr_count() {
    std::string inside;
    for (int i = 0; i < 300; ++i)
        inside = element(0x00091001, "", element(0xfffee000, "", inside + std::string(8, '\0')));
    std::string shallow = element(0x00091001, "", element(0xfffee000, "", ""));
    const auto file = [](const std::string& part) {
        return file_around(element(0x00080016, "", "1.2 ") + part, UID_LittleEndianImplicitTransferSyntax);
    };
    QVERIFY(says(refusal(file(inside)), Code::too_large, "nested"));
    QVERIFY(says(refusal(file(shallow)), Code::unsupported, "holds no picture"));
}

void Hostile::every_truncation_is_an_error() {
    for (const auto xfer :
         {EXS_LittleEndianExplicit, EXS_LittleEndianImplicit, EXS_BigEndianExplicit,
          EXS_DeflatedLittleEndianExplicit, EXS_JPEGProcess14SV1, EXS_RLELossless, EXS_JPEGLSLossless}) {
        const auto dataset = dataset_of(picture(16, 16, true));
        DcmItem* item = nullptr;
        dataset->findOrCreateSequenceItem(DCM_ReferencedImageSequence, item, 0);
        item->putAndInsertString(DCM_PatientID, "inside");
        const std::string bytes = file_of(*dataset, xfer);
        QVERIFY(parse_slice(bytes, "whole.dcm").has_value());
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            const auto slice = parse_slice(bytes.substr(0, length), "cut.dcm");
            QVERIFY2(!slice, QByteArray::number(qulonglong(length)));
            QVERIFY2(slice.error().code == Code::malformed, slice.error().what.text().c_str());
        }
    }
}

void Hostile::a_truncated_file_says_what_it_needs() {
    const std::string bytes = file_of(picture(16, 16, true), EXS_LittleEndianExplicit);
    const std::string cut = bytes.substr(0, bytes.size() - 20);
    QVERIFY(says(refusal(cut), Code::malformed,
                 "ends early: element (7FE0,0010) needs 510 bytes, 490 are there"));
    const Folder folder;
    const auto header = read_header(folder.write("cut.dcm", cut));
    QVERIFY(!header && says(header.error(), Code::malformed, "needs 510 bytes, 490 are there"));
    QVERIFY(header.error().file == folder.path() / "cut.dcm");
}

void Hostile::a_deflate_bomb_is_refused() {
    const std::string bomb = file_around(deflated(sop_class + image(1, 1, std::string(8 << 20, '\0'))),
                                         UID_DeflatedExplicitVRLittleEndianTransferSyntax);
    QVERIFY(bomb.size() < 100'000);
    QVERIFY(
        says(refusal(bomb, {.file_bytes = 1 << 20}), Code::too_large, "inflates to more than 1048576 bytes"));
    QVERIFY(says(refusal(bomb, {.inflated_bytes = 1 << 20}), Code::too_large,
                 "inflates to more than 1048578 bytes"));
}

void Hostile::a_cut_or_broken_deflate_stream_is_malformed() {
    const std::string whole(10'000, 'x');
    const std::string stream = deflated(whole);
    QVERIFY(inflate_raw(stream, 1 << 20) == whole);
    QVERIFY(inflate_raw(stream + "padding", 1 << 20) == whole);
    QVERIFY(says(inflate_raw(stream.substr(0, stream.size() - 3), 1 << 20).error(), Code::malformed,
                 "ends early"));
    QVERIFY(says(inflate_raw("\xff\xff\xff", 1 << 20).error(), Code::malformed, "broken"));
    QVERIFY(says(inflate_raw("", 1 << 20).error(), Code::malformed, "ends early"));
}

void Hostile::what_is_no_dicom_file_is_named_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("empty") << QByteArray() << "is empty";
    QTest::newRow("text") << QByteArray("1.0 2.0\n3.0 4.0\n").repeated(20) << "is not a DICOM file";
    QTest::newRow("one byte") << QByteArray("\2") << "is not a DICOM file";
    QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << "is not a DICOM file";
    QTest::newRow("preamble alone") << QByteArray(128, '\0') + "DICM"
                                    << "names no transfer syntax";
    QTest::newRow("zeros") << QByteArray(1000, '\0') << "is not a DICOM file";
    QTest::newRow("meta cut") << QByteArray(128, '\0') + "DICM" + QByteArray("\2\0\0\0UL\4\0", 8)
                              << "ends early";
}

void Hostile::what_is_no_dicom_file_is_named() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    const Folder folder;
    const auto file = folder.write("a.dcm", bytes.toStdString());
    QVERIFY(says(refusal(bytes.toStdString()), Code::malformed, word.toStdString()));
    QVERIFY(says(read_header(file).error(), Code::malformed, word.toStdString()));
    QVERIFY(says(read_slice(file).error(), Code::malformed, word.toStdString()));
}

void Hostile::what_is_no_file_is_named() {
    const Folder folder;
    const auto missing = folder.path() / "missing.dcm";
    QVERIFY(read_header(missing).error().code == Code::not_found);
    QVERIFY(read_slice(missing).error().code == Code::not_found);
    QVERIFY(read_header(folder.path()).error().code == Code::unreadable);
    QVERIFY(read_slice(folder.path()).error().code == Code::unreadable);
    const auto pipe = folder.path() / "pipe.dcm";
    QVERIFY(mkfifo(pipe.c_str(), 0600) == 0); // opening it would wait forever
    QVERIFY(read_header(pipe).error().code == Code::unreadable);
    QVERIFY(read_slice(pipe).error().code == Code::unreadable);
    QVERIFY(read_slice(pipe).error().file == pipe);
}

void Hostile::other_transfer_syntaxes_are_named() {
    QVERIFY(says(refusal(file_around(sop_class, UID_MPEG2MainProfileAtMainLevelTransferSyntax)),
                 Code::unsupported, "(1.2.840.10008.1.2.4.100) is not supported"));
    QVERIFY(says(refusal(file_around(sop_class, UID_MPEG2MainProfileAtMainLevelTransferSyntax)),
                 Code::unsupported, "MPEG2 Main Profile"));
    QVERIFY(says(refusal(file_around(sop_class, "1.2.3\x1b")), Code::unsupported, "1.2.3\xef\xbf\xbd"));
}

void Hostile::objects_without_pixels_are_named() {
    const std::string report = element(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.88.11 ");
    QVERIFY(says(refusal(explicit_file(report)), Code::unsupported, "holds no picture"));
    QVERIFY(says(refusal(explicit_file(sop_class)), Code::malformed, "(0028,0010)"));
    const std::string floats = element(0x00280010, "US", us(1)) + element(0x00280011, "US", us(1)) +
                               element(0x7fe00008, "OF", "abcd");
    QVERIFY(says(refusal(explicit_file(sop_class + floats)), Code::unsupported, "(7FE0,0008)"));
}

void Hostile::broken_structures_are_refused_data() {
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const std::string& part, const char* word) {
        QTest::newRow(name) << QByteArray::fromStdString(part) << QString(word);
    };
    const std::string id = element(0x00100020, "LO", "ab");
    row("no known representation", element(0x00100020, "LO", "ab").replace(4, 2, "??"), "(0010,0020)");
    row("item at the top", element(0xfffee000, "", id), "(FFFE,E000)");
    row("item end at the top", element(0xfffee00d, "", ""), "(FFFE,E00D)");
    row("sequence end in a sequence of known length", element(0x00081115, "SQ", element(0xfffee0dd, "", "")),
        "(FFFE,E0DD)");
    row("element in a sequence", element(0x00081115, "SQ", id), "(0010,0020)");
    row("item longer than its sequence", element(0x00081115, "SQ", element_start(0xfffee000, "", 20) + id),
        "needs 20 bytes, 10 are there");
    row("element longer than its item",
        element(0x00081115, "SQ", element(0xfffee000, "", element_start(0x00100020, "LO", 4) + "ab")),
        "needs 4 bytes, 2 are there");
    row("sequence longer than the file", element_start(0x00081115, "SQ", 0xfffffffe),
        "needs 4294967294 bytes");
    row("no length and no sequence", element_start(0x00100020, "UT", 0xffffffff) + "ab", "no sequence");
    row("length of a text beyond the file", element_start(0x00100020, "UT", 0x7fffffff),
        "needs 2147483647 bytes");
}

void Hostile::broken_structures_are_refused() {
    QFETCH(QByteArray, part);
    QFETCH(QString, word);
    QVERIFY(says(refusal(explicit_file(sop_class + part.toStdString() + image(1, 1, "ab"))), Code::malformed,
                 word.toStdString()));
}

void Hostile::floods_of_elements_are_refused() {
    std::string flood = sop_class;
    for (std::uint64_t i = 0; i <= element_limit; ++i)
        flood += element(0xfffee000, "", "");
    const std::string sequence = sop_class + element(0x00081115, "SQ", flood.substr(sop_class.size()));
    QVERIFY(says(refusal(explicit_file(sequence)), Code::too_large, "more than 200000 elements"));
    std::string backwards = sop_class;
    for (int i = 20'000; i > 0; --i)
        backwards += element(0x00110000U + std::uint32_t(i), "LO", "");
    const support::ProcessorTime taken;
    QVERIFY(says(refusal(explicit_file(backwards)), Code::malformed, "order of their tags"));
    QVERIFY(taken.ms() < 1000);
}

void Hostile::any_bytes_behind_a_preamble_are_survived() {
    QVERIFY(rc::check("any bytes", [](const std::vector<std::uint8_t>& bytes) {
        const std::string text(bytes.begin(), bytes.end());
        for (const char* uid : {UID_LittleEndianExplicitTransferSyntax,
                                UID_LittleEndianImplicitTransferSyntax, UID_BigEndianExplicitTransferSyntax})
            if (parse_slice(file_around(text, uid), "a.dcm")) return false;
        return true;
    }));
}

QTEST_GUILESS_MAIN(Hostile)
#include "tst_hostile.moc"
