#include "decisions.h"

#include "base/file.h"
#include "review/chain.h"
#include "review/review.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>

#include <sys/resource.h>

using namespace contourcheck;
using namespace contourcheck::review;
using namespace std::string_literals;
namespace fs = std::filesystem;

/// A log that was cut to no bytes is a new database for SQLite.
class EmptiedTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    fs::path log_;

    [[nodiscard]] bool is_refused(const char* word) const {
        const auto store = Store::open(log_);
        const auto verified = verify(log_);
        return !store && store.error().code == Code::malformed && !verified &&
               store.error().what.text().find(word) != std::string::npos && fs::file_size(log_) == 0;
    }

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        log_ = fs::path(folder_->path().toStdString()) / "decisions.sqlite";
        QVERIFY(write_new_file(log_, {}));
    }

    void an_empty_file_of_which_nothing_is_known_becomes_a_log() {
        QCOMPARE(verify(log_)->head.entries, std::int64_t(0));
        QVERIFY(verify(log_)->is_empty);
        QVERIFY(Store::open(log_)->append(decided("P/1/inner", Verdict::accept)));
        QCOMPARE(Store::open(log_)->all()->size(), std::size_t(1));
    }

    void one_that_was_written_to_after_it_was_made_is_refused() {
        fs::last_write_time(log_, fs::file_time_type::clock::now() + std::chrono::hours(1));
        if (Store::open(log_)) QSKIP("the file system does not keep when a file was made");
        QVERIFY(is_refused("may have been emptied"));
    }

    void one_with_a_backup_beside_it_is_refused() {
        QVERIFY(write_new_file(log_.string() + ".v1-backup-2", "older"));
        QVERIFY(is_refused("decisions.sqlite.v1-backup-2"));
    }

    void a_log_that_is_gone_is_begun_anew_though_a_backup_is_left() {
        fs::remove(log_);
        const std::string backup = log_.string() + ".v1-backup";
        QVERIFY(write_new_file(backup, "older"));
        QVERIFY(Store::open(log_)->append(decided("P/1/inner", Verdict::accept)));
        QCOMPARE(Store::open(log_)->all()->size(), std::size_t(1));
        QCOMPARE(*read_file(backup, 100), "older"s);
    }

    void an_opening_that_fails_leaves_no_log_and_the_next_makes_one() {
        fs::remove(log_);
        QVERIFY(write_new_file(log_.string() + ".v1-backup", "older"));
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN); // a write beyond the limit then fails
        for (const rlim_t most : {0, 4096, 12288}) {
            const rlimit limit{most, before.rlim_max};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const auto store = Store::open(log_);
            ::setrlimit(RLIMIT_FSIZE, &before);
            QVERIFY(!store);
            QCOMPARE(store.error().code, Code::unwritable);
            QCOMPARE(store.error().file, log_);
            QVERIFY(!fs::exists(log_));
        }
        std::signal(SIGXFSZ, handler);
        QVERIFY(Store::open(log_));
        QCOMPARE(
            QDir(folder_->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
            qsizetype(2));
    }

    void one_with_a_journal_of_its_pages_is_refused_and_the_journal_stays() {
        const fs::path journal = log_.string() + "-journal";
        const std::string start = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7\0\0\0\1\0\0\0\0\0\0\0"s;
        QVERIFY(write_file(journal, start + '\3'));
        QVERIFY(is_refused("was not always"));
        fs::remove(log_);
        const auto store = Store::open(log_); // which SQLite would roll back to what the journal holds
        QVERIFY(!store);
        QCOMPARE(verify(log_).error().code, Code::malformed);
        QVERIFY(!fs::exists(log_));
        QVERIFY(fs::exists(journal));
        QVERIFY(write_file(journal, start + '\0')); // of a program that is making its tables
        QVERIFY(Store::open(log_));
    }

    void one_with_a_write_ahead_log_of_its_pages_is_refused_and_that_stays() {
        const fs::path wal = log_.string() + "-wal";
        const std::string header = "\x37\x7f\x06\x82"s + std::string(28, '\0');
        QVERIFY(write_file(wal, header + "a page"));
        QVERIFY(is_refused("decisions.sqlite-wal beside it holds pages of it"));
        fs::remove(log_);
        QVERIFY(!Store::open(log_));
        QCOMPARE(verify(log_).error().code, Code::malformed);
        QVERIFY(!fs::exists(log_));
        QVERIFY(write_file(wal, header)); // of a database that nobody has written to
        QVERIFY(Store::open(log_));
    }
};

QTEST_GUILESS_MAIN(EmptiedTest)
#include "tst_emptied.moc"
