#include "open_session.h"
#include "two_readers.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

/// What is taken back, and decided again.
class TestUndo : public Suite {
    Q_OBJECT

    /// As the sheet does. Waits until it is kept.
    static bool decide_together(Session& session, const std::vector<Ref>& refs, review::Verdict verdict) {
        std::vector<SeenSlice> seen;
        for (const Ref ref : refs)
            seen.push_back(
                {ref,
                 session.desk().content(session.opened()->id(ref)).value_or(review::Content()).slice_sha256,
                 true});
        return session.decide_on(seen, verdict, refs.size() > 1).isEmpty() &&
               QTest::qWaitFor([&] { return session.desk().in_flight() == 0; }, patience_ms);
    }

private slots:
    void undo_takes_back_and_returns_to_the_contour() {
        Open open(sandbox.dataset("d"));
        const std::string contour = open.session.contour_id();
        open.session.decide(review::Verdict::reject);
        open.session.undo(); // also before the store has acknowledged
        QCOMPARE(open.session.contour_id(), contour);
        QTRY_COMPARE(open.session.desk().history(contour).size(), std::size_t(2));
        QCOMPARE(open.session.desk().state(contour), review::State::none);
        QSignalSpy said(&open.session, &Session::said);
        open.session.undo();
        QCOMPARE(said.count(), 1);
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(2));
    }

    void undo_of_a_reason_given_after_the_rejection_says_that_it_stays_rejected() {
        Open open(sandbox.dataset("d"));
        const std::string contour = open.session.contour_id();
        open.session.decide(review::Verdict::reject);
        open.session.explain("leaks");
        QTRY_COMPARE(open.session.desk().history(contour).size(), std::size_t(2));
        QSignalSpy said(&open.session, &Session::said);
        open.session.undo();
        QTRY_COMPARE(open.session.desk().history(contour).size(), std::size_t(3));
        QCOMPARE(open.session.desk().state(contour), review::State::rejected);
        QTRY_VERIFY(!said.isEmpty());
        QCOMPARE(said.last()[0].toString(),
                 QString("Taken back: the reason. %1 stays rejected.").arg(QString::fromStdString(contour)));
    }

    void undo_of_a_reason_that_was_given_again_says_so_again() {
        Open open(sandbox.dataset("d"));
        const std::string contour = open.session.contour_id();
        open.session.decide(review::Verdict::reject);
        open.session.explain("leaks");
        open.session.undo();
        open.session.redo();
        QTRY_COMPARE(open.session.desk().in_flight(), 0);
        QSignalSpy said(&open.session, &Session::said);
        open.session.undo();
        QTRY_VERIFY(!said.isEmpty());
        QVERIFY(said.last()[0].toString().startsWith("Taken back: the reason."));
        QVERIFY(open.session.drafts().empty());
        QCOMPARE(open.session.desk().state(contour), review::State::rejected);
    }

    void undo_of_a_decision_after_a_reason_is_no_undo_of_the_reason() {
        Open open(sandbox.dataset("d"));
        const Ref ref = open.session.place().ref();
        open.session.decide(review::Verdict::reject);
        open.session.explain("leaks");
        open.session.go_to(ref);
        QTRY_VERIFY(open.session.can_decide());
        open.session.set_draft({{}, QStringLiteral("seen again")});
        QVERIFY(decide_together(open.session, {ref}, review::Verdict::unsure));
        QSignalSpy said(&open.session, &Session::said);
        open.session.undo();
        QTRY_VERIFY(!said.isEmpty());
        QVERIFY(said.last()[0].toString().startsWith("Taken back: unsure of"));
        QCOMPARE(open.session.draft().comment, QString("seen again"));
    }

    void undo_of_several_gives_each_its_comment_back_and_redo_takes_them() {
        Open open(sandbox.dataset("d"));
        Session& session = open.session;
        const auto& order = session.opened()->index.order();
        const DraftBook::Drafts written{{session.opened()->id(order[0]), {{}, QStringLiteral("one")}},
                                        {session.opened()->id(order[1]), {{"leaks"}, QStringLiteral("two")}}};
        for (const auto& [contour, draft] : written) {
            session.go_to_contour(contour);
            session.set_draft(draft);
        }
        QVERIFY(decide_together(session, {order[0], order[1], order[2]}, review::Verdict::reject));
        QVERIFY(session.drafts().empty());
        QSignalSpy reset(&session, &Session::draft_reset);
        session.undo();
        QCOMPARE(session.drafts(), written);
        QCOMPARE(reset.count(), 1); // the form shows it
        session.redo();
        QVERIFY(session.drafts().empty());
    }

    void undo_says_what_it_takes_back_and_the_form_holds_it_again() {
        Open open(sandbox.dataset("d"));
        const std::string contour = open.session.contour_id();
        open.session.toggle_reason("shifted");
        Draft draft = open.session.draft();
        draft.comment = QStringLiteral("two millimetres");
        open.session.set_draft(draft);
        open.session.decide(review::Verdict::reject);
        QVERIFY(open.becomes(contour, review::State::rejected));
        QSignalSpy said(&open.session, &Session::said);
        open.session.undo();
        QVERIFY(said.isEmpty()); // the store has the last word
        QVERIFY(open.becomes(contour, review::State::none));
        QCOMPARE(said.last()[0].toString(),
                 QString("Taken back: reject of %1").arg(QString::fromStdString(contour)));
        QCOMPARE(open.session.draft(), draft);
        QVERIFY(open.session.draft_changed());
    }

    void undo_goes_back_decision_by_decision_also_after_reading_again() {
        Open open(sandbox.dataset("d"));
        const auto opened = open.session.opened();
        const std::string first = opened->id(opened->index.order()[0]);
        const std::string second = opened->id(opened->index.order()[1]);
        open.session.decide(review::Verdict::accept);
        QTRY_VERIFY(open.session.can_decide());
        open.session.decide(review::Verdict::unsure);
        QVERIFY(open.becomes(second, review::State::unsure));
        QSignalSpy loaded(&open.session.desk(), &ReviewDesk::loaded);
        open.session.reload();
        QTRY_COMPARE(loaded.count(), 1);
        QVERIFY(open.becomes(second, review::State::unsure));
        open.session.undo();
        QVERIFY(open.becomes(second, review::State::none));
        QCOMPARE(open.session.desk().state(first), review::State::accepted);
        open.session.undo();
        QVERIFY(open.becomes(first, review::State::none));
    }

    void two_decisions_on_one_contour_are_undone_and_redone_in_turn() {
        Open open(sandbox.dataset("d"));
        const std::string contour = open.session.contour_id();
        open.session.decide(review::Verdict::accept);
        QVERIFY(open.becomes(contour, review::State::accepted));
        open.session.go_to(open.session.opened()->index.order()[0]);
        QTRY_VERIFY(open.session.can_decide());
        open.session.decide(review::Verdict::unsure);
        QVERIFY(open.becomes(contour, review::State::unsure));
        open.session.undo();
        QVERIFY(open.becomes(contour, review::State::accepted));
        open.session.undo();
        QVERIFY(open.becomes(contour, review::State::none));
        open.session.redo();
        QVERIFY(open.becomes(contour, review::State::accepted));
        open.session.redo();
        QVERIFY(open.becomes(contour, review::State::unsure));
    }

    void what_was_made_together_and_saved_after_all_is_taken_back_together() {
        Open open(sandbox.dataset("d"));
        Session& session = open.session;
        const auto order = session.opened()->index.order();
        const auto state = [&](std::size_t i) {
            return session.desk().state(session.opened()->id(order[i]));
        };
        {
            Block block;
            QVERIFY(decide_together(session, {order[0], order[1]}, review::Verdict::accept));
            QVERIFY(decide_together(session, {order[2]}, review::Verdict::reject));
        }
        QCOMPARE(session.unsaved().count(), std::size_t(3));
        session.save_again();
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QCOMPARE(session.unsaved().count(), std::size_t(0));
        QVERIFY(state(0) == review::State::accepted && state(2) == review::State::rejected);
        session.undo();
        QTRY_COMPARE(state(2), review::State::none);
        QCOMPARE(state(1), review::State::accepted);
        session.undo();
        QTRY_COMPARE(state(0), review::State::none);
        QTRY_COMPARE(state(1), review::State::none);
    }

    void undo_and_redo_say_to_wait_while_the_decisions_are_being_read() {
        Open open(sandbox.dataset("d"));
        QSignalSpy said(&open.session, &Session::said);
        QStringList told;
        connect(&open.session, &Session::opened_changed, &open.session, [&] {
            said.clear();
            open.session.undo();
            open.session.redo();
            for (const auto& each : said)
                told << each.front().toString();
        });
        open.session.reload();
        QSignalSpy opened(&open.session, &Session::opened_changed);
        QVERIFY(opened.wait(patience_ms));
        QCOMPARE(told, QStringList(2, "Wait: the decisions made before are still being read."));
    }
};

QTEST_MAIN(TestUndo)
#include "tst_undo.moc"
