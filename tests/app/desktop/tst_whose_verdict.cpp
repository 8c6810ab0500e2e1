#include "open_session.h"
#include "review_driven.h"
#include "two_readers.h"

#include "desktop/panels/key_button.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;
using review::Verdict;

namespace {

KeyButton& button(Driven& driven, const QString& text) {
    for (auto* each : driven.window.findChild<DecisionPanel*>()->findChildren<KeyButton*>())
        if (each->text() == text) return *each;
    qFatal("there is no such button");
}

/// Bob's word on the contour in view, read.
bool bob_says(Driven& driven, Verdict verdict) {
    Session& session = driven.session();
    const std::string contour = session.contour_id();
    return decide_elsewhere(session, contour, verdict, "Bob") &&
           QTest::qWaitFor(
               [&] {
                   session.look_for_others();
                   return session.desk().state(contour) == review::state_of(verdict);
               },
               patience_ms);
}

} // namespace

/// Whose decision the buttons show, and what was written and not decided.
class TestWhoseVerdict : public ReadingOrderSuite {
    Q_OBJECT

protected:
    void prepare() override {
        ReadingOrderSuite::prepare();
        Settings().set_moves_on(false);
        Settings().set_asks_reason(false);
    }

private slots:
    void the_button_of_ones_own_decision_is_filled() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("own")));
        QVERIFY(!decide(driven, Qt::Key_A).empty());
        QVERIFY(button(driven, "Accept").chosen());
        QVERIFY(button(driven, "Accept").accessibleDescription().contains("chosen"));
        QVERIFY(!button(driven, "Reject").chosen());
    }

    void anothers_decision_fills_no_button_and_is_named() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("anothers")));
        driven.session().set_draft({{"leaks"}, QStringLiteral("at the apex")});
        QVERIFY(bob_says(driven, Verdict::accept));
        KeyButton& accept = button(driven, "Accept");
        QVERIFY(!accept.chosen());
        QVERIFY2(accept.toolTip().contains("Bob"), qPrintable(accept.toolTip()));
        QVERIFY2(accept.accessibleDescription().contains("Bob"), qPrintable(accept.accessibleDescription()));
        QVERIFY(button(driven, "Reject").toolTip().isEmpty());
        const QImage marked = accept.grab().toImage();
        driven.session().set_second_read(true); // and there it is hidden
        QTRY_VERIFY(accept.toolTip().isEmpty());
        settle();
        QVERIFY(accept.grab().toImage() != marked);
    }

    void a_draft_is_found_from_one_to_the_next() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("drafts")));
        Session& session = driven.session();
        const auto order = session.opened()->index.order();
        for (const std::size_t i : {1, 4, 6}) {
            session.go_to(order[i]);
            session.set_draft({{}, QStringLiteral("look twice")});
        }
        session.go_to(order[2]);
        for (const std::size_t i : {4, 6, 1, 4}) {
            driven.key(Qt::Key_D, Qt::ShiftModifier);
            QCOMPARE(session.contour_id(), session.opened()->id(order[i]));
        }
        QVERIFY(driven.ready());
        driven.key(Qt::Key_U);
        QTRY_COMPARE(session.desk().state(session.contour_id()), State::unsure);
        driven.key(Qt::Key_D, Qt::ShiftModifier);
        driven.key(Qt::Key_D, Qt::ShiftModifier);
        QCOMPARE(session.contour_id(), session.opened()->id(order[1])); // that one is decided
    }

    void where_nothing_is_left_to_decide_that_is_said() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("none")));
        Session& session = driven.session();
        QSignalSpy said(&session, &Session::said);
        driven.key(Qt::Key_D, Qt::ShiftModifier);
        QVERIFY2(texts(said).filter("draft").size() == 1, qPrintable(texts(said).join('|')));
        session.set_draft({{}, QStringLiteral("look twice")});
        driven.key(Qt::Key_D, Qt::ShiftModifier);
        QVERIFY2(texts(said).back().contains("only"), qPrintable(texts(said).back()));
    }
};

QTEST_MAIN(TestWhoseVerdict)
#include "tst_whose_verdict.moc"
