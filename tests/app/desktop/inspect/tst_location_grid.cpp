#include "desktop/inspect/location_grid.h"
#include "picture/colours.h"

#include <QHelpEvent>
#include <QSignalSpy>
#include <QToolTip>
#include <QtTest>

#include <cmath>

using namespace contourcheck;
using namespace contourcheck::desktop;
using Mark = LocationGrid::Mark;

namespace {

LocationGrid::Map map(int locations, int phases, Mark mark = Mark::slice) {
    LocationGrid::Map map{locations, phases, {}, true};
    for (int i = 0; i < locations * phases; ++i)
        map.cells.push_back({mark, QString("slice %1").arg(i + 1)});
    return map;
}

QPoint middle(const LocationGrid& grid, int location, int phase) {
    return grid.cell_rect(location, phase).center().toPoint();
}

QImage shot(QWidget& widget) {
    return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

void set_ground(QWidget& widget, QColor colour) {
    QPalette palette;
    palette.setColor(QPalette::Window, colour);
    widget.setPalette(palette);
}

QColor at(const QImage& image, QPointF place) {
    return image.pixelColor((place * image.devicePixelRatio()).toPoint());
}

} // namespace

class TstLocationGrid : public QObject {
    Q_OBJECT

private slots:
    void a_click_chooses_its_cell() {
        LocationGrid grid;
        grid.resize(700, 240);
        grid.set_map(map(10, 20));
        const QSignalSpy chosen(&grid, &LocationGrid::chosen);
        for (const auto& [location, phase] : {std::pair{0, 0}, {9, 19}, {4, 18}}) {
            QTest::mouseClick(&grid, Qt::LeftButton, {}, middle(grid, location, phase));
            QCOMPARE(chosen.last(), (QVariantList{location, phase}));
        }
        QCOMPARE(chosen.count(), 3);
        QTest::mouseClick(&grid, Qt::LeftButton, {}, QPoint(3, 3));
        QTest::mouseClick(&grid, Qt::RightButton, {}, middle(grid, 2, 2));
        QCOMPARE(chosen.count(), 3);
    }

    void a_drag_plays_along_and_tells_each_cell_once() {
        LocationGrid grid;
        grid.resize(700, 240);
        grid.set_map(map(10, 20));
        const QSignalSpy chosen(&grid, &LocationGrid::chosen);
        QTest::mousePress(&grid, Qt::LeftButton, {}, middle(grid, 3, 5));
        for (int x = middle(grid, 3, 5).x(); x <= middle(grid, 3, 8).x(); x += 3)
            QTest::mouseMove(&grid, QPoint(x, middle(grid, 3, 5).y()));
        QTest::mouseMove(&grid, QPoint(5000, middle(grid, 3, 5).y())); // beyond the end: the last phase
        QTest::mouseRelease(&grid, Qt::LeftButton, {}, QPoint(5000, 3));
        QTest::mouseMove(&grid, middle(grid, 0, 0));
        QList<QVariantList> told(chosen.begin(), chosen.end());
        QCOMPARE(told, (QList<QVariantList>{{3, 5}, {3, 6}, {3, 7}, {3, 8}, {3, 19}}));
    }

    void a_drag_goes_on_while_the_map_is_drawn_anew_and_ends_with_another_map() {
        LocationGrid grid;
        grid.resize(700, 240);
        grid.set_map(map(10, 20));
        connect(&grid, &LocationGrid::chosen, &grid, [&] { grid.set_map(map(10, 20)); });
        const QSignalSpy chosen(&grid, &LocationGrid::chosen);
        QTest::mousePress(&grid, Qt::LeftButton, {}, middle(grid, 3, 0));
        for (int phase = 1; phase < 4; ++phase)
            QTest::mouseMove(&grid, middle(grid, 3, phase));
        QList<QVariantList> told(chosen.begin(), chosen.end());
        QCOMPARE(told, (QList<QVariantList>{{3, 0}, {3, 1}, {3, 2}, {3, 3}}));
        grid.set_map(map(4, 8)); // another patient
        QTest::mouseMove(&grid, middle(grid, 2, 5));
        QCOMPARE(chosen.count(), 4);
        QTest::mouseRelease(&grid, Qt::LeftButton, {}, middle(grid, 2, 5));
    }

    void what_is_no_slice_cannot_be_chosen() {
        LocationGrid grid;
        grid.resize(700, 240);
        auto holes = map(4, 6);
        holes.cells[7].mark = Mark::no_slice;
        holes.cells.resize(20); // fewer cells than places
        grid.set_map(holes);
        const QSignalSpy chosen(&grid, &LocationGrid::chosen);
        QTest::mouseClick(&grid, Qt::LeftButton, {}, middle(grid, 1, 1));
        QTest::mouseClick(&grid, Qt::LeftButton, {}, middle(grid, 3, 5));
        QCOMPARE(chosen.count(), 0);
        QVERIFY(!shot(grid).isNull());
    }

    void each_state_has_its_colour_on_dark_and_on_light() {
        for (const bool dark : {true, false}) {
            LocationGrid grid;
            grid.resize(700, 240);
            set_ground(grid, dark ? QColor(0x232629) : QColor(0xf8f9fa));
            auto cells = map(1, 9);
            for (int i = 0; i < 9; ++i)
                cells.cells[std::size_t(i)].mark = Mark(i);
            grid.set_map(cells);
            const QImage image = shot(grid);
            const auto& c = picture::colours(dark);
            const std::pair<Mark, QColor> expected[] = {
                {Mark::slice, c.cell},      {Mark::unreviewed, c.unreviewed}, {Mark::warning, c.amber},
                {Mark::error, c.vermilion}, {Mark::accepted, c.green},        {Mark::rejected, c.vermilion},
                {Mark::unsure, c.purple},   {Mark::stale, c.unreviewed}};
            for (const auto& [mark, colour] : expected) {
                const QRectF box = grid.cell_rect(0, int(mark));
                QCOMPARE(at(image, box.center() - QPointF(box.width() / 3, 0)), colour);
            }
            const QRectF none = grid.cell_rect(0, int(Mark::no_slice));
            QCOMPARE(at(image, none.center()), at(image, {1, 1}));
        }
    }

    void equal_colours_differ_by_their_sign() {
        LocationGrid grid;
        grid.resize(700, 240);
        const auto cell_with = [&](Mark mark) {
            grid.set_map(map(8, 10, mark));
            const QImage image = shot(grid);
            const QRectF cell = grid.cell_rect(2, 2);
            const double ratio = image.devicePixelRatio();
            return image.copy(QRectF(cell.topLeft() * ratio, cell.size() * ratio).toRect());
        };
        QVERIFY(cell_with(Mark::error) != cell_with(Mark::rejected));
        QVERIFY(cell_with(Mark::unreviewed) != cell_with(Mark::stale));
        for (const Mark mark : {Mark::unreviewed, Mark::stale})
            QVERIFY(cell_with(Mark::unsaved) != cell_with(mark));
        QVERIFY(cell_with(Mark::slice) != cell_with(Mark::unreviewed));
    }

    void no_state_is_told_by_colour_alone_where_cells_are_small() {
        LocationGrid grid;
        grid.resize(190, 150); // as in a window of 1024 x 700
        const auto shape_of = [&](Mark mark) {
            grid.set_map(map(12, 20, mark));
            const QImage image = shot(grid);
            const QRectF cell = grid.cell_rect(5, 5);
            if (cell.width() >= 8 || cell.width() < 3) return QString();
            const double ratio = image.devicePixelRatio();
            const QImage part = image.copy(QRectF(cell.topLeft() * ratio, cell.size() * ratio).toRect());
            QString shape; // what is not the ground
            const QRgb ground = part.pixel(part.width() / 2, 0);
            for (int y = 0; y < part.height(); ++y)
                for (int x = 0; x < part.width(); ++x)
                    shape += part.pixel(x, y) == ground ? '.' : '#';
            return shape;
        };
        QStringList shapes;
        for (const Mark mark : {Mark::unreviewed, Mark::warning, Mark::error, Mark::accepted, Mark::rejected,
                                Mark::unsure, Mark::stale, Mark::unsaved})
            shapes << shape_of(mark);
        QVERIFY(!shapes.contains(QString()));
        QCOMPARE(shapes.removeDuplicates(), 0);
    }

    void a_stale_decision_hides_no_error() {
        for (const QSize size : {QSize(700, 240), QSize(260, 240)}) { // room for two signs, and for one
            LocationGrid grid;
            grid.resize(size);
            set_ground(grid, QColor(0x232629));
            const auto cell_with = [&](Mark mark, bool stale) {
                auto cells = map(8, 10, mark);
                for (auto& cell : cells.cells)
                    cell.stale = stale;
                grid.set_map(cells);
                const QImage image = shot(grid);
                const QRectF cell = grid.cell_rect(2, 2);
                const double ratio = image.devicePixelRatio();
                return image.copy(QRectF(cell.topLeft() * ratio, cell.size() * ratio).toRect());
            };
            const QImage error = cell_with(Mark::error, true);
            QVERIFY(error != cell_with(Mark::error, false));
            QVERIFY(error != cell_with(Mark::stale, true));
            QCOMPARE(error.pixelColor(2, error.height() / 2), picture::colours(true).vermilion);
            QCOMPARE(cell_with(Mark::stale, true), cell_with(Mark::stale, false));
        }
    }

    void an_undecided_cell_stands_out_less_than_a_flagged_one() {
        const auto contrast = [](QColor a, QColor b) {
            const auto lightness = [](QColor c) {
                const auto part = [](double v) {
                    return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
                };
                return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
            };
            const double x = lightness(a), y = lightness(b);
            return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
        };
        const auto& c = picture::colours(false);
        const double quiet = contrast(c.unreviewed, c.panel);
        for (const QColor& state : {c.amber, c.vermilion, c.green, c.purple})
            QVERIFY(contrast(state, c.panel) > 1.5 * quiet);
        QVERIFY(quiet > contrast(c.cell, c.panel)); // and is told from a slice without contours
    }

    void the_current_cell_is_outlined_and_described() {
        LocationGrid grid;
        grid.resize(700, 240);
        set_ground(grid, QColor(0x232629));
        grid.set_map(map(10, 20));
        const QImage before = shot(grid);
        grid.set_current(4, 18);
        const QImage after = shot(grid);
        const QRectF box = grid.cell_rect(4, 18);
        QCOMPARE(at(after, {box.left() - 2, box.center().y()}), picture::colours(true).text);
        QCOMPARE(at(after, box.center()), at(before, box.center()));
        QCOMPARE(grid.accessibleDescription(), QString("location 5 of 10, phase 19 of 20: slice 99"));
        grid.set_current(-1, -1);
        QCOMPARE(shot(grid), before);
        QVERIFY(grid.accessibleDescription().isEmpty());
        grid.set_current(99, 99);
        QCOMPARE(shot(grid), before);
    }

    void rows_are_labelled_from_the_base_or_from_the_apex() {
        LocationGrid grid;
        grid.resize(700, 240);
        auto cells = map(10, 20);
        grid.set_map(cells);
        const QImage base = shot(grid);
        cells.base_first = false;
        grid.set_map(cells);
        QVERIFY(shot(grid) != base);
    }

    void a_tool_tip_tells_what_the_cell_holds() {
        LocationGrid grid;
        grid.resize(700, 240);
        grid.set_map(map(10, 20));
        const QPoint place = middle(grid, 0, 6);
        QHelpEvent help(QEvent::ToolTip, place, grid.mapToGlobal(place));
        QVERIFY(QCoreApplication::sendEvent(&grid, &help));
        QCOMPARE(QToolTip::text(), QString("slice 7"));
    }

    void cells_never_overlap_and_stay_on_the_widget_at_any_size() {
        for (const auto& [locations, phases] : {std::pair{1, 1}, {12, 20}, {40, 60}, {200, 300}})
            for (const QSize size : {QSize(900, 200), QSize(200, 120), QSize(20, 20)}) {
                LocationGrid grid;
                grid.resize(size);
                grid.set_map(map(locations, phases, Mark::error));
                QVERIFY(!shot(grid).isNull());
                for (int phase = 1; phase < phases; ++phase)
                    QVERIFY(grid.cell_rect(0, phase - 1).right() <= grid.cell_rect(0, phase).left());
                const QRectF last = grid.cell_rect(locations - 1, phases - 1);
                if (size.width() >= 200) QVERIFY(QRectF(grid.rect()).contains(last) || last.isEmpty());
            }
        LocationGrid empty;
        empty.resize(300, 100);
        QTest::mouseClick(&empty, Qt::LeftButton, {}, QPoint(50, 50));
        QVERIFY(empty.cell_rect(0, 0).isEmpty());
        QVERIFY(empty.sizeHint().height() >= empty.minimumSizeHint().height());
    }
};

QTEST_MAIN(TstLocationGrid)
#include "tst_location_grid.moc"
