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
    void prepare() override { forget_sheet_settings(); }

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
