#include "sheet_driven.h"
#include "suite.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// Unsure, of all, when their slices are read.
void decide_on_all_unread(Driven& driven) {
    forget_tiles(driven);
    driven.key(Qt::Key_A, Qt::ControlModifier);
    driven.key(Qt::Key_U);
}

/// While the others wait.
void at_first_tile(Driven& driven, const std::vector<Ref>& of, const std::function<void(Ref)>& act) {
    const auto take = [of, act, is_first = true](const std::shared_ptr<const MadeTile>& tile) mutable {
        if (std::ranges::find(of, tile->ref) != of.end() && std::exchange(is_first, false)) act(tile->ref);
    };
    QObject::connect(&page(driven).maker(), &TileMaker::made, &driven.window, take);
}

} // namespace

/// Decisions on the sheet that wait for their slices.
class TestSheetWaiting : public Suite {
    Q_OBJECT

protected:
    void prepare() override {
        forget_sheet_settings();
        Settings().set_reviewer({});
    }

private slots:
    void what_is_decided_while_others_wait_holds() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        Ref rejected;
        at_first_tile(driven, driven.session().opened()->index.order(), [&](Ref read) {
            rejected = read;
            page(driven).view().select({read});
            driven.key(Qt::Key_R);
        });
        decide_on_all_unread(driven);
        QTRY_VERIFY(!page(driven).waits() && driven.session().desk().in_flight() == 0);
        for (const Ref ref : driven.session().opened()->index.order())
            QCOMPARE(state(driven, ref), ref == rejected ? review::State::rejected : review::State::unsure);
        QCOMPARE(driven.session().desk().history(driven.session().opened()->id(rejected)).size(),
                 std::size_t(1));
    }

    void what_is_decided_in_inspect_while_the_sheet_waits_holds() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const Ref rejected = driven.session().place().ref();
        at_first_tile(driven, driven.session().opened()->index.order(),
                      [&](Ref) { driven.session().decide(review::Verdict::reject); });
        decide_on_all_unread(driven);
        QTRY_VERIFY(!page(driven).waits() && driven.session().desk().in_flight() == 0);
        for (const Ref ref : driven.session().opened()->index.order())
            QCOMPARE(state(driven, ref), ref == rejected ? review::State::rejected : review::State::unsure);
    }

    void what_another_says_while_the_sheet_waits_is_not_overruled() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        Session& session = driven.session();
        const auto& order = session.opened()->index.order();
        const std::vector<Ref> both{order[0], order[1]};
        Ref bobs;
        at_first_tile(driven, both, [&](Ref first) {
            bobs = first == both[0] ? both[1] : both[0];
            review::Decision word;
            word.contour = session.opened()->id(bobs);
            word.verdict = review::Verdict::reject;
            word.reviewer = "Bob";
            emit session.desk().others_decided({word});
        });
        QSignalSpy said(&page(driven), &SheetPage::said);
        forget_tiles(driven);
        page(driven).view().select(both);
        driven.key(Qt::Key_U);
        QTRY_VERIFY(!page(driven).waits() && session.desk().in_flight() == 0);
        QCOMPARE(state(driven, bobs), review::State::none);
        QCOMPARE(state(driven, bobs == both[0] ? both[1] : both[0]), review::State::unsure);
        QVERIFY(said.back()[0].toString().contains("Bob has decided on"));
    }

    void what_waits_waits_for_the_log_as_well() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        Session& session = driven.session();
        const std::vector<Ref> order = session.opened()->index.order();
        at_first_tile(driven, order, [&](Ref) { session.desk().load(session.opened()); });
        decide_on_all_unread(driven);
        QTRY_VERIFY(!page(driven).waits() && session.desk().in_flight() == 0);
        for (const Ref ref : order)
            QCOMPARE(state(driven, ref), review::State::unsure);
    }

    void words_that_are_read_while_the_sheet_waits_are_not_overruled() {
        const QString dataset = sandbox.dataset("d");
        Ref bobs;
        {
            Driven driven;
            QVERIFY(open_sheet(driven, dataset));
            Session& session = driven.session();
            session.set_reviewer("Bob");
            bobs = session.opened()->index.order().back();
            page(driven).view().select({bobs});
            driven.key(Qt::Key_R);
            QTRY_COMPARE(state(driven, bobs), review::State::rejected);
        }
        Driven driven;
        Session& session = driven.session();
        session.set_reviewer("Ann");
        QSignalSpy said(&page(driven), &SheetPage::said);
        bool was_shown_undecided = false;
        connect(&session.desk(), &ReviewDesk::loaded, this, [&] {
            was_shown_undecided = state(driven, bobs) == review::State::none && !session.desk().settled();
            driven.key(Qt::Key_3, Qt::ControlModifier);
            page(driven).view().select({bobs});
            driven.key(Qt::Key_A);
        });
        QVERIFY(driven.open(dataset));
        QVERIFY(was_shown_undecided);
        QTRY_VERIFY(!page(driven).waits() && session.desk().in_flight() == 0);
        QCOMPARE(state(driven, bobs), review::State::rejected);
        QVERIFY(!said.isEmpty() && said.back()[0].toString().contains("Bob has decided on"));
    }

    void a_second_read_is_not_told_what_came_in_while_the_sheet_waited() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        Session& session = driven.session();
        session.set_reviewer("Ann");
        const auto& order = session.opened()->index.order();
        const std::vector<Ref> both{order[0], order[1]};
        QStringList said;
        for (const auto keep = [&](const QString& text) { said << text; };
             auto* object : std::initializer_list<QObject*>{&session, &page(driven)})
            if (object == &session)
                connect(&session, &Session::said, this, keep);
            else
                connect(&page(driven), &SheetPage::said, this, keep);
        Ref mine;
        at_first_tile(driven, both, [&](Ref first) {
            mine = first;
            review::Decision word;
            word.contour = session.opened()->id(first == both[0] ? both[1] : both[0]);
            word.verdict = review::Verdict::reject;
            word.reviewer = "Bob";
            emit session.desk().others_decided({word});
            session.set_second_read(true);
            said.clear();
        });
        forget_tiles(driven);
        page(driven).view().select(both);
        driven.key(Qt::Key_U);
        QTRY_VERIFY(!page(driven).waits() && session.desk().in_flight() == 0);
        QCOMPARE(state(driven, mine), review::State::unsure);
        QVERIFY(!said.isEmpty());
        QVERIFY2(said.filter("Bob").isEmpty(), qPrintable(said.join('|')));
    }

    void all_that_waited_is_told_of_when_another_dataset_comes() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        Session& session = driven.session();
        QSignalSpy said(&page(driven), &SheetPage::said);
        session.desk().leave_for(session.desk().dataset()); // as while its log is read
        page(driven).view().select({session.opened()->index.order()[0], session.opened()->index.order()[1]});
        driven.key(Qt::Key_U);
        QVERIFY(page(driven).waits());
        QVERIFY(texts_of(page(driven)).filter("2 waiting").size() == 1);
        session.open(sandbox.dataset("other")); // by another way than the menus
        QTRY_VERIFY(!page(driven).waits());
        QVERIFY2(said.back()[0].toString().startsWith("2 not decided"),
                 qPrintable(said.back()[0].toString()));
    }

    void a_window_that_was_to_close_stays_when_what_waited_is_let_go() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        Session& session = driven.session();
        session.desk().leave_for(session.desk().dataset());
        driven.key(Qt::Key_U);
        QVERIFY(!driven.window.close());
        session.open(sandbox.dataset("other"));
        QTRY_VERIFY(!page(driven).waits() && session.is_checked() && driven.ready());
        QTRY_VERIFY(session.desk().settled());
        driven.key(Qt::Key_Home);
        driven.key(Qt::Key_U);
        QTRY_VERIFY(!page(driven).waits() && session.desk().in_flight() == 0);
        settle();
        QVERIFY(driven.window.isVisible());
    }

    void others_that_waited_with_it_are_decided_without_it() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const auto& order = driven.session().opened()->index.order();
        const std::vector<Ref> both{order[0], order[1]};
        Ref read;
        at_first_tile(driven, both, [&](Ref first) {
            read = first;
            page(driven).view().select({first == both[0] ? both[1] : both[0]});
            driven.key(Qt::Key_R); // on the one that was still to be read
        });
        forget_tiles(driven);
        page(driven).view().select(both);
        driven.key(Qt::Key_U);
        for (const Ref ref : both)
            QTRY_COMPARE(state(driven, ref), ref == read ? review::State::unsure : review::State::rejected);
        QVERIFY(!page(driven).waits());
        for (const Ref ref : both) { // the one that is left was decided in bulk all the same
            const auto& reasons =
                driven.session().desk().history(driven.session().opened()->id(ref)).back().reasons;
            QCOMPARE(std::ranges::count(reasons, review::in_bulk), ref == read ? 1 : 0);
        }
    }

    void the_window_closes_when_what_waits_is_decided() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        decide_on_all_unread(driven);
        QVERIFY(!driven.window.close());
        QTRY_VERIFY(!driven.window.isVisible());
        for (const Ref ref : driven.session().opened()->index.order())
            QCOMPARE(state(driven, ref), review::State::unsure);
    }

    void the_window_stays_when_what_waited_could_not_be_decided() {
        Driven driven;
        const QString dataset = sandbox.dataset("bad");
        QVERIFY(driven.open(dataset));
        cut_off_slices(dataset);
        driven.key(Qt::Key_3, Qt::ControlModifier);
        driven.key(Qt::Key_End);
        driven.key(Qt::Key_A);
        QVERIFY(!driven.window.close());
        QTRY_VERIFY(!page(driven).waits());
        QTest::qWait(20);
        QVERIFY(driven.window.isVisible());
        QVERIFY(driven.window.close()); // asked again
    }

    void what_waits_is_decided_before_another_dataset_is_opened() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const std::size_t count = driven.session().opened()->index.order().size();
        decide_on_all_unread(driven);
        driven.key(Qt::Key_1, Qt::ControlModifier);
        const QString other = sandbox.dataset("other");
        bool waited = false;
        connect(&driven.session().opener(), &Opener::started, this,
                [&] { waited = waited || page(driven).waits(); });
        QVERIFY(driven.open(other));
        QVERIFY(!waited);
        // The same contours: what was decided before is told of here too, as said elsewhere.
        const std::vector<review::Decision> log = driven.session().desk().log();
        QCOMPARE(log.size(), count);
        for (const review::Decision& each : log)
            QVERIFY2(each.dataset != other.toStdString(), each.contour.c_str());
    }
};

QTEST_MAIN(TestSheetWaiting)
#include "tst_sheet_waiting.moc"
