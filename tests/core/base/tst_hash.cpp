#include "base/hash.h"

#include "base/file.h"
#include "base/random.h"
#include "base/sha256.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace contourcheck;
using namespace std::string_literals;

class TestHash : public QObject {
    Q_OBJECT

private slots:
    void sha256_has_the_standards_values() { // FIPS 180-4, examples
        QCOMPARE(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"s);
        QCOMPARE(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"s);
        QCOMPARE(sha256_hex(std::string(1'000'000, 'a')),
                 "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"s);
    }

    void bytes_of_any_length_in_any_parts_are_hashed_as_qt_does() {
        Random random(1);
        std::string bytes;
        for (int length = 0; length < 400; ++length) {
            const auto expected =
                QCryptographicHash::hash(QByteArray::fromStdString(bytes), QCryptographicHash::Sha256)
                    .toHex();
            QCOMPARE(sha256_hex(bytes), expected.toStdString());
            Sha256 hash;
            for (std::string_view left = bytes; !left.empty();) {
                const auto part = std::size_t(random.below(left.size() + 1));
                hash.add(left.substr(0, part));
                left.remove_prefix(part);
            }
            QCOMPARE(hash.hex(), expected.toStdString());
            bytes += char(random.below(256));
        }
    }

    void hmac_has_the_standards_values() { // RFC 4231, test cases 1 and 2
        QCOMPARE(hmac_sha256_hex(std::string(20, '\x0b'), "Hi There"),
                 "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"s);
        QCOMPARE(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
                 "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"s);
    }

    void a_file_hashes_as_its_bytes() {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("a").toStdString();
        for (const std::string& bytes : {""s, "abc"s, std::string(200'000, 'x'), "a\0b\r\n"s}) {
            QVERIFY(write_file(file, bytes).has_value());
            QCOMPARE(sha256_hex_of_file(file).value(), sha256_hex(bytes));
        }
    }

    void what_is_no_file_is_an_error() {
        const QTemporaryDir folder;
        QCOMPARE(sha256_hex_of_file(folder.path().toStdString()).error().code, Code::unreadable);
        QCOMPARE(sha256_hex_of_file(folder.filePath("none").toStdString()).error().code, Code::not_found);
    }
};

QTEST_GUILESS_MAIN(TestHash)
#include "tst_hash.moc"
