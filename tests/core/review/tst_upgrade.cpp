#include "decisions.h"
#include "log_file.h"

#include "base/file.h"
#include "review/chain.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace contourcheck;
using namespace contourcheck::review;
namespace fs = std::filesystem;

/// A log without a chain, as version 1 of the tables is, and this program.
class UpgradeTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    fs::path file_, backup_;

    static std::string bytes_of(const fs::path& file) { return *read_file(file, 1 << 24); }

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        file_ = fs::path(folder_->path().toStdString()) / "decisions.sqlite";
        backup_ = file_.string() + ".v1-backup";
    }

    void every_entry_is_kept_and_gets_its_link() {
        QVERIFY(write_version_1(file_, 30));
        const auto before = verify(file_);
        QVERIFY(before && before->origin.reason.empty());
        QCOMPARE(before->head.entries, std::int64_t(30));
        auto store = *Store::open(file_);
        const auto entries = *store.all();
        QCOMPARE(entries.size(), std::size_t(30));
        QCOMPARE(entries[6].contour, std::string("P/7/inner"));
        QCOMPARE(entries[6].comment, std::string("comment 7"));
        QCOMPARE(entries[6].reviewer, std::string("Bob"));
        QVERIFY(entries[6].written_here && !entries[2].written_here);
        QVERIFY(!entries[4].verdict && entries[5].verdict == Verdict::accept);
        const auto after = verify(file_);
        QVERIFY(after && !after->fault);
        QCOMPARE(after->origin.reason, std::string("upgrade"));
        QCOMPARE(after->origin.entries, std::int64_t(30));
        QCOMPARE(after->origin.time_utc.size(), std::size_t(20));

        QVERIFY(store.append(decided("P/1/inner", Verdict::reject)));
        QVERIFY(!run_on(file_, {"UPDATE decisions SET verdict = 'reject'"}));
        QVERIFY(!run_on(file_, {"UPDATE chain_origin SET entries = 0"}));
        QVERIFY(!run_on(file_, {"DELETE FROM chain_origin"}));
        QCOMPARE(verify(file_)->head.entries, std::int64_t(31));
    }

    void logs_from_before_two_columns_came_are_brought_up_too() {
        QVERIFY(write_version_1(file_, 5));
        QVERIFY(run_on(file_, {"ALTER TABLE decisions DROP COLUMN written_here",
                               "ALTER TABLE decisions DROP COLUMN not_before"}));
        auto store = *Store::open(file_);
        QVERIFY(store.append(decided("P/1/inner", Verdict::reject)));
        const auto entries = *Store::open(file_)->all();
        QVERIFY(!entries[0].written_here && entries[5].written_here);
        QVERIFY(!verify(file_)->fault);
    }

    void a_log_whose_trigger_another_tool_took_away_is_brought_up_with_one() {
        QVERIFY(write_version_1(file_, 5));
        QVERIFY(run_on(file_, {"DROP TRIGGER decisions_stay"}));
        QCOMPARE(Store::open(file_)->all()->size(), std::size_t(5));
        QVERIFY(!verify(file_)->fault);
        QVERIFY(!run_on(file_, {"UPDATE decisions SET verdict = 'reject'"}));
    }

    void what_was_there_stands_in_a_private_backup() {
        QVERIFY(write_version_1(file_, 30));
        QVERIFY(Store::open(file_));
        struct stat status {};
        QCOMPARE(::stat(backup_.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0600u);
        const auto kept = verify(backup_);
        QVERIFY(kept && kept->origin.reason.empty()); // still of version 1
        const std::string bytes = bytes_of(backup_);
        QCOMPARE(Store::open(backup_)->all()->size(), std::size_t(30));
        QVERIFY(Store::open(file_));
        QVERIFY(!fs::exists(backup_.string() + "-2")); // once
        QVERIFY(write_file(backup_, bytes));

        fs::remove(file_);
        QVERIFY(write_version_1(file_, 3));
        QVERIFY(Store::open(file_));
        QCOMPARE(bytes_of(backup_), bytes); // an earlier one stays
        QCOMPARE(verify(backup_.string() + "-2")->head.entries, std::int64_t(3));
    }

    void without_a_backup_the_log_is_refused_and_left_as_it_is() {
        QVERIFY(write_version_1(file_, 30));
        const std::string before = bytes_of(file_);
        fs::create_directories(fs::path(backup_.string() + ".part") / "in the way");
        const auto store = Store::open(file_);
        QVERIFY(!store);
        QCOMPARE(store.error().code, Code::unwritable);
        const std::string told = to_string(store.error());
        QVERIFY2(told.find("was left as it is") != std::string::npos, told.c_str());
        QVERIFY2(told.find("CONTOURCHECK_DECISIONS") != std::string::npos, told.c_str());
        QCOMPARE(bytes_of(file_), before);
        QVERIFY(!fs::exists(backup_));
        fs::remove_all(backup_.string() + ".part");
        QCOMPARE(Store::open(file_)->all()->size(), std::size_t(30));
    }

    void a_step_that_fails_takes_all_of_them_back() {
        QVERIFY(write_version_1(file_, 30));
        QVERIFY(run_on(file_, {"CREATE TABLE chain_origin (in_the_way TEXT)"}));
        const std::string before = bytes_of(file_);
        QVERIFY(!Store::open(file_));
        QCOMPARE(bytes_of(file_), before);
        QVERIFY(!fs::exists(backup_)); // it would be another at each attempt
    }
};

QTEST_GUILESS_MAIN(UpgradeTest)
#include "tst_upgrade.moc"
