#include "attention_driven.h"
#include "open_session.h"

#include "desktop/inspect/stack_view.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/panels/findings_panel.h"
#include "desktop/readers/attention_dialog.h"
#include "desktop/sheet/sheet_page.h"
#include "desktop/sheet/tile_maker.h"

#include <QCheckBox>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;

namespace {

/// The outline in the picture of the contour in view's kind.
std::vector<contour::Point> outline(const Session& session) {
    for (const picture::Layer& layer : session.picture()->scene->layers)
        if (layer.kind == session.contour()->id.kind) return layer.points;
    return {};
}

} // namespace

class TestAttention : public ReadersSuite {
    Q_OBJECT

    static std::vector<review::Control> kept(Session& session) {
        const auto store = review::Store::open(sandbox.decisions().toStdString());
        return *review::controls(*store, session.opened()->key());
    }

protected:
    void prepare() override {
        ReadersSuite::prepare();
        Settings().set_planted_one_in(0);
        Settings().set_order(Order::reading);
        Settings().set_moves_on(true);
    }

private slots:
    void none_are_planted_until_they_are_asked_for() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("off")));
        QTest::qWait(50);
        QCOMPARE(driven.session().attention().count(), std::size_t(0));
        QAction* asks = nullptr;
        for (auto* action : driven.window.findChildren<QAction*>())
            if (action->text().contains("Attention")) asks = action;
        QVERIFY(asks);
        asks->trigger();
        auto* dialog = driven.window.findChild<AttentionDialog*>();
        QVERIFY(dialog && texts_of(*dialog).join(u' ').contains("You have met none"));
        QTest::keyClick(dialog->findChild<QCheckBox*>(), Qt::Key_Space);
        QCOMPARE(Settings().planted_one_in(), 20);
        QTRY_COMPARE(driven.session().attention().count(), std::size_t(1)); // of so few
        QTest::keyClick(dialog->findChild<QCheckBox*>(), Qt::Key_Space);
        QTRY_COMPARE(driven.session().attention().count(), std::size_t(0));
    }

    void a_planted_error_is_shown_and_decided_on_like_a_contour_and_is_none() {
        Controlled driven("caught");
        QVERIFY(driven.ready_);
        Session& session = driven.session();
        const std::string id = driven.to_planted();
        QVERIFY(!id.empty());
        const auto own = session.contour()->contour->points;
        QVERIFY(outline(session) != own);
        QCOMPARE(outline(session), session.planted()->points);
        QVERIFY(session.desk().history(id).empty());
        const Ref ref = session.place().ref();
        const QString told = driven.decide(Qt::Key_R);
        QVERIFY2(told.startsWith("Planted error caught: "), qPrintable(told));
        QVERIFY(!(session.place().ref() == ref)); // moved on as after any other
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(0));
        QCOMPARE(session.desk().log().size(), std::size_t(0));
        const auto controls = kept(session);
        QCOMPARE(controls.size(), std::size_t(1));
        QCOMPARE(controls[0].contour, id);
        QVERIFY(controls[0].caught() && controls[0].reviewer == "Ann");
        // The contour itself is still to be decided, and is what it is.
        QVERIFY(session.undecided(ref));
        session.go_to(ref);
        QVERIFY(driven.ready());
        QVERIFY(!session.planted());
        QCOMPARE(outline(session), own);
        driven.decide(Qt::Key_A);
        QTRY_COMPARE(session.desk().state(id), State::accepted);
        QCOMPARE(kept(session).size(), std::size_t(1));
    }

    void one_that_is_accepted_is_told_as_missed() {
        Controlled driven("missed");
        QVERIFY(driven.ready_ && !driven.to_planted().empty());
        const QString told = driven.decide(Qt::Key_A);
        QVERIFY2(told.startsWith("Planted error missed: "), qPrintable(told));
        QVERIFY(!kept(driven.session())[0].caught());
        const auto* panel = driven.window.findChild<DecisionPanel*>();
        QCOMPARE(texts_of(*panel).filter("accepted the last contour with a planted error").size(), 1);
        for (const QLabel* label : panel->findChildren<QLabel*>())
            if (label->text().contains("planted error")) QCOMPARE(label->property("ink"), QVariant("asking"));
        QCOMPARE(driven.session().reviewed_count(), std::size_t(0));
        QTRY_COMPARE(caught_text(driven.session().desk().controls(), "Ann"),
                     QString("You caught 0 of 1 planted errors so far (0 %, 95 % interval 0 to 79)."));
    }

    void a_review_ends_with_every_contour_decided_and_every_planted_error_met() {
        Controlled driven("whole");
        QVERIFY(driven.ready_);
        Session& session = driven.session();
        const std::size_t all = session.queue().total();
        for (std::size_t i = 0; i < all + driven.planted; ++i) {
            QVERIFY(driven.ready());
            driven.decide(session.planted() ? Qt::Key_R : Qt::Key_A);
            if (!session.undecided(session.place().ref())) driven.key(Qt::Key_N, Qt::ShiftModifier);
        }
        QTRY_COMPARE(session.reviewed_count(), all);
        QCOMPARE(session.queue().with(review::Trait::accepted), all);
        QCOMPARE(kept(session).size(), all / 5);
        QCOMPARE(in_store(sandbox.decisions()).size(), all);
        // Opened again there are no more of them: the share of this dataset is met.
        session.reload();
        QSignalSpy loaded(&session.desk(), &ReviewDesk::loaded);
        QVERIFY(loaded.wait(patience_ms));
        QTest::qWait(50);
        QCOMPARE(session.attention().count(), std::size_t(0));
    }

    void taking_back_says_that_it_stays_before_it_takes_back_the_decision_before() {
        Controlled driven("undone");
        QVERIFY(driven.ready_);
        Session& session = driven.session();
        while (session.planted())
            driven.key(Qt::Key_J);
        QVERIFY(driven.ready());
        const std::string before = session.contour_id();
        driven.decide(Qt::Key_A);
        QTRY_COMPARE(session.desk().state(before), State::accepted);
        QVERIFY(!driven.to_planted().empty());
        driven.decide(Qt::Key_R);
        QSignalSpy said(&session, &Session::said);
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(said.back().front().toString().startsWith("What was said of a planted error stays."));
        QCOMPARE(session.desk().in_flight(), 0);
        QCOMPARE(session.desk().state(before), State::accepted);
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(session.desk().state(before), State::none);
        QCOMPARE(kept(session).size(), std::size_t(1));
    }

    void staying_after_a_decision_shows_the_contour_itself() {
        Controlled driven("stays");
        driven.session().settings().set_moves_on(false);
        QVERIFY(driven.ready_ && !driven.to_planted().empty());
        const QString told = driven.decide(Qt::Key_U);
        QVERIFY2(told.endsWith("This is the contour itself."), qPrintable(told));
        QCOMPARE(outline(driven.session()), driven.session().contour()->contour->points);
        QVERIFY(kept(driven.session())[0].caught());
    }

    void the_side_view_agrees_and_what_leaves_the_program_is_the_contour_itself() {
        Controlled driven("leaves");
        QVERIFY(driven.ready_ && !driven.to_planted().empty());
        Session& session = driven.session();
        const auto place = session.place();
        QCOMPARE(session.shown_patient()->contours[std::size_t(place.contour)].contour->points,
                 session.planted()->points);
        QCOMPARE(session.patient()->contours[std::size_t(place.contour)].contour->points,
                 session.contour()->contour->points);
        const auto kind = session.contour()->id.kind;
        for (const picture::Layer& layer : session.own_picture()->scene->layers)
            if (layer.kind == kind) QCOMPARE(layer.points, session.contour()->contour->points);
    }

    void the_sheet_shows_planted_errors_and_takes_decisions_on_them_as_such() {
        Controlled driven("sheet");
        QVERIFY(driven.ready_);
        Session& session = driven.session();
        const std::string id = driven.to_planted();
        QVERIFY(!id.empty());
        const Ref ref = session.place().ref();
        driven.key(Qt::Key_3, Qt::ControlModifier);
        const auto* maker = driven.window.findChild<TileMaker*>();
        QTRY_VERIFY(maker->find(ref));
        const QImage planted = maker->find(ref)->image;
        QSignalSpy said(driven.window.findChild<SheetPage*>(), &SheetPage::said);
        driven.decide(Qt::Key_A);
        QVERIFY(said.count() == 1 && said[0][0].toString().startsWith("Planted error missed"));
        QCOMPARE(kept(session).at(0).contour_sha256, session.contour()->sha256);
        QVERIFY(in_store(sandbox.decisions()).empty());
        QVERIFY(!session.planted()); // nothing is shown in its place any more
        QTRY_VERIFY(maker->find(ref) && maker->find(ref)->image != planted);
        driven.key(Qt::Key_A);
        QTRY_COMPARE(session.desk().state(id), State::accepted);
        QCOMPARE(kept(session).size(), std::size_t(1));
        QCOMPARE(outline(session), session.contour()->contour->points);
    }

    void no_error_is_planted_where_something_is_written() {
        for (const bool is_before : {true, false}) { // or while they are drawn
            Settings().set_planted_one_in(0);
            Driven driven;
            QVERIFY(driven.open(sandbox.dataset("written")));
            Session& session = driven.session();
            QSignalSpy drawn(&session.attention(), &Attention::drawn);
            if (!is_before) session.set_planted_one_in(5);
            for (const Ref ref : session.opened()->index.order()) {
                session.go_to(ref);
                session.set_draft({{}, "to be looked at"});
            }
            session.next_in_queue(-1);
            if (is_before) session.set_planted_one_in(5);
            QTRY_VERIFY(drawn.count() > 0);
            QCOMPARE(session.attention().count(), std::size_t(0));
            QCOMPARE(session.drafts().size(), session.opened()->index.order().size());
        }
    }

    void the_panel_gives_no_planted_error_away() {
        Controlled driven("panel");
        QVERIFY(driven.ready_);
        Session& session = driven.session();
        auto* panel = driven.window.findChild<FindingsPanel*>();
        const auto told = [&] { return texts_of(*panel).join(u' '); };
        const auto tells_nothing = [&] {
            return told().contains("Attention controls are on") && !told().contains("suspicion") &&
                   !told().contains("Nothing found");
        };
        QVERIFY(!driven.to_planted().empty());
        QTRY_VERIFY2(tells_nothing(), qPrintable(told()));
        while (session.planted())
            driven.key(Qt::Key_J);
        QVERIFY(driven.ready());
        QTRY_VERIFY2(tells_nothing(), qPrintable(told())); // nor a contour that is none
        session.settings().set_moves_on(false);
        driven.decide(Qt::Key_A);
        QTRY_VERIFY2(told().contains("suspicion") && told().contains("Nothing found"), qPrintable(told()));
    }

    void what_was_last_said_of_a_planted_error_is_forgotten_with_the_reviewer_and_the_dataset() {
        for (const bool is_by_name : {true, false}) {
            Controlled driven("forgotten");
            QVERIFY(driven.ready_ && !driven.to_planted().empty());
            driven.decide(Qt::Key_A);
            QVERIFY(!driven.session().missed_planted().isEmpty());
            if (is_by_name)
                driven.session().set_reviewer("Bob");
            else
                QVERIFY(driven.open(sandbox.dataset("other")));
            QVERIFY(driven.session().missed_planted().isEmpty());
        }
    }

    void a_comment_on_a_planted_error_is_none_on_the_contour() {
        Controlled driven("comment");
        QVERIFY(driven.ready_ && !driven.to_planted().empty());
        Session& session = driven.session();
        const Ref ref = session.place().ref();
        session.set_draft({{"shifted"}, "far off"});
        driven.decide(Qt::Key_R);
        QCOMPARE(kept(session)[0].reasons, std::vector<std::string>{"shifted"});
        session.go_to(ref);
        QVERIFY(session.draft() == Draft());
        QVERIFY(session.drafts().empty());
    }
};

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
