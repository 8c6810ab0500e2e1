#include "driven.h"
#include "suite.h"

#include "desktop/beside.h"
#include "desktop/browse/patient_list.h"
#include "desktop/info_bar.h"
#include "desktop/inspect/location_grid.h"
#include "desktop/inspect_page.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/panels/key_button.h"
#include "desktop/panels/room_scroll.h"

#include <QScrollBar>
#include <QSplitter>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

InspectPage& page(Driven& driven) {
    return *driven.window.findChild<InspectPage*>();
}

bool resized(Driven& driven, QSize size) {
    driven.window.resize(size);
    settle();
    return page(driven).width() == size.width();
}

QImage map(Driven& driven) {
    return page(driven).grid().grab().toImage();
}

/// Where the slice begins on the window, and its zoom.
QRectF on_window(Driven& driven) {
    const SliceView& view = driven.view();
    const QPointF corner = view.mapTo(&driven.window, QPoint());
    return {corner * view.devicePixelRatioF() + view.placement().offset, QSizeF(view.zoom(), view.zoom())};
}

/// The chips above have broken into the lines they need.
bool is_settled(Driven& driven) {
    const QRectF before = on_window(driven);
    const int height = driven.view().height();
    QTest::qWait(200);
    return on_window(driven) == before && driven.view().height() == height;
}

} // namespace

/// What the picture, the map and the panels have of the window.
class TestRoom : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().set_bytes("view/pictures", {}); }

private slots:
    void in_a_small_window_panels_and_map_give_way_to_the_picture() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto* patients = page(driven).findChild<PatientList*>();
        QVERIFY(resized(driven, {1600, 1000}));
        QCOMPARE(patients->width(), 232);
        QVERIFY(resized(driven, {1024, 700}));
        QVERIFY2(driven.view().width() >= 480, qPrintable(QString::number(driven.view().width())));
        const int both = driven.view().height() + page(driven).grid().height();
        QVERIFY(driven.view().height() >= both * 65 / 100);
        QVERIFY(resized(driven, {1600, 1000}));
        QCOMPARE(patients->width(), 232);
    }

    /// A screen of 1600 x 1000 pixels at scale 2 has no more.
    void in_a_window_of_800_by_500_verdicts_stand_whole_and_the_rest_scrolls() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.window.resize(800, 500);
        settle();
        QCOMPARE(driven.window.size(), QSize(800, 500));
        const auto* panel = driven.window.findChild<DecisionPanel*>();
        const auto* room = driven.window.findChild<RoomScroll*>();
        const auto is_in_view = [&](const QWidget& part) {
            return room->viewport()->rect().contains(
                QRect(part.mapTo(room->viewport(), QPoint()), part.size()));
        };
        for (const KeyButton* verdict : panel->findChildren<KeyButton*>())
            QVERIFY(is_in_view(*verdict) && verdict->height() >= verdict->sizeHint().height());
        QList<QRect> places; // nothing is drawn over another
        for (const QWidget* part : panel->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
            if (!part->isVisible()) continue;
            for (const QRect& other : places)
                QVERIFY2(!other.intersects(part->geometry()), qPrintable(part->accessibleName()));
            places << part->geometry();
        }
        driven.key(Qt::Key_C);
        QWidget* comment = driven.window.focusWidget();
        QCOMPARE(comment->accessibleName(), "Comment");
        QTRY_VERIFY(is_in_view(*comment));
        driven.window.resize(1600, 1000);
        settle();
        QTRY_COMPARE(room->verticalScrollBar()->maximum(), 0);
    }

    void what_was_set_by_hand_stays() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(resized(driven, {1600, 1000}));
        auto* patients = page(driven).findChild<PatientList*>();
        auto* columns = qobject_cast<QSplitter*>(patients->parentWidget());
        columns->setSizes({400, 800, 400});
        emit columns->splitterMoved(400, 1);
        QVERIFY(resized(driven, {1500, 1000}));
        QCOMPARE(patients->width(), 400);
        Driven other;
        QVERIFY(other.open(sandbox.dataset("d")));
        page(other).restore_sizes(page(driven).save_sizes());
        QVERIFY(resized(other, {1500, 1000}));
        QCOMPARE(page(other).findChild<PatientList*>()->width(), 400);
    }

    void shift_g_puts_pictures_into_the_map_which_grows_and_shrinks_again() {
        {
            Driven driven;
            QVERIFY(driven.open(sandbox.dataset("d")));
            const int height = page(driven).grid().height();
            const QImage colours = map(driven);
            driven.key(Qt::Key_G, Qt::ShiftModifier);
            QTRY_VERIFY(page(driven).grid().height() > height);
            QTRY_VERIFY(page(driven).grid().has_pictures());
            driven.key(Qt::Key_G, Qt::ShiftModifier);
            QTRY_COMPARE(page(driven).grid().height(), height);
            QTRY_COMPARE(map(driven), colours);
            driven.key(Qt::Key_G, Qt::ShiftModifier);
        }
        Driven again;
        QVERIFY(again.open(sandbox.dataset("d")));
        QTRY_VERIFY(page(again).grid().has_pictures());
    }

    void pictures_without_room_for_them_are_told() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        LocationGrid::Map wide;
        wide.locations = 2;
        wide.phases = 100;
        wide.cells.resize(200, {LocationGrid::Mark::slice, {}, false});
        page(driven).grid().set_map(wide);
        QVERIFY(!page(driven).grid().has_room_for_pictures());
        driven.key(Qt::Key_G, Qt::ShiftModifier);
        QVERIFY(texts_of(driven.window).filter("The map has no room for pictures").size() == 1);
    }

    void fitted_under_a_bar_the_whole_slice_is_in_view() {
        Driven driven;
        driven.window.resize(1024, 700);
        QVERIFY(driven.open(sandbox.dataset("d")));
        auto* info = driven.window.findChild<InfoBar*>();
        const Shape shape = driven.session().picture()->scene->values.shape();
        const auto is_all_in_view = [&](const SliceView& view) {
            const QRectF room(QPointF(), QSizeF(view.size()) * view.devicePixelRatioF());
            return room.contains(view.placement().area(shape));
        };
        QTRY_VERIFY(is_settled(driven));
        const int height = driven.view().height();
        info->tell("Title", "Text");
        QTRY_VERIFY(driven.view().height() < height);
        QVERIFY(!is_all_in_view(driven.view()));
        driven.key(Qt::Key_0);
        QVERIFY(is_all_in_view(driven.view()));
        driven.key(Qt::Key_V);
        SliceView& other = page(driven).beside().other();
        QTRY_VERIFY(other.isVisible() && other.width() == driven.view().width());
        QVERIFY(is_all_in_view(driven.view()) && is_all_in_view(other));
        driven.key(Qt::Key_V);
        QTRY_VERIFY(is_settled(driven));
        const QRectF before = on_window(driven);
        info->hide();
        QTRY_COMPARE(driven.view().height(), height);
        QTRY_VERIFY(is_settled(driven));
        QCOMPARE(on_window(driven), before);
        driven.key(Qt::Key_0); // and now it is larger, unless the width sets it
        QVERIFY(driven.view().zoom() >= before.width());
        QVERIFY(is_all_in_view(driven.view()));
    }

    void a_bar_that_comes_and_goes_moves_no_picture() {
        Driven driven;
        driven.window.resize(1024, 700);
        QVERIFY(driven.open(sandbox.dataset("d")));
        auto* info = driven.window.findChild<InfoBar*>();
        QTRY_VERIFY(is_settled(driven));
        for (const double zoom : {1.0, 2.0}) {
            if (zoom > 1) driven.view().zoom_by(zoom); // fitted at first
            const QRectF before = on_window(driven);
            const int height = driven.view().height();
            info->tell("Title", "Text");
            QTRY_VERIFY(driven.view().height() < height);
            QCOMPARE(on_window(driven), before);
            info->hide();
            QTRY_COMPARE(driven.view().height(), height);
            QCOMPARE(on_window(driven), before);
        }
    }
};

QTEST_MAIN(TestRoom)
#include "tst_room.moc"
