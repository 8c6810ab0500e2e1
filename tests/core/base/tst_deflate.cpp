#include "base/deflate.h"

#include <QTest>

#include <rapidcheck.h>
#include <zlib.h>

using namespace contourcheck;

namespace {

/// Runs of one byte and noise, some 200 KB: more than deflate looks back.
std::string some_bytes() {
    std::string bytes;
    for (const auto& [length, byte] : *rc::gen::container<std::vector<std::pair<int, char>>>(
             40, rc::gen::pair(rc::gen::inRange(0, 9000), rc::gen::arbitrary<char>())))
        for (int i = 0; i < length; ++i)
            bytes += byte < 0 ? char(i * byte >> 3) : byte;
    return bytes;
}

std::string deflated(std::string_view bytes, std::size_t piece) {
    Deflate deflate(Deflate::Form::zlib);
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
        deflate.add(bytes.substr(0, piece));
    return deflate.finish();
}

/// A small picture of noise on black.
std::string small_picture(std::uint32_t seed) {
    std::string bytes(500, '\0');
    for (char& byte : bytes) {
        seed = seed * 1664525 + 1013904223;
        if (seed >> 30U == 0) byte = char(seed >> 24U);
    }
    return bytes;
}

/// By zlib.
std::string inflated(const std::string& packed, std::size_t size) {
    std::string bytes(size, '\0');
    uLongf count = size;
    const int result = ::uncompress(reinterpret_cast<Bytef*>(bytes.data()), &count,
                                    reinterpret_cast<const Bytef*>(packed.data()), packed.size());
    return result == Z_OK && count == size ? bytes : "not what was packed";
}

} // namespace

class TestDeflate : public QObject {
    Q_OBJECT

private slots:
    void zlib_finds_the_same_bytes_again() {
        QVERIFY(rc::check("back again", [] {
            const std::string bytes = some_bytes();
            RC_ASSERT(inflated(deflated(bytes, 1 << 20), bytes.size()) == bytes);
        }));
        QCOMPARE(inflated(deflated({}, 1), 0), std::string());
    }

    void the_pieces_do_not_matter() {
        QVERIFY(rc::check("pieces", [] {
            const std::string bytes = some_bytes();
            const auto piece = std::size_t(*rc::gen::inRange(1, 100'000));
            RC_ASSERT(deflated(bytes, piece) == deflated(bytes, 1 << 20));
        }));
    }

    void it_does_not_matter_where_in_memory_it_works() {
        constexpr std::uint32_t count = 12'000;
        std::vector<std::string> first;
        for (std::uint32_t seed = 0; seed < count; ++seed)
            first.push_back(deflated(small_picture(seed), 500));
        std::vector<std::unique_ptr<char[]>> in_the_way;
        for (std::uint32_t seed = count; seed-- > 0;) {
            if (seed % 40 == 0) in_the_way.emplace_back(new char[1 + (seed << 6U)]);
            QCOMPARE(deflated(small_picture(seed), 500), first[seed]);
        }
    }

    void the_checksum_is_zlibs() {
        QVERIFY(rc::check("crc", [](const std::string& one, const std::string& two) {
            const std::string both = one + two;
            const auto expected = ::crc32(0, reinterpret_cast<const Bytef*>(both.data()), uInt(both.size()));
            RC_ASSERT(crc32_of(two, crc32_of(one)) == expected);
        }));
    }

    void a_picture_of_noise_grows_by_less_than_a_percent() {
        std::string bytes(1 << 20, '\0');
        std::uint32_t state = 1;
        for (char& byte : bytes)
            byte = char((state = state * 1664525 + 1013904223) >> 24U);
        QVERIFY(deflated(bytes, bytes.size()).size() < bytes.size() * 101 / 100);
    }
};

QTEST_GUILESS_MAIN(TestDeflate)
#include "tst_deflate.moc"
