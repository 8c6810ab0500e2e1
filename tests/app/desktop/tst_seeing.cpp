#include "driven.h"
#include "suite.h"

#include "desktop/beside.h"
#include "desktop/cine.h"
#include "desktop/inspect/location_grid.h"
#include "desktop/inspect/stack_view.h"
#include "desktop/inspect_page.h"
#include "desktop/overview.h"
#include "desktop/stack.h"

#include <QMouseEvent>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

InspectPage& page(Driven& driven) {
    return *driven.window.findChild<InspectPage*>();
}

dicom::Window shown_window(Driven& driven) {
    return picture::window(*driven.session().picture()->scene, driven.view().look());
}

void drag_right(SliceView& view, QPoint by) {
    const QPoint from = view.rect().center();
    QTest::mousePress(&view, Qt::RightButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, from + by, view.mapToGlobal(from + by), Qt::NoButton, Qt::RightButton,
                     {});
    QCoreApplication::sendEvent(&view, &move);
    QTest::mouseRelease(&view, Qt::RightButton, {}, from + by);
}

QImage shot(SliceView& view) {
    return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

bool same(const picture::Placement& a, const picture::Placement& b) {
    return a.scale == b.scale && a.offset == b.offset;
}

} // namespace

class TestSeeing : public Suite {
    Q_OBJECT

protected:
    void prepare() override {
        Settings settings;
        settings.set_look({});
        for (const char* key :
             {"view/smooth", "view/pixelGrid", "view/stack", "view/beside", "view/pictures"})
            settings.set_bytes(key, {});
    }

private slots:
    void the_grey_window_is_the_patients_and_nothing_changes_it() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const dicom::Window window = shown_window(driven);
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Down, Qt::Key_F, Qt::Key_I, Qt::Key_I,
                                  Qt::Key_V, Qt::Key_V, Qt::Key_S}) {
            driven.key(key);
            QTRY_VERIFY(driven.session().picture());
            QCOMPARE(shown_window(driven), window);
        }
        driven.key(Qt::Key_PageDown);
        QTRY_VERIFY(driven.session().picture());
        QVERIFY(!(shown_window(driven) == window)); // another scanner in the demo
    }

    void presets_are_of_all_patients_and_remembered() {
        {
            Driven driven;
            QVERIFY(driven.open(sandbox.dataset("d")));
            const auto& scene = *driven.session().picture()->scene;
            driven.key(Qt::Key_W, Qt::ShiftModifier);
            QCOMPARE(shown_window(driven), scene.tissue_window);
            driven.key(Qt::Key_W, Qt::AltModifier);
            QCOMPARE(shown_window(driven), scene.full_window);
            driven.key(Qt::Key_PageDown);
            QTRY_VERIFY(driven.session().picture());
            QCOMPARE(shown_window(driven), driven.session().picture()->scene->full_window);
        }
        Driven again;
        QVERIFY(again.open(sandbox.dataset("d")));
        QCOMPARE(shown_window(again), again.session().picture()->scene->full_window);
        again.key(Qt::Key_W);
        QCOMPARE(shown_window(again), again.session().picture()->scene->auto_window);
    }

    void a_dragged_window_is_the_patients_and_comes_back_with_it() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        drag_right(driven.view(), {120, 30});
        const dicom::Window dragged = shown_window(driven);
        QVERIFY(!(dragged == driven.session().picture()->scene->auto_window));
        driven.key(Qt::Key_PageDown);
        QTRY_VERIFY(driven.session().picture());
        QCOMPARE(shown_window(driven), driven.session().picture()->scene->auto_window);
        driven.key(Qt::Key_PageUp);
        QTRY_VERIFY(driven.session().picture());
        QCOMPARE(shown_window(driven), dragged);
        driven.key(Qt::Key_W);
        QCOMPARE(shown_window(driven), driven.session().picture()->scene->auto_window);
    }

    void v_splits_into_linked_views_one_without_contours() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        SliceView& other = page(driven).beside().other();
        QVERIFY(!other.isVisible());
        driven.key(Qt::Key_V);
        QTRY_VERIFY(other.isVisible());
        QTRY_COMPARE(other.size(), driven.view().size());
        driven.view().zoom_by(3);
        QVERIFY(same(other.placement(), driven.view().placement()));
        other.centre_on({40, 50});
        QVERIFY(same(other.placement(), driven.view().placement()));
        QVERIFY(shot(other) != shot(driven.view()));
        driven.key(Qt::Key_V);
        QVERIFY(!other.isVisible());
    }

    void the_pointer_is_mirrored() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_V);
        SliceView& other = page(driven).beside().other();
        QTRY_VERIFY(other.isVisible());
        const QImage before = shot(other);
        const QPoint at = driven.view().rect().center() + QPoint(30, 20);
        QMouseEvent move(QEvent::MouseMove, at, driven.view().mapToGlobal(at), Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(&driven.view(), &move);
        QVERIFY(shot(other) != before);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&driven.view(), &leave);
        QCOMPARE(shot(other), before);
    }

    void a_neighbour_stands_beside_and_follows() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_Right, Qt::ShiftModifier);
        Beside& beside = page(driven).beside();
        QCOMPARE(int(beside.what()), int(Beside::What::phase_after));
        QTRY_VERIFY(beside.other().accessibleDescription().contains("phase 2"));
        driven.key(Qt::Key_Right);
        QTRY_VERIFY(beside.other().accessibleDescription().contains("phase 3"));
        driven.key(Qt::Key_Up, Qt::ShiftModifier); // there is none above the first location
        QVERIFY(beside.other().accessibleDescription().isEmpty());
        driven.key(Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(!beside.other().isVisible());
    }

    void flicker_takes_the_overlays_away_and_brings_them_back() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const QImage with = shot(driven.view());
        driven.key(Qt::Key_L);
        QTRY_VERIFY(shot(driven.view()) != with);
        QTRY_COMPARE(shot(driven.view()), with);
        driven.key(Qt::Key_L);
        QCOMPARE(shot(driven.view()), with);
        QTest::qWait(400);
        QCOMPARE(shot(driven.view()), with);
    }

    void holding_m_shows_a_glass_under_the_pointer() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        SliceView& view = driven.view();
        const QPoint at = view.rect().center();
        QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(&view, &move);
        const QImage without = shot(view);
        QTest::keyPress(driven.window.focusWidget(), Qt::Key_M);
        const QImage with = shot(view);
        QVERIFY(with != without);
        // The pixel under the pointer is the same one, larger.
        const QPoint device = (QPointF(at) * view.devicePixelRatioF()).toPoint();
        QCOMPARE(with.pixel(device.x() + 90, device.y() + 90),
                 without.pixel(device.x() + 90, device.y() + 90));
        QTest::keyRelease(driven.window.focusWidget(), Qt::Key_M);
        QCOMPARE(shot(view), without);
    }

    void b_plays_the_cycle_and_leaves_the_place() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const Place before = driven.session().place();
        Cine& cine = page(driven).cine();
        std::set<int> frames;
        connect(&cine, &Cine::frame, &cine, [&](int slice) { frames.insert(slice); });
        const QImage still = shot(driven.view());
        driven.key(Qt::Key_B);
        QVERIFY(cine.playing());
        QTRY_COMPARE(frames.size(), std::size_t(4)); // all phases
        QCOMPARE(driven.session().place(), before);
        driven.key(Qt::Key_B);
        QVERIFY(!cine.playing());
        QCOMPARE(shot(driven.view()), still);
    }

    void going_elsewhere_ends_the_cycle_and_what_plays_is_not_decided_on() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Cine& cine = page(driven).cine();
        driven.key(Qt::Key_B);
        QVERIFY(cine.playing());
        driven.key(Qt::Key_Down);
        QVERIFY(!cine.playing());
        QTRY_VERIFY(driven.ready());
        driven.session().go_to(driven.session().opened()->index.order().front());
        QTRY_VERIFY(driven.ready());
        driven.key(Qt::Key_B);
        QTRY_VERIFY(cine.shown() > 0);
        const Ref ref = driven.session().place().ref();
        driven.key(Qt::Key_A); // another slice may be in view
        QVERIFY(!cine.playing());
        QCOMPARE(driven.session().desk().in_flight(), 0);
        QCOMPARE(driven.session().place().ref(), ref);
        driven.key(Qt::Key_A);
        QTRY_COMPARE(driven.session().desk().state(driven.session().opened()->id(ref)),
                     review::State::accepted);
    }

    void what_plays_is_not_decided_on_by_the_reason_it_was_asked_for() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string contour = driven.session().contour_id();
        driven.session().settings().set_asks_reason(true);
        for (const Qt::Key answer : {Qt::Key_1, Qt::Key_Return}) {
            driven.key(Qt::Key_R);
            QVERIFY(driven.session().asking());
            driven.key(Qt::Key_B);
            driven.key(answer);
            QVERIFY(page(driven).cine().playing());
            QCOMPARE(driven.session().desk().in_flight(), 0);
            QCOMPARE(driven.session().contour_id(), contour);
            driven.key(Qt::Key_B);
            driven.session().set_draft({});
        }
        driven.session().settings().set_asks_reason(false);
    }

    void the_stack_shows_the_contours_of_the_phase_and_a_click_goes_there() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        auto* stack = driven.window.findChild<StackView*>();
        QTRY_VERIFY(stack->isVisible());
        const auto made = stack_of(*driven.session().patient(), driven.session().slice()->phase, 0);
        QCOMPARE(made.phase, driven.session().slice()->phase);
        QVERIFY(made.shadows.size() >= 2); // of two locations
        const auto below = std::ranges::find(made.shadows, 1, &StackView::Shadow::location);
        QTest::mouseClick(stack, Qt::LeftButton, {}, stack->bar(*below, 0).center().toPoint());
        QCOMPARE(driven.session().slice()->location, 1);
        driven.key(Qt::Key_T);
        QVERIFY(!stack->isVisible());
    }

    void a_slice_that_is_gone_leaves_its_cell_of_the_map_empty() {
        const QString dataset = sandbox.dataset("gone");
        for (const QString& slice : contour_files(dataset, "3.dcm"))
            QVERIFY(QFile::remove(slice));
        Driven driven;
        QVERIFY(driven.open(dataset));
        const LocationGrid::Map map = grid_map(driven.session());
        QCOMPARE(map.cells[1].mark, LocationGrid::Mark::slice);
        QCOMPARE(map.cells[2].mark, LocationGrid::Mark::no_slice);
        QVERIFY(map.cells[3].tip.startsWith("slice 4"));
        QVERIFY(place_lines(driven.session())[1].endsWith(" of 4"));
    }

    void a_contour_that_lies_elsewhere_is_seen_from_the_side() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        dataset::Patient patient = *driven.session().patient();
        const int phase = driven.session().slice()->phase;
        const auto before = stack_of(patient, phase, 0);
        dicom::Header& header = *patient.slices[std::size_t(driven.session().place().slice)].header;
        header.position_mm->x += 25 * header.orientation->row.x;
        header.position_mm->y += 25 * header.orientation->row.y;
        header.position_mm->z += 25 * header.orientation->row.z;
        const auto after = stack_of(patient, phase, 0);
        QCOMPARE(after.shadows.size(), before.shadows.size());
        // Relative to the other location's, whichever axes are the first one's.
        const auto shift = [](const StackView::Stack& stack) {
            return stack.shadows.front().across[0].from_mm - stack.shadows.back().across[0].from_mm;
        };
        // The file's direction cosines have six decimals, so that the row's squared length is 1 to 2 * sqrt(3) * 0.5e-6.
        QVERIFY(std::abs(std::abs(shift(after) - shift(before)) - 25) < 25 * 1.8e-6);
    }
};

QTEST_MAIN(TestSeeing)
#include "tst_seeing.moc"
