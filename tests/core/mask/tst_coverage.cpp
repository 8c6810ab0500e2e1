#include "drawing.h"

#include "contour/measures.h"

#include <QTest>

using namespace contourcheck;
using namespace drawing;
using mask::Coverage;

namespace {

constexpr Shape shape{20, 24};

double sum(const Coverage& shares) {
    double total = 0;
    for (const float share : shares.values())
        total += share;
    return total;
}

/// The part of the polygon with a * x + b * y <= c (Sutherland and Hodgman 1974).
Polygon clipped(const Polygon& points, double a, double b, double c) {
    Polygon result;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point p = points[i];
        const Point q = points[(i + 1) % points.size()];
        const double p_side = a * p.x + b * p.y - c;
        const double q_side = a * q.x + b * q.y - c;
        if (p_side <= 0) result.push_back(p);
        if ((p_side < 0 && q_side > 0) || (p_side > 0 && q_side < 0)) {
            const double t = p_side / (p_side - q_side);
            result.push_back({p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)});
        }
    }
    return result;
}

/// The share of one pixel, by cutting the polygon to its square.
double share_of(const Polygon& points, int row, int column) {
    Polygon part = clipped(points, 1, 0, column + 0.5);
    part = clipped(part, -1, 0, -(column - 0.5));
    part = clipped(part, 0, 1, row + 0.5);
    return contour::area(clipped(part, 0, -1, -(row - 0.5)));
}

} // namespace

class TestCoverage : public QObject {
    Q_OBJECT

private slots:
    void a_squares_edge_pixels_have_halves_and_its_corners_quarters() {
        const Coverage shares = mask::coverage(square(1, 3), {5, 5}, 0);
        const float expected[5][5] = {{0, 0, 0, 0, 0},
                                      {0, 0.25F, 0.5F, 0.25F, 0},
                                      {0, 0.5F, 1, 0.5F, 0},
                                      {0, 0.25F, 0.5F, 0.25F, 0},
                                      {0, 0, 0, 0, 0}};
        for (int row = 0; row < 5; ++row)
            for (int column = 0; column < 5; ++column)
                QCOMPARE(shares(row, column), expected[row][column]);
    }

    void the_origin_moves_the_pixels() {
        const Coverage shares = mask::coverage(square(1, 3), {4, 4}, 0.5);
        for (int row = 0; row < 4; ++row)
            for (int column = 0; column < 4; ++column)
                QCOMPARE(shares(row, column), float(row >= 1 && row < 3 && column >= 1 && column < 3));
    }

    void the_shares_sum_to_the_area() {
        QVERIFY(rc::check("sum", [] {
            const Polygon points = *stars({12, 10}, 9.5);
            RC_ASSERT(std::abs(sum(mask::coverage(points, shape, 0)) - contour::area(points)) < 1e-4);
        }));
    }

    void each_share_is_the_area_of_the_polygon_cut_to_the_pixel() {
        QVERIFY(rc::check("cut, also where the polygon leaves the grid", [] {
            const Point centre{double(*rc::gen::inRange(-4, 28)), double(*rc::gen::inRange(-4, 24))};
            const Polygon points = *stars(centre, 15);
            const Coverage shares = mask::coverage(points, shape, 0);
            for (int row = 0; row < shape.rows; ++row)
                for (int column = 0; column < shape.columns; ++column)
                    RC_ASSERT(std::abs(double(shares(row, column)) - share_of(points, row, column)) < 1e-6);
        }));
    }

    void direction_does_not_matter_and_a_move_moves() {
        QVERIFY(rc::check("reversed and moved", [] {
            const Polygon points = *polygons(5);
            const Coverage shares = mask::coverage(points, shape, 0);
            const Coverage back = mask::coverage(reversed(points), shape, 0);
            for (std::size_t i = 0; i < shape.size(); ++i)
                RC_ASSERT(std::abs(back.values()[i] - shares.values()[i]) < 1e-6F);
            const Coverage far = mask::coverage(moved(points, 3, 2), shape, 0);
            for (int row = 0; row + 2 < shape.rows; ++row)
                for (int column = 0; column + 3 < shape.columns; ++column)
                    RC_ASSERT(std::abs(far(row + 2, column + 3) - shares(row, column)) < 1e-6F);
        }));
    }

    void shares_stay_between_nothing_and_all_whatever_the_polygon() {
        QVERIFY(rc::check("bounds", [] {
            const Polygon points = *polygons(30);
            const Coverage shares = mask::coverage(points, shape, 0);
            for (const float share : shares.values())
                RC_ASSERT(share >= 0 && share <= 1);
        }));
    }

    void wholly_covered_pixels_are_in_and_uncovered_ones_out() {
        QVERIFY(rc::check("against centre and touch", [] {
            const Polygon points = *stars({12, 10}, 14);
            const Coverage shares = mask::coverage(points, shape, 0);
            const Mask centre = mask::rasterise(points, shape, {0, Rule::centre});
            const Mask touch = mask::rasterise(points, shape, {0, Rule::touch});
            for (std::size_t i = 0; i < shape.size(); ++i) {
                if (shares.values()[i] == 1) RC_ASSERT(centre.values()[i] == 1);
                if (shares.values()[i] == 0) RC_ASSERT(centre.values()[i] == 0);
                if (shares.values()[i] > 0) RC_ASSERT(touch.values()[i] == 1);
            }
        }));
    }

    void inner_and_ring_make_outer() {
        QVERIFY(rc::check("ring", [] {
            const Polygon inner = *stars({12, 10}, 3);
            Random random(*rc::gen::arbitrary<unsigned>());
            const Polygon outer = star(random, 24, {12, 10}, 5, 9);
            Polygon ring = outer;
            ring.push_back(outer.front());
            ring.insert(ring.end(), inner.rbegin(), inner.rend()); // the other way round: it is taken away
            ring.push_back(inner.back());
            const Coverage whole = mask::coverage(outer, shape, 0);
            const Coverage hole = mask::coverage(inner, shape, 0);
            const Coverage rest = mask::coverage(ring, shape, 0);
            for (std::size_t i = 0; i < shape.size(); ++i)
                RC_ASSERT(std::abs(whole.values()[i] - hole.values()[i] - rest.values()[i]) < 1e-6F);
        }));
    }

    void what_is_wound_around_twice_is_out() {
        Polygon twice = square(1, 3);
        const Polygon once = twice;
        twice.insert(twice.end(), once.begin(), once.end());
        QCOMPARE(mask::coverage(twice, {5, 5}, 0)(2, 2), 0.0F);
    }

    void the_rule_marks_every_pixel_with_a_share() {
        const Polygon points = square(1, 2.5);
        QCOMPARE(drawn(mask::rasterise(points, {5, 5}, {0, Rule::coverage})), QString(".....\n"
                                                                                      ".##..\n"
                                                                                      ".##..\n"
                                                                                      ".....\n"
                                                                                      ".....\n"));
    }

    void far_and_broken_coordinates_do_no_harm() {
        QCOMPARE(sum(mask::coverage(square(-1e300, 1e300), shape, 0)), double(shape.size()));
        const double nan = std::nan("");
        QCOMPARE(sum(mask::coverage(Polygon{{0, 0}, {nan, 9}, {9, 9}}, shape, 0)), 0.0);
        QCOMPARE(sum(mask::coverage(Polygon{{0, 0}, {9, 9}}, shape, 0)), 0.0);
        QVERIFY(mask::coverage(square(0, 9), {0, 5}, 0).empty());
        QVERIFY(mask::coverage(square(0, 9), {-3, 5}, 0).empty());
    }
};

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
