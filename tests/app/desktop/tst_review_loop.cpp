#include "review_driven.h"

#include "desktop/browse/patient_list.h"
#include "desktop/panels/history_view.h"
#include "desktop/queue_bar.h"
#include "desktop/texts.h"

#include <QLineEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QToolButton>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;
using review::Trait;

namespace {

QPushButton* chip(Driven& driven, const QString& name) {
    for (auto* button : driven.window.findChild<QueueBar*>()->findChildren<QPushButton*>())
        if (button->text().startsWith(name)) return button;
    return nullptr;
}

bool bar_says(Driven& driven, const QString& text) {
    return texts_of(*driven.window.findChild<QueueBar*>()).contains(text);
}

} // namespace

class TestReviewLoop : public ReviewSuite {
    Q_OBJECT

private slots:
    void keys_are_dead_while_a_search_is_typed_and_esc_returns() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_F, Qt::ControlModifier);
        auto* search = driven.window.findChild<QueueBar*>()->findChild<QLineEdit*>();
        QCOMPARE(driven.window.focusWidget(), search);
        QTest::keyClicks(search, "inner");
        for (const Qt::Key key : {Qt::Key_Up, Qt::Key_PageDown, Qt::Key_Backspace})
            driven.key(key);
        QCOMPARE(search->text(), QString("inne"));
        QCOMPARE(driven.session().desk().in_flight(), 0);
        QCOMPARE(driven.session().contour_id(), contour); // an inner one, so that it stays in view
        QVERIFY(driven.session().queue().size() < driven.session().queue().total());
        driven.key(Qt::Key_Escape);
        QCOMPARE(driven.window.focusWidget(), &driven.view());
        driven.key(Qt::Key_Q, Qt::ShiftModifier);
        QVERIFY(search->text().isEmpty());
        QCOMPARE(driven.session().queue().size(), driven.session().queue().total());
    }

    void the_whole_dataset_clears_the_search_with_its_cross_and_what_was_said_of_it() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_F, Qt::ControlModifier);
        auto* search = driven.window.findChild<QueueBar*>()->findChild<QLineEdit*>();
        QTest::keyClicks(search, "nowhere");
        const auto told = [&] { return texts_of(*driven.window.statusBar()).join(u' '); };
        QVERIFY(told().contains("Nothing matches"));
        const auto* cross = search->findChild<QAbstractButton*>();
        QTRY_COMPARE(cross->property("opacity").toDouble(), 1.0);
        driven.key(Qt::Key_Escape);
        driven.key(Qt::Key_Q, Qt::ShiftModifier);
        QTRY_COMPARE(cross->property("opacity").toDouble(), 0.0);
        QVERIFY2(!told().contains("Nothing matches"), qPrintable(told()));
    }

    void chips_combine_and_say_where_one_is() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::size_t total = driven.session().queue().total();
        QVERIFY(bar_says(driven, QString("1 of %1").arg(total)));
        const std::string first = decide(driven, Qt::Key_U);
        const std::string second = decide(driven, Qt::Key_A);
        QVERIFY(!chip(driven, "Mine")->isVisible()); // one reviewer: it is what is decided
        chip(driven, "Unsure")->click();
        QCOMPARE(driven.session().contour_id(), first); // the one in the queue
        QVERIFY(bar_says(driven, "1 of 1"));
        chip(driven, "Accepted")->click(); // states widen
        QVERIFY(bar_says(driven, "1 of 2"));
        driven.key(Qt::Key_J);
        QCOMPARE(driven.session().contour_id(), second);
        QVERIFY(bar_says(driven, "2 of 2"));
        driven.key(Qt::Key_K);
        QCOMPARE(driven.session().contour_id(), first);
        QCOMPARE(Settings().traits(), (std::set{Trait::unsure, Trait::accepted}));
    }

    void a_queue_with_nothing_in_it_says_so_and_leads_out() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = driven.session().contour_id();
        const std::size_t total = driven.session().queue().total();
        chip(driven, "Rejected")->click();
        QVERIFY(bar_says(driven, QString("Nothing matches · All shows %1").arg(total)));
        QCOMPARE(driven.session().contour_id(), contour);
        QSignalSpy said(&driven.session(), &Session::said);
        for (const auto& [key, modifier] :
             {std::pair(Qt::Key_J, Qt::NoModifier), std::pair(Qt::Key_N, Qt::ShiftModifier)}) {
            driven.key(key, modifier);
            QVERIFY2(said.last()[0].toString().contains("Shift+Q"), qPrintable(said.last()[0].toString()));
        }
        QCOMPARE(driven.session().contour_id(), contour);
        chip(driven, "All")->click();
        QVERIFY(bar_says(driven, QString("1 of %1").arg(total)));
    }

    void patients_count_what_is_in_the_queue() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = decide(driven, Qt::Key_U);
        chip(driven, "Unsure")->click();
        const auto lists = driven.window.findChildren<PatientList*>();
        const auto& view = (*std::ranges::find_if(lists, &QWidget::isVisible))->view();
        const auto spoken = [&](int row) {
            return view.model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        };
        QTRY_VERIFY2(spoken(0).endsWith(", 1 in the queue"), qPrintable(spoken(0)));
        QVERIFY2(spoken(1).endsWith(", 0 in the queue"), qPrintable(spoken(1)));
        chip(driven, "All")->click();
        QTRY_VERIFY(!spoken(1).contains("in the queue"));
    }

    void a_decision_moves_on_within_the_queue_and_around_its_end() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto order = driven.session().queue().contours();
        chip(driven, "Not reviewed")->click();
        driven.session().go_to(order.back());
        QVERIFY(!decide(driven, Qt::Key_A).empty());
        QCOMPARE(driven.session().place().ref(), order.front());
        driven.session().go_to(order[1]);
        QVERIFY(!decide(driven, Qt::Key_A).empty());
        driven.session().go_to(order[0]);
        QVERIFY(!decide(driven, Qt::Key_A).empty());
        QCOMPARE(driven.session().place().ref(), order[2]); // the decided one is passed over
    }

    void a_whole_review_by_keyboard_ends_with_a_word() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::size_t total = driven.session().queue().total();
        QSignalSpy said(&driven.session(), &Session::said);
        for (std::size_t i = 0; i < total; ++i) {
            QCOMPARE(driven.session().reviewed_count(), i);
            const bool can = !driven.session().trouble(review::Verdict::accept);
            QVERIFY(!decide(driven, can ? Qt::Key_A : Qt::Key_U).empty());
        }
        QCOMPARE(driven.session().reviewed_count(), total);
        QVERIFY(said.last()[0].toString().contains("every one is reviewed"));
        QVERIFY(driven.session().seconds_left());
        QCOMPARE(*driven.session().seconds_left(), 0.0);
        for (std::size_t i = 0; i < total; ++i)
            driven.key(Qt::Key_Z, Qt::ControlModifier); // any number, across patients
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(0));
        QCOMPARE(driven.session().place().ref(), driven.session().queue().contours().front());
        QVERIFY(driven.session().seconds_left().value_or(0) > 0);
    }

    void undo_and_redo_lead_to_their_contours() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string first = decide(driven, Qt::Key_A), second = decide(driven, Qt::Key_U);
        driven.key(Qt::Key_PageDown); // elsewhere
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(driven.session().contour_id(), second);
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(driven.session().contour_id(), first);
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(0));
        driven.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(driven.session().contour_id(), first);
        QTRY_COMPARE(driven.session().desk().state(first), State::accepted);
        driven.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(driven.session().desk().state(second), State::unsure);
        QCOMPARE(driven.session().desk().history(second).size(), std::size_t(3)); // nothing is unsaid
        QSignalSpy said(&driven.session(), &Session::said);
        driven.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(said.last()[0].toString().startsWith("Nothing to do again"));
    }

    void a_new_decision_ends_what_could_be_done_again() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = decide(driven, Qt::Key_A);
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(driven.session().desk().state(contour), State::none);
        QCOMPARE(decide(driven, Qt::Key_U), contour);
        driven.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(driven.session().desk().in_flight(), 0);
        QCOMPARE(driven.session().desk().state(contour), State::unsure);
    }

    void backspace_goes_back_step_by_step_and_alt_right_forward() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const Place start = driven.session().place();
        driven.key(Qt::Key_J);
        const Place second = driven.session().place();
        driven.key(Qt::Key_PageDown);
        const Place third = driven.session().place();
        driven.key(Qt::Key_Backspace);
        QCOMPARE(driven.session().place(), second);
        driven.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(driven.session().place(), start);
        driven.key(Qt::Key_Right, Qt::AltModifier);
        driven.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(driven.session().place(), third);
        QSignalSpy said(&driven.session(), &Session::said);
        driven.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(said.count(), 1);
    }

    void the_history_is_folded_to_what_counts() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(!decide(driven, Qt::Key_A).empty());
        QVERIFY(panel_says(driven, "these files"));
        QVERIFY(panel_says(driven, "Ctrl\\+Z takes it back") || panel_says(driven, "Ctrl+Z takes it back"));
        QVERIFY(!decide(driven, Qt::Key_U).empty());
        auto* history = driven.window.findChild<HistoryView*>();
        const auto shown = [&] { return texts_of(*history).join('\n'); };
        QVERIFY(shown().contains("unsure") && !shown().contains("accept"));
        QVERIFY(shown().contains("Show all 2 entries"));
        history->findChild<QToolButton*>()->click();
        QVERIFY(shown().contains("unsure") && shown().contains("accept"));
    }

    void a_rejection_and_its_reason_are_one_entry_of_the_history() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.session().settings().set_asks_reason(false);
        driven.key(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(!decide(driven, Qt::Key_R).empty());
        driven.key(Qt::Key_2, Qt::AltModifier);
        const auto* history = driven.window.findChild<HistoryView*>();
        QTRY_VERIFY(texts_of(*history).join('\n').contains(reason_name(review::reasons()[1])));
        QVERIFY(!history->findChild<QToolButton*>()->isVisible());
    }

    void two_reviewers_who_differ_are_a_queue() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_M, Qt::ControlModifier);
        driven.session().set_reviewer("A");
        const std::string contour = decide(driven, Qt::Key_A);
        QVERIFY(!chip(driven, "Disagreed")->isVisible());
        driven.session().set_reviewer("B");
        QCOMPARE(decide(driven, Qt::Key_U), contour);
        QVERIFY(chip(driven, "Disagreed 1")->isVisible());
        driven.key(Qt::Key_J);
        driven.key(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(!decide(driven, Qt::Key_A).empty());
        driven.session().set_reviewer("A");
        QVERIFY(chip(driven, "Mine 1")->isVisible());
        chip(driven, "Disagreed")->click();
        QCOMPARE(driven.session().contour_id(), contour);
        QCOMPARE(driven.session().queue().size(), std::size_t(1));
    }

    void the_order_is_chosen_and_random_is_drawn_anew() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto read = driven.session().queue().contours();
        driven.key(Qt::Key_4, Qt::ControlModifier | Qt::ShiftModifier);
        const auto drawn = driven.session().queue().contours();
        QVERIFY(drawn != read);
        QCOMPARE(driven.session().place().ref(), drawn.front());
        driven.key(Qt::Key_4, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(driven.session().queue().contours() != drawn);
        driven.key(Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(driven.session().queue().contours(), read);
    }

    void the_queue_is_as_it_was_left() {
        const QString dataset = sandbox.dataset("d");
        {
            Driven driven;
            QVERIFY(driven.open(dataset));
            QVERIFY(!decide(driven, Qt::Key_U).empty());
            chip(driven, "Unsure")->click();
        }
        Driven again;
        QVERIFY(again.open(dataset));
        QVERIFY(chip(again, "Unsure")->isChecked());
        QTRY_COMPARE(again.session().queue().size(), std::size_t(1));
    }
};

QTEST_MAIN(TestReviewLoop)
#include "tst_review_loop.moc"
