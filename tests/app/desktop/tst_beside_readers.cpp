#include "two_readers.h"

#include "desktop/beside.h"
#include "desktop/inspect_page.h"
#include "desktop/panels/decision_panel.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStatusBar>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

SliceView& other(Driven& driven) {
    return driven.window.findChild<InspectPage*>()->beside().other();
}

/// Bob accepts the first contour and rejects the second with reason and comment, Ann rejects the first; she sits there.
bool both_decide(Driven& driven) {
    if (!decide_as(driven, "Bob", {Qt::Key_A}) || !driven.ready()) return false;
    driven.session().set_draft({{"shifted"}, "far too low"});
    driven.key(Qt::Key_R);
    return QTest::qWaitFor([&] { return driven.session().desk().in_flight() == 0; }, patience_ms) &&
           decide_as(driven, "Ann", {Qt::Key_R}) && driven.ready();
}

} // namespace

class TestBesideReaders : public ReadersSuite {
    Q_OBJECT

protected:
    void prepare() override {
        ReadersSuite::prepare();
        Settings().set_bytes("view/beside", {});
        Settings().set_moves_on(true);
    }

private slots:
    void d_shows_who_else_decided_when_what_and_why_beside_ones_own() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("both")));
        QVERIFY(both_decide(driven));
        driven.session().go_to(driven.session().opened()->index.order()[0]);
        QVERIFY(driven.ready());
        driven.key(Qt::Key_D);
        QVERIFY(other(driven).isVisible());
        const auto told = [](const SliceView& view) { return view.accessibleDescription(); };
        QTRY_VERIFY(told(other(driven)).contains("Bob, accept"));
        QVERIFY(told(driven.view()).contains("you, reject"));
        QVERIFY(other(driven).message().isEmpty());
        driven.view().zoom_by(3);
        QTRY_COMPARE(other(driven).placement().offset, driven.view().placement().offset);

        driven.session().go_to(driven.session().opened()->index.order()[1]);
        QTRY_VERIFY(told(other(driven)).contains("Bob, reject · shifted, “far too low”"));
        const auto time = QRegularExpression("\\d\\d:\\d\\d · Bob");
        QVERIFY(told(other(driven)).contains(time));
        QVERIFY(told(driven.view()).contains("You have not decided on this contour."));
        driven.key(Qt::Key_D);
        QVERIFY(!other(driven).isVisible());
        QVERIFY(!told(driven.view()).contains("You have not decided"));
    }

    void a_second_read_hides_them_and_says_so() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("blind")));
        QVERIFY(both_decide(driven));
        driven.session().go_to(driven.session().opened()->index.order()[1]);
        QVERIFY(driven.ready());
        driven.key(Qt::Key_D);
        QTRY_VERIFY(other(driven).accessibleDescription().contains("Bob"));
        driven.key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(driven.session().second_read());
        for (const Ref ref : driven.session().opened()->index.order()) {
            driven.session().go_to(ref);
            QVERIFY(driven.ready());
            QVERIFY(!other(driven).accessibleDescription().contains("Bob"));
            QVERIFY(other(driven).message().contains("hidden in a second read"));
        }
    }

    void the_next_dataset_shows_other_readers_only_where_there_are_any() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("read")));
        QVERIFY(both_decide(driven));
        driven.key(Qt::Key_D);
        QVERIFY(other(driven).isVisible());
        QFile::remove(sandbox.decisions());
        QVERIFY(Driven().open(sandbox.dataset("unread")));
        Driven next;
        QVERIFY(next.open(sandbox.dataset("unread")));
        QVERIFY(!other(next).isVisible());
    }

    void where_there_is_no_other_reader_it_says_why_and_leaves_the_picture_whole() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("one")));
        driven.key(Qt::Key_D);
        QVERIFY(!other(driven).isVisible());
        QVERIFY(texts_of(*driven.window.statusBar())
                    .join(u' ')
                    .contains("No other reader has decided on this dataset"));
        driven.key(Qt::Key_V);
        QVERIFY(other(driven).isVisible());
        driven.key(Qt::Key_V);
        QVERIFY(!other(driven).isVisible());
        QVERIFY(both_decide(driven));
        driven.session().go_to(driven.session().opened()->index.order().back());
        driven.key(Qt::Key_D);
        QTRY_COMPARE(other(driven).message(), QString("No other reader has decided on this contour."));
    }

    void splitting_in_two_and_back_keeps_zoom_and_middle() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("one")));
        driven.view().zoom_by(3);
        driven.view().centre_on({40, 50});
        const Viewport before = driven.view().viewport();
        for (const Qt::Key key : {Qt::Key_V, Qt::Key_V, Qt::Key_D, Qt::Key_D, Qt::Key_V}) {
            driven.key(key);
            for (const SliceView* view : {&driven.view(), &other(driven)}) {
                QVERIFY(!view->viewport().fits);
                QCOMPARE(view->viewport().zoom, before.zoom);
                QCOMPARE(view->viewport().centre, before.centre);
            }
        }
        driven.key(Qt::Key_V);
        driven.key(Qt::Key_0);
        driven.key(Qt::Key_V);
        QVERIFY(driven.view().viewport().fits);
        QTRY_COMPARE(other(driven).placement().scale, driven.view().placement().scale);
        driven.key(Qt::Key_V);
        QVERIFY(driven.view().viewport().fits);
    }

    void the_slice_that_fits_better_is_another_one_or_there_is_none() {
        const QString dataset = sandbox.dataset("moved");
        shift_file(contour_files(dataset, "icontour").front(), 12);
        Driven driven;
        QVERIFY(driven.open(dataset));
        const auto opened = driven.session().opened();
        const auto& findings = opened->checked.report.findings;
        const auto of_rule = [&](const char* rule) {
            return std::ranges::find(findings, rule, &check::Finding::rule);
        };
        const auto moved = of_rule("shifted"), better = of_rule("better-slice");
        QVERIFY(moved != findings.end() && better != findings.end()); // the worse would fit on its own slice
        driven.session().go_to(*opened->index.contour_of(*moved));
        QVERIFY(driven.ready());
        driven.key(Qt::Key_V, Qt::ShiftModifier);
        QTRY_VERIFY(
            other(driven).accessibleDescription().startsWith(QString("slice %1").arg(better->rival->slice)));
        driven.session().go_to(opened->index.order().back());
        QTRY_COMPARE(other(driven).message(), QString("No slice fits this contour clearly better."));
    }

    void a_draft_under_the_word_of_another_looks_like_a_draft() {
        Settings().set_moves_on(false);
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("draft")));
        QVERIFY(decide_as(driven, "Bob", {Qt::Key_A}));
        Session& session = driven.session();
        session.set_reviewer("Ann");
        QPushButton* tag = nullptr;
        for (auto* each : driven.window.findChildren<QPushButton*>("tag"))
            if (!tag) tag = each;
        auto* comment = driven.window.findChild<DecisionPanel*>()->findChild<QPlainTextEdit*>();
        driven.key(Qt::Key_1);
        Draft draft = session.draft();
        QCOMPARE(draft.reasons.size(), std::size_t(1));
        draft.comment = QStringLiteral("too low");
        session.set_draft(draft);
        emit session.draft_reset();
        settle();
        QVERIFY(tag->isChecked());
        const QImage of_draft[] = {tag->grab().toImage(), comment->grab().toImage()};
        const std::string contour = session.contour_id();
        driven.key(Qt::Key_R);
        QTRY_COMPARE(session.desk().state(contour), review::State::rejected);
        QCOMPARE(session.contour_id(), contour);
        settle();
        QVERIFY(tag->isChecked() && tag->grab().toImage() != of_draft[0]);
        QCOMPARE(comment->toPlainText(), QStringLiteral("too low"));
        QVERIFY(comment->grab().toImage() != of_draft[1]);
    }
};

QTEST_MAIN(TestBesideReaders)
#include "tst_beside_readers.moc"
