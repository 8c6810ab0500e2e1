#include "drawing.h"

#include <QTest>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <array>

using namespace contourcheck;
using namespace drawing;

namespace {

constexpr Convention touch{0, Rule::touch};
constexpr Shape shape{12, 15};

struct Whole {
    long x, y;
};

/// Coordinates are multiples of 1/64; a pixel's half width is 32.
Whole whole(Point point) {
    return {std::lround(point.x * 64), std::lround(point.y * 64)};
}

/// Whether the closed segment meets the closed square, in whole numbers: their boxes overlap and the square's corners
/// are not all on one side of the line (separating axes).
bool meets(Whole a, Whole b, int row, int column) {
    const long left = 64L * column - 32, right = left + 64, top = 64L * row - 32, bottom = top + 64;
    if (std::max(a.x, b.x) < left || std::min(a.x, b.x) > right) return false;
    if (std::max(a.y, b.y) < top || std::min(a.y, b.y) > bottom) return false;
    bool before = false;
    bool behind = false;
    for (const Whole corner :
         std::array<Whole, 4>{{{left, top}, {left, bottom}, {right, top}, {right, bottom}}}) {
        const long side = (b.x - a.x) * (corner.y - a.y) - (b.y - a.y) * (corner.x - a.x);
        before |= side <= 0;
        behind |= side >= 0;
    }
    return before && behind;
}

Mask by_every_pixel_and_edge(const Polygon& points) {
    Mask mask = mask::rasterise(points, shape, {0, Rule::centre});
    for (int row = 0; row < shape.rows; ++row)
        for (int column = 0; column < shape.columns; ++column)
            for (std::size_t i = 0; i < points.size(); ++i)
                if (meets(whole(points[i]), whole(points[(i + 1) % points.size()]), row, column))
                    mask(row, column) = 1;
    return mask;
}

} // namespace

class TestTouch : public QObject {
    Q_OBJECT

private slots:
    void every_pixel_that_the_outline_meets_is_in() {
        QCOMPARE(drawn(mask::rasterise(square(1, 3), {5, 5}, touch)), QString(".....\n"
                                                                              ".###.\n"
                                                                              ".###.\n"
                                                                              ".###.\n"
                                                                              ".....\n"));
    }

    void an_edge_on_the_side_of_two_pixels_touches_both() {
        QCOMPARE(drawn(mask::rasterise(square(1.5, 2.5), {5, 5}, touch)), QString(".....\n"
                                                                                  ".###.\n"
                                                                                  ".###.\n"
                                                                                  ".###.\n"
                                                                                  ".....\n"));
    }

    void a_point_on_the_corner_of_four_pixels_touches_all() {
        QCOMPARE(drawn(mask::rasterise(Polygon{{1.5, 1.5}}, {4, 4}, touch)),
                 QString("....\n.##.\n.##.\n....\n"));
        QCOMPARE(drawn(mask::rasterise(Polygon{{1.4, 1.6}}, {4, 4}, touch)),
                 QString("....\n....\n.#..\n....\n"));
    }

    void a_line_touches_what_it_passes() {
        QCOMPARE(drawn(mask::rasterise(Polygon{{0, 0}, {3, 1.2}}, {3, 4}, touch)),
                 QString("##..\n.###\n....\n"));
        // through the corner of four pixels
        QCOMPARE(drawn(mask::rasterise(Polygon{{0, 0}, {3, 1}}, {3, 4}, touch)),
                 QString("###.\n.###\n....\n"));
        QCOMPARE(drawn(mask::rasterise(Polygon{{0, 0}, {2, 2}}, {3, 3}, touch)), QString("##.\n###\n.##\n"));
    }

    void it_equals_a_test_of_every_pixel_against_every_edge() {
        QVERIFY(rc::check("on a fine grid", [] {
            const Polygon points = *polygons(18);
            RC_ASSERT(mask::rasterise(points, shape, touch) == by_every_pixel_and_edge(points));
        }));
        QVERIFY(rc::check("on the half-pixel grid, where edges lie on the sides of pixels", [] {
            Polygon points = *polygons(18);
            for (Point& point : points)
                point = {std::round(2 * point.x) / 2, std::round(2 * point.y) / 2};
            RC_ASSERT(mask::rasterise(points, shape, touch) == by_every_pixel_and_edge(points));
        }));
    }

    void the_origin_moves_the_pixels() {
        QVERIFY(rc::check("origin", [] {
            const Polygon points = *polygons(18);
            RC_ASSERT(mask::rasterise(moved(points, 0.5, 0.5), shape, {0.5, Rule::touch}) ==
                      mask::rasterise(points, shape, touch));
        }));
    }

    void it_holds_every_pixel_of_the_centre_rule() {
        QVERIFY(rc::check("inclusion", [] {
            const Polygon points = *stars({7, 6}, 9);
            const Mask mask = mask::rasterise(points, shape, touch);
            const Mask centre = mask::rasterise(points, shape, {0, Rule::centre});
            for (std::size_t i = 0; i < shape.size(); ++i)
                RC_ASSERT(mask.values()[i] >= centre.values()[i]);
        }));
    }

    void opencvs_fillPoly_is_near_it_but_is_not_it() {
        Random random(7);
        int unequal = 0;
        for (int i = 0; i < 50; ++i) {
            const Polygon points = chain(random, {40, 40}, random.uniform(8, 35));
            const Mask mask = mask::rasterise(points, {80, 80}, touch);
            std::vector<cv::Point> shifted;
            for (const Point& point : points)
                shifted.emplace_back(int(std::lround(point.x * 16)), int(std::lround(point.y * 16)));
            cv::Mat_<std::uint8_t> filled(80, 80, std::uint8_t(0));
            cv::fillPoly(filled, std::vector<std::vector<cv::Point>>{shifted}, 1, cv::LINE_8, 4);
            int both = 0;
            int either = 0;
            for (int row = 0; row < 80; ++row)
                for (int column = 0; column < 80; ++column) {
                    both += mask(row, column) & filled(row, column);
                    either += mask(row, column) | filled(row, column);
                }
            unequal += both != either;
            QVERIFY2(both > 0.85 * either, qPrintable(QString("overlap %1").arg(double(both) / either)));
        }
        QVERIFY(unequal > 0);
    }
};

QTEST_GUILESS_MAIN(TestTouch)
#include "tst_touch.moc"
