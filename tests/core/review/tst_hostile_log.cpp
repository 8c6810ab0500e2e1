#include "decisions.h"
#include "log_file.h"

#include "base/file.h"
#include "review/chain.h"
#include "review/lock.h"
#include "review/salvage.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace contourcheck;
using namespace contourcheck::review;
namespace fs = std::filesystem;

/// What somebody puts on purpose into a log, or beside it, that others read.
class HostileLogTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    fs::path place_, shared_, file_, thesis_;

    static std::string bytes_of(const fs::path& file) { return *read_file(file, 1 << 24); }
    static std::string told(const Error& error) { return to_string(error); }
    static bool says(const Error& error, const std::string& words) {
        if (told(error).find(words) != std::string::npos) return true;
        qWarning("%s", told(error).c_str());
        return false;
    }

    /// Another's log in the folder, with this said in it.
    fs::path another(const char* name, const QStringList& statements = {}) const {
        const fs::path made = place_ / "another.sqlite", log = shared_ / name;
        if (!Store::open(made)->append(decided("P/1/inner", Verdict::accept, "Bob"))) return {};
        if (!statements.empty() && !run_on(made, QStringList("DROP TRIGGER decisions_stay") + statements))
            return {};
        fs::rename(made, log);
        return log;
    }

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        place_ = folder_->path().toStdString();
        shared_ = place_ / "shared";
        file_ = place_ / "decisions.sqlite";
        thesis_ = place_ / "thesis.txt";
        fs::create_directory(shared_);
        qputenv("XDG_CACHE_HOME", (place_ / "cache").c_str());
        QVERIFY(write_file(thesis_, "years"));
    }
    void cleanup() { qunsetenv("XDG_CACHE_HOME"); }

    void a_log_whose_journal_names_another_file_is_refused_and_that_file_stays() {
        QVERIFY(Store::open(file_)->append(decided("P/1/inner", Verdict::accept)));
        const fs::path journal = file_.string() + "-journal";
        QVERIFY(write_file(journal, super_journal(thesis_)));
        const std::string before = bytes_of(file_), beside = bytes_of(journal);
        for (const Error& error : {Store::open(file_).error(), verify(file_).error(),
                                   salvage(file_, place_ / "sound.sqlite").error()}) {
            QCOMPARE(error.code, Code::malformed);
            QCOMPARE(error.file, journal);
            QVERIFY(says(error, "names another file, \"" + thesis_.string() + '"'));
        }
        QCOMPARE(bytes_of(thesis_), std::string("years"));
        QCOMPARE(bytes_of(file_), before);
        QCOMPARE(bytes_of(journal), beside);
        QVERIFY(!fs::exists(place_ / "sound.sqlite"));
    }

    void nor_is_an_older_log_with_such_a_journal_brought_up() {
        QVERIFY(write_version_1(file_, 3));
        QVERIFY(write_file(file_.string() + "-journal", super_journal(thesis_)));
        QVERIFY(says(Store::open(file_).error(), "names another file"));
        QVERIFY(fs::exists(thesis_));
        QVERIFY(!fs::exists(file_.string() + ".v1-backup"));
    }

    void nor_is_one_read_that_gets_such_a_journal_later() {
        auto store = *Store::open(file_);
        QVERIFY(store.append(decided("P/1/inner", Verdict::accept)));
        QVERIFY(write_file(file_.string() + "-journal", super_journal(thesis_)));
        QVERIFY(says(store.all().error(), "names another file"));
        QVERIFY(says(store.append(decided("P/1/inner", Verdict::reject)).error(), "names another file"));
        QVERIFY(fs::exists(thesis_));
    }

    void nor_where_the_log_is_a_link_and_the_journal_is_beside_what_it_leads_to() {
        QVERIFY(Store::open(file_)->append(decided("P/1/inner", Verdict::accept)));
        fs::create_symlink(file_, place_ / "link.sqlite");
        QVERIFY(write_file(file_.string() + "-journal", super_journal(thesis_)));
        QVERIFY(says(Store::open(place_ / "link.sqlite").error(), "names another file"));
        QVERIFY(fs::exists(thesis_));
    }

    void anothers_log_with_such_a_journal_is_not_read() {
        const fs::path log = another("bob@far.sqlite"), journal = log.string() + "-journal";
        QVERIFY(write_file(journal, super_journal(thesis_)));
        auto store = *Store::open(shared_);
        QCOMPARE(store.all().error().file, journal);
        QVERIFY(says(verify_folder(shared_)->front().verified.error(), "names another file"));
        QVERIFY(store.append(decided("P/2/inner", Verdict::accept)));
        QVERIFY(store.unread() && store.unread()->file == journal);
        QVERIFY(fs::exists(thesis_));
    }

    void anothers_journal_that_makes_the_log_endless_is_refused() {
        const fs::path log = another("bob@far.sqlite");
        QVERIFY(write_file(log.string() + "-journal", super_journal({}, 0xffffff00U)));
        QVERIFY(says(Store::open(shared_)->all().error(), "makes the log larger than"));
        QVERIFY(says(salvage(log, place_ / "sound.sqlite").error(), "makes the log larger than"));
    }

    void a_journal_that_is_a_pipe_or_a_link_is_refused_before_it_is_opened() {
        QVERIFY(Store::open(file_)->append(decided("P/1/inner", Verdict::accept)));
        for (const char* suffix : {"-journal", "-wal"}) {
            const fs::path beside = file_.string() + suffix;
            QCOMPARE(::mkfifo(beside.c_str(), 0600), 0);
            QCOMPARE(Store::open(file_).error().file, beside);
            fs::remove(beside);
            fs::create_symlink(thesis_, beside);
            QVERIFY(says(verify(file_).error(), "is no regular file"));
            fs::remove(beside);
        }
        QCOMPARE(bytes_of(thesis_), std::string("years"));
        QVERIFY(Store::open(file_));
    }

    void a_schema_that_no_version_makes_is_refused_and_its_decisions_can_be_salvaged_data() {
        QTest::addColumn<QStringList>("statements");
        const auto row = [](const char* name, const QStringList& statements) {
            QTest::newRow(name) << statements;
        };
        row("table", {"CREATE TABLE more (id)"});
        row("view", {"CREATE VIEW more AS SELECT 1"});
        row("trigger", {"CREATE TRIGGER more AFTER INSERT ON decisions BEGIN SELECT 1; END"});
        row("index of an expression", {"CREATE INDEX more ON decisions (upper(comment))"});
        row("column", {"ALTER TABLE decisions ADD COLUMN more TEXT"});
        row("column that is reckoned", {"ALTER TABLE decisions ADD COLUMN more TEXT AS (upper(comment))"});
        row("another trigger of a known name",
            {"DROP TRIGGER decisions_stay",
             "CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT 1; END"});
        row("check",
            {"PRAGMA writable_schema=ON", "UPDATE sqlite_master SET sql = replace(sql, 'version TEXT', "
                                          "'version TEXT CHECK (length(hex(version)) > 0)')"});
        row("a column less", {"ALTER TABLE decisions DROP COLUMN comment"});
    }

    void a_schema_that_no_version_makes_is_refused_and_its_decisions_can_be_salvaged() {
        QFETCH(QStringList, statements);
        QVERIFY(Store::open(file_)->append(decided("P/1/inner", Verdict::accept)));
        QVERIFY(run_on(file_, statements));
        const std::string before = bytes_of(file_);
        for (const Error& error : {Store::open(file_).error(), verify(file_).error()}) {
            QCOMPARE(error.code, Code::malformed);
            QVERIFY(says(error, "no version makes the "));
            QVERIFY(says(error, "salvage FILE NEW"));
        }
        QCOMPARE(bytes_of(file_), before);
        if (statements.back().contains("DROP COLUMN")) return; // its entries are no longer those of a log
        const auto salvaged = salvage(file_, place_ / "sound.sqlite");
        QVERIFY2(salvaged, salvaged ? "" : told(salvaged.error()).c_str());
        QCOMPARE(salvaged->taken, std::int64_t(1));
        QVERIFY(!verify(place_ / "sound.sqlite")->fault);
    }

    void a_view_in_the_place_of_the_decisions_is_not_run() {
        const QString rows =
            "CREATE VIEW decisions AS WITH RECURSIVE n(sequence) AS (SELECT 1 UNION ALL SELECT "
            "sequence + 1 FROM n%1) SELECT sequence, '/data' AS dataset, 'P/1/inner' AS contour, "
            "'accept' AS verdict, '' AS reasons, '' AS comment, 'Eve' AS reviewer, "
            "'2020-01-31T12:00:00Z' AS time_utc, '' AS slice_sha256, '' AS contour_sha256, "
            "'1' AS version FROM n";
        for (const char* end : {" LIMIT 3", ""}) { // the other has none
            const fs::path log = another("bob@far.sqlite", {"DROP TABLE decisions", rows.arg(end)});
            QVERIFY(!log.empty());
            QVERIFY(says(Store::open(shared_)->all().error(), "no version makes the view \"decisions\""));
            QVERIFY(says(verify_folder(shared_)->front().verified.error(), "the view \"decisions\""));
            QVERIFY(!verify(log));
            QVERIFY(!salvage(log, place_ / "sound.sqlite"));
        }
    }

    void a_link_in_the_place_of_a_lock_is_named() {
        auto store = *Store::open(shared_);
        const fs::path lock = store.file().string() + ".lock";
        for (const fs::path& target : {place_ / "nowhere", lock, thesis_}) {
            fs::create_symlink(target, lock);
            const auto error = store.append(decided("P/1/inner", Verdict::accept)).error();
            QCOMPARE(error.code, Code::unwritable);
            QCOMPARE(error.file, lock);
            QVERIFY(says(error, "is a link in the place of a lock"));
            QCOMPARE(unlock(store.file()).error().file, lock);
            fs::remove(lock);
        }
        QVERIFY(store.append(decided("P/1/inner", Verdict::accept)));
    }

    void nothing_is_decided_where_ones_own_cache_keeps_others_from_being_read() {
        const fs::path log = another("bob@far.sqlite");
        qputenv("XDG_CACHE_HOME", thesis_.c_str()); // no folder can be made in a file
        const fs::path cache = thesis_ / "contourcheck";
        auto store = *Store::open(shared_);
        QCOMPARE(store.all().error().file, cache);
        QVERIFY(
            write_file(shared_ / "a damaged one.sqlite", "no log")); // comes first and is no reason to go on
        const auto refused = store.append(decided("P/1/inner", Verdict::reject));
        QCOMPARE(refused.error().code, Code::unwritable);
        QCOMPARE(refused.error().file, cache);
        QVERIFY(says(refused.error(), "nothing was decided"));
        QCOMPARE(verify(store.file())->head.entries, std::int64_t(0));
    }

    void a_damaged_log_of_another_keeps_nobody_from_deciding_and_is_told() {
        QVERIFY(write_file(shared_ / "a damaged one.sqlite", "no log"));
        auto store = *Store::open(shared_);
        QVERIFY(store.append(decided("P/1/inner", Verdict::reject)));
        QVERIFY(store.unread());
        QCOMPARE(store.unread()->file, shared_ / "a damaged one.sqlite");
        fs::remove(shared_ / "a damaged one.sqlite");
        QVERIFY(store.append(decided("P/1/inner", Verdict::accept)));
        QVERIFY(!store.unread());
    }

    /// A copy of the log alone would not have what is in it.
    void a_log_that_another_program_writes_ahead_of_is_not_copied_without_that() {
        const fs::path log = another("bob@far.sqlite"), wal = log.string() + "-wal",
                       saved = place_ / "saved.sqlite";
        const fs::path kept = place_ / "kept-wal";
        const std::string before = bytes_of(log);
        {
            QSqlDatabase handle = QSqlDatabase::addDatabase("QSQLITE", "ahead");
            handle.setDatabaseName(QString::fromStdString(log.string()));
            QVERIFY(handle.open() && QSqlQuery(handle).exec("PRAGMA journal_mode=WAL"));
            QVERIFY(QSqlQuery(handle).exec(
                "INSERT INTO decisions SELECT NULL, dataset, contour, 'reject', reasons, "
                "comment, reviewer, time_utc, slice_sha256, contour_sha256, version, "
                "written_here, not_before, chain FROM decisions"));
            fs::copy_file(wal, kept);
        }
        QSqlDatabase::removeDatabase("ahead");
        QVERIFY(write_file(log, before) && !fs::exists(wal));
        QVERIFY(Store::open(shared_)->all());
        fs::rename(kept, wal);
        for (const Error& error : {salvage(log, saved).error(), Store::open(shared_)->all().error(),
                                   refuse_changed(shared_).error()}) {
            QCOMPARE(error.file, log);
            QVERIFY(says(error, "bob@far.sqlite-wal beside it holds what another program wrote"));
        }
        QVERIFY(!fs::exists(saved) && fs::exists(wal));
        QCOMPARE(bytes_of(log), before);
        QVERIFY(write_file(wal, ""));
        QCOMPARE(salvage(log, saved)->taken, std::int64_t(1));
    }

    void nothing_is_decided_after_an_entry_that_nothing_can_follow() {
        auto store = *Store::open(shared_);
        for (const char* column : {"time_utc", "not_before"})
            for (const char* time : {"9999-12-31T23:59:59Z", "later", "2999-02-30T00:00:00Z"}) {
                const fs::path log =
                    another("bob@far.sqlite",
                            {QString("UPDATE decisions SET %1 = '%2'").arg(QLatin1String(column), time)});
                const auto refused = store.append(decided("P/1/inner", Verdict::reject));
                QVERIFY(!refused);
                QCOMPARE(refused.error().file, log);
                QVERIFY(says(refused.error(), std::string("entry 1 is of ") + time));
            }
        (void)another("bob@far.sqlite", {"UPDATE decisions SET time_utc = '9999-12-31T23:59:58Z'"});
        QVERIFY(store.append(decided("P/1/inner", Verdict::reject)));
        QCOMPARE(standing(*store.all(), "P/1/inner", content_a).state, State::rejected);
    }

    void an_entry_with_the_link_of_another_does_not_take_its_place() {
        auto store = *Store::open(shared_);
        const auto made = *store.append(decided("P/1/inner", Verdict::reject));
        (void)another(
            "bob@far.sqlite",
            {QString("UPDATE decisions SET contour = 'P/2/inner', chain = '%1'").arg(made.link.c_str()),
             "INSERT INTO decisions SELECT 2, dataset, 'P/3/inner', verdict, reasons, comment, reviewer, "
             "time_utc, slice_sha256, contour_sha256, version, 1, '', 'x' FROM decisions"});
        QCOMPARE(standing(*store.all(), "P/1/inner", content_a).state, State::rejected);
    }
};

QTEST_GUILESS_MAIN(HostileLogTest)
#include "tst_hostile_log.moc"
