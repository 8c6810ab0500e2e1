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

/// What others decide while the window is open: it comes into view, and nobody overrules it before.
class TestOthersWords : public ReadingOrderSuite {
    Q_OBJECT

private slots:
    void a_word_of_another_that_was_not_in_view_is_not_overruled() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("overruled")));
        Session& session = driven.session();
        auto* bar = driven.window.findChild<UnsavedBar*>();
        const std::string contour = session.contour_id();
        session.set_draft({{}, QStringLiteral("as the neighbours")});
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject, "Bob"));
        driven.key(Qt::Key_A);
        QTRY_COMPARE(session.desk().state(contour), State::rejected); // and that is known now
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(1));
        QTRY_VERIFY(bar->isVisible() && session.can_decide());
        QVERIFY2(bar->text().contains("Bob has decided on") && bar->text().contains("rejected"),
                 qPrintable(bar->text()));
        button_saying(*bar, "Go there")->click();
        QCOMPARE(session.contour_id(), contour);
        QCOMPARE(session.draft().comment, QStringLiteral("as the neighbours"));
        QVERIFY(driven.ready());
        QVERIFY(decide_once_seen(session, Verdict::accept));
        QTRY_COMPARE(session.desk().state(contour), State::accepted);
        QVERIFY(!bar->isVisible());
    }

    void of_many_those_are_kept_that_nobody_else_decided_on() {
        Open open(sandbox.dataset("many"));
        Session& session = open.session;
        const auto decisions = accepted(*session.opened(), 3);
        const std::string bobs = decisions[1].contour;
        QVERIFY(decide_elsewhere(session, bobs, Verdict::unsure, "Bob"));
        QSignalSpy said(&session, &Session::said);
        session.decide_together(decisions, [](std::size_t saved) { return QString::number(saved); });
        QTRY_COMPARE(session.unsaved().contours(), std::vector<std::string>{bobs});
        QVERIFY2(session.why_unsaved().contains("Bob has decided on " + QString::fromStdString(bobs)),
                 qPrintable(session.why_unsaved()));
        QCOMPARE(texts(said), QStringList("2"));
        QTRY_VERIFY(session.can_decide());
        QCOMPARE(session.desk().state(decisions[0].contour), State::accepted);
        QCOMPARE(session.desk().state(bobs), State::unsure);

        session.undo(); // of those two
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QVERIFY2(texts(said).back().contains("accept of 2 contours"), qPrintable(texts(said).back()));
        QCOMPARE(session.desk().state(decisions[2].contour), State::none);
        QCOMPARE(session.desk().state(bobs), State::unsure);
        QVERIFY(decide_elsewhere(session, decisions[2].contour, Verdict::reject, "Bob"));
        session.redo();
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QVERIFY2(texts(said).contains("Decided again: accept of 1 contour"),
                 qPrintable(texts(said).join('|')));
        QTRY_COMPARE(session.desk().state(decisions[2].contour), State::rejected);
        QCOMPARE(session.desk().state(decisions[0].contour), State::accepted);
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(7));
    }

    void an_undo_before_the_answer_takes_back_what_was_kept() {
        Open open(sandbox.dataset("at once"));
        Session& session = open.session;
        const auto decisions = accepted(*session.opened(), 2);
        QVERIFY(decide_elsewhere(session, decisions[1].contour, Verdict::reject, "Bob"));
        session.decide_together(decisions, {});
        session.undo();
        session.redo();
        session.undo();
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QTRY_VERIFY(session.can_decide());
        QCOMPARE(session.desk().state(decisions[0].contour), State::none);
        QCOMPARE(session.desk().state(decisions[1].contour), State::rejected);
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(5));
    }

    void what_has_just_come_into_view_is_looked_at_first() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("glance")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        QSignalSpy said(&session, &Session::said);
        int in_flight = -1;
        connect(&session, &Session::standings_changed, this, [&] { // a key that was on its way
            if (in_flight >= 0 || session.desk().state(contour) != State::rejected) return;
            in_flight = 0;
            session.decide(Verdict::accept);
            in_flight = session.desk().in_flight();
        });
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject, "Bob"));
        QTRY_VERIFY((session.look_for_others(), in_flight >= 0));
        QCOMPARE(in_flight, 0);
        QVERIFY2(texts(said).filter("Look at that").size() == 1, qPrintable(texts(said).join('|')));
        QVERIFY2(texts(said).back().contains("Decided elsewhere: reject of"), qPrintable(texts(said).back()));
        QVERIFY(decide_once_seen(session, Verdict::accept));
        QTRY_COMPARE(session.desk().state(contour), State::accepted);
    }

    void what_is_hidden_in_a_second_read_keeps_nobody_from_deciding() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("blind")));
        Session& session = driven.session();
        session.set_second_read(true);
        const std::string contour = session.contour_id();
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject, "Bob"));
        QVERIFY(driven.ready());
        driven.key(Qt::Key_A);
        QTRY_COMPARE(session.desk().state(contour), State::accepted);
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(2));
        QVERIFY(decide_elsewhere(session, contour, Verdict::unsure)); // one's own word is not hidden
        QSignalSpy failed(&session.desk(), &ReviewDesk::failed);
        session.go_to_contour(contour);
        QVERIFY(driven.ready());
        driven.key(Qt::Key_R);
        if (session.asking()) session.reject_without_reason();
        QTRY_COMPARE(failed.count(), 1);
    }

    void what_others_decide_appears_by_itself() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("appears")));
        Session& session = driven.session();
        driven.window.findChild<QTimer*>("others")->setInterval(20);
        const std::string contour = session.contour_id();
        session.set_draft({{}, QStringLiteral("being written")});
        QSignalSpy said(&session, &Session::said);
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject, "Bob"));
        QTRY_COMPARE(session.desk().state(contour), State::rejected);
        QVERIFY(said.count() == 1 && said[0][0].toString().startsWith("Decided elsewhere: reject of"));
        QCOMPARE(session.contour_id(), contour);
        QCOMPARE(session.draft().comment, QStringLiteral("being written"));
        QVERIFY(session.desk().ready());
    }

    void a_redo_leaves_what_came_in_since_alone() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("since")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_A);
        driven.key(Qt::Key_Z, ctrl);
        QTRY_COMPARE(session.desk().in_flight(), 0);
        session.go_to(session.opened()->index.order()[2]); // elsewhere
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject, "Bob"));
        QTRY_VERIFY((session.look_for_others(), session.desk().state(contour) == State::rejected));
        driven.key(Qt::Key_Z, ctrl | Qt::ShiftModifier);
        QTRY_COMPARE(session.unsaved().contours(), std::vector<std::string>{contour});
        QTRY_COMPARE(session.desk().state(contour), State::rejected); // when it is read again
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(3));
    }

    void a_redo_knows_what_was_in_view_at_the_last_undo() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("last undo")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_A);
        session.undo();
        session.redo();
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject, "Bob"));
        QTRY_VERIFY((session.look_for_others(), session.desk().state(contour) == State::rejected));
        QTRY_VERIFY(session.desk().settled());
        session.undo();
        session.redo();
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QTRY_COMPARE(session.desk().state(contour), State::accepted);
        QVERIFY(session.unsaved().entries().empty());
    }

    void a_second_read_does_not_tell_whose_word_was_in_the_way() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("hidden")));
        Session& session = driven.session();
        auto* bar = driven.window.findChild<UnsavedBar*>();
        QVERIFY(decide_elsewhere(session, session.contour_id(), Verdict::reject, "Bob"));
        driven.key(Qt::Key_A);
        QTRY_VERIFY(bar->isVisible() && bar->text().contains("Bob"));
        session.set_second_read(true);
        QVERIFY(bar->isVisible() && !bar->text().contains("Bob"));
    }

    void what_is_imported_is_in_nobodys_way_once_it_is_read() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("imported")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        review::Decision bobs;
        bobs.contour = contour;
        bobs.verdict = Verdict::reject;
        bobs.reviewer = "Bob";
        bobs.time_utc = "2020-01-31T12:00:00Z";
        bobs.content = {std::string(64, 'a'), session.opened()->contour(session.place().ref()).sha256};
        std::size_t added = 0;
        session.import({bobs}, [&](const Expected<std::size_t>& count) { added = count.value_or(0); });
        session.decide(Verdict::accept); // before that is known
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QCOMPARE(added, std::size_t(1));
        QTRY_VERIFY(session.can_decide());
        QCOMPARE(session.unsaved().contours(), std::vector<std::string>{contour});
        session.go_to_contour(contour);
        QVERIFY(driven.ready());
        QVERIFY(decide_once_seen(session, Verdict::accept));
        QTRY_COMPARE(session.desk().state(contour), State::accepted);
    }

    void what_comes_with_the_log_read_again_is_looked_at_first() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("read again")));
        Session& session = driven.session();
        const auto two = accepted(*session.opened(), 2);
        const auto news_on = [&](std::size_t i) {
            return session.trouble_of_news(two[i].contour).value_or(QString()).contains("Bob has decided on");
        };
        std::vector<bool> seen;
        connect(&session, &Session::words_came, this, [&] { seen = {news_on(0), news_on(1)}; });
        for (const review::Decision& each : two)
            QVERIFY(decide_elsewhere(session, each.contour, Verdict::reject, "Bob"));
        driven.key(Qt::Key_A); // on the first, which is refused: both are read then
        QTRY_COMPARE(seen, (std::vector{true, true}));
        QVERIFY(decide_elsewhere(session, two[1].contour, Verdict::unsure, "Bob"));
        seen.clear();
        session.reload();
        QTRY_COMPARE(seen.size(), std::size_t(2));
        QVERIFY(seen[1]);
    }

    void the_end_of_a_second_read_shows_words_too() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("ended")));
        Session& session = driven.session();
        const std::string contour = session.contour_id();
        session.set_second_read(true);
        QVERIFY(decide_elsewhere(session, contour, Verdict::reject, "Bob"));
        QTRY_VERIFY((session.look_for_others(), session.desk().standings().contains(contour)));
        QTRY_VERIFY(session.desk().settled());
        QVERIFY(!session.trouble_of_news(contour));
        bool seen = false;
        connect(&session, &Session::words_came, this,
                [&] { seen = session.trouble_of_news(contour).has_value(); });
        session.set_second_read(false);
        QVERIFY(seen);
    }

    void what_was_written_here_is_no_news() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("own")));
        Session& session = driven.session();
        QSignalSpy came(&session, &Session::words_came), said(&session, &Session::said);
        driven.key(Qt::Key_A);
        session.desk().load(session.opened()); // before the store has answered
        QTRY_VERIFY(session.desk().ready() && session.desk().in_flight() == 0);
        QTRY_VERIFY(session.desk().settled());
        QCOMPARE(came.count(), 0);
        QVERIFY(texts(said).filter("elsewhere").isEmpty());
    }

    void a_later_word_leaves_the_one_before_in_view() {
        News news;
        std::vector<review::Decision> words(2);
        words[0].contour = "P/1/inner";
        words[1].contour = "P/2/inner";
        news.arrived({words[0]});
        news.arrived({words[1]});
        QVERIFY(news.just_came("P/1/inner") && news.just_came("P/2/inner"));
        QVERIFY(!news.just_came("P/3/inner"));
        QTRY_VERIFY(!news.just_came("P/1/inner"));
    }
};

QTEST_MAIN(TestOthersWords)
#include "tst_others_words.moc"
