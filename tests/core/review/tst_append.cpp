#include "decisions.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

#include <set>

using namespace contourcheck::review;

class AppendTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;

    Store open() const { return *Store::open(folder_->filePath("decisions.sqlite").toStdString()); }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void many_are_written_in_their_order_at_one_time() {
        Store store = open();
        QVERIFY(store.append(decided("P/0/inner", Verdict::reject)));
        const auto written = store.append(
            std::vector{decided("P/1/inner", Verdict::accept), decided("P/2/inner", Verdict::unsure)});
        QVERIFY(written);
        QCOMPARE(written->size(), std::size_t(2));
        QCOMPARE((*written)[1].sequence, (*written)[0].sequence + 1);
        QCOMPARE((*written)[1].time_utc, (*written)[0].time_utc);
        const auto all = store.all();
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t(3));
        QVERIFY(same_entry(all->back(), written->back()));
        QVERIFY(all->back().written_here);
    }

    void one_that_cannot_be_written_keeps_all_out() {
        Store store = open();
        Decision bad = decided("P/2/inner", Verdict::accept);
        bad.reasons = {"Not A Word"};
        QVERIFY(!store.append(std::vector{decided("P/1/inner", Verdict::accept), bad}));
        const auto all = store.all();
        QVERIFY(all && all->empty());
    }

    void what_is_taken_back_is_the_last_word() {
        Store store = open();
        const auto made = *store.append(
            std::vector{decided("P/1/inner", Verdict::accept), decided("P/2/inner", Verdict::reject)});
        QVERIFY(store.append(decided("P/1/inner", Verdict::reject, "another")));
        const auto undo = store.take_back(made);
        QVERIFY(undo && undo->size() == 2 && !undo->front().verdict);
        const auto log = *store.log("/data");
        QCOMPARE(log.size(), std::size_t(5));
        QCOMPARE(standing(log, "P/1/inner", content_a).decision->reviewer, std::string("another"));
        QCOMPARE(standing(log, "P/2/inner", content_a).state, State::none);
        QVERIFY(store.take_back(made)->empty()); // they are taken back
    }

    void nothing_is_taken_back_where_the_reviewer_has_decided_since() {
        Store store = open();
        const auto made = *store.append(
            std::vector{decided("P/1/inner", Verdict::accept), decided("P/2/inner", Verdict::accept)});
        Store other = open();
        Decision since = decided("P/2/inner", Verdict::reject);
        since.dataset = "/a/copy"; // the same slice and contour
        QVERIFY(other.append(since));
        QVERIFY(store.take_back(made)->empty());
        QCOMPARE(store.all()->size(), std::size_t(3));
    }

    void what_was_taken_back_is_said_again() {
        Store store = open();
        const std::vector said{decided("P/1/inner", Verdict::accept), decided("P/2/inner", Verdict::reject)};
        const auto undo = *store.take_back(*store.append(said));
        QVERIFY(store.append(decided("P/1/inner", Verdict::reject, "another")));
        const auto again = store.append_again(said, undo);
        QVERIFY(again && again->size() == 2 && again->front().verdict == Verdict::accept);
        QCOMPARE(store.all()->size(), std::size_t(7));
        QVERIFY(store.append_again(said, undo)->empty()); // it is said
    }

    void nothing_is_said_again_where_the_reviewer_has_decided_since() {
        for (const bool is_undone : {false, true}) {
            Store store = open();
            const std::vector said{decided("P/1/inner", Verdict::accept),
                                   decided("P/2/inner", Verdict::reject)};
            const auto undo = *store.take_back(*store.append(said));
            const auto since = *open().append(std::vector{decided("P/2/inner", Verdict::unsure)});
            if (is_undone) QVERIFY(open().take_back(since));
            const std::size_t count = store.all()->size();
            QVERIFY(store.append_again(said, undo)->empty());
            QCOMPARE(store.all()->size(), count);
        }
    }

    void what_was_said_since_is_told_by_the_order_that_counts() {
        Store store = open();
        const auto in_hours = [](int hours, Decision decision) {
            const auto time = QDateTime::currentDateTimeUtc().addSecs(3600 * hours);
            decision.time_utc = time.toString(Qt::ISODate).toStdString();
            return decision;
        };
        QVERIFY(import(store, "/data", {in_hours(20, decided("P/1/inner", Verdict::unsure, "ahead"))}));
        const std::vector said{decided("P/1/inner", Verdict::accept)};
        const auto undo = *store.take_back(*store.append(said)); // after what is ahead
        QVERIFY(import(store, "/data", {in_hours(10, decided("P/1/inner", Verdict::reject))}));
        QCOMPARE(store.append_again(said, undo)->size(), std::size_t(1));
    }

    void none_is_none() {
        Store store = open();
        const auto written = store.append(std::vector<Decision>{});
        QVERIFY(written && written->empty());
    }

    void each_reviewers_last_word_ends_with_the_one_that_counts() {
        QVERIFY(rc::check("standing is the last of the last words, entry by entry", [] {
            std::vector<Decision> log;
            const int entries = *rc::gen::inRange(0, 12);
            for (int i = 0; i < entries; ++i) {
                log.push_back(decided("P/1/inner",
                                      *rc::gen::element<std::optional<Verdict>>(
                                          Verdict::accept, Verdict::reject, Verdict::unsure, std::nullopt),
                                      *rc::gen::element<std::string>("A", "B", "C"),
                                      *rc::gen::element(content_a, content_b)));
                log.back().sequence = i + 1;
                log.back().time_utc = "2020-01-31T12:00:00Z";
                log.back().written_here = true;
            }
            const auto words = last_words(log, "P/1/inner", content_a);
            std::set<std::string> reviewers;
            for (const Decision& each : words) {
                RC_ASSERT(each.verdict.has_value());
                RC_ASSERT(reviewers.insert(each.reviewer).second);
            }
            const Standing now = standing(log, "P/1/inner", content_a);
            RC_ASSERT(now.decision.has_value() == !words.empty());
            if (now.decision) RC_ASSERT(now.decision->sequence == words.back().sequence);
            std::optional<Verdict> before;
            const std::vector<Step> all = steps(log);
            for (int i = 0; i < entries; ++i) {
                const std::vector read(log.begin(), log.begin() + i + 1);
                const Standing then = standing(read, "P/1/inner", content_a);
                const auto after = then.decision ? then.decision->verdict : std::nullopt;
                RC_ASSERT(all.at(i).before == before);
                RC_ASSERT(all.at(i).after == after);
                before = after;
            }
        }));
    }
};

QTEST_GUILESS_MAIN(AppendTest)
#include "tst_append.moc"
