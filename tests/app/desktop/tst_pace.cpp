#include "driven.h"
#include "suite.h"

#include "desktop/pace.h"

#include <QToolButton>

#include <future>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

class TestPace : public Suite {
    Q_OBJECT

private slots:
    void rate_and_rest_are_told_in_units_that_can_be_read() {
        QCOMPARE(pace_text(10, 50, 100), QString(" · 5 a second · about 20 s left"));
        QCOMPARE(pace_text(60, 20, 40), QString(" · 20 a minute · about 2 min left"));
        QCOMPARE(pace_text(600, 4, 10), QString(" · 1 a minute · about 25 min left"));
    }

    void nothing_is_promised_before_it_is_known_or_when_all_is_done() {
        QCOMPARE(pace_text(0.2, 50, 100), QString());
        QCOMPARE(pace_text(10, 2, 100), QString());
        QCOMPARE(pace_text(10, 50, 0), QString());
    }

    void the_pace_begins_anew_with_another_piece_of_work() {
        Pace pace;
        QCOMPARE(pace.text("%1 of %2 slices", 90, 100), QString("90 of 100 slices"));
        QTest::qWait(1100);
        QVERIFY(pace.text("%1 of %2 slices", 95, 100).contains("left"));
        QCOMPARE(pace.text("%1 of %2 patients", 5, 100), QString("5 of 100 patients"));
    }

    void what_goes_on_behind_the_page_can_be_stopped_there() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto stop = [&]() -> QToolButton* {
            for (auto* button : driven.window.findChildren<QToolButton*>())
                if (button->text() == "Stop" && button->isVisible()) return button;
            return nullptr;
        };
        QVERIFY(!stop());
        Opener& opener = driven.session().opener();
        QSignalSpy failed(&opener, &Opener::failed);
        std::promise<void> pressed;
        opener.set_before([was_pressed = pressed.get_future().share()] { was_pressed.wait(); });
        driven.key(Qt::Key_F5);
        emit opener.progressed(Opener::Step::reading, 0, 2);
        const bool is_offered = stop();
        if (is_offered) {
            stop()->setFocus();
            driven.key(Qt::Key_Space);
        }
        pressed.set_value();
        QVERIFY(is_offered);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(driven.session().opened()); // what was there is still there
        QVERIFY(!stop());
    }
};

QTEST_MAIN(TestPace)
#include "tst_pace.moc"
