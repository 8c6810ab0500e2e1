#include "log_file.h"
#include "salvaging.h"

#include "review/controls.h"

#include <QTest>

using namespace contourcheck;
using namespace contourcheck::review;
namespace fs = std::filesystem;

/// Real bytes of a real log are damaged.
class SalvageTest : public QObject, private Salvaging {
    Q_OBJECT

private slots:
    void initTestCase() { make_sound(); }
    void init() { begin(); }

    void what_was_said_of_planted_mistakes_comes_out_too() {
        QVERIFY(write_file(file_, sound_));
        Control control;
        control.dataset = "/data";
        control.contour = "P/1/inner";
        control.mistake = "shifted";
        control.verdict = Verdict::reject;
        control.reviewer = "R";
        auto store = Store::open(file_);
        const auto kept = keep(*store, control);
        QVERIFY(kept && keep(*store, control));
        QVERIFY(run_on(file_, {"DROP TRIGGER controls_stay",
                               "UPDATE controls SET verdict = 'perhaps' WHERE sequence = 2"}));
        const auto salvaged = salvage(file_, saved_);
        QVERIFY(salvaged);
        QCOMPARE(salvaged->controls, std::int64_t(1));
        check(*salvaged);
        const auto there = controls(*Store::open(saved_), "/data");
        QCOMPARE(there->size(), std::size_t(1));
        QCOMPARE(there->front().time_utc, kept->time_utc);
        QVERIFY(there->front().caught());
    }

    void a_sound_log_comes_out_whole() {
        QVERIFY(write_file(file_, sound_));
        const auto salvaged = salvage(file_, saved_);
        QVERIFY2(salvaged, salvaged ? "" : to_string(salvaged.error()).c_str());
        QCOMPARE(salvaged->taken, count);
        QVERIFY(salvaged->chained && salvaged->end_known && salvaged->unproved.empty());
        check(*salvaged);
        QCOMPARE(bytes_of(file_), sound_);
        QCOMPARE(std::distance(fs::directory_iterator(saved_.parent_path()), {}),
                 2); // nothing is left beside
    }

    /// Each page: zeroed, and with flipped bytes in its head.
    void a_damaged_page_costs_its_own_entries_and_no_others() {
        int refused = 0, losing = 0;
        for (std::size_t at = 0; at < sound_.size(); at += page_bytes)
            for (const bool zeroed : {true, false}) {
                std::string damaged = sound_;
                for (std::size_t i = at; i < at + (zeroed ? page_bytes : 16); ++i)
                    damaged[i] = zeroed ? '\0' : char(~damaged[i]);
                fs::remove(file_);
                fs::remove(saved_);
                QVERIFY(write_file(file_, damaged));
                const auto store = Store::open(file_);
                refused += !store;
                if (!store) QVERIFY(to_string(store.error()).find("salvage FILE NEW") != std::string::npos);
                const auto salvaged = salvage(file_, saved_);
                QVERIFY2(salvaged, salvaged ? "" : to_string(salvaged.error()).c_str());
                QVERIFY2(salvaged->taken > count - 20, std::to_string(salvaged->taken).c_str());
                losing += salvaged->taken < count;
                const bool leads = at <= page_bytes; // to the table, or within it
                if (leads) QCOMPARE(salvaged->taken, count);
                check(*salvaged);
                QCOMPARE(bytes_of(file_), damaged);
            }
        QVERIFY(refused > 10 && losing > 10);
    }

    void entries_after_a_lost_one_are_named_as_unproved() {
        std::string damaged = sound_;
        const std::size_t page = damaged.find(std::string(300, 'c') + "100") / page_bytes * page_bytes;
        std::fill_n(damaged.begin() + std::ptrdiff_t(page), page_bytes, '\0');
        QVERIFY(write_file(file_, damaged));
        const auto salvaged = salvage(file_, saved_);
        QVERIFY(salvaged && !salvaged->lost.empty());
        QVERIFY(std::ranges::find(salvaged->lost, 100) != salvaged->lost.end());
        QCOMPARE(salvaged->unproved, std::vector{salvaged->lost.back() + 1});
        check(*salvaged);
    }

    void a_log_that_was_cut_short_gives_what_is_left() {
        for (const std::size_t share : {2, 3, 5}) {
            fs::remove(file_);
            fs::remove(saved_);
            QVERIFY(write_file(file_, sound_.substr(0, sound_.size() * (share - 1) / share)));
            QVERIFY(!Store::open(file_));
            const auto salvaged = salvage(file_, saved_);
            QVERIFY(salvaged && salvaged->taken > 0 && !salvaged->lost.empty());
            check(*salvaged);
        }
    }

    void a_byte_that_flipped_in_an_entry_leaves_that_one_out_and_names_it() {
        std::string damaged = sound_;
        damaged[damaged.find(std::string(300, 'c') + "100")] ^= 1;
        QVERIFY(write_file(file_, damaged));
        QVERIFY(Store::open(file_)); // SQLite does not see it
        QCOMPARE(verify(file_)->fault->first, std::int64_t(100));
        const auto salvaged = salvage(file_, saved_);
        QCOMPARE(salvaged->changed.size(), std::size_t(1));
        QCOMPARE(salvaged->changed[0].sequence, std::int64_t(100));
        QCOMPARE(salvaged->changed[0].contour, std::string("P/100/inner"));
        check(*salvaged);
    }

    void a_link_that_flipped_costs_its_entry_alone() {
        QVERIFY(write_file(file_, sound_));
        QVERIFY(run_on(file_, {"DROP TRIGGER decisions_stay",
                               "UPDATE decisions SET chain = replace(chain, substr(chain, 1, 1), 'x') "
                               "WHERE sequence = 100"}));
        const auto salvaged = salvage(file_, saved_);
        QCOMPARE(salvaged->changed.size(), std::size_t(1));
        QCOMPARE(salvaged->changed[0].sequence, std::int64_t(100));
        check(*salvaged);
    }

    void a_log_without_a_chain_is_salvaged_by_what_makes_sense() {
        QVERIFY(write_version_1(file_, 30));
        QVERIFY(run_on(file_, {"DROP TRIGGER decisions_stay",
                               "UPDATE decisions SET verdict = 'perhaps' WHERE sequence = 4"}));
        const auto salvaged = salvage(file_, saved_);
        QVERIFY(salvaged && !salvaged->chained);
        QCOMPARE(salvaged->taken, std::int64_t(29));
        QCOMPARE(salvaged->changed[0].sequence, std::int64_t(4));
        QVERIFY(salvaged->unproved.empty());
        QVERIFY(!verify(saved_)->fault);
    }

    void an_edit_is_left_out_though_the_beginning_or_the_version_hides_the_chain() {
        for (const char* hidden :
             {"UPDATE chain_origin SET reason = ''", "UPDATE chain_origin SET reason = x''",
              "INSERT INTO chain_origin SELECT salt, '', entries, time_utc, version FROM chain_origin",
              "PRAGMA user_version = 1"}) {
            fs::remove(saved_);
            QVERIFY(write_file(file_, sound_));
            QVERIFY(run_on(file_, {"DROP TRIGGER decisions_stay", "DROP TRIGGER chain_origin_stays",
                                   "UPDATE decisions SET verdict = 'reject' WHERE sequence = 100", hidden}));
            const auto salvaged = salvage(file_, saved_);
            QVERIFY2(salvaged && salvaged->chained, hidden);
            QCOMPARE(salvaged->changed.size(), std::size_t(1));
            QCOMPARE(salvaged->changed[0].sequence, std::int64_t(100));
            QCOMPARE(salvaged->unproved, std::vector<std::int64_t>{1}); // what it follows on is gone
            check(*salvaged);
        }
    }

    void what_cannot_be_salvaged_is_an_error_and_writes_nothing() {
        QCOMPARE(salvage(file_, saved_).error().code, Code::not_found);
        QVERIFY(write_file(file_, std::string(20000, 'x')));
        const auto salvaged = salvage(file_, saved_);
        QCOMPARE(salvaged.error().code, Code::malformed);
        QCOMPARE(salvaged.error().file, file_);
        QVERIFY(!fs::exists(saved_));
        QVERIFY(write_file(file_, sound_));
        QVERIFY(write_file(saved_, "mine"));
        QCOMPARE(salvage(file_, saved_).error().code, Code::invalid_argument);
        QCOMPARE(bytes_of(saved_), std::string("mine"));
        QVERIFY(!salvage(file_, file_.parent_path() / "absent" / "saved.sqlite"));
    }
};

QTEST_GUILESS_MAIN(SalvageTest)
#include "tst_salvage.moc"
