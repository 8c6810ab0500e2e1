#include "driven.h"
#include "suite.h"

#include "desktop/browse/start_page.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/panels/findings_panel.h"
#include "desktop/tour/tour.h"
#include "desktop/tour/tour_card.h"

#include <QPushButton>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// A window that has just opened the demo, one of whose contours is flagged.
struct Toured : Driven {
    Toured() : Toured(sandbox.dataset("data/contourcheck/demo")) {}
    explicit Toured(const QString& demo) {
        shift_file(contour_files(demo, "icontour").back(), 40);
        QSignalSpy loaded(&session().desk(), &ReviewDesk::loaded);
        window.resize(1400, 900);
        for (auto* button : window.findChild<StartPage*>()->findChildren<QPushButton*>())
            if (button->text() == "Try the demo") QTest::keyClick(button, Qt::Key_Return);
        is_open = QTest::qWaitFor(
            [&] { return loaded.count() > 0 && session().is_checked() && session().can_decide(); },
            patience_ms);
        settle();
    }

    TourCard& card() { return *window.findChild<TourCard*>(); }
    QString step() { return card().isVisible() ? card().accessibleName() : QString(); }
    QRect on_window(const QWidget& widget) { return {widget.mapTo(&window, QPoint()), widget.size()}; }

    bool is_open = false;
};

} // namespace

class TestTour : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().remove({}); }

private slots:
    void it_begins_with_the_demo_on_a_contour_that_is_flagged() {
        Toured driven;
        QVERIFY(driven.is_open);
        QCOMPARE(driven.step(), QString("A contour on its slice"));
        QVERIFY(!driven.session().opened()->index.findings(driven.session().place().ref()).empty());
        QVERIFY(driven.view().hasFocus() || driven.window.focusWidget() == &driven.view());
    }

    void it_shows_the_contour_that_would_fit_best_elsewhere() {
        const QString demo = sandbox.dataset("data/contourcheck/demo");
        const QStringList inner = contour_files(demo, "icontour");
        shift_file(inner.front(), 25); // worse than the one that is flagged anyway
        Toured driven(demo);
        QVERIFY(driven.is_open);
        const Opened& opened = *driven.session().opened();
        const auto contrast = [&](Ref ref) {
            const auto& findings = opened.index.findings(ref);
            if (findings.empty()) return -2.0;
            const auto& rival = opened.checked.report.findings[findings.front()].rival;
            return rival ? rival->contrast : -2.0;
        };
        for (const Ref ref : opened.index.order())
            QVERIFY(contrast(ref) <= contrast(driven.session().place().ref()));
    }

    void doing_what_it_speaks_of_goes_on() {
        Toured driven;
        driven.key(Qt::Key_Space);
        QCOMPARE(driven.step(), QString("Why it is flagged"));
        auto* findings = driven.window.findChild<FindingsPanel*>();
        const auto& index = driven.session().opened()->index;
        const std::size_t finding = index.findings(driven.session().place().ref()).front();
        emit findings->finding_chosen(driven.session().opened()->checked.report.findings[finding]);
        QCOMPARE(driven.step(), QString("Decide"));
        driven.key(Qt::Key_R);
        QTRY_COMPARE(driven.step(), QString("Decided, and saved"));
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(driven.step(), QString());
        QCOMPARE(driven.session().reviewed_count(), std::size_t(0));
    }

    void next_back_and_escape_work_by_key() {
        Toured driven;
        QVERIFY(QTest::qWaitForWindowActive(&driven.window));
        driven.key(Qt::Key_N, Qt::AltModifier);
        QTRY_COMPARE(driven.step(), QString("Why it is flagged"));
        driven.key(Qt::Key_B, Qt::AltModifier);
        QTRY_COMPARE(driven.step(), QString("A contour on its slice"));
        driven.key(Qt::Key_Escape);
        QCOMPARE(driven.step(), QString());
        Toured again; // left, it does not come by itself
        QVERIFY(again.is_open);
        QCOMPARE(again.step(), QString());
        for (QAction* action : again.window.findChildren<QAction*>())
            if (action->text() == "&Tour") action->trigger();
        QCOMPARE(again.step(), QString("A contour on its slice"));
    }

    void enter_presses_next_and_at_last_finish() {
        Toured driven;
        for (const char* step : {"Why it is flagged", "Decide", ""}) {
            driven.key(Qt::Key_Return);
            QTRY_COMPARE(driven.step(), QString(step));
        }
        QCOMPARE(driven.session().reviewed_count(), std::size_t(0));
    }

    void the_reviewers_keys_decide_while_it_is_up() {
        Toured driven;
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_A);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::accepted);
        QCOMPARE(driven.step(), QString("Decided, and saved"));
    }

    void it_never_covers_what_it_speaks_of() {
        Toured driven;
        QVERIFY(QTest::qWaitForWindowActive(&driven.window));
        const QWidget* targets[] = {&driven.view(), driven.window.findChild<FindingsPanel*>(),
                                    driven.window.findChild<DecisionPanel*>()};
        for (const QWidget* target : targets) {
            const QString step = driven.step();
            for (const QSize size : {QSize(1400, 900), QSize(1100, 760)}) {
                driven.window.resize(size);
                settle();
                QVERIFY(!driven.on_window(driven.card()).intersects(driven.on_window(*target)));
                QVERIFY(driven.window.rect().contains(driven.on_window(driven.card())));
            }
            driven.key(Qt::Key_N, Qt::AltModifier);
            QTRY_VERIFY(driven.step() != step);
        }
        QCOMPARE(driven.step(), QString()); // finished
    }

    void it_waits_while_another_page_is_in_view() {
        Toured driven;
        driven.key(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(driven.step(), QString());
        driven.key(Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE(driven.step(), QString("A contour on its slice"));
    }
};

QTEST_MAIN(TestTour)
#include "tst_tour.moc"
