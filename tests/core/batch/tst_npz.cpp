#include "batch/formats/npz.h"

#include "base/hash.h"
#include "batch/formats/npy.h"
#include "small_dataset.h"

#include <QTest>

#include <ctime>
#include <set>
#include <sys/stat.h>

using namespace contourcheck;
using namespace contourcheck::batch;

namespace {

loader::Pair pair_of(std::int16_t value) {
    support::SliceSpec spec;
    spec.shape = {3, 4};
    spec.value = value;
    return {support::make_slice(spec), {}, mask::Mask({3, 4}, 1), {}, {}};
}

std::string bytes(const std::filesystem::path& file) {
    return read_file(file, 1 << 20).value_or("unreadable");
}

} // namespace

class NpzTest : public QObject {
    Q_OBJECT

    support::Folder folder_;

private slots:
    void a_head_is_what_numpy_writes_itself() {
        // numpy 1.24: numpy.lib.format.write_array_header_1_0
        const std::string text = "{'descr': '<i2', 'fortran_order': False, 'shape': (8, 256, 256), }";
        const std::string head = npy_head("int16", {8, 256, 256});
        QCOMPARE(head.size(), std::size_t(128));
        QCOMPARE(head.substr(0, 10), std::string("\x93NUMPY\x01\x00\x76\x00", 10));
        QCOMPARE(head.substr(10), text + std::string(117 - text.size(), ' ') + "\n");
        QVERIFY(npy_head("bool", {7}).find("'|b1', 'fortran_order': False, 'shape': (7, ), }") !=
                std::string::npos);
    }

    void data_begin_at_a_multiple_of_64() {
        for (std::size_t length = 1; length < 100'000'000; length *= 10)
            QCOMPARE(npy_head("float32", {length, length, length}).size() % 64, std::size_t(0));
        QCOMPARE(npy_item_size("bool"), std::size_t(1));
        QCOMPARE(npy_item_size("uint16"), std::size_t(2));
        QCOMPARE(npy_item_size("float64"), std::size_t(8));
    }

    void the_same_pairs_give_the_same_bytes_in_any_time_zone_and_for_any_user() {
        const loader::Pair one = pair_of(1), two = pair_of(-2);
        const loader::Pair* pairs[] = {&one, &two};
        std::set<std::string> seen;
        for (const char* zone : {"UTC", "Pacific/Kiritimati", "America/Los_Angeles"}) {
            qputenv("TZ", zone);
            ::tzset();
            const mode_t before = ::umask(zone[0] == 'U' ? 077 : 022);
            const auto file = folder_ / (std::string("zone") + zone[0] + ".npz");
            const auto hash = write_npz(file, pairs, false);
            ::umask(before);
            QVERIFY(hash);
            QCOMPARE(*hash, *sha256_hex_of_file(file));
            seen.insert(bytes(file));
        }
        qunsetenv("TZ");
        ::tzset();
        QCOMPARE(seen.size(), std::size_t(1));
    }

    void an_unknown_spacing_is_not_a_number() {
        loader::Pair pair = pair_of(1);
        pair.slice.header.spacing.reset();
        const loader::Pair* pairs[] = {&pair};
        QVERIFY(write_npz(folder_ / "unknown.npz", pairs, false));
        const std::string nan("\0\0\0\0\0\0\xf8\x7f", 8);
        QVERIFY(bytes(folder_ / "unknown.npz").find(nan + nan) != std::string::npos);
    }

    void compressed_is_smaller() {
        const loader::Pair pair = pair_of(1);
        const std::vector<const loader::Pair*> pairs(500, &pair);
        QVERIFY(write_npz(folder_ / "stored.npz", pairs, false));
        QVERIFY(write_npz(folder_ / "deflated.npz", pairs, true));
        QVERIFY(bytes(folder_ / "deflated.npz").size() * 10 < bytes(folder_ / "stored.npz").size());
    }

    void a_file_that_is_there_is_not_touched() {
        folder_.write("there.npz", "precious");
        const loader::Pair pair = pair_of(1);
        const loader::Pair* pairs[] = {&pair};
        const auto hash = write_npz(folder_ / "there.npz", pairs, false);
        QVERIFY(!hash);
        QCOMPARE(hash.error().code, Code::unwritable);
        QCOMPARE(bytes(folder_ / "there.npz"), std::string("precious"));
        QVERIFY(!write_npz(folder_ / "no-such-folder" / "x.npz", pairs, false));
    }
};

QTEST_GUILESS_MAIN(NpzTest)
#include "tst_npz.moc"
