#include "contour/measures.h"

#include "base/random.h"
#include "contour/orientation.h"

#include <QTest>

#include <algorithm>
#include <cmath>

#include <rapidcheck.h>

using namespace contourcheck;
using namespace contourcheck::contour;

namespace {

using Polygon = std::vector<Point>;

const Polygon clockwise{{0, 0}, {4, 0}, {4, 2}, {0, 2}}; // on the screen, where y runs down

Polygon reversed(Polygon points) {
    std::reverse(points.begin(), points.end());
    return points;
}

/// Whole numbers up to 2^40, whose products 128 bits hold exactly, divided by 2^20.
rc::Gen<Point> points_of_41_bits() {
    const auto coordinate = rc::gen::map(rc::gen::inRange<std::int64_t>(-(1LL << 40), 1LL << 40),
                                         [](std::int64_t i) { return double(i) / (1 << 20); });
    return rc::gen::map(rc::gen::pair(coordinate, coordinate), [](const auto& p) {
        return Point{p.first, p.second};
    });
}

__extension__ using Wide = __int128;

int exact_sign(Point a, Point b, Point c) {
    const auto whole = [](double value) { return Wide(std::int64_t(value * (1 << 20))); };
    const Wide cross = (whole(b.x) - whole(a.x)) * (whole(c.y) - whole(a.y)) -
                       (whole(b.y) - whole(a.y)) * (whole(c.x) - whole(a.x));
    return cross > 0 ? 1 : cross < 0 ? -1 : 0;
}

} // namespace

class TestMeasures : public QObject {
    Q_OBJECT

private slots:
    void area_is_positive_clockwise_on_the_screen() {
        QCOMPARE(signed_area(clockwise), 8.0);
        QCOMPARE(signed_area(reversed(clockwise)), -8.0);
        QCOMPARE(area(reversed(clockwise)), 8.0);
    }

    void measures_of_nothing_are_nothing() {
        for (const Polygon& points : {Polygon{}, Polygon{{3, 4}}, Polygon{{3, 4}, {3, 4}}}) {
            QCOMPARE(area(points), 0.0);
            QCOMPARE(perimeter(points), 0.0);
            QCOMPARE(closing_gap(points), 0.0);
        }
        QCOMPARE(centroid(Polygon{}), (Point{0, 0}));
        QCOMPARE(centroid(Polygon{{3, 4}}), (Point{3, 4}));
        QVERIFY(convex_hull(Polygon{}).empty());
        QCOMPARE(bounds(Polygon{}).right, 0.0);
    }

    void the_perimeter_includes_the_closing_edge() {
        QCOMPARE(perimeter(clockwise), 12.0);
        QCOMPARE(closing_gap(clockwise), 2.0);
        Polygon closed = clockwise;
        closed.push_back(closed.front());
        QCOMPARE(perimeter(closed), 12.0);
        QCOMPARE(closing_gap(closed), 0.0);
        QCOMPARE(area(closed), 8.0);
    }

    void the_centroid_is_that_of_the_area() {
        QCOMPARE(centroid(clockwise), (Point{2, 1}));
        const Polygon dense_on_one_side{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}, {4, 2}, {0, 2}};
        QCOMPARE(centroid(dense_on_one_side), (Point{2, 1}));
    }

    void the_centroid_of_a_line_is_that_of_its_points() {
        QCOMPARE(centroid(Polygon{{0, 0}, {2, 2}, {4, 4}}), (Point{2, 2}));
        const Point tenths =
            centroid(Polygon{{0.1, 0.1}, {0.2, 0.2}, {0.9, 0.9}}); // an area of rounding errors
        QVERIFY(std::abs(tenths.x - 0.4) < 1e-12 && std::abs(tenths.y - 0.4) < 1e-12);
    }

    void measures_hold_far_from_the_origin() {
        Polygon far = clockwise;
        for (Point& point : far)
            point = {point.x + 1e9, point.y - 1e9};
        QCOMPARE(area(far), 8.0);
        QCOMPARE(centroid(far), (Point{1e9 + 2, 1 - 1e9}));
    }

    void points_are_counted_once() {
        QCOMPARE(distinct_points(Polygon{}), std::size_t(0));
        QCOMPARE(distinct_points(Polygon{{1, 2}, {2, 1}, {1, 2}, {0.0, 1}, {-0.0, 1}}), std::size_t(3));
    }

    void bounds_hold_all_points() {
        const Bounds box = bounds(Polygon{{3, -1}, {-2, 5}, {0, 0}});
        QCOMPARE(box.left, -2.0);
        QCOMPARE(box.top, -1.0);
        QCOMPARE(box.right, 3.0);
        QCOMPARE(box.bottom, 5.0);
    }

    void orientation_has_the_exact_sign() {
        QVERIFY(rc::check("any points", [] {
            const Point a = *points_of_41_bits(), b = *points_of_41_bits(), c = *points_of_41_bits();
            RC_ASSERT(orientation(a, b, c) == exact_sign(a, b, c));
            RC_ASSERT(exact_orientation(a, b, c) == exact_sign(a, b, c));
        }));
        QVERIFY(rc::check("points on or next to a line", [] {
            const Point a = *points_of_41_bits(), b = *points_of_41_bits();
            const double step = 1.0 / (1 << 20);
            Point c{std::floor((a.x + b.x) / 2 / step) * step, std::floor((a.y + b.y) / 2 / step) * step};
            c.x += step * *rc::gen::inRange(-1, 2);
            RC_ASSERT(orientation(a, b, c) == exact_sign(a, b, c));
            RC_ASSERT(orientation(b, a, c) == -orientation(a, b, c));
            RC_ASSERT(orientation(c, a, b) == orientation(a, b, c));
        }));
    }

    void orientation_sees_the_last_bit() {
        const double next = std::nextafter(0.5, 1.0);
        for (const double big : {12.0, 24.0}) {
            QCOMPARE(orientation({big, big}, {24.5, 24.5}, {0.5, 0.5}), 0);
            QCOMPARE(orientation({big, big}, {24.5, 24.5}, {0.5, next}), 1);
            QCOMPARE(orientation({big, big}, {24.5, 24.5}, {next, 0.5}), -1);
        }
        // differences that are not exact
        QCOMPARE(orientation({1e-30, 1e-30}, {3, 3}, {1e20, 1e20}), 0);
        QCOMPARE(orientation({1e-30, 2e-30}, {3, 3}, {1e20, 1e20}),
                 -1 * orientation({2e-30, 1e-30}, {3, 3}, {1e20, 1e20}));
        QVERIFY(orientation({1e-30, 2e-30}, {3, 3}, {1e20, 1e20}) != 0);
    }

    void the_hull_holds_every_point_and_turns_one_way() {
        QVERIFY(rc::check("hull", [] {
            const auto points = *rc::gen::container<Polygon>(rc::gen::map(
                rc::gen::pair(rc::gen::inRange(-5, 6), rc::gen::inRange(-5, 6)), [](const auto& p) {
                    return Point{double(p.first), double(p.second)};
                }));
            const Polygon hull = convex_hull(points);
            if (hull.size() < 3) return;
            for (std::size_t i = 0; i < hull.size(); ++i) {
                const Point a = hull[i], b = hull[(i + 1) % hull.size()];
                RC_ASSERT(orientation(a, b, hull[(i + 2) % hull.size()]) > 0);
                for (const Point& point : points)
                    RC_ASSERT(orientation(a, b, point) >= 0);
            }
        }));
        const Polygon with_extras{{0, 0}, {2, 0}, {4, 0}, {4, 2}, {2, 1}, {0, 2}, {0, 0}};
        QVERIFY(convex_hull(with_extras) == clockwise);
        QCOMPARE(convex_hull(Polygon{{0, 0}, {1, 1}, {2, 2}}).size(), std::size_t(2));
    }

    void the_content_key_forgets_start_direction_and_repeats() {
        QVERIFY(rc::check("key", [] {
            auto points = *rc::gen::container<Polygon>(rc::gen::map(
                rc::gen::pair(rc::gen::inRange(0, 3), rc::gen::inRange(0, 3)), [](const auto& p) {
                    return Point{double(p.first), double(p.second)};
                }));
            const std::string key = content_key(points);
            if (points.empty()) return;
            RC_ASSERT(content_key(reversed(points)) == key);
            std::rotate(points.begin(), points.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, points.size()),
                        points.end());
            RC_ASSERT(content_key(points) == key);
            points.push_back(points.front());
            RC_ASSERT(content_key(points) == key);
            points.push_back(points.front());
            points.insert(points.begin() + 1, points.front());
            RC_ASSERT(content_key(points) == key);
        }));
        QCOMPARE(content_key(Polygon{{0.0, 0}, {1, 0}, {1, 1}}),
                 content_key(Polygon{{-0.0, 0}, {1, 0}, {1, 1}}));
    }

    void the_content_key_tells_contours_apart() {
        const std::string key = content_key(clockwise);
        QCOMPARE(key.size(), std::size_t(64));
        Polygon other = clockwise;
        other[2].x = std::nextafter(other[2].x, 9);
        QVERIFY(content_key(other) != key);
        QVERIFY(content_key(Polygon{{0, 0}, {4, 2}, {4, 0}, {0, 2}}) !=
                key); // the same points in another order
        QVERIFY(content_key(convex_hull(Polygon{{0, 0}, {4, 0}, {4, 2}})) != key);
    }

    void fewer_than_three_points_have_no_content_key() {
        for (const Polygon& points : {Polygon{}, Polygon{{1, 1}}, Polygon{{1, 1}, {2, 2}, {1, 1}, {2, 2}}})
            QVERIFY(content_key(points).empty());
    }
};

QTEST_GUILESS_MAIN(TestMeasures)
#include "tst_measures.moc"
