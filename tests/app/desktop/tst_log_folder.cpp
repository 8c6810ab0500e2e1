#include "driven.h"
#include "open_session.h"
#include "two_readers.h"

#include <QMessageBox>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;

/// The window with a folder of decision logs.
class TestLogFolder : public ReadersSuite {
    Q_OBJECT

    static std::filesystem::path logs() { return sandbox.path("logs").toStdString(); }

protected:
    void prepare() override {
        ReadersSuite::prepare();
        std::filesystem::remove_all(logs());
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

    void a_lock_of_another_machine_is_taken_away_when_that_is_wanted() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const ReviewDesk& desk = driven.session().desk();
        const std::string contour = driven.session().contour_id();
        const std::filesystem::path lock = review::Store::open(logs())->file().string() + ".lock";
        QVERIFY(write_file(
            lock, R"({"user": "zoe", "host": "ws9", "process": 7, "since": "2020-01-31T12:00:00Z"})"));
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
