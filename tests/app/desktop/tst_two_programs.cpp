#include "driven.h"
#include "open_session.h"
#include "two_readers.h"

#include "desktop/unsaved_bar.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;
using review::Verdict;

namespace {

const auto ctrl = Qt::ControlModifier;

} // namespace

/// Decisions of a program that is not alone with its store.
class TestTwoPrograms : public ReadersSuite {
    Q_OBJECT

    static bool show(Session& session, const QString& folder) {
        const auto before = session.opened();
        session.open(folder);
        return QTest::qWaitFor([&] { return session.opened() != before; }, patience_ms);
    }

protected:
    void prepare() override {
        ReadersSuite::prepare();
        Settings().set_order(Order::reading);
        Settings().set_moves_on(true);
    }

private slots:
    void an_undo_leaves_a_newer_word_of_another_program_alone() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("undo")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_A);
        QTRY_COMPARE(session.desk().state(contour), State::accepted);
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject));
        QSignalSpy said(&session, &Session::said);
        QSignalSpy warned(&session, &Session::warned);
        driven.key(Qt::Key_Z, ctrl);
        QTRY_COMPARE(session.desk().state(contour), State::rejected); // and that is known now
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(2));
        QCOMPARE(warned.count(), 1);
        QVERIFY(warned[0][0].toString().contains("was not taken back"));
        for (const QList<QVariant>& each : said)
            QVERIFY(!each[0].toString().startsWith("Taken back"));
        QTRY_VERIFY(session.can_decide());
        driven.key(Qt::Key_Z, ctrl); // it is no decision of this sitting any more
        QCOMPARE(session.desk().in_flight(), 0);
        driven.key(Qt::Key_Z, ctrl | Qt::ShiftModifier);
        QCOMPARE(session.desk().in_flight(), 0);
    }

    void undo_and_redo_at_once_leave_a_newer_word_of_another_program_alone() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("both")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_A);
        QTRY_COMPARE(session.desk().state(contour), State::accepted);
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject));
        session.undo();
        session.redo(); // before the store has answered
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QTRY_COMPARE(session.desk().state(contour), State::rejected);
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(2));
        QVERIFY(session.desk().take_back().empty()); // nothing of this sitting is left
    }

    void undo_and_redo_at_once_decide_again() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("again")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_A);
        for (int i = 0; i < 3; ++i) {
            session.undo();
            session.redo();
        }
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QCOMPARE(session.desk().state(contour), State::accepted);
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(7));
        session.undo();
        QTRY_COMPARE(session.desk().state(contour), State::none);
    }

    void a_redo_leaves_a_newer_word_of_another_program_alone() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("later")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_A);
        driven.key(Qt::Key_Z, ctrl);
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject));
        driven.key(Qt::Key_Z, ctrl | Qt::ShiftModifier);
        QTRY_COMPARE(session.desk().state(contour), State::rejected);
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(3));
        QCOMPARE(session.unsaved().contours(), std::vector<std::string>{contour}); // and that is said
    }

    void a_reason_given_after_leaves_a_newer_word_of_another_program_alone() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("reason")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        session.decide(Verdict::reject);
        QTRY_COMPARE(session.desk().state(contour), State::rejected);
        QVERIFY(decide_elsewhere(session, contour, Verdict::accept));
        QSignalSpy failed(&session.desk(), &ReviewDesk::failed);
        driven.key(Qt::Key_3, Qt::AltModifier);
        QTRY_COMPARE(session.desk().state(contour), State::accepted); // and that is known now
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(2));
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][1].toString().contains("Ann has decided on"));
    }

    void nothing_is_decided_over_a_log_that_was_changed_meanwhile() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("edited")));
        Session& session = driven.session();
        driven.key(Qt::Key_A);
        QTRY_COMPARE(in_store(sandbox.decisions()).size(), std::size_t(1));
        QProcess edit;
        edit.start("/usr/bin/python3",
                   {"-c",
                    "import sqlite3, sys\n"
                    "log = sqlite3.connect(sys.argv[1])\n"
                    "name, sql = log.execute(\"SELECT name, sql FROM sqlite_master WHERE type = "
                    "'trigger' AND sql LIKE '%UPDATE%' AND tbl_name = 'decisions'\").fetchone()\n"
                    "log.execute('DROP TRIGGER ' + name)\n"
                    "log.execute(\"UPDATE decisions SET verdict = 'reject'\")\n"
                    "log.execute(sql)\n"
                    "log.commit()\n",
                    sandbox.decisions()});
        QVERIFY(edit.waitForFinished(patience_ms));
        QVERIFY2(edit.exitCode() == 0, edit.readAllStandardError().constData());
        QVERIFY(driven.ready());
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_A);
        QTRY_COMPARE(session.unsaved().contours(), std::vector<std::string>{contour});
        QVERIFY2(session.why_unsaved().contains("was changed after it was written"),
                 qPrintable(session.why_unsaved()));
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(1));
        QSignalSpy unheard(&session.desk(), &ReviewDesk::unheard);
        QTRY_VERIFY((session.look_for_others(), unheard.count() == 1));
    }

    void a_reason_waits_until_the_log_is_read_again() {
        Open open(sandbox.dataset("again read"));
        Session& session = open.session;
        const std::string contour = session.contour_id();
        session.decide(Verdict::reject);
        QTRY_COMPARE(session.desk().state(contour), State::rejected);
        QSignalSpy said(&session, &Session::said), failed(&session.desk(), &ReviewDesk::failed);
        bool tried = false;
        connect(&session, &Session::opened_changed, this, [&] {
            if (tried || session.desk().ready()) return;
            tried = true;
            session.explain("leaks");
            QCOMPARE(session.desk().in_flight(), 0);
            QVERIFY(said.back()[0].toString().startsWith("Wait"));
        });
        session.reload();
        QTRY_VERIFY(tried && session.can_decide() && session.desk().settled());
        session.explain("leaks");
        QTRY_COMPARE(session.desk().history(contour).size(), std::size_t(2));
        QCOMPARE(failed.count(), 0);
    }

    void what_was_not_saved_is_listed_and_the_view_stays() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("unsaved")));
        Session& session = driven.session();
        auto* bar = driven.window.findChild<UnsavedBar*>();
        const auto name = [&](int i) {
            return QString::fromStdString(
                session.opened()->id(session.opened()->index.order()[std::size_t(i)]));
        };
        Block block;
        QSignalSpy failed(&session.desk(), &ReviewDesk::failed);
        session.toggle_reason("shifted");
        for (const Qt::Key key : {Qt::Key_R, Qt::Key_A}) {
            driven.key(key);
            QVERIFY(driven.ready());
        }
        QTRY_COMPARE(failed.count(), 2);
        block.lift();
        QCOMPARE(QString::fromStdString(session.contour_id()), name(2));
        QVERIFY(bar->isVisible());
        QVERIFY(bar->title().contains(name(0)) && bar->title().contains(name(1)));

        button_saying(*bar, "Go there")->click();
        QCOMPARE(QString::fromStdString(session.contour_id()), name(0));
        QVERIFY(session.draft().reasons.contains("shifted"));
        QVERIFY(driven.ready());
        driven.key(Qt::Key_R);
        QTRY_VERIFY(!bar->title().contains(name(0)));
        QVERIFY(bar->isVisible() && bar->title().contains(name(1)));
        session.go_to(session.opened()->index.order()[1]);
        QVERIFY(driven.ready());
        driven.key(Qt::Key_A);
        QTRY_VERIFY(!bar->isVisible());
    }

    void what_was_not_saved_waits_as_a_draft_where_another_dataset_was_opened() {
        const QString dataset = sandbox.dataset("left"), other = sandbox.dataset("next");
        Open open(dataset);
        Session& session = open.session;
        const std::string contour = session.contour_id();
        QProcess holder;
        QVERIFY(hold_store(holder));
        QSignalSpy failed(&session.desk(), &ReviewDesk::failed);
        session.set_draft({{"leaks"}, QStringLiteral("look twice")});
        session.decide(Verdict::reject);
        QVERIFY(show(session, other));
        QTRY_COMPARE(failed.count(), 1);
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished(patience_ms));
        QVERIFY(session.draft() == Draft());
        QVERIFY(show(session, dataset));
        session.go_to_contour(contour);
        QCOMPARE(session.draft(), (Draft{{"leaks"}, QStringLiteral("look twice")}));
        QCOMPARE(session.unsaved().contours(), std::vector<std::string>{contour});
    }

    void a_draft_of_the_next_dataset_does_not_wait_for_a_decision_on_the_last() {
        const QString dataset = sandbox.dataset("last"), other = sandbox.dataset("equal"); // the same ids
        Open open(other);
        Session& session = open.session;
        const std::string contour = session.contour_id();
        const Draft written{{}, QStringLiteral("look twice")};
        session.set_draft(written);
        QVERIFY(show(session, dataset));
        QTRY_VERIFY(session.can_decide());
        QCOMPARE(session.contour_id(), contour);
        QProcess holder;
        QVERIFY(hold_store(holder));
        session.decide(Verdict::unsure);
        QVERIFY(show(session, other));
        QVERIFY(!session.desk().in_flight(contour));
        QTRY_COMPARE(session.drafts(), (DraftBook::Drafts{{contour, written}}));
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished(patience_ms));
        QTRY_COMPARE(session.desk().in_flight(), 0);
    }

    void what_another_took_back_is_not_decided_again() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("redo")));
        QVERIFY(decide_as(driven, "Ann", {Qt::Key_A}));
        driven.key(Qt::Key_Z, ctrl);
        QTRY_COMPARE(driven.session().desk().in_flight(), 0);
        driven.session().set_reviewer("Bob");
        QSignalSpy said(&driven.session(), &Session::said);
        driven.key(Qt::Key_Z, ctrl | Qt::ShiftModifier);
        QVERIFY(said.count() == 1 && said[0][0].toString().contains("is by Ann"));
        QCOMPARE(driven.session().desk().in_flight(), 0);
        driven.session().set_reviewer("Ann");
        driven.key(Qt::Key_Z, ctrl | Qt::ShiftModifier);
        QTRY_COMPARE(in_store(sandbox.decisions()).size(), std::size_t(3));
        QCOMPARE(in_store(sandbox.decisions()).back().reviewer, std::string("Ann"));
    }
};

QTEST_MAIN(TestTwoPrograms)
#include "tst_two_programs.moc"
