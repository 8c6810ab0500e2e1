#include "log_file.h"
#include "salvaging.h"

#include <QTest>

using namespace contourcheck;
using namespace contourcheck::review;
namespace fs = std::filesystem;

namespace {

const std::string empty_leaf = '\x0d' + std::string(Salvaging::page_bytes - 1, '\0'); // of a table

}

/// How many entries there were, and which numbers they have, is damaged as everything else can be.
class SalvageCountTest : public QObject, private Salvaging {
    Q_OBJECT

    /// Where the first page of a table or index begins in the file, which is sound.
    std::size_t page_of(const QString& name) const {
        return std::size_t(
                   number_in(file_, "SELECT rootpage FROM sqlite_master WHERE name = '" + name + "'") - 1) *
               page_bytes;
    }

    /// Of an entry of the sound log, where its number begins: before its header, which begins with its own size, and the texts.
    std::size_t number_of(std::int64_t entry) const {
        const std::size_t texts = sound_.find("/dataP/" + std::to_string(entry) + "/inner");
        std::size_t size = 1;
        while (std::size_t(sound_[texts - size]) != size)
            ++size;
        return texts - size - 1;
    }

private slots:
    void initTestCase() { make_sound(); }
    void init() { begin(); }

    /// SQLite's own count of the entries is no more to be trusted than the rest.
    void where_the_count_is_damaged_all_entries_come_out_data() {
        QTest::addColumn<QString>("statement"); // or else:
        QTest::addColumn<QString>("overwritten");
        QTest::addColumn<QString>("swapped");
        QTest::newRow("lower") << "UPDATE sqlite_sequence SET seq = 10"
                               << ""
                               << "";
        QTest::newRow("0") << "UPDATE sqlite_sequence SET seq = 0"
                           << ""
                           << "";
        QTest::newRow("below 0") << "UPDATE sqlite_sequence SET seq = -1"
                                 << ""
                                 << "";
        QTest::newRow("gone") << "DELETE FROM sqlite_sequence"
                              << ""
                              << "";
        QTest::newRow("a flipped bit") << "UPDATE sqlite_sequence SET seq = seq - 32"
                                       << ""
                                       << "";
        QTest::newRow("of another name") << "UPDATE sqlite_sequence SET name = 'decisionz'"
                                         << ""
                                         << "";
        QTest::newRow("a page of nothing") << ""
                                           << "sqlite_sequence"
                                           << "";
        QTest::newRow("and the way to the entries") << ""
                                                    << "sqlite_sequence decisions"
                                                    << "";
        for (const char* other : {"decisions", "chain_origin", "decisions_by_contour"})
            QTest::addRow("in the place of %s", other) << ""
                                                       << "" << other;
    }

    void where_the_count_is_damaged_all_entries_come_out() {
        QFETCH(QString, statement);
        QFETCH(QString, overwritten);
        QFETCH(QString, swapped);
        QVERIFY(write_file(file_, sound_));
        if (!statement.isEmpty()) QVERIFY(run_on(file_, {statement}));
        std::string damaged = bytes_of(file_);
        for (const QString& table : overwritten.split(' ', Qt::SkipEmptyParts))
            damaged.replace(page_of(table), page_bytes, empty_leaf);
        if (!swapped.isEmpty())
            std::swap_ranges(damaged.data() + page_of(swapped),
                             damaged.data() + page_of(swapped) + page_bytes,
                             damaged.data() + page_of("sqlite_sequence"));
        QVERIFY(write_file(file_, damaged));
        QVERIFY(!refuse_changed(file_));
        const auto salvaged = salvage(file_, saved_);
        QVERIFY2(salvaged, salvaged ? "" : to_string(salvaged.error()).c_str());
        QCOMPARE(salvaged->taken, count);
        QVERIFY(!salvaged->end_known && salvaged->chained);
        check(*salvaged);
    }

    void without_entries_only_a_sound_log_is_an_empty_one() {
        QVERIFY(Store::open(file_));
        const auto empty = salvage(file_, saved_);
        QVERIFY(empty && empty->taken == 0 && empty->end_known);
        fs::remove(saved_);
        const std::string whole = bytes_of(file_);
        for (const char* table : {"decisions", "sqlite_sequence"}) {
            std::string damaged = whole;
            damaged.replace(page_of(table), page_bytes, page_bytes, '\0');
            QVERIFY(write_file(file_, damaged));
            QCOMPARE(salvage(file_, saved_).error().code, Code::malformed);
            QVERIFY(write_file(file_, whole));
        }
        QVERIFY(!fs::exists(saved_));
    }

    void an_entry_whose_number_flipped_costs_no_other() {
        constexpr char number = 60, other = 127; // nearer to the end than those behind it
        std::string damaged = sound_;
        QCOMPARE(damaged[number_of(number)], number);
        damaged[number_of(number)] = other;
        QVERIFY(write_file(file_, damaged));
        const auto salvaged = salvage(file_, saved_);
        QVERIFY2(salvaged, salvaged ? "" : to_string(salvaged.error()).c_str());
        QCOMPARE(salvaged->taken, count);
        QCOMPARE(salvaged->lost, (std::vector<std::int64_t>{60, 121, 122, 123, 124, 125, 126}));
        QCOMPARE(salvaged->unproved, (std::vector<std::int64_t>{61, 127}));
        QVERIFY(!salvaged->end_known);
    }

    void a_row_before_all_entries_is_named_and_left_out() {
        QVERIFY(write_file(file_, sound_));
        QVERIFY(
            run_on(file_, {"INSERT INTO decisions VALUES (-5, '/data', 'P/1/inner', 'reject', '', '', 'Bob', "
                           "'2001-01-31T12:00:00Z', '', '', '0.1.0', 1, '', 'x')"}));
        const auto salvaged = salvage(file_, saved_);
        QVERIFY2(salvaged, salvaged ? "" : to_string(salvaged.error()).c_str());
        QCOMPARE(salvaged->taken, count);
        QVERIFY(salvaged->lost.empty() && salvaged->changed.size() == 1);
        QCOMPARE(salvaged->changed[0].sequence, std::int64_t(-5));
        QCOMPARE(salvaged->changed[0].reviewer, std::string("Bob"));
    }
};

QTEST_GUILESS_MAIN(SalvageCountTest)
#include "tst_salvage_count.moc"
