#include "driven.h"
#include "open_session.h"
#include "two_readers.h"

#include "desktop/overview.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/readers/exchange.h"
#include "desktop/unsaved_bar.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using review::State;
using review::Verdict;

namespace {

struct Watched : Driven {
    UnsavedBar& bar = *window.findChild<UnsavedBar*>();

    std::string contour(std::size_t i) {
        return session().opened()->id(session().opened()->index.order()[i]);
    }
    QString name(std::size_t i) { return QString::fromStdString(contour(i)); }

    /// A letter a contour, from the first on, while nothing can be saved. Waits until all have failed.
    bool fail(const std::vector<Qt::Key>& keys) {
        Block block;
        QSignalSpy failed(&session().desk(), &ReviewDesk::failed);
        for (const Qt::Key each : keys) {
            if (!ready()) return false;
            key(each);
            if (session().asking()) session().reject_without_reason();
        }
        return QTest::qWaitFor([&] { return failed.count() == qsizetype(keys.size()); }, patience_ms);
    }
    bool press(const QString& text) {
        QPushButton* button = button_saying(bar, text);
        if (!button || !button->isVisible()) return false;
        button->click();
        return QTest::qWaitFor([&] { return session().desk().in_flight() == 0; }, patience_ms);
    }
    bool asks_and_stays() {
        Answer answer(QStringLiteral("Stay"));
        return !window.close() && answer.asked().contains(QStringLiteral("could not be saved"));
    }
};

/// What the map says of the contours in view.
QStringList map_tips(const Session& session) {
    QStringList tips;
    for (const LocationGrid::Cell& cell : grid_map(session).cells)
        tips << cell.tip;
    return tips;
}

} // namespace

/// What was decided and not saved is in sight, whatever is closed, until it is saved after all.
class TestUnsaved : public ReadingOrderSuite {
    Q_OBJECT

protected:
    void prepare() override {
        ReadingOrderSuite::prepare();
        Settings().set_asks_reason(false);
    }

private slots:
    void closing_the_bar_forgets_nothing() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("closed")));
        QVERIFY(driven.fail({Qt::Key_A}));
        QVERIFY(driven.bar.isVisible() && driven.press("Close"));
        QVERIFY(!driven.bar.isVisible());
        QVERIFY(driven.asks_and_stays());
        QVERIFY(driven.bar.isVisible() && driven.bar.title().contains(driven.name(0)));
    }

    void a_bar_that_was_closed_comes_back_with_the_next_that_fails() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("next")));
        QVERIFY(driven.fail({Qt::Key_A}) && driven.press("Close") && driven.fail({Qt::Key_R}));
        QVERIFY(driven.bar.isVisible());
        QVERIFY(driven.bar.title().contains(driven.name(0)) && driven.bar.title().contains(driven.name(1)));
    }

    void what_was_decided_is_named() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("named")));
        Session& session = driven.session();
        QVERIFY(driven.fail({Qt::Key_R}));
        QVERIFY2(driven.bar.title().contains("rejected"), qPrintable(driven.bar.title()));
        QCOMPARE(map_tips(session).filter("rejected, not saved").size(), 1);
        session.go_to_contour(driven.contour(0));
        const auto* panel = driven.window.findChild<DecisionPanel*>();
        QVERIFY(!texts_of(*panel).filter("rejected, and that was not saved").isEmpty());
        session.go_to_contour(driven.contour(1));
        QVERIFY(driven.ready() && driven.fail({Qt::Key_U}));
        QVERIFY2(driven.bar.title().contains("rejected") && driven.bar.title().contains("unsure"),
                 qPrintable(driven.bar.title()));
    }

    void all_are_saved_as_they_were_decided() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("again")));
        Session& session = driven.session();
        session.set_draft({{"leaks"}, QStringLiteral("at the apex")});
        QVERIFY(driven.fail({Qt::Key_R, Qt::Key_A}));
        session.go_to_contour(driven.contour(2));
        QVERIFY(driven.ready() && driven.press("Try Again"));
        QVERIFY(!driven.bar.isVisible());
        QCOMPARE(session.contour_id(), driven.contour(2)); // the view stays
        const auto kept = in_store(sandbox.decisions());
        QCOMPARE(kept.size(), std::size_t(2));
        QCOMPARE(kept[0].contour, driven.contour(0));
        QVERIFY(kept[0].verdict == Verdict::reject && kept[0].comment == "at the apex");
        QCOMPARE(kept[0].reasons, std::vector<std::string>{"leaks"});
        QCOMPARE(kept[1].contour, driven.contour(1));
        QVERIFY(kept[1].verdict == Verdict::accept);
        QVERIFY(session.drafts().empty());
        session.undo(); // each by itself, as they were decided
        QTRY_COMPARE(session.desk().state(driven.contour(1)), State::none);
        QCOMPARE(session.desk().state(driven.contour(0)), State::rejected);
    }

    void what_fails_again_stays() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("still")));
        QVERIFY(driven.fail({Qt::Key_U}));
        {
            Block block;
            QVERIFY(driven.press("Try Again"));
        }
        QVERIFY(driven.bar.isVisible() && driven.bar.title().contains("unsure"));
        QVERIFY(driven.asks_and_stays());
    }

    void what_was_written_since_stays_a_draft() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("since")));
        Session& session = driven.session();
        session.set_draft({{"leaks"}, QStringLiteral("at the apex")});
        QVERIFY(driven.fail({Qt::Key_R}));
        session.go_to_contour(driven.contour(0));
        session.set_draft({{"shifted"}, QStringLiteral("at the base")});
        QVERIFY(driven.ready() && driven.press("Try Again"));
        QCOMPARE(in_store(sandbox.decisions()).back().comment, std::string("at the apex"));
        QCOMPARE(session.draft(), (Draft{{"shifted"}, QStringLiteral("at the base")}));
    }

    void an_acceptance_that_left_reasons_out_takes_them_along() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("ticked")));
        Session& session = driven.session();
        session.set_draft({{"leaks"}, {}});
        QVERIFY(driven.fail({Qt::Key_A}));
        QVERIFY(session.drafts().contains(driven.contour(0)));
        QVERIFY(driven.press("Try Again"));
        QVERIFY(in_store(sandbox.decisions()).back().reasons.empty());
        QVERIFY(session.drafts().empty());
    }

    void a_word_that_came_since_is_not_overruled_data() {
        QTest::addColumn<bool>("is_read");
        QTest::addRow("not known yet") << false;
        QTest::addRow("in view") << true;
    }
    void a_word_that_came_since_is_not_overruled() {
        QFETCH(const bool, is_read);
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("bobs")));
        Session& session = driven.session();
        QVERIFY(driven.fail({Qt::Key_A, Qt::Key_U}));
        QVERIFY(decide_elsewhere(session, driven.contour(0), Verdict::reject, "Bob"));
        if (is_read)
            QTRY_VERIFY(
                (session.look_for_others(), session.desk().state(driven.contour(0)) == State::rejected));
        QVERIFY(driven.press("Try Again"));
        QTRY_COMPARE(session.desk().state(driven.contour(0)), State::rejected);
        QCOMPARE(in_store(sandbox.decisions()).size(), std::size_t(2)); // Bob's, and the other
        QTRY_VERIFY(driven.ready() && session.desk().settled());
        QCOMPARE(session.desk().state(driven.contour(1)), State::unsure);
        QVERIFY(driven.bar.isVisible() && driven.bar.title().contains(driven.name(0)));
        QVERIFY2(driven.bar.text().contains("Bob has decided on") &&
                     driven.bar.text().contains("Decide again to settle it"),
                 qPrintable(driven.bar.text()));
        const auto* again = button_saying(driven.bar, "Try Again");
        QTRY_VERIFY(!again->isVisible()); // it would say the same
        QVERIFY(driven.press("Go there") && decide_once_seen(session, Verdict::accept));
        QTRY_COMPARE(session.desk().state(driven.contour(0)), State::accepted);
        QVERIFY(!driven.bar.isVisible());
    }

    void a_contour_that_has_changed_since_is_looked_at_first() {
        const QString dataset = sandbox.dataset("changed");
        Watched driven;
        QVERIFY(driven.open(dataset));
        Session& session = driven.session();
        QVERIFY(driven.fail({Qt::Key_A}));
        const auto opened = session.opened();
        const auto file = opened->contour(*opened->index.find(driven.contour(0))).file;
        shift_file(QString::fromStdString((opened->checked.dataset.root / file).string()), 2);
        session.reload();
        QTRY_VERIFY(session.opened() != opened && session.is_checked() && session.can_decide());
        QVERIFY(button_saying(driven.bar, "Try Again"));
        if (button_saying(driven.bar, "Try Again")->isVisible()) QVERIFY(driven.press("Try Again"));
        QVERIFY(in_store(sandbox.decisions()).empty());
        QVERIFY(driven.bar.isVisible());
    }

    void another_reviewer_is_not_offered_it() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("other")));
        Session& session = driven.session();
        QVERIFY(driven.fail({Qt::Key_R}));
        session.set_reviewer("Bob");
        QVERIFY(!driven.bar.isVisible());
        QVERIFY(map_tips(session).filter("not saved").isEmpty());
        session.go_to_contour(driven.contour(0));
        QVERIFY(driven.ready());
        driven.key(Qt::Key_A); // his own
        QTRY_COMPARE(session.desk().state(driven.contour(0)), State::accepted);
        QVERIFY(driven.asks_and_stays()); // hers is not saved for that
        session.set_reviewer("Ann");
        QVERIFY(driven.bar.isVisible() && driven.bar.title().contains("rejected"));
        if (QPushButton* again = button_saying(driven.bar, "Try Again"); again && again->isVisible())
            QVERIFY(driven.press("Try Again"));
        QCOMPARE(session.desk().state(driven.contour(0)), State::accepted); // she has not seen that
    }

    void what_fails_once_another_sits_there_is_told_and_waits() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("sits")));
        Session& session = driven.session();
        QSignalSpy warned(&session, &Session::warned);
        QProcess holder;
        QVERIFY(hold_store(holder));
        driven.key(Qt::Key_A);
        session.set_reviewer("Bob");
        QTRY_COMPARE(session.desk().in_flight(), 0); // the store gives up
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished(patience_ms));
        QVERIFY(!driven.bar.isVisible());
        QVERIFY2(texts(warned).filter("Ann").size() == 1, qPrintable(texts(warned).join('|')));
        session.set_reviewer("Ann");
        QVERIFY(driven.bar.isVisible() && driven.bar.title().contains("accepted"));
    }

    void a_log_that_was_moved_and_put_back_takes_it_after_all() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("moved")));
        driven.key(Qt::Key_U);
        QTRY_COMPARE(driven.session().desk().state(driven.contour(0)), State::unsure);
        QVERIFY(driven.ready());
        QSignalSpy failed(&driven.session().desk(), &ReviewDesk::failed);
        QVERIFY(QFile::rename(sandbox.decisions(), sandbox.path("elsewhere")));
        driven.key(Qt::Key_R);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY2(driven.bar.text().contains("put it back"), qPrintable(driven.bar.text()));
        QFile::remove(sandbox.decisions());
        QVERIFY(QFile::rename(sandbox.path("elsewhere"), sandbox.decisions()));
        QVERIFY(driven.press("Try Again"));
        QTRY_COMPARE(driven.session().desk().state(driven.contour(1)), State::rejected);
        QVERIFY(!driven.bar.isVisible());
    }

    void a_window_stays_for_an_import_that_fails() {
        Watched driven;
        QVERIFY(driven.open(sandbox.dataset("import")));
        const QString table = sandbox.path("table.csv");
        auto decisions = accepted(*driven.session().opened(), 1);
        decisions[0].reviewer = "Bob";
        decisions[0].time_utc = "2020-01-31T12:00:00Z";
        QFile file(table);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(review::to_csv(decisions).c_str()) > 0);
        file.close();
        auto* exchange = driven.window.findChild<Exchange*>();
        QSignalSpy warned(exchange, &Exchange::warned);
        QProcess holder;
        QVERIFY(hold_store(holder));
        exchange->read(table);
        QTRY_VERIFY(driven.session().desk().in_flight() > 0);
        QVERIFY(!driven.window.close()); // waits for it
        QTRY_COMPARE(warned.count(), 1); // and the store gives up
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished(patience_ms));
        settle();
        QVERIFY(driven.window.isVisible());
    }
};

QTEST_MAIN(TestUnsaved)
#include "tst_unsaved.moc"
