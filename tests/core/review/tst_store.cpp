#include "decisions.h"
#include "log_file.h"

#include "base/file.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace contourcheck;
using namespace contourcheck::review;
namespace fs = std::filesystem;

namespace {

std::string in_hours(int hours) {
    return QDateTime::currentDateTimeUtc().addSecs(3600 * hours).toString(Qt::ISODate).toStdString();
}

unsigned mode_of(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
}

} // namespace

class StoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    fs::path file_;

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        file_ = fs::path(folder_->path().toStdString()) / "contourcheck" / "decisions.sqlite";
    }

    void what_was_appended_is_there_after_opening_again() {
        Decision decision = decided("P/1/inner", Verdict::reject);
        decision.reasons = {"shifted", "other"};
        decision.comment = std::string("µ 'quoted'; DROP TABLE decisions;\n\0end", 39);
        Decision stored;
        {
            auto store = Store::open(file_);
            QVERIFY2(store, store ? "" : to_string(store.error()).c_str());
            stored = *store->append(decision);
            QCOMPARE(stored.sequence, std::int64_t(1));
            QCOMPARE(store->append(decided("P/1/inner", std::nullopt))->sequence, std::int64_t(2));
        }
        const auto entries = Store::open(file_)->all();
        QVERIFY(entries && entries->size() == 2);
        const Decision& first = entries->front();
        QVERIFY(same_entry(first, stored));
        QCOMPARE(first.dataset, decision.dataset);
        QCOMPARE(first.reasons, decision.reasons);
        QCOMPARE(first.comment, decision.comment);
        QCOMPARE(first.time_utc.size(), std::size_t(20));
        QVERIFY(first.time_utc.ends_with('Z'));
        QVERIFY(!first.version.empty());
        QVERIFY(!entries->back().verdict);
    }

    void bytes_that_are_no_utf8_come_back() {
        Decision decision = decided("P\xff/1/inner", Verdict::accept);
        decision.dataset = "/data/caf\xe9";
        auto store = *Store::open(file_);
        QVERIFY(store.append(decision));
        const auto entries = store.log(decision.dataset);
        QCOMPARE(entries->size(), std::size_t(1));
        QCOMPARE(entries->front().contour, decision.contour);
        QCOMPARE(entries->front().dataset, decision.dataset);
        QVERIFY(!entries->front().elsewhere);
    }

    void file_and_folder_are_private() {
        const mode_t before = ::umask(0);
        const auto store = Store::open(file_);
        ::umask(before);
        QVERIFY(store);
        QCOMPARE(mode_of(file_), 0600u);
        QCOMPARE(mode_of(file_.parent_path()), 0700u);
        QCOMPARE(store->file(), file_);
    }

    void the_default_file_follows_the_environment() {
        qputenv("CONTOURCHECK_DECISIONS", file_.c_str());
        QCOMPARE(Store::default_file(), file_);
        QVERIFY(Store::open());
        QVERIFY(fs::exists(file_));
        qunsetenv("CONTOURCHECK_DECISIONS");
        qputenv("XDG_DATA_HOME", "/data-home");
        QCOMPARE(Store::default_file(), fs::path("/data-home/contourcheck/decisions.sqlite"));
        qunsetenv("XDG_DATA_HOME");
    }

    void entries_cannot_be_changed_or_removed() {
        auto store = *Store::open(file_);
        QVERIFY(store.append(decided("P/1/inner", Verdict::accept)));
        QVERIFY(!run_on(file_, {"UPDATE decisions SET verdict = 'reject'"}));
        QVERIFY(!run_on(file_, {"DELETE FROM decisions"}));
        QVERIFY(store.all()->front().verdict == Verdict::accept);
    }

    void what_makes_no_sense_is_refused() {
        auto store = *Store::open(file_);
        QCOMPARE(store.append(decided("", Verdict::accept)).error().code, Code::invalid_argument);
        QCOMPARE(store.append(decided("P/1/inner", Verdict::accept, "")).error().code,
                 Code::invalid_argument);
        Decision decision = decided("P/1/inner", Verdict::accept);
        decision.reasons = {"two words"};
        QCOMPARE(store.append(decision).error().code, Code::invalid_argument);
        decision = decided("P/1/inner", Verdict::accept);
        decision.content.slice_sha256 = "abc";
        QCOMPARE(store.append(decision).error().code, Code::invalid_argument);
        QVERIFY(store.all()->empty());
    }

    void a_clock_set_back_turns_neither_the_order_nor_the_times() {
        auto store = *Store::open(file_);
        Decision ahead = decided("P/1/inner", Verdict::accept);
        ahead.time_utc = in_hours(20);
        QCOMPARE(*import(store, "/data", {ahead}), std::size_t(1));
        const auto stored = store.append(decided("P/1/inner", Verdict::reject));
        QVERIFY(stored->time_utc <= in_hours(1));
        QCOMPARE(standing(*store.log("/data"), "P/1/inner", content_a).state, State::rejected);
        QVERIFY(store.append(decided("P/1/inner", Verdict::unsure)));
        QCOMPARE(standing(*store.log("/data"), "P/1/inner", content_a).state, State::unsure);
        Decision old = decided("P/1/inner", Verdict::accept);
        old.time_utc = "2020-01-31T12:00:00Z";
        QCOMPARE(*import(store, "/data", {old}), std::size_t(1));
        QCOMPARE(standing(*store.log("/data"), "P/1/inner", content_a).state, State::unsure);
    }

    void a_time_more_than_a_day_ahead_is_not_imported() {
        auto store = *Store::open(file_);
        Decision ahead = decided("P/1/inner", Verdict::accept);
        ahead.time_utc = "2999-01-01T00:00:00Z";
        const auto result = import(store, "/data", {ahead});
        QCOMPARE(result.error().code, Code::invalid_argument);
        QVERIFY(result.error().what.text().starts_with("time: found \"2999-01-01T00:00:00Z\", expected"));
        QVERIFY(store.all()->empty());
    }

    void a_file_in_use_is_waited_for_once() {
        QVERIFY(Store::open(file_));
        {
            QSqlDatabase other = QSqlDatabase::addDatabase("QSQLITE", "other");
            other.setDatabaseName(QString::fromStdString(file_.string()));
            QVERIFY(other.open() && QSqlQuery(other).exec("BEGIN EXCLUSIVE"));
            constexpr std::chrono::milliseconds patience(4000);
            QElapsedTimer timer;
            timer.start();
            const auto store = Store::open(file_, patience);
            QVERIFY2(timer.elapsed() < 2 * patience.count(), "each question would wait anew");
            QVERIFY(!store);
            QVERIFY(store.error().what.text().find("in use") != std::string::npos);
            other.close();
        }
        QSqlDatabase::removeDatabase("other");
        QVERIFY(Store::open(file_));
    }

    void a_newer_file_is_refused_and_left_alone() {
        QVERIFY(Store::open(file_)->append(decided("P/1/inner", Verdict::accept)));
        QVERIFY(run_on(file_, {"PRAGMA user_version = 3"}));
        const auto before = *read_file(file_, 1 << 20);
        const auto store = Store::open(file_);
        QVERIFY(!store);
        QCOMPARE(store.error().code, Code::unsupported);
        QVERIFY(to_string(store.error()).find("newer") != std::string::npos);
        QCOMPARE(*read_file(file_, 1 << 20), before);
    }

    void damaged_and_foreign_files_are_refused_and_left_alone() {
        QVERIFY(Store::open(file_)->append(decided("P/1/inner", Verdict::accept)));
        const std::string sound = *read_file(file_, 1 << 20);
        std::string torn = sound;
        for (std::size_t i = 4096; i < torn.size(); ++i)
            torn[i] = char(i * 7);
        for (const std::string& bytes : {std::string("no database, but long enough to be looked at\n"), torn,
                                         sound.substr(0, sound.size() / 2), sound.substr(0, 50)}) {
            QVERIFY(write_file(file_, bytes));
            const auto store = Store::open(file_);
            QVERIFY(!store);
            QCOMPARE(store.error().code, Code::malformed);
            QCOMPARE(store.error().file, file_);
            QVERIFY(to_string(store.error()).find("contourcheck-cli review salvage") != std::string::npos);
            QCOMPARE(*read_file(file_, 1 << 20), bytes);
        }
        fs::remove(file_);
        QVERIFY(run_on(file_, {"CREATE TABLE bookmarks (url TEXT)"}));
        QCOMPARE(Store::open(file_).error().code, Code::malformed);
    }

    void a_place_that_cannot_be_written_is_an_error() {
        QVERIFY(!Store::open(""));
        QCOMPARE(Store::open(folder_->path().toStdString() + "/absent/").error().code, Code::not_found);
        QVERIFY(write_file(fs::path(folder_->path().toStdString()) / "file", "x"));
        QCOMPARE(Store::open(fs::path(folder_->path().toStdString()) / "file" / "d.sqlite").error().code,
                 Code::unwritable);
    }

    void a_log_holds_its_dataset_and_the_same_content_elsewhere() {
        auto store = *Store::open(file_);
        Decision here = decided("P/1/inner", Verdict::accept);
        Decision moved = decided("P/2/inner", Verdict::reject);
        Decision copy = here;
        Decision other = decided("P/1/inner", Verdict::reject, "R", content_b);
        moved.dataset = copy.dataset = other.dataset = "/elsewhere";
        for (const Decision& each : {here, moved, copy, other})
            QVERIFY(store.append(each));

        const auto plain = store.log("/data");
        QCOMPARE(plain->size(), std::size_t(2));
        QVERIFY(!plain->at(0).elsewhere && plain->at(1).elsewhere);
        const auto found = store.log("/data", {{"P/2/inner", content_a.contour_sha256}});
        QCOMPARE(found->size(), std::size_t(3));
        QCOMPARE(standing(*found, "P/2/inner", content_a).state, State::rejected);
        QCOMPARE(standing(*found, "P/2/inner", content_b).state, State::none);
        QVERIFY(store.log("/nowhere")->empty());
    }

    void importing_twice_adds_nothing_and_merging_loses_nothing() {
        auto one = *Store::open(file_);
        auto other = *Store::open(file_.parent_path() / "other.sqlite");
        // Within one second: the same entry twice, with an undo between.
        for (const auto& verdict :
             {std::optional(Verdict::accept), std::optional<Verdict>(), std::optional(Verdict::accept)})
            QVERIFY(one.append(decided("P/1/inner", verdict, "A")));
        QVERIFY(other.append(decided("P/2/inner", Verdict::unsure, "B")));

        const auto exported = from_csv(to_csv(*one.all()), "one.csv");
        QVERIFY(exported);
        QCOMPARE(*import(other, "/data", *exported), std::size_t(3));
        QCOMPARE(*import(other, "/data", *exported), std::size_t(0));
        QCOMPARE(*import(one, "/data", *from_csv(to_csv(*other.all()), "other.csv")), std::size_t(1));
        QCOMPARE(one.all()->size(), std::size_t(4));
        QCOMPARE(other.all()->size(), std::size_t(4));
        for (auto* store : {&one, &other}) {
            QCOMPARE(standing(*store->log("/data"), "P/1/inner", content_a).state, State::accepted);
            QCOMPARE(standing(*store->log("/data"), "P/2/inner", content_a).state, State::unsure);
        }
    }

    void an_import_is_all_or_nothing() {
        auto store = *Store::open(file_);
        Decision good = decided("P/1/inner", Verdict::accept);
        good.time_utc = "2020-01-31T12:00:00Z";
        Decision bad = good;
        bad.time_utc = "yesterday";
        QCOMPARE(import(store, "/data", {good, bad}).error().code, Code::invalid_argument);
        QVERIFY(store.all()->empty());
        QVERIFY(run_on(file_,
                       {"CREATE TRIGGER only_some BEFORE INSERT ON decisions WHEN NEW.contour = 'Q/1/inner' "
                        "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"}));
        bad = good;
        bad.contour = "Q/1/inner";
        const auto result = import(store, "/data", {good, bad});
        QCOMPARE(result.error().code, Code::unwritable);
        QVERIFY(result.error().what.text().find("the disk is full") != std::string::npos);
        QVERIFY(store.all()->empty());
        QVERIFY(store.append(good)); // the transaction is over
    }

    /// Restored from a backup, or by a program that keeps folders alike: what is written to the old one would be lost.
    void a_log_that_is_put_in_place_anew_while_it_is_open_takes_nothing_and_says_so() {
        auto store = *Store::open(file_);
        QVERIFY(store.append(decided("P/1/inner", Verdict::accept)));
        const std::string bytes = *read_file(file_, 1 << 20);
        for (const bool replaced : {false, true}) {
            fs::rename(file_, file_.string() + ".old");
            if (replaced) QVERIFY(write_file(file_, bytes));
            const auto refused = store.append(decided("P/1/inner", Verdict::reject));
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, Code::unwritable);
            const std::string told = to_string(refused.error());
            QVERIFY2(told.find("was moved, removed or put in place anew while it was open") !=
                         std::string::npos,
                     told.c_str());
            fs::rename(file_.string() + ".old", file_);
            QCOMPARE(store.all()->size(), std::size_t(1));
        }
        QVERIFY(store.append(decided("P/1/inner", Verdict::reject)));
    }

    void a_store_that_moves_away_leaves_no_warning() {
        QTest::failOnWarning(QRegularExpression(".*"));
        auto store = Store::open(file_);
        Store kept = std::move(*store);
        QVERIFY(kept.append(decided("P/1/inner", Verdict::accept)));
        kept = *Store::open(file_.parent_path() / "other.sqlite");
        QVERIFY(kept.all()->empty());
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
