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

/// The store writes nothing from the time when it holds so many entries, as the disk is full then: whoever decided next waits
/// for that.
void block_after(Session& session, std::size_t entries, std::unique_ptr<Block>& block) {
    QObject::connect(
        &session.desk(), &ReviewDesk::given, &session,
        [entries, &block, given = 0]() mutable {
            if (++given != 2) return;
            for (int i = 0; i < 6000 && in_store(sandbox.decisions()).size() < entries; ++i)
                QTest::qSleep(10); // and the window hears of nothing
            block = std::make_unique<Block>();
        },
        Qt::DirectConnection);
}

} // namespace

/// What becomes of decisions, undo and redo where the store fails, or keeps a part of them.
class TestFailedDecisions : public ReadingOrderSuite {
    Q_OBJECT

private slots:
    void undos_that_fail_keep_their_order() {
        Open open(sandbox.dataset("order"));
        Session& session = open.session;
        const auto two = accepted(*session.opened(), 2);
        session.decide_together({two[0]}, {});
        session.decide_together({two[1]}, {});
        QTRY_COMPARE(session.desk().in_flight(), 0);
        Block block;
        session.undo();
        session.undo();
        QTRY_COMPARE(session.desk().in_flight(), 0);
        block.lift();
        session.undo();
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QCOMPARE(session.desk().state(two[0].contour), State::accepted);
        QCOMPARE(session.desk().state(two[1].contour), State::none);
    }

    void an_undo_behind_one_that_failed_is_not_tried() {
        Open open(sandbox.dataset("one"));
        Session& session = open.session;
        auto decision = accepted(*session.opened(), 1);
        session.decide_together(decision, {});
        decision[0].verdict = Verdict::unsure;
        session.decide_together(decision, {});
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QSignalSpy warned(&session, &Session::warned);
        Block block;
        session.undo();
        session.undo();
        QTRY_COMPARE(session.desk().in_flight(), 0);
        block.lift();
        for (const QList<QVariant>& each : warned)
            QVERIFY2(!each[1].toString().contains("decided elsewhere"), qPrintable(each[1].toString()));
        session.undo();
        QTRY_COMPARE(session.desk().state(decision[0].contour), State::accepted);
        session.undo();
        QTRY_COMPARE(session.desk().state(decision[0].contour), State::none);
    }

    void an_undo_that_fails_stays_before_what_was_decided_since() {
        Open open(sandbox.dataset("since"));
        Session& session = open.session;
        const auto two = accepted(*session.opened(), 2);
        session.decide_together({two[0]}, {});
        QTRY_COMPARE(session.desk().in_flight(), 0);
        auto block = std::make_unique<Block>();
        QSignalSpy failed(&session.desk(), &ReviewDesk::failed);
        session.undo();
        session.decide_together({two[1]}, {}); // fails as well
        QTRY_COMPARE(failed.count(), 2);
        block.reset();
        session.decide_together({two[1]}, {});
        QTRY_COMPARE(session.desk().in_flight(), 0);
        session.undo();
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QCOMPARE(session.desk().state(two[0].contour), State::accepted);
        QCOMPARE(session.desk().state(two[1].contour), State::none);
    }

    void what_was_refused_is_not_decided_again_data() {
        QTest::addColumn<bool>("decides_between");
        QTest::addRow("at once") << false;
        QTest::addRow("after another decision") << true;
    }
    void what_was_refused_is_not_decided_again() {
        QFETCH(const bool, decides_between);
        Open open(sandbox.dataset("refused"));
        Session& session = open.session;
        const auto three = accepted(*session.opened(), 3);
        const std::string bobs = three[1].contour;
        const std::size_t before = in_store(sandbox.decisions()).size();
        QVERIFY(decide_elsewhere(session, bobs, Verdict::reject, "Bob"));
        std::unique_ptr<Block> block;
        block_after(session, before + 2, block);
        session.decide_together({three[0], three[1]}, {}); // a part of it is written,
        session.undo();                                    // and that fails
        if (decides_between) session.decide_together({three[2]}, {});
        QTRY_COMPARE(session.desk().in_flight(), 0);
        block.reset();
        const auto opened = session.opened();
        session.reload(); // it could not be read either
        QTRY_VERIFY(session.opened() != opened && session.is_checked() && session.can_decide() &&
                    session.desk().settled());
        session.undo();
        QTRY_COMPARE(session.desk().state(three[0].contour), State::none);
        session.redo();
        QTRY_COMPARE(session.desk().state(three[0].contour), State::accepted);
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QCOMPARE(session.desk().state(bobs), State::rejected);
        QVERIFY(session.unsaved().on(bobs));
    }

    void what_was_written_of_what_was_refused_outlives_an_undo() {
        Open open(sandbox.dataset("comment"));
        Session& session = open.session;
        auto two = accepted(*session.opened(), 2);
        for (review::Decision& each : two) {
            each.verdict = Verdict::reject;
            each.comment = "an hour of thought";
        }
        QVERIFY(decide_elsewhere(session, two[1].contour, Verdict::reject, "Bob"));
        QSignalSpy warned(&session, &Session::warned);
        connect(&session.desk(), &ReviewDesk::given, &session, [&, given = 0]() mutable {
            if (++given != 2) return; // the command line, between the two
            QVERIFY(QTest::qWaitFor([&] { return in_store(sandbox.decisions()).size() == 2; }, patience_ms));
            QVERIFY(decide_elsewhere(session, two[0].contour, Verdict::unsure));
        });
        session.decide_together(two, {});
        session.undo();
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QTRY_VERIFY(session.can_decide());
        QCOMPARE(session.drafts().at(two[1].contour).comment, QStringLiteral("an hour of thought"));
        QVERIFY2(warned.back()[0].toString().contains(QString::fromStdString(two[0].contour)),
                 qPrintable(warned.back()[0].toString())); // of that one alone
    }

    void reasons_ticked_outlive_an_acceptance_that_is_refused() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("ticked")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        const Draft draft{{"wrong-slice", "leaks"}, QStringLiteral("as the neighbours")};
        session.set_draft(draft);
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject, "Bob"));
        driven.key(Qt::Key_A);
        QTRY_COMPARE(session.desk().state(contour), State::rejected);
        session.go_to_contour(contour);
        QCOMPARE(session.draft(), draft);
    }

    void a_reason_that_became_the_decision_is_taken_back_as_one() {
        Open open(sandbox.dataset("reason"));
        Session& session = open.session;
        const std::string contour = session.contour_id();
        QSignalSpy said(&session, &Session::said);
        auto block = std::make_unique<Block>();
        connect(&session.desk(), &ReviewDesk::given, &session, [&, given = 0]() mutable {
            if (++given != 2) return;
            // What its thread does next comes when it has failed, and the window has not heard of it.
            const QString lock = sandbox.decisions() + ".lock";
            QVERIFY(QFile(lock).open(QIODevice::WriteOnly));
            session.desk().unlock();
            for (int i = 0; i < patience_ms / 10 && QFile::exists(lock); ++i)
                QTest::qSleep(10);
            QVERIFY(!QFile::exists(lock));
            block.reset();
        });
        session.decide(Verdict::reject);
        session.explain("leaks");
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(1));
        session.undo();
        QTRY_COMPARE(session.desk().state(contour), State::none);
        QVERIFY2(!texts(said).back().contains("stays rejected"), qPrintable(texts(said).back()));
        QVERIFY(session.drafts().at(contour).reasons.contains("leaks"));
    }

    void a_reason_that_failed_is_saved_after_all() {
        Open open(sandbox.dataset("after all"));
        Session& session = open.session;
        std::unique_ptr<Block> block;
        block_after(session, 1, block);
        session.decide(Verdict::reject);
        session.explain("leaks");
        QTRY_COMPARE(session.desk().in_flight(), 0);
        block.reset();
        session.save_again();
        QTRY_COMPARE(session.unsaved().count(), std::size_t(0));
        QCOMPARE(in_store(sandbox.decisions()).back().reasons, std::vector<std::string>{"leaks"});
    }

    void what_is_saved_after_its_dataset_was_left_is_not_listed() {
        const QString dataset = sandbox.dataset("left"), other = sandbox.dataset("next");
        Open open(dataset);
        Session& session = open.session;
        const std::string contour = session.contour_id();
        {
            Block block;
            session.decide(Verdict::reject);
            QTRY_COMPARE(session.unsaved().entries().size(), std::size_t(1));
        }
        session.go_to_contour(contour);
        QTRY_VERIFY(session.can_decide());
        QProcess holder;
        QVERIFY(hold_store(holder));
        session.decide(Verdict::reject);
        const auto before = session.opened();
        session.open(other);
        QTRY_VERIFY(session.opened() != before);
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished(patience_ms));
        QTRY_COMPARE(session.desk().in_flight(), 0);
        session.open(dataset);
        QTRY_COMPARE(session.desk().dataset(), dataset.toStdString());
        QTRY_COMPARE(session.desk().state(contour), State::rejected);
        QVERIFY(session.unsaved().entries().empty());
    }

    void a_second_read_begun_meanwhile_is_not_told_whose_word_it_was() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("begun")));
        Session& session = driven.session();
        auto* bar = driven.window.findChild<UnsavedBar*>();
        QVERIFY(decide_elsewhere(session, session.contour_id(), Verdict::reject, "Bob"));
        QProcess holder;
        QVERIFY(hold_store(holder));
        driven.key(Qt::Key_A);
        session.set_second_read(true);
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished(patience_ms));
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(!bar->text().contains("Bob"), qPrintable(bar->text()));
    }

    void each_that_is_not_saved_has_its_reason() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("reasons")));
        Session& session = driven.session();
        auto* bar = driven.window.findChild<UnsavedBar*>();
        const auto three = accepted(*session.opened(), 3);
        QVERIFY(decide_elsewhere(session, three[0].contour, Verdict::reject, "Bob"));
        QVERIFY(decide_elsewhere(session, three[2].contour, Verdict::unsure, "Cyd"));
        session.decide_together(three, {});
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->text().contains("Bob has decided on") && bar->text().contains("Cyd has decided on"),
                 qPrintable(bar->text()));
        QTRY_VERIFY(session.can_decide());
        session.go_to_contour(three[0].contour);
        QVERIFY(driven.ready() && decide_once_seen(session, Verdict::accept));
        QTRY_VERIFY(!bar->text().contains("Bob"));
        QVERIFY2(bar->text().contains("Cyd has decided on"), qPrintable(bar->text()));
    }

    void a_window_with_a_decision_that_is_not_saved_asks_before_it_closes() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("closing")));
        const std::string contour = driven.session().contour_id();
        {
            Block block;
            driven.key(Qt::Key_A);
            QTRY_COMPARE(driven.session().unsaved().count(), std::size_t(1));
        }
        {
            Answer answer("Stay");
            QVERIFY(!driven.window.close());
            QVERIFY2(answer.asked().contains("A decision could not be saved"), qPrintable(answer.asked()));
        }
        QVERIFY(driven.open(sandbox.dataset("closing other"))); // it is as little saved there
        {
            Answer answer("Quit Without");
            QVERIFY(driven.window.close());
            QVERIFY(!answer.asked().isEmpty());
        }
        QVERIFY(driven.open(sandbox.dataset("closing")));
        driven.session().go_to_contour(contour);
        QVERIFY(driven.ready() && decide_once_seen(driven.session(), Verdict::accept));
        QTRY_COMPARE(driven.session().unsaved().count(), std::size_t(0));
        QVERIFY(driven.window.close());
    }
};

QTEST_MAIN(TestFailedDecisions)
#include "tst_failed_decisions.moc"
