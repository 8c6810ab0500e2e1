#include "review_driven.h"

#include "desktop/status_line.h"

#include <QLabel>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;

class TestAsking : public ReviewSuite {
    Q_OBJECT

private slots:
    void reject_asks_and_a_digit_answers_and_moves_on() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_R);
        QVERIFY(driven.session().asking());
        QVERIFY(panel_says(driven, "Why?"));
        QCOMPARE(driven.session().contour_id(), contour);
        QCOMPARE(driven.session().desk().in_flight(), 0);
        driven.key(Qt::Key_3);
        QVERIFY(!driven.session().asking());
        QVERIFY(driven.session().contour_id() != contour);
        QTRY_COMPARE(driven.session().desk().state(contour), State::rejected);
        QCOMPARE(driven.session().desk().history(contour).back().reasons,
                 std::vector<std::string>{review::reasons()[2]});
        QVERIFY(!panel_says(driven, "Why?"));
    }

    void r_again_or_enter_rejects_without_a_reason_data() {
        QTest::addColumn<int>("again");
        QTest::newRow("R") << int(Qt::Key_R);
        QTest::newRow("Return") << int(Qt::Key_Return);
        QTest::newRow("Enter") << int(Qt::Key_Enter);
    }
    void r_again_or_enter_rejects_without_a_reason() {
        QFETCH(int, again);
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_R);
        driven.key(Qt::Key(again));
        QTRY_COMPARE(driven.session().desk().state(contour), State::rejected);
        QVERIFY(driven.session().desk().history(contour).back().reasons.empty());
        QVERIFY(driven.session().contour_id() != contour);
    }

    void being_asked_blocks_nothing() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_R);
        driven.key(Qt::Key_Escape);
        QVERIFY(!driven.session().asking());
        QCOMPARE(driven.session().contour_id(), contour);
        driven.key(Qt::Key_Return); // means nothing now
        driven.key(Qt::Key_R);
        driven.key(Qt::Key_J); // on, without a decision
        QVERIFY(!driven.session().asking());
        QVERIFY(driven.session().contour_id() != contour);
        QCOMPARE(driven.session().desk().in_flight(), 0);
        driven.key(Qt::Key_Backspace);
        QVERIFY(driven.ready());
        driven.key(Qt::Key_R);
        driven.key(Qt::Key_U); // another answer
        QTRY_COMPARE(driven.session().desk().state(contour), State::unsure);
    }

    void r_rejects_at_once_unless_told_to_ask_first_and_asks_after() {
        Settings().set_asks_reason(false);
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_1, Qt::AltModifier); // there was none
        QCOMPARE(driven.session().desk().in_flight(), 0);
        const std::string contour = decide(driven, Qt::Key_R);
        QCOMPARE(driven.session().desk().state(contour), State::rejected);
        QVERIFY(driven.session().contour_id() != contour);
        QVERIFY(driven.ready());
        QVERIFY(
            panel_says(driven, QString("Before this, %1 was rejected").arg(QString::fromStdString(contour))));
        driven.key(Qt::Key_3, Qt::AltModifier);
        QTRY_COMPARE(driven.session().desk().history(contour).size(), std::size_t(2));
        const review::Decision& made = driven.session().desk().history(contour).back();
        QCOMPARE(made.verdict, std::optional(review::Verdict::reject));
        QCOMPARE(made.reasons, std::vector<std::string>{review::reasons()[2]});
        QCOMPARE(made.content, driven.session().desk().history(contour).front().content);
        QVERIFY(driven.session().draft().reasons.empty()); // it is not this contour's
        QVERIFY(!panel_says(driven, "without a reason"));
        driven.key(Qt::Key_4, Qt::AltModifier); // it has one
        QCOMPARE(driven.session().desk().in_flight(), 0);
        driven.key(Qt::Key_Z, Qt::ControlModifier); // the reason, not the rejection
        QTRY_COMPARE(driven.session().contour_id(), contour);
        QTRY_COMPARE(driven.session().desk().state(contour), State::rejected);
        QTRY_VERIFY(driven.session().draft().reasons.empty()); // as it was before
    }

    void a_rejection_turned_into_an_acceptance_leaves_its_reason_behind() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_2);
        const std::string contour = decide(driven, Qt::Key_R);
        driven.key(Qt::Key_Backspace);
        QTRY_COMPARE(driven.session().contour_id(), contour);
        QCOMPARE(decide(driven, Qt::Key_A), contour);
        QCOMPARE(driven.session().desk().state(contour), State::accepted);
        QVERIFY(driven.session().desk().history(contour).back().reasons.empty());
    }

    void what_was_said_of_a_place_goes_with_it() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto says = [&] {
            QString text;
            for (const auto* label : driven.window.findChild<StatusLine*>()->findChildren<QLabel*>())
                if (label->isVisible()) text += label->text();
            return text;
        };
        driven.session().said("About this contour.");
        QVERIFY(says().contains("About this contour."));
        QTest::qWait(400);
        driven.key(Qt::Key_J);
        QVERIFY(!says().contains("About this contour."));
    }

    void a_reason_given_before_is_not_asked_for() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_2);
        const std::string contour = decide(driven, Qt::Key_R);
        QCOMPARE(driven.session().desk().state(contour), State::rejected);
        QCOMPARE(driven.session().desk().history(contour).back().reasons,
                 std::vector<std::string>{review::reasons()[1]});
    }

    void asking_and_moving_on_can_be_switched_off_and_that_is_remembered() {
        const QString dataset = sandbox.dataset("d");
        {
            Driven driven;
            QVERIFY(driven.open(dataset));
            driven.key(Qt::Key_R, Qt::ControlModifier);
            driven.key(Qt::Key_M, Qt::ControlModifier);
            const std::string contour = decide(driven, Qt::Key_R);
            QCOMPARE(driven.session().desk().state(contour), State::rejected);
            QCOMPARE(driven.session().contour_id(), contour); // stayed
        }
        const Settings settings;
        QVERIFY(!settings.moves_on() && !settings.asks_reason());
    }

    void a_question_goes_with_what_it_was_asked_about_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("with_control");
        QTest::newRow("Audit") << int(Qt::Key_2) << true;
        QTest::newRow("Sheet") << int(Qt::Key_3) << true;
        QTest::newRow("file deleted") << int(Qt::Key_F5) << false;
    }
    void a_question_goes_with_what_it_was_asked_about() {
        QFETCH(int, key);
        QFETCH(bool, with_control);
        Driven driven;
        const QString dataset = sandbox.dataset("d");
        QVERIFY(driven.open(dataset));
        const auto before = driven.session().opened();
        driven.key(Qt::Key_R);
        QVERIFY(driven.session().asking());
        if (!with_control)
            QVERIFY(QFile::remove(dataset + u'/' + QString::fromStdString(driven.session().contour()->file)));
        driven.key(Qt::Key(key), with_control ? Qt::ControlModifier : Qt::NoModifier);
        if (!with_control) {
            QTRY_VERIFY(driven.session().opened() != before);
            QTRY_VERIFY(driven.session().desk().ready());
        }
        QVERIFY(!driven.session().asking());
        driven.key(Qt::Key_Return);
        QCOMPARE(driven.session().desk().in_flight(), 0);
        QCOMPARE(driven.session().desk().log().size(), std::size_t(0));
    }

    void a_kill_between_question_and_answer_leaves_nothing_behind() {
        const QString dataset = sandbox.dataset("d");
        std::string contour;
        {
            Driven driven;
            QVERIFY(driven.open(dataset));
            contour = driven.session().contour_id();
            driven.key(Qt::Key_R);
        }
        Driven again;
        QVERIFY(again.open(dataset));
        QCOMPARE(again.session().desk().history(contour).size(), std::size_t(0));
    }
};

QTEST_MAIN(TestAsking)
#include "tst_asking.moc"
