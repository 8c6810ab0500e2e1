#include "driven.h"
#include "suite.h"

#include "desktop/browse/patient_list.h"
#include "desktop/inspect/location_grid.h"
#include "desktop/overview.h"
#include "desktop/panels/key_button.h"
#include "desktop/queue_bar.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>

#include <algorithm>
#include <fstream>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

const dataset::SliceEntry& slice(Driven& driven) {
    return *driven.session().slice();
}

/// The rows of the link table the other way round, and read again: the patients' indices are others.
bool turn_patients_round(Driven& driven) {
    const auto before = driven.session().opened();
    const auto table = before->checked.dataset.root / "link.csv";
    std::ifstream in(table);
    std::string head, row, rows;
    std::getline(in, head);
    while (std::getline(in, row))
        rows = row + '\n' + rows;
    in.close();
    std::ofstream(table) << head + '\n' + rows;
    driven.key(Qt::Key_F5);
    return QTest::qWaitFor(
        [&] { return driven.session().opened() != before && driven.session().can_decide(); }, patience_ms);
}

} // namespace

class TestBrowsing : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().set_look({}); }

private slots:
    void tab_stays_in_the_picture_where_there_is_one_contour() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto opened = driven.session().opened();
        for (const Ref ref : opened->index.order()) {
            driven.session().go_to(ref);
            const Place& place = driven.session().place();
            if (opened->index.on_slice(place.patient, place.slice).size() != 1) continue;
            driven.key(Qt::Key_Tab);
            QVERIFY(driven.window.focusWidget() == &driven.view());
            return;
        }
        QFAIL("no slice with one contour");
    }

    void where_patients_have_other_indices_each_is_as_it_was_left() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("turned")));
        Session& session = driven.session();
        const std::string first = session.contour_id();
        driven.key(Qt::Key_PageDown);
        driven.key(Qt::Key_J);
        driven.key(Qt::Key_J);
        const std::string second = session.contour_id();
        driven.key(Qt::Key_PageUp);
        QVERIFY(turn_patients_round(driven));
        QCOMPARE(session.contour_id(), first);
        QCOMPARE(session.place().patient, 1);
        driven.key(Qt::Key_PageUp);
        QCOMPARE(session.contour_id(), second);
    }

    void where_patients_have_other_indices_each_has_its_grey_window() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("greys")));
        const dicom::Window dragged{40, 80};
        emit driven.view().window_changed(dragged);
        QVERIFY(turn_patients_round(driven));
        QCOMPARE(driven.session().place().patient, 1);
        QCOMPARE(driven.view().look().window, std::optional(dragged));
        driven.key(Qt::Key_PageUp);
        QVERIFY(!driven.view().look().window);
    }

    void the_focus_chooses_no_patient() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_PageDown);
        const Place there = driven.session().place();
        QVERIFY(there.patient > 0);
        PatientList list(driven.session()); // that has its patients before the place is known
        list.findChild<PatientModel*>()->set_summaries(std::vector<PatientSummary>(3));
        QFocusEvent shown(QEvent::FocusIn, Qt::OtherFocusReason);
        QCoreApplication::sendEvent(list.findChild<QListView*>(), &shown);
        QVERIFY(driven.session().place() == there);
    }

    void how_many_contours_of_a_patient_are_left_is_never_elided() {
        const QFontMetricsF metrics(QApplication::font());
        PatientSummary patient;
        patient.inner = 16;
        patient.outer = 8;
        patient.accepted = 2;
        QCOMPARE(counts_line(patient, metrics, 1000), QString("16 inner · 8 outer · 22 left"));
        const double narrow = metrics.horizontalAdvance("16 inner · 22 left");
        const QString line = counts_line(patient, metrics, narrow);
        QVERIFY2(line.startsWith("16") && line.endsWith("… · 22 left"), qPrintable(line));
        QVERIFY(metrics.horizontalAdvance(line) <= narrow);
    }

    void a_search_that_is_cleared_leads_back_to_where_it_began() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const Place began = driven.session().place();
        const std::string other = driven.session().opened()->patient(1).patient;
        driven.key(Qt::Key_F, Qt::ControlModifier);
        auto* search = driven.window.findChild<QueueBar*>()->findChild<QLineEdit*>();
        QTest::keyClicks(search, QString::fromStdString(other));
        QCOMPARE(driven.session().patient()->patient, other);
        search->clear();
        QCOMPARE(driven.session().place(), began);
        QTest::keyClicks(search, QString::fromStdString(other));
        driven.session().next_in_queue(1); // who has moved stays there
        const Place moved = driven.session().place();
        search->clear();
        QCOMPARE(driven.session().place(), moved);
    }

    void of_a_queue_it_is_told_how_many_of_it_are_left() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const QFontMetricsF metrics(QApplication::font());
        const auto line = [&] { return counts_line(summary(driven.session(), 0), metrics, 1000); };
        driven.key(Qt::Key_A);
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
        driven.session().set_filter({{review::Trait::accepted}, {}});
        QCOMPARE(line(), QString("1 in the queue")); // none of it is left
        driven.session().set_filter({{}, "inner"});
        const int inner = summary(driven.session(), 0).inner;
        QCOMPARE(line(), QString("%1 in the queue · %2 left").arg(inner).arg(inner - 1));
    }

    void a_contour_without_a_slice_has_its_place_on_the_map() {
        const QString dataset = sandbox.dataset("gone");
        Driven before;
        QVERIFY(before.open(dataset));
        const auto& slices = before.session().opened()->patient(0).slices;
        const auto file = slices[std::size_t(before.session().place().slice)].file;
        QVERIFY(std::filesystem::remove(std::filesystem::path(dataset.toStdString()) / file));
        Driven driven;
        QVERIFY(driven.open(dataset));
        const LocationGrid::Map map = grid_map(driven.session());
        QVERIFY(!map.loose.empty());
        auto* grid = driven.window.findChild<LocationGrid*>();
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->cell_rect(map.locations, 0).center().toPoint());
        QVERIFY(driven.session().contour() && !driven.session().contour()->slice);
        QCOMPARE(grid_cell(driven.session()), std::pair(map.locations, 0));
        QVERIFY(grid->accessibleDescription().startsWith("There is no slice"));
    }

    void arrows_and_pages_step() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const int phase = slice(driven).phase, location = slice(driven).location;
        driven.key(Qt::Key_Right);
        QCOMPARE(slice(driven).phase, (phase + 1) % 4);
        driven.key(Qt::Key_Left);
        QCOMPARE(slice(driven).phase, phase);
        driven.key(Qt::Key_Down);
        QCOMPARE(slice(driven).location, location + 1);
        driven.key(Qt::Key_Up);
        QCOMPARE(slice(driven).location, location);
        driven.key(Qt::Key_PageDown);
        QCOMPARE(driven.session().place().patient, 1);
        driven.key(Qt::Key_PageUp);
        QCOMPARE(driven.session().place().patient, 0);
    }

    void a_drag_along_the_grid_plays() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        auto* grid = driven.window.findChild<LocationGrid*>();
        const auto middle = [&](int phase) { return grid->cell_rect(1, phase).center().toPoint(); };
        QList<int> seen;
        connect(&driven.session(), &Session::place_changed, this, [&] { seen << slice(driven).phase; });
        QTest::mousePress(grid, Qt::LeftButton, {}, middle(0));
        for (int phase = 1; phase < 4; ++phase)
            QTest::mouseMove(grid, middle(phase));
        QTest::mouseRelease(grid, Qt::LeftButton, {}, middle(3));
        QCOMPARE(seen, (QList<int>{0, 1, 2, 3}));
        QCOMPARE(slice(driven).location, 1);
    }

    void n_and_shift_n_find_the_next() {
        const QString dataset = sandbox.dataset("d");
        add_line(contour_files(dataset, "ocontour").back(), "oops");
        Driven driven;
        QVERIFY(driven.open(dataset));
        driven.key(Qt::Key_N);
        QVERIFY(driven.session().opened()->index.status(driven.session().place().ref()) != check::Status::ok);
        QVERIFY(driven.ready());
        driven.key(Qt::Key_R);
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
        driven.key(Qt::Key_N, Qt::ShiftModifier);
        QVERIFY(driven.session().undecided(driven.session().place().ref()));
    }

    void tab_goes_through_the_slices_contours() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto kind = [&] { return driven.session().contour()->id.kind; };
        const auto opened = driven.session().opened();
        for (const Ref ref : opened->index.order())
            if (opened->contour(ref).id.kind == contour::Kind::outer) driven.session().go_to(ref);
        driven.key(Qt::Key_Tab);
        QCOMPARE(kind(), contour::Kind::inner);
        driven.key(Qt::Key_Tab);
        QCOMPARE(kind(), contour::Kind::outer);
        driven.key(Qt::Key_Tab);
        QCOMPARE(kind(), contour::Kind::inner);
        QVERIFY(driven.view().hasFocus() || driven.window.focusWidget() == &driven.view());
    }

    void toggles_stay_from_slice_to_slice() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_F);
        driven.key(Qt::Key_O);
        driven.key(Qt::Key_P);
        driven.key(Qt::Key_BracketRight);
        driven.key(Qt::Key_Right);
        driven.key(Qt::Key_PageDown);
        const picture::Look& look = driven.view().look();
        QCOMPARE(look.style, picture::Style::outline);
        QVERIFY(look.inner && !look.outer && !look.papillary);
        QVERIFY(look.opacity > picture::Look{}.opacity);
        driven.key(Qt::Key_I);
        QVERIFY(!driven.view().look().inner);
    }

    void zoom_stays_from_slice_to_slice_and_0_fits() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const double fitted = driven.view().zoom();
        driven.key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(driven.view().zoom(), 1.0);
        driven.key(Qt::Key_Right);
        QTRY_VERIFY(driven.session().picture());
        QCOMPARE(driven.view().zoom(), 1.0);
        driven.key(Qt::Key_0);
        QCOMPARE(driven.view().zoom(), fitted);
    }

    void holding_space_hides_the_overlays() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const QImage with = driven.view().grab().toImage();
        QTest::keyPress(driven.window.focusWidget(), Qt::Key_Space);
        const QImage without = driven.view().grab().toImage();
        QTest::keyRelease(driven.window.focusWidget(), Qt::Key_Space);
        QVERIFY(with != without);
        QCOMPARE(driven.view().grab().toImage(), with);
    }

    void n_is_offered_on_a_bare_slice_only_where_something_is_flagged() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.session().go_to_cell(0, 1);
        while (driven.session().contour())
            driven.key(Qt::Key_Right);
        const auto shown = [&](const QString& words) {
            return std::ranges::any_of(driven.window.findChildren<QLabel*>(), [&](const QLabel* label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        QTRY_VERIFY(shown("No contour on this slice."));
        const bool offered = shown("N goes to");
        QCOMPARE(offered, driven.session().flagged_left() > 0);
    }
};

QTEST_MAIN(TestBrowsing)
#include "tst_browsing.moc"
