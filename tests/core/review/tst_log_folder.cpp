#include "decisions.h"

#include "base/file.h"
#include "review/chain.h"
#include "review/controls.h"
#include "review/lock.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>
#include <thread>

#include <sys/stat.h>

using namespace contourcheck;
using namespace contourcheck::review;
namespace fs = std::filesystem;

class LogFolderTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    fs::path shared_;

    Store open() const { return *Store::open(shared_); }

    /// Says it as if by another host, whose log comes later by name.
    void say_elsewhere(const Decision& decision) const {
        const fs::path other = fs::path(folder_->path().toStdString()) / "other.sqlite";
        QVERIFY(Store::open(other)->append(decision));
        fs::copy_file(other, shared_ / "zoe@other.sqlite", fs::copy_options::overwrite_existing);
    }

private slots:
    void initTestCase() { qputenv("XDG_CACHE_HOME", QTemporaryDir().path().toUtf8()); }
    void cleanupTestCase() { fs::remove_all(qgetenv("XDG_CACHE_HOME").toStdString()); }

    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        shared_ = fs::path(folder_->path().toStdString()) / "shared";
        fs::create_directory(shared_);
    }

    void nothing_is_made_before_the_first_entry_and_no_lock_stays() {
        auto store = open();
        QVERIFY(store.all()->empty());
        QVERIFY(fs::is_empty(shared_));
        QVERIFY(store.append(decided("P/1/inner", Verdict::accept)));
        QVERIFY(fs::exists(store.file()));
        QCOMPARE(std::distance(fs::directory_iterator(shared_), {}), std::ptrdiff_t(1));
    }

    void an_undo_takes_back_the_last_word_of_all_logs() {
        auto store = open();
        const auto made = *store.append(std::vector{decided("P/1/inner", Verdict::accept)});
        const auto other = *store.append(std::vector{decided("P/2/inner", Verdict::accept)});
        say_elsewhere(decided("P/1/inner", Verdict::reject));
        QVERIFY(store.take_back(made)->empty());
        QVERIFY(store.append_to({decided("P/1/inner", Verdict::unsure)}, made)->empty());
        QCOMPARE(standing(*store.all(), "P/1/inner", content_a).state, State::rejected);
        QCOMPARE(store.take_back(other)->size(), std::size_t(1));
        QCOMPARE(standing(*store.all(), "P/2/inner", content_a).state, State::none);
    }

    void a_copy_of_a_log_adds_nothing_and_keeps_nothing_from_being_undone() {
        auto store = open();
        const auto made = *store.append(std::vector{decided("P/1/inner", Verdict::accept)});
        fs::copy_file(store.file(), shared_ / "a copy.sqlite");
        QCOMPARE(store.all()->size(), std::size_t(1));
        QCOMPARE(store.take_back(made)->size(), std::size_t(1));
        QCOMPARE(store.all()->size(), std::size_t(2));
        QCOMPARE(heads_of(*store.all()).size(), std::size_t(1));
    }

    void what_was_undone_is_not_done_again_over_a_word_of_another_log() {
        auto store = open();
        const auto made = *store.append(std::vector{decided("P/1/inner", Verdict::accept)});
        const auto undo = *store.take_back(made);
        say_elsewhere(decided("P/1/inner", Verdict::reject));
        QVERIFY(store.append_again(made, undo)->empty());
    }

    void an_entry_after_others_stands_after_them_and_is_sound() {
        auto store = open();
        say_elsewhere(decided("P/1/inner", Verdict::reject, "Zoe"));
        for (int i = 0; i < 3; ++i) // within a second: the clock does not run ahead with each
            QVERIFY(store.append(decided("P/1/inner", Verdict::accept)));
        const auto all = *store.all();
        QCOMPARE(all.front().reviewer, std::string("Zoe"));
        QVERIFY(all.back().not_before <= all.at(1).not_before);
        QCOMPARE(standing(all, "P/1/inner", content_a).state, State::accepted);
        QVERIFY(!verify(store.file())->fault);
        QCOMPARE(heads_of(all).size(), std::size_t(2));
    }

    void the_order_is_the_same_however_the_logs_are_met() {
        std::vector<Decision> all;
        for (const char* log : {"ann@ws1.sqlite", "bob@ws2.sqlite", "cy@ws3.sqlite"})
            for (int i = 0; i < 20; ++i) {
                Decision each = decided("P/1/inner", Verdict::accept, log);
                each.sequence = i + 1;
                each.log = log;
                each.time_utc = "2020-01-31T12:00:0" + std::to_string(i * 7 % 10) + 'Z';
                each.written_here = i % 3 != 0;
                if (i % 5 == 0) each.not_before = "2020-01-31T12:00:05Z";
                all.push_back(each);
            }
        const std::string order = to_csv(in_order(all));
        std::mt19937 random(1);
        for (int i = 0; i < 20; ++i) {
            std::ranges::shuffle(all, random);
            QCOMPARE(to_csv(as_logged(all)), order);
        }
    }

    void what_was_said_of_controls_is_read_of_all_logs() {
        Control control;
        control.dataset = "/data";
        control.contour = "P/1/inner";
        control.mistake = "shift-3";
        control.reviewer = "Ann";
        auto store = open();
        QVERIFY(keep(store, control));
        fs::rename(store.file(), shared_ / "ann@other.sqlite");
        QVERIFY(keep(store, control));
        QCOMPARE(controls(store, "/data")->size(), std::size_t(2));
    }

    /// A number of a process says nothing where they are counted anew, as in a container.
    void the_lock_of_a_process_that_is_gone_here_may_be_of_one_that_runs_in_a_container() {
        auto store = open();
        const fs::path lock = store.file().string() + ".lock";
        QJsonObject said;
        {
            const auto held = Lock::take(store.file(), std::chrono::milliseconds(0));
            QVERIFY(held);
            said = QJsonDocument::fromJson(QByteArray::fromStdString(*read_file(lock, 1 << 16))).object();
        }
        struct stat here {};
        QCOMPARE(::stat("/proc/self/ns/pid", &here), 0);
        QCOMPARE(said["pid_space"].toString(), QString::number(here.st_ino));
        said["process"] = 1 << 23; // more than there can be
        const auto leave = [&](const QJsonValue& space) {
            said["pid_space"] = space; // undefined: taken out, as older versions write it
            return write_file(lock, QJsonDocument(said).toJson().toStdString()).has_value();
        };
        for (const QJsonValue& own : {QJsonValue(said["pid_space"]), QJsonValue(QJsonValue::Undefined)}) {
            QVERIFY(leave(own) && !foreign_holder(store.file()));
            QVERIFY(store.append(decided("P/1/inner", Verdict::accept)));
            QVERIFY(!fs::exists(lock));
        }
        QVERIFY(leave("1"));
        const auto refused = store.append(decided("P/1/inner", Verdict::accept));
        QCOMPARE(refused.error().code, Code::unwritable);
        QVERIFY(to_string(refused.error()).find("review unlock takes the lock away") != std::string::npos);
        QVERIFY(fs::exists(lock) && foreign_holder(store.file()));
        QCOMPARE((*unlock(store.file()))->process, std::int64_t(1 << 23));
        QVERIFY(store.append(decided("P/1/inner", Verdict::accept)));
    }

    void a_lock_that_is_being_written_is_waited_for_after_another() {
        auto store = open();
        const auto held = Lock::take(store.file(), std::chrono::milliseconds(0));
        QVERIFY(held);
        std::thread other([lock = store.file().string() + ".lock"] {
            QTest::qSleep(1200);
            fs::resize_file(lock, 0);
            QTest::qSleep(100);
            fs::remove(lock);
        });
        const auto written = store.append(decided("P/1/inner", Verdict::accept));
        other.join();
        QVERIFY2(written, written ? "" : to_string(written.error()).c_str());
    }

    void programs_of_one_user_and_host_write_one_log_at_once() {
        constexpr int processes = 4, decisions = 5;
        std::array<QProcess, processes> started;
        for (QProcess& each : started)
            each.start(CONTOURCHECK_APPENDER, {QString::fromStdString(shared_), QString::number(decisions)});
        for (QProcess& each : started) {
            QVERIFY(each.waitForFinished(300000));
            QVERIFY2(each.exitCode() == 0, each.readAllStandardError().constData());
        }
        QCOMPARE(open().all()->size(), std::size_t(processes * decisions));
        QVERIFY(!verify(open().file())->fault);
    }

    void a_kill_at_any_moment_loses_nothing_and_leaves_no_lock_that_holds() {
        std::size_t acknowledged = 0;
        for (int round = 0; round < 20; ++round) {
            QProcess appender;
            appender.start(CONTOURCHECK_APPENDER, {QString::fromStdString(shared_), "100000"});
            QVERIFY(appender.waitForReadyRead(300000));
            QTest::qSleep(int(QRandomGenerator::global()->bounded(25)));
            appender.kill();
            QVERIFY(appender.waitForFinished());
            const QList<QByteArray> told = appender.readAllStandardOutput().split('\n');
            acknowledged = std::max(acknowledged, std::size_t(told.value(told.size() - 2).toLongLong()));
            const auto entries = open().all(); // before anybody has put it in order
            QVERIFY2(entries, entries ? "" : to_string(entries.error()).c_str());
            QVERIFY(entries->size() >= acknowledged);
            QVERIFY(open().append(decided("P/1/inner", Verdict::accept)));
            QVERIFY(!verify(open().file())->fault);
        }
        QVERIFY(acknowledged >= 20);
        QVERIFY(!*unlock(open().file()));
    }
};

QTEST_GUILESS_MAIN(LogFolderTest)
#include "tst_log_folder.moc"
