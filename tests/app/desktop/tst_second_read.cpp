#include "two_readers.h"

#include "desktop/overview.h"
#include "desktop/queue_bar.h"
#include "desktop/readers/agreement_dialog.h"
#include "desktop/readers/offer_bar.h"
#include "desktop/report/report_dialog.h"
#include "desktop/top_bar.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;
using review::Trait;

namespace {

constexpr auto ctrl_shift = Qt::ControlModifier | Qt::ShiftModifier;

/// Everything that a reader could see or hear of, on and behind the widgets.
QString all_words(const QWidget& window) {
    QStringList words = texts_of(window);
    for (const QWidget* widget : window.findChildren<QWidget*>())
        words << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
    for (const auto* edit : window.findChildren<QPlainTextEdit*>())
        words << edit->toPlainText();
    return words.join(u'\n');
}

} // namespace

class TestSecondRead : public ReadersSuite {
    Q_OBJECT

    /// Bob accepts, rejects with reason and comment, is unsure; then Ann sits down.
    static bool bob_decides(Driven& driven) {
        if (!decide_as(driven, "Bob", {Qt::Key_A}) || !driven.ready()) return false;
        driven.session().set_draft({{"shifted"}, "far too low"});
        driven.key(Qt::Key_R);
        if (!driven.ready()) return false;
        driven.key(Qt::Key_U);
        const bool kept =
            QTest::qWaitFor([&] { return driven.session().reviewed_count() == 3; }, patience_ms);
        driven.session().set_reviewer("Ann");
        driven.session().go_to(driven.session().opened()->index.order().front());
        return kept && driven.ready();
    }

private slots:
    void nothing_of_the_others_is_left_in_view() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("blind")));
        QVERIFY(bob_decides(driven));
        Session& session = driven.session();
        QVERIFY(all_words(driven.window).contains("Bob"));
        driven.key(Qt::Key_B, ctrl_shift);
        QVERIFY(session.second_read());
        QVERIFY(button_saying(driven.window, "Second read")->isVisible());
        QCOMPARE(session.reviewed_count(), std::size_t(0));
        for (const Trait trait :
             {Trait::accepted, Trait::rejected, Trait::unsure, Trait::stale, Trait::mine, Trait::disagreed})
            QCOMPARE(session.queue().with(trait), std::size_t(0));
        QCOMPARE(summary(session, 0).decided(), 0);
        for (const LocationGrid::Cell& cell : grid_map(session).cells)
            QVERIFY(!cell.tip.contains("accepted") && !cell.tip.contains("rejected"));
        for (const Ref ref : session.opened()->index.order()) {
            session.go_to(ref);
            QVERIFY(session.draft() == Draft());
            const QString words = all_words(driven.window);
            QVERIFY2(!words.contains("Bob") && !words.contains("far too low"), qPrintable(words));
            QVERIFY(words.contains("Not reviewed yet."));
        }
    }

    void own_decisions_show_and_the_keys_go_by_them() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("own")));
        QVERIFY(bob_decides(driven));
        driven.key(Qt::Key_B, ctrl_shift);
        Session& session = driven.session();
        const auto order = session.opened()->index.order();
        const std::string first = session.opened()->id(order[0]);
        driven.key(Qt::Key_R);
        QTRY_COMPARE(session.desk().state(first), State::rejected);
        QCOMPARE(session.reviewed_count(), std::size_t(1));
        QVERIFY(all_words(driven.window).contains(QString("1 of %1 reviewed by you").arg(order.size())));
        QCOMPARE(session.place().ref(), order[1]); // which Bob has decided
        session.go_to(order.back());
        driven.key(Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(session.place().ref(), order[1]);
        // The store, and what is made of it, hold both.
        QCOMPARE(session.desk().standings().at(first).state, State::rejected);
        QCOMPARE(session.desk().standings().at(session.opened()->id(order[1])).state, State::rejected);
        QCOMPARE(session.desk().log().size(), std::size_t(4));
        const Answer answer("End It");
        driven.key(Qt::Key_B, ctrl_shift);
        QVERIFY2(answer.asked().contains("Others have decided on 2 contours that you have not"),
                 qPrintable(answer.asked()));
        QVERIFY(!session.second_read() && !button_saying(driven.window, "Second read")->isVisible());
        QCOMPARE(session.queue().with(Trait::disagreed), std::size_t(1));
        QCOMPARE(session.reviewed_count(), std::size_t(3));
    }

    void what_another_decided_in_this_sitting_is_not_taken_back_blind() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("sitting")));
        QVERIFY(bob_decides(driven));
        driven.key(Qt::Key_B, ctrl_shift);
        QSignalSpy said(&driven.session(), &Session::said);
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(said.back().front().toString().startsWith("Nothing to undo"));
        QCOMPARE(driven.session().desk().in_flight(), 0);
        QCOMPARE(driven.session().desk().standings().size(), std::size_t(3));
    }

    void it_is_remembered_for_the_dataset_and_goes_by_the_name() {
        const QString folder = sandbox.dataset("kept");
        {
            Driven driven;
            QVERIFY(driven.open(folder));
            QVERIFY(bob_decides(driven));
            driven.key(Qt::Key_B, ctrl_shift);
        }
        Driven driven;
        QVERIFY(driven.open(folder));
        QVERIFY(driven.session().second_read());
        QTRY_VERIFY(driven.session().desk().settled()); // hashed
        QCOMPARE(driven.session().reviewed_count(), std::size_t(0));
        driven.session().set_reviewer("Bob");
        QCOMPARE(driven.session().reviewed_count(), std::size_t(3));
        driven.session().set_reviewer("Cy");
        QCOMPARE(driven.session().reviewed_count(), std::size_t(0));
        QVERIFY(driven.open(sandbox.dataset("another")));
        QVERIFY(!driven.session().second_read());
    }

    void it_is_offered_once_to_who_has_decided_nothing() {
        const QString folder = sandbox.dataset("offered");
        {
            Driven driven;
            QVERIFY(driven.open(folder));
            QVERIFY(bob_decides(driven));
        }
        Settings().set_reviewer("Bob");
        {
            Driven driven;
            QVERIFY(driven.open(folder));
            QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(3));
            QVERIFY(!driven.window.findChild<OfferBar*>()->isVisible()); // not about himself
        }
        Settings().set_reviewer("Ann");
        {
            Driven driven;
            QVERIFY(driven.open(folder));
            const auto* bar = driven.window.findChild<OfferBar*>();
            QTRY_VERIFY(bar->isVisible());
            QVERIFY(texts_of(*bar).join(u' ').contains("Bob has decided on contours here"));
            QTRY_VERIFY(driven.view().hasFocus()); // the keys go on as if nothing were there
            button_saying(*bar, "Read blind")->click();
            QVERIFY(driven.session().second_read() && !bar->isVisible());
            const Answer answer("End It");
            driven.key(Qt::Key_B, ctrl_shift);
            QVERIFY(!driven.session().second_read());
        }
        Driven driven;
        QVERIFY(driven.open(folder));
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(3));
        QVERIFY(!driven.window.findChild<OfferBar*>()->isVisible());
    }

    void the_review_menu_has_it_whenever_a_dataset_is_open() {
        Driven driven;
        const QAction* action = nullptr;
        for (const QAction* each : driven.window.findChildren<QAction*>())
            if (QString(each->text()).remove(u'&').startsWith("Second Read")) action = each;
        QVERIFY(action && !action->isEnabled());
        QVERIFY(driven.open(sandbox.dataset("menu")));
        for (const Qt::Key page : {Qt::Key_1, Qt::Key_2, Qt::Key_3}) {
            driven.key(page, Qt::ControlModifier);
            QVERIFY(action->isEnabled());
        }
    }

    void ending_it_asks_nothing_where_nobody_else_has_decided() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("alone")));
        QVERIFY(decide_as(driven, "Ann", {Qt::Key_A}));
        driven.key(Qt::Key_B, ctrl_shift);
        QVERIFY(driven.session().second_read());
        QSignalSpy said(&driven.session(), &Session::said);
        driven.key(Qt::Key_B, ctrl_shift);
        QVERIFY(!driven.session().second_read());
        QVERIFY(said.last()[0].toString().contains("Nobody else has decided here"));
    }

    void the_time_left_is_of_this_read_alone_and_of_all_that_is_counted() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("pace")));
        Session& session = driven.session();
        const auto top = [&] { return texts_of(*driven.window.findChild<TopBar*>()).join(u' '); };
        session.set_reviewer("Bob");
        for (int i = 0; i < 6; ++i) {
            QVERIFY(driven.ready());
            driven.key(Qt::Key_U);
            QTest::qWait(2); // a pace is more than nothing
        }
        QTRY_COMPARE(session.desk().in_flight(), 0);
        QVERIFY(session.seconds_left());
        QVERIFY2(top().contains(" left"), qPrintable(top()));
        const double whole = *session.seconds_left();
        session.narrow(Trait::flagged, true); // another queue, the same progress
        QCOMPARE(*session.seconds_left(), whole);
        session.narrow(Trait::flagged, false);
        session.set_reviewer("Ann");
        session.set_second_read(true);
        QVERIFY(!session.seconds_left() && !top().contains(" left")); // that was Bob's pace
    }

    void what_tells_of_the_others_asks_first() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("asks")));
        QVERIFY(bob_decides(driven));
        driven.key(Qt::Key_B, ctrl_shift);
        for (const auto& [key, modifiers] :
             {std::pair(Qt::Key_G, Qt::KeyboardModifiers(Qt::ControlModifier)),
              std::pair(Qt::Key_R, Qt::KeyboardModifiers(ctrl_shift)),
              std::pair(Qt::Key_E, Qt::KeyboardModifiers(Qt::ControlModifier))}) {
            const Answer answer("Stay Blind");
            driven.key(key, modifiers);
            QVERIFY2(answer.asked().contains("what the others decided"), qPrintable(answer.asked()));
            QVERIFY(driven.window.findChildren<QDialog*>().isEmpty() && driven.regain());
        }
        const Answer answer("Open It");
        driven.key(Qt::Key_G, Qt::ControlModifier);
        QVERIFY(driven.window.findChild<AgreementDialog*>()->isVisible());
        QVERIFY(driven.session().second_read());
    }

    void what_is_open_of_the_others_closes_with_it() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("closes")));
        QVERIFY(bob_decides(driven));
        driven.key(Qt::Key_G, Qt::ControlModifier);
        auto* agreement = driven.window.findChild<AgreementDialog*>();
        QVERIFY(agreement && agreement->isVisible());
        driven.session().set_second_read(true);
        QVERIFY(!agreement->isVisible());
    }

    void a_draft_is_the_reviewers_alone() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("drafts")));
        const Draft anns{{"shifted"}, "far too low"};
        driven.session().set_draft(anns);
        driven.session().set_reviewer("Cy");
        QCOMPARE(driven.session().draft(), Draft{});
        driven.session().set_reviewer("Ann");
        QCOMPARE(driven.session().draft(), anns);
    }

    void ending_it_shows_the_contour_itself_where_an_error_was_planted() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("ends")));
        Session& session = driven.session();
        session.set_reviewer("Bob");
        session.set_planted_one_in(0);
        while (session.reviewed_count() < session.queue().total()) {
            QVERIFY(driven.ready());
            const std::size_t before = session.reviewed_count();
            driven.key(Qt::Key_A);
            QTRY_VERIFY(session.reviewed_count() > before);
        }
        session.set_reviewer("Ann");
        session.set_second_read(true);
        session.set_planted_one_in(5);
        QTRY_VERIFY(session.attention().count() > 0);
        for (std::size_t i = 0; i < session.queue().total() && !session.planted(); ++i)
            driven.key(Qt::Key_J);
        QVERIFY(session.planted());
        QTRY_VERIFY(session.picture() && session.picture()->is_dressed);
        session.set_second_read(false);
        QVERIFY(!session.picture() || !session.picture()->is_dressed);
        Settings().set_planted_one_in(0);
    }

    void a_question_answered_with_no_leaves_all_hidden() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("stays")));
        QVERIFY(bob_decides(driven));
        driven.key(Qt::Key_B, ctrl_shift);
        const Answer answer("Stay Blind");
        button_saying(driven.window, "Second read")->click();
        QVERIFY(!answer.asked().isEmpty());
        QVERIFY(driven.session().second_read() && button_saying(driven.window, "Second read")->isChecked());
        QCOMPARE(driven.session().reviewed_count(), std::size_t(0));
    }
};

QTEST_MAIN(TestSecondRead)
#include "tst_second_read.moc"
