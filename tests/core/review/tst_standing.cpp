#include "decisions.h"

#include <QTest>

using namespace contourcheck::review;

namespace {

const std::string id = "P/1/inner";

/// Steps as letters, a reviewer's name before each: "Aa Br Au" is A accepts, B rejects, A takes back. Verdicts: a, r, ?.
std::vector<Decision> log_of(const char* steps, const Content& content = content_a) {
    std::vector<Decision> log;
    for (const QString& step : QString::fromLatin1(steps).split(' ', Qt::SkipEmptyParts)) {
        std::optional<Verdict> verdict;
        if (step[1] == 'a') verdict = Verdict::accept;
        if (step[1] == 'r') verdict = Verdict::reject;
        if (step[1] == '?') verdict = Verdict::unsure;
        log.push_back(decided(id, verdict, step.left(1).toStdString(), content));
        log.back().sequence = std::int64_t(log.size());
        log.back().time_utc = "2020-01-31T12:00:00Z";
    }
    return log;
}

} // namespace

class StandingTest : public QObject {
    Q_OBJECT

private slots:
    void last_of_each_reviewer_counts_and_among_them_the_latest_data() {
        QTest::addColumn<QString>("steps");
        QTest::addColumn<QString>("state");
        QTest::newRow("nothing said") << ""
                                      << "none";
        QTest::newRow("accept") << "Aa"
                                << "accepted";
        QTest::newRow("reject") << "Ar"
                                << "rejected";
        QTest::newRow("unsure") << "A?"
                                << "unsure";
        QTest::newRow("the same reviewer again") << "Aa Ar"
                                                 << "rejected";
        QTest::newRow("an undo leaves none") << "Aa Au"
                                             << "none";
        QTest::newRow("an undo returns to the entry before") << "Aa Ar Au"
                                                             << "accepted";
        QTest::newRow("two undos") << "Aa Ar Au Au"
                                   << "none";
        QTest::newRow("an undo with nothing to take back") << "Au"
                                                           << "none";
        QTest::newRow("an undo too many, then a decision") << "Au Au Ar"
                                                           << "rejected";
        QTest::newRow("after an undo") << "Aa Ar Au A?"
                                       << "unsure";
        QTest::newRow("undo after undo and decision") << "Aa Ar Au A? Au"
                                                      << "accepted";
        QTest::newRow("another reviewer later") << "Aa Br"
                                                << "rejected";
        QTest::newRow("undo is one's own") << "Aa Br Bu"
                                           << "accepted";
        QTest::newRow("undo of the earlier reviewer") << "Aa Br Au"
                                                      << "rejected";
        QTest::newRow("an earlier entry again after an undo") << "Aa B? Ar Au"
                                                              << "unsure";
    }
    void last_of_each_reviewer_counts_and_among_them_the_latest() {
        QFETCH(QString, steps);
        QFETCH(QString, state);
        const auto result = standing(log_of(qPrintable(steps)), id, content_a);
        QCOMPARE(std::string(word(result.state)), state.toStdString());
        QCOMPARE(result.decision.has_value(), result.state != State::none);
    }

    void a_changed_file_makes_a_decision_stale_and_still_shows_it() {
        const auto result = standing(log_of("Aa"), id, content_b);
        QCOMPARE(result.state, State::stale);
        QVERIFY(result.decision && result.decision->verdict == Verdict::accept);
    }

    void a_new_decision_on_the_changed_file_is_not_stale() {
        auto log = log_of("Aa");
        log.push_back(decided(id, Verdict::reject, "A", content_b));
        log.back().time_utc = "2020-01-31T12:00:01Z";
        QCOMPARE(standing(log, id, content_b).state, State::rejected);
        QCOMPARE(standing(log, id, content_a).state, State::stale);
    }

    void other_contours_do_not_matter() {
        QCOMPARE(standing(log_of("Aa"), "P/1/outer", content_a).state, State::none);
    }

    void what_was_said_elsewhere_counts_for_the_same_content_only() {
        auto log = log_of("Ar");
        log[0].elsewhere = true;
        QCOMPARE(standing(log, id, content_a).state, State::rejected);
        QCOMPARE(standing(log, id, content_b).state, State::none);
    }

    void two_missing_files_are_not_the_same_content_elsewhere() {
        auto log = log_of("Ar", Content{});
        QCOMPARE(standing(log, id, Content{}).state, State::rejected);
        log[0].elsewhere = true;
        QCOMPARE(standing(log, id, Content{}).state, State::none);
    }

    void an_imported_entry_counts_by_its_own_time() {
        auto log = log_of("Aa Br");
        log[0].time_utc = "2020-02-01T00:00:00Z"; // made later, written earlier
        QCOMPARE(standing(log, id, content_a).state, State::accepted);
    }

    void an_entry_written_here_comes_after_those_before_it() {
        auto log = log_of("Aa Ar");
        log[0].time_utc = "2020-02-01T00:00:00Z"; // the clock was set back since
        log[1].written_here = true;
        QCOMPARE(standing(log, id, content_a).state, State::rejected);
        log.push_back(decided(id, Verdict::unsure, "A")); // imported, made between the two
        log[2].sequence = 3;
        log[2].time_utc = "2020-01-31T18:00:00Z";
        QCOMPARE(standing(log, id, content_a).state, State::rejected);
    }

    void entries_stand_in_the_order_of_deciding() {
        auto log = log_of("Aa Br Cu");
        log[1].time_utc = "2019-01-01T00:00:00Z"; // imported
        log[2].written_here = true;
        log[2].time_utc = "2018-01-01T00:00:00Z"; // the clock was set back
        const auto ordered = in_order({log[2], log[0], log[1]});
        QCOMPARE(ordered[0].reviewer + ordered[1].reviewer + ordered[2].reviewer, std::string("BAC"));
    }

    void words_and_verdicts_map_onto_each_other() {
        for (const Verdict verdict : {Verdict::accept, Verdict::reject, Verdict::unsure})
            QCOMPARE(verdict_from_word(word(verdict)), std::optional(verdict));
        QVERIFY(!verdict_from_word("Accept") && !verdict_from_word(""));
        QCOMPARE(reasons().size(), std::size_t(9));
    }
};

QTEST_GUILESS_MAIN(StandingTest)
#include "tst_standing.moc"
