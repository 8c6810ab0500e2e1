#include "open_session.h"

#include "desktop/overview.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

LocationGrid::Cell cell_in_view(const Session& session) {
    const dataset::SliceEntry& slice = *session.slice();
    const LocationGrid::Map map = grid_map(session);
    return map.cells[std::size_t(slice.location * map.phases + slice.phase)];
}

} // namespace

class TestDecisions : public Suite {
    Q_OBJECT

protected:
    void prepare() override {
        qputenv("CONTOURCHECK_DECISIONS", sandbox.decisions().toUtf8());
        Settings().set_convention({});
    }

private slots:
    void a_decision_is_in_the_store_before_it_is_told_of() {
        Open open(sandbox.dataset("d"));
        const std::string contour = open.session.contour_id();
        std::size_t stored_when_told = 0;
        connect(&open.session.desk(), &ReviewDesk::changed, this, [&] {
            if (open.session.desk().state(contour) == review::State::accepted && stored_when_told == 0)
                stored_when_told = in_store(sandbox.decisions()).size();
        });
        open.session.decide(review::Verdict::accept);
        QCOMPARE(open.session.desk().state(contour), review::State::none); // not yet acknowledged
        QVERIFY(open.becomes(contour, review::State::accepted));
        QCOMPARE(stored_when_told, std::size_t(1));
    }

    void a_decision_carries_reasons_comment_reviewer_and_what_was_seen() {
        Open open(sandbox.dataset("d"));
        open.settings.set_reviewer("Dr Who");
        const std::string contour = open.session.contour_id();
        const std::string slice_hash = open.session.picture()->sha256;
        const std::string contour_hash = open.session.contour()->sha256;
        open.session.toggle_reason("shifted");
        open.session.toggle_reason("leaks");
        open.session.toggle_reason("leaks");
        Draft draft = open.session.draft();
        draft.comment = QStringLiteral("  tüp ≠ apex ");
        open.session.set_draft(draft);
        open.session.decide(review::Verdict::reject);
        QVERIFY(open.becomes(contour, review::State::rejected));
        open.settings.set_reviewer({});
        const review::Decision stored = in_store(sandbox.decisions()).at(0);
        QCOMPARE(stored.contour, contour);
        QCOMPARE(stored.reasons, std::vector<std::string>{"shifted"});
        QCOMPARE(stored.comment, std::string("tüp ≠ apex"));
        QCOMPARE(stored.reviewer, std::string("Dr Who"));
        QCOMPARE(stored.content.slice_sha256, slice_hash);
        QCOMPARE(stored.content.contour_sha256, contour_hash);
        QCOMPARE(slice_hash.size(), std::size_t(64));
    }

    void what_was_ticked_against_a_contour_does_not_go_with_its_acceptance() {
        Open open(sandbox.dataset("d"));
        const std::string contour = open.session.contour_id();
        open.session.toggle_reason("wrong-slice");
        QSignalSpy said(&open.session, &Session::said);
        open.session.decide(review::Verdict::accept);
        QVERIFY(open.becomes(contour, review::State::accepted));
        QCOMPARE(in_store(sandbox.decisions()).at(0).reasons, std::vector<std::string>{});
        QCOMPARE(said.last()[0].toString(), QString("Accepted; the reasons ticked were left out."));
        open.session.go_to_contour(contour);
        open.session.toggle_reason("wrong-slice");
        open.session.decide(review::Verdict::unsure);
        QVERIFY(open.becomes(contour, review::State::unsure));
        QCOMPARE(in_store(sandbox.decisions()).at(1).reasons, std::vector<std::string>{"wrong-slice"});
    }

    void a_draft_waits_while_the_reader_looks_elsewhere() {
        Open open(sandbox.dataset("d"));
        open.session.toggle_reason("shifted");
        QVERIFY(open.session.draft_changed());
        open.session.step_patient(1);
        QVERIFY(open.session.draft().reasons.empty());
        open.session.step_patient(-1);
        QVERIFY(open.session.draft().reasons.contains("shifted"));
    }

    void decisions_are_there_when_the_dataset_is_opened_again() {
        const QString dataset = sandbox.dataset("d");
        std::string contour;
        {
            Open open(dataset);
            contour = open.session.contour_id();
            open.session.toggle_reason("leaks");
            open.session.decide(review::Verdict::reject);
        } // the end waits for the store
        Open again(dataset);
        QVERIFY(again.becomes(contour, review::State::rejected));
        again.session.go_to_contour(contour);
        QVERIFY(again.session.draft().reasons.contains("leaks"));
        QSignalSpy said(&again.session, &Session::said);
        again.session.undo(); // of the run before: not touched
        QVERIFY(said.last()[0].toString().startsWith("Nothing to undo"));
        QCOMPARE(again.session.desk().in_flight(), 0);
        QCOMPARE(again.session.desk().state(contour), review::State::rejected);
    }

    void a_decision_on_other_bytes_is_stale() {
        const QString dataset = sandbox.dataset("d");
        std::string contour;
        {
            Open open(dataset);
            contour = open.session.contour_id();
            open.session.decide(review::Verdict::accept);
        }
        for (const QString& file : contour_files(dataset, "contour"))
            add_line(file, "");
        Open again(dataset);
        QVERIFY(again.becomes(contour, review::State::stale));
        QCOMPARE(again.session.reviewed_count(), std::size_t(0));
        again.session.go_to_contour(contour);
        const LocationGrid::Cell cell = cell_in_view(again.session);
        QVERIFY(cell.stale);
        QCOMPARE(cell.mark, LocationGrid::Mark::stale);
    }

    void on_the_grid_no_open_contour_hides_a_rejected_one() {
        Open open(sandbox.dataset("d"));
        const auto opened = open.session.opened();
        const auto on_slice = [&](Ref ref) {
            return opened->index.on_slice(ref.patient, int(opened->contour(ref).slice.value_or(0)));
        };
        const auto inner =
            std::ranges::find_if(opened->index.order(), [&](Ref ref) { return on_slice(ref).size() > 1; });
        QVERIFY(inner != opened->index.order().end());
        open.session.go_to(*inner);
        QTRY_VERIFY(open.session.can_decide());
        open.session.decide(review::Verdict::reject);
        QVERIFY(open.becomes(opened->id(*inner), review::State::rejected));
        open.session.go_to(*inner);
        QVERIFY(open.session.undecided(on_slice(*inner).back()));
        QCOMPARE(cell_in_view(open.session).mark, LocationGrid::Mark::rejected);
    }

    void a_stale_decision_hides_no_error_on_the_grid() {
        const QString dataset = sandbox.dataset("d");
        const QString file = contour_files(dataset, "ocontour").front();
        add_line(file, "12.0 oops");
        std::string contour;
        {
            Open open(dataset);
            open.session.next_flagged();
            QTRY_VERIFY(open.session.can_decide());
            contour = open.session.contour_id();
            open.session.decide(review::Verdict::reject);
        }
        add_line(file, "");
        Open again(dataset);
        QVERIFY(again.becomes(contour, review::State::stale));
        again.session.go_to_contour(contour);
        const LocationGrid::Cell cell = cell_in_view(again.session);
        QCOMPARE(cell.mark, LocationGrid::Mark::error);
        QVERIFY(cell.stale);
    }

    void without_a_store_nothing_can_be_decided_and_it_is_said() {
        qputenv("CONTOURCHECK_DECISIONS", "/dev/null/no/decisions.sqlite");
        Settings settings;
        Session session(settings);
        QSignalSpy warned(&session, &Session::warned);
        session.open(sandbox.dataset("d"));
        QTRY_COMPARE(warned.count(), 1);
        QTRY_VERIFY(session.picture());
        QVERIFY(!session.can_decide());
        const std::string contour = session.contour_id();
        session.decide(review::Verdict::accept);
        QCOMPARE(session.contour_id(), contour); // and does not move on as if it were
    }

    void a_decision_that_was_not_saved_cannot_be_taken_back() {
        Open open(sandbox.dataset("d"));
        QVERIFY(QFile::remove(sandbox.decisions()));
        QVERIFY(QDir().mkpath(sandbox.decisions() + "-journal/in-the-way"));
        QSignalSpy failed(&open.session.desk(), &ReviewDesk::failed);
        QSignalSpy idle(&open.session.desk(), &ReviewDesk::idle);
        open.session.decide(review::Verdict::reject);
        open.session.undo(); // asked for before the store has answered
        const bool answered =
            QTest::qWaitFor([&] { return open.session.desk().in_flight() == 0; }, patience_ms);
        QDir(sandbox.decisions() + "-journal").removeRecursively();
        QVERIFY(answered);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(idle.count(), 1);
    }

    void a_store_that_breaks_is_said_and_the_contour_named() {
        Open open(sandbox.dataset("d"));
        const std::string contour = open.session.contour_id();
        // Another process that holds a lock for longer than the store waits would do the same, more slowly.
        QVERIFY(QFile::remove(sandbox.decisions()));
        QVERIFY(QDir().mkpath(sandbox.decisions() + "-journal/in-the-way"));
        QSignalSpy unsaved(&open.session, &Session::unsaved_changed);
        open.session.decide(review::Verdict::accept);
        const bool told = QTest::qWaitFor([&] { return unsaved.count() == 1; }, patience_ms);
        QDir(sandbox.decisions() + "-journal").removeRecursively();
        QVERIFY(told);
        QCOMPARE(open.session.unsaved().contours(), std::vector<std::string>{contour});
        QCOMPARE(open.session.desk().state(contour), review::State::none);
    }

    void a_store_that_another_process_holds_is_waited_for_and_said_to_be_slow() {
        Open open(sandbox.dataset("d"));
        QProcess holder;
        QVERIFY(hold_store(holder));
        QSignalSpy slow(&open.session.desk(), &ReviewDesk::slow);
        const std::string contour = open.session.contour_id();
        open.session.decide(review::Verdict::accept);
        QTRY_COMPARE(slow.count(), 1);
        QCOMPARE(open.session.desk().state(contour), review::State::none);
        holder.closeWriteChannel();
        QVERIFY(open.becomes(contour, review::State::accepted));
        QTRY_COMPARE(holder.state(), QProcess::NotRunning);
    }
};

QTEST_MAIN(TestDecisions)
#include "tst_decisions.moc"
