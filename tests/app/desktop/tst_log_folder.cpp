#include "driven.h"
#include "open_session.h"
#include "two_readers.h"

#include <QMessageBox>
#include <QTimer>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;
using review::Verdict;

/// The window with a folder of decision logs.
class TestLogFolder : public ReadersSuite {
    Q_OBJECT

    static std::filesystem::path logs() { return sandbox.path("logs").toStdString(); }

    /// As if by another host.
    static void say_elsewhere(const Session& session, const std::string& contour, Verdict verdict) {
        const std::filesystem::path other = sandbox.path("zoe.sqlite").toStdString();
        review::Decision decision;
        decision.dataset = session.opened()->key();
        decision.contour = contour;
        decision.verdict = verdict;
        decision.reviewer = "Zoe";
        decision.content = session.desk().content(contour).value_or(review::Content());
        QVERIFY(review::Store::open(other)->append(decision));
        QVERIFY(write_file(logs() / "zoe@ws9.sqlite", *read_file(other, 1 << 20)));
    }

protected:
    void prepare() override {
        ReadersSuite::prepare();
        std::filesystem::remove_all(logs());
        std::filesystem::remove(sandbox.path("zoe.sqlite").toStdString());
        std::filesystem::create_directories(logs());
        qputenv("CONTOURCHECK_DECISIONS", sandbox.path("logs").toUtf8());
        Settings().set_order(Order::reading);
        Settings().set_moves_on(false);
    }

private slots:
    void decisions_are_made_taken_back_and_made_again() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const ReviewDesk& desk = driven.session().desk();
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_A);
        QTRY_COMPARE(desk.history(contour).size(), std::size_t(1));
        QCOMPARE(desk.state(contour), State::accepted);
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(desk.state(contour), State::none);
        driven.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(desk.state(contour), State::accepted);
        QCOMPARE(review::Store::open(logs())->all()->size(), std::size_t(3));
    }

    void what_another_host_says_appears_and_is_not_overruled() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Session& session = driven.session();
        const ReviewDesk& desk = session.desk();
        const std::string contour = session.contour_id();
        say_elsewhere(session, contour, Verdict::reject);
        driven.key(Qt::Key_A);
        QTRY_COMPARE(session.unsaved().contours(), std::vector<std::string>{contour});
        QTRY_COMPARE(desk.state(contour), State::rejected);
        QTRY_VERIFY(session.can_decide() && desk.settled());
        QVERIFY(decide_once_seen(session, Verdict::accept));
        QTRY_COMPARE(desk.state(contour), State::accepted);

        driven.window.findChild<QTimer*>("others")->setInterval(20);
        driven.key(Qt::Key_J);
        const std::string next = session.contour_id();
        QVERIFY(next != contour);
        say_elsewhere(session, next, Verdict::unsure);
        QTRY_COMPARE(desk.state(next), State::unsure);
        std::filesystem::remove(logs() / "zoe@ws9.sqlite"); // and its words with it
        QTRY_COMPARE(desk.state(next), State::none);
        QCOMPARE(desk.state(contour), State::accepted);
    }

    void what_cannot_be_read_is_told_once_and_nothing_is_decided_over_it() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        driven.window.findChild<QTimer*>("others")->setInterval(20);
        QSignalSpy unheard(&session.desk(), &ReviewDesk::unheard);
        say_elsewhere(session, contour, Verdict::reject);
        const std::filesystem::path log = logs() / "zoe@ws9.sqlite";
        QTRY_COMPARE(session.desk().state(contour), State::rejected);
        const std::string sound = *read_file(log, 1 << 20);
        QVERIFY(write_file(log, "torn"));
        QTRY_COMPARE(unheard.count(), 1);
        QVERIFY(unheard[0][0].toString().contains("zoe@ws9.sqlite"));
        QVERIFY(decide_once_seen(session, Verdict::accept));
        QTRY_COMPARE(session.unsaved().contours(), std::vector<std::string>{contour});
        QVERIFY(session.why_unsaved().contains("zoe@ws9.sqlite"));
        QTest::qWait(200);
        QCOMPARE(unheard.count(), 1);
        QVERIFY(write_file(log, sound));
        QTRY_VERIFY(session.can_decide());
        QVERIFY(decide_once_seen(session, Verdict::accept));
        QTRY_COMPARE(session.desk().state(contour), State::accepted);
    }

    void nothing_is_read_where_nothing_was_written() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Session& session = driven.session();
        say_elsewhere(session, session.contour_id(), Verdict::reject);
        driven.window.findChild<QTimer*>("others")->setInterval(20);
        QTRY_COMPARE(session.desk().state(session.contour_id()), State::rejected);
        QTest::qWait(100);
        const QByteArray cache = qgetenv("XDG_CACHE_HOME");
        qputenv("XDG_CACHE_HOME", "/dev/null"); // where no log can be read
        QSignalSpy unheard(&session.desk(), &ReviewDesk::unheard);
        QTest::qWait(300);
        QCOMPARE(unheard.count(), 0);
        say_elsewhere(session, session.contour_id(), Verdict::accept);
        QTRY_COMPARE(unheard.count(), 1);
        qputenv("XDG_CACHE_HOME", cache);
    }

    void a_lock_of_another_machine_is_taken_away_when_that_is_wanted() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const ReviewDesk& desk = driven.session().desk();
        const std::string contour = driven.session().contour_id();
        const std::filesystem::path lock = review::Store::open(logs())->file().string() + ".lock";
        QVERIFY(write_file(lock,
                           R"({"user": "zoe", "host": "ws9", "machine": "m", "process": 7, "started": "s",)"
                           R"( "since": "2020-01-31T12:00:00Z", "version": "0.1.0"})"));
        const auto asked = [&] { return driven.window.findChild<QMessageBox*>("unlock"); };

        driven.key(Qt::Key_A);
        QTRY_VERIFY(asked());
        QVERIFY(asked()->text().contains("zoe on ws9 since 2020-01-31T12:00:00Z"));
        button_saying(*asked(), "&Leave It")->click();
        QTRY_VERIFY(!asked());
        QVERIFY(std::filesystem::exists(lock));
        QCOMPARE(desk.state(contour), State::none);

        QVERIFY(driven.regain() && driven.ready());
        driven.key(Qt::Key_A);
        QTRY_VERIFY(asked());
        button_saying(*asked(), "&Take the Lock Away")->click();
        QTRY_VERIFY(!std::filesystem::exists(lock));
        QVERIFY(driven.regain() && driven.ready());
        driven.key(Qt::Key_A);
        QTRY_COMPARE(desk.state(contour), State::accepted);
    }
};

QTEST_MAIN(TestLogFolder)
#include "tst_log_folder.moc"
