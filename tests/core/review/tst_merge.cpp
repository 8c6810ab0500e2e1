#include "decisions.h"

#include "review/merge.h"

#include <QTemporaryDir>
#include <QTest>

using namespace contourcheck::review;

namespace {

const std::map<std::string, Content> contents{
    {"P/1/inner", content_a}, {"P/2/inner", content_a}, {"P/3/inner", content_a}};

Decision at(const char* time, Decision decision) {
    decision.time_utc = time;
    return decision;
}

} // namespace

class MergeTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;

    Store open(const char* name) const { return *Store::open(folder_->filePath(name).toStdString()); }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void an_entry_is_new_as_often_as_it_stands_more() {
        const Decision word = decided("P/1/inner", Verdict::accept);
        QCOMPARE(new_entries({word}, {word, word}).size(), std::size_t(1));
        QCOMPARE(new_entries({word, word}, {word}).size(), std::size_t(0));
        QCOMPARE(new_entries({}, {word, word}).size(), std::size_t(2));
    }

    void ones_own_is_changed_by_a_later_word_that_differs() {
        const std::vector<Decision> log{
            at("2020-01-01T12:00:00Z", decided("P/1/inner", Verdict::accept, "Ann")),
            at("2020-01-01T12:00:00Z", decided("P/2/inner", Verdict::accept, "Ann")),
            at("2020-01-01T12:00:00Z", decided("P/3/inner", Verdict::accept, "Bob"))};
        const auto changed = [&](const std::vector<Decision>& decisions) {
            return own_changed(log, decisions, contents, "Ann");
        };
        const auto later = [](const char* contour, std::optional<Verdict> verdict, const char* who) {
            return at("2020-01-02T12:00:00Z", decided(contour, verdict, who));
        };
        QCOMPARE(changed({later("P/1/inner", Verdict::reject, "Bob")}), std::size_t(1));
        QCOMPARE(changed({later("P/1/inner", Verdict::unsure, "Ann"), later("P/2/inner", {}, "Ann")}),
                 std::size_t(2)); // her own, made elsewhere; and taken back there
        QCOMPARE(changed({later("P/1/inner", Verdict::accept, "Bob")}), std::size_t(0)); // says the same
        QCOMPARE(changed({later("P/3/inner", Verdict::reject, "Bob")}), std::size_t(0)); // was not hers
        QCOMPARE(changed({at("2019-01-01T12:00:00Z", decided("P/1/inner", Verdict::reject, "Bob"))}),
                 std::size_t(0));               // earlier
        QCOMPARE(changed(log), std::size_t(0)); // there already
    }

    void what_a_moved_dataset_has_is_not_added_again() {
        auto store = open("decisions.sqlite");
        QVERIFY(store.append(
            std::vector{decided("P/1/inner", Verdict::accept), decided("P/2/inner", Verdict::reject)}));
        const std::map<std::string, std::string> hashes{{"P/1/inner", content_a.contour_sha256},
                                                        {"P/2/inner", content_a.contour_sha256}};
        const auto moved = *store.log("/moved", hashes);
        QCOMPARE(moved.size(), std::size_t(2));
        QCOMPARE(*import(store, "/moved", moved, hashes), std::size_t(0));
        QCOMPARE(store.log("/moved", hashes)->size(), std::size_t(2));
        QCOMPARE(own_changed(moved, moved, contents, "R"), std::size_t(0));
    }

    void what_was_said_elsewhere_is_imported_as_said_here() {
        Decision moved = at("2020-01-01T12:00:00Z", decided("P/1/inner", Verdict::accept, "Ann"));
        moved.elsewhere = true;
        const Decision back = at("2020-01-02T12:00:00Z", decided("P/1/inner", {}, "Ann"));
        QCOMPARE(own_changed({moved}, {back}, contents, "Ann"), std::size_t(1));
    }

    void what_was_taken_back_after_the_clock_was_set_back_stays_so_elsewhere() {
        auto one = open("one");
        QVERIFY(one.append(decided("P/1/inner", Verdict::accept)));
        QVERIFY(one.append(decided("P/1/inner", std::nullopt)));
        std::vector<Decision> log = *one.all();
        log[0].time_utc = "2020-01-31T09:12:00Z";
        log[1].time_utc = "2020-01-31T08:00:00Z";
        QCOMPARE(standing(log, "P/1/inner", content_a).state, State::none);

        const std::string table = to_csv(log);
        auto other = open("other");
        QCOMPARE(*import(other, "/data", *from_csv(table, "one.csv")), std::size_t(2));
        QCOMPARE(standing(*other.log("/data"), "P/1/inner", content_a).state, State::none);
        QCOMPARE(to_csv(*other.all()), table);
        QCOMPARE(*import(other, "/data", *from_csv(table, "one.csv")), std::size_t(0));

        auto known = open("known"); // the first row alone is there
        QCOMPARE(*import(known, "/data", {log[0]}), std::size_t(1));
        QCOMPARE(*import(known, "/data", *from_csv(table, "one.csv")), std::size_t(1));
        QCOMPARE(standing(*known.log("/data"), "P/1/inner", content_a).state, State::none);
    }

    void an_older_word_that_was_imported_is_older_in_the_table_too() {
        auto one = open("one");
        const Decision old = at("2020-01-31T12:00:00Z", decided("P/1/inner", Verdict::reject));
        QVERIFY(one.append(decided("P/1/inner", Verdict::accept)));
        QCOMPARE(*import(one, "/data", {old}), std::size_t(1)); // made before, on another machine
        const std::string table = to_csv(*one.all());
        auto other = open("other");
        QCOMPARE(*import(other, "/data", *from_csv(table, "one.csv")), std::size_t(2));
        QCOMPARE(standing(*other.log("/data"), "P/1/inner", content_a).state, State::accepted);
        QCOMPARE(to_csv(*other.all()), table);
    }
};

QTEST_GUILESS_MAIN(MergeTest)
#include "tst_merge.moc"
