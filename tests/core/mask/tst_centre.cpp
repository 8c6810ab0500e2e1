#include "comparison.h"

#include <QTest>

using namespace contourcheck;
using namespace drawing;

namespace {

constexpr Convention centre{0, Rule::centre};
constexpr Shape shape{14, 17};

Mask draw(const Polygon& points, double origin = 0) {
    return mask::rasterise(points, shape, {origin, Rule::centre});
}

/// Pixels that are in one of the two and not in both.
Mask difference(const Mask& a, const Mask& b) {
    Mask result(a.shape());
    for (std::size_t i = 0; i < a.values().size(); ++i)
        result.values()[i] = a.values()[i] ^ b.values()[i];
    return result;
}

/// Polygons whose edges pass a hair beside pixel centres, or through them.
Polygon grazing(Random& random) {
    Polygon points;
    for (int i = 0; i < 4; ++i) {
        const Point through{double(random.below(8)), double(random.below(8))};
        const Point along{random.uniform(-1, 1), random.uniform(-1, 1)};
        for (const double t : {random.uniform(-5, 0), random.uniform(0, 5)})
            points.push_back({through.x + t * along.x, through.y + t * along.y});
    }
    return points;
}

} // namespace

class TestCentre : public QObject {
    Q_OBJECT

private slots:
    void a_centre_on_a_left_or_top_edge_is_in_and_on_a_right_or_bottom_edge_out() {
        QCOMPARE(drawn(mask::rasterise(square(1, 4), {6, 6}, centre)), QString("......\n"
                                                                               ".###..\n"
                                                                               ".###..\n"
                                                                               ".###..\n"
                                                                               "......\n"
                                                                               "......\n"));
    }

    void slanted_edges_through_centres_follow_the_same_rule() {
        const Polygon diamond{{3, 0}, {6, 3}, {3, 6}, {0, 3}};
        QCOMPARE(drawn(mask::rasterise(diamond, {7, 7}, centre)), QString(".......\n"
                                                                          "..##...\n"
                                                                          ".####..\n"
                                                                          "######.\n"
                                                                          ".####..\n"
                                                                          "..##...\n"
                                                                          ".......\n"));
    }

    void the_origin_says_which_coordinate_is_a_pixels_centre() {
        const Polygon points = square(0, 2);
        QCOMPARE(drawn(mask::rasterise(points, {3, 3}, {0, Rule::centre})), QString("##.\n##.\n...\n"));
        QCOMPARE(drawn(mask::rasterise(points, {3, 3}, {0.5, Rule::centre})), QString("##.\n##.\n...\n"));
        QCOMPARE(drawn(mask::rasterise(points, {3, 3}, {1, Rule::centre})), QString("#..\n...\n...\n"));
    }

    void what_is_wound_around_twice_is_out() {
        Polygon twice = square(0, 6);
        const Polygon inner = square(2, 4);
        twice.push_back(twice.front());
        twice.insert(twice.end(), inner.begin(), inner.end());
        twice.push_back(inner.front());
        QCOMPARE(drawn(mask::rasterise(twice, {6, 6}, centre)), QString("######\n"
                                                                        "######\n"
                                                                        "##..##\n"
                                                                        "##..##\n"
                                                                        "######\n"
                                                                        "######\n"));
    }

    void fewer_than_three_points_have_no_inside() {
        QCOMPARE(mask::count(draw({})), std::size_t(0));
        QCOMPARE(mask::count(draw({{1, 1}})), std::size_t(0));
        QCOMPARE(mask::count(draw({{1, 1}, {5, 5}})), std::size_t(0));
        QCOMPARE(mask::count(draw({{1, 1}, {5, 5}, {3, 3}})), std::size_t(0));
    }

    void what_lies_outside_the_grid_is_cut_off() {
        QCOMPARE(mask::count(draw(square(-100, 100))), shape.size());
        QCOMPARE(mask::count(draw(square(-9, -1))), std::size_t(0));
        QCOMPARE(mask::count(draw(square(40, 90))), std::size_t(0));
        QCOMPARE(mask::count(draw(square(-5, 3))), std::size_t(9));
    }

    void direction_and_start_point_do_not_matter() {
        QVERIFY(rc::check("reversed and rotated", [] {
            Polygon points = *polygons(20);
            const Mask mask = draw(points);
            RC_ASSERT(draw(reversed(points)) == mask);
            if (!points.empty()) std::rotate(points.begin(), points.begin() + 1, points.end());
            RC_ASSERT(draw(points) == mask);
        }));
        QVERIFY(rc::check("with coordinates of all digits", [] {
            const Polygon points = *stars({8, 7}, 10);
            RC_ASSERT(draw(reversed(points)) == draw(points));
        }));
    }

    void a_move_by_whole_pixels_moves_the_mask() {
        QVERIFY(rc::check("moved", [] {
            const Polygon points = *polygons(5);
            const auto dx = *rc::gen::inRange(0, 6);
            const auto dy = *rc::gen::inRange(0, 4);
            const Mask mask = draw(points);
            const Mask far = draw(moved(points, dx, dy));
            for (int row = 0; row + dy < shape.rows; ++row)
                for (int column = 0; column + dx < shape.columns; ++column)
                    RC_ASSERT(mask(row, column) == far(row + dy, column + dx));
        }));
    }

    void a_move_by_the_origin_undoes_the_origin() {
        QVERIFY(rc::check("origin", [] {
            const Polygon points = *polygons(20);
            for (const double origin : {0.5, 1.0})
                RC_ASSERT(draw(moved(points, origin, origin), origin) == draw(points));
        }));
    }

    void the_parts_of_a_split_polygon_tile_it() {
        QVERIFY(rc::check("split by a chord", [] {
            const Polygon points =
                *rc::gen::suchThat(polygons(18), [](const Polygon& p) { return p.size() > 3; });
            const auto cut = *rc::gen::inRange<std::size_t>(2, points.size() - 1);
            const Polygon first(points.begin(), points.begin() + std::ptrdiff_t(cut) + 1);
            Polygon second(points.begin() + std::ptrdiff_t(cut), points.end());
            second.push_back(points.front());
            RC_ASSERT(difference(draw(first), draw(second)) == draw(points));
        }));
        QVERIFY(rc::check("the parts of a fan do not overlap", [] {
            // With four points or more no triangle around the star's centre turns over half a turn.
            const Polygon points =
                *rc::gen::suchThat(stars({8, 7}, 9), [](const Polygon& p) { return p.size() > 3; });
            Mask sum(shape);
            for (std::size_t i = 0; i < points.size(); ++i) {
                const Mask part = draw({{8, 7}, points[i], points[(i + 1) % points.size()]});
                for (std::size_t pixel = 0; pixel < part.values().size(); ++pixel)
                    sum.values()[pixel] = std::uint8_t(sum.values()[pixel] + part.values()[pixel]);
            }
            RC_ASSERT(sum == draw(points));
        }));
    }

    void inner_and_ring_make_outer() {
        QVERIFY(rc::check("ring", [] {
            const Polygon inner = *stars({8, 7}, 3);
            const Polygon outer = *stars({8, 7}, 12);
            Polygon ring = outer;
            ring.push_back(outer.front());
            ring.insert(ring.end(), inner.begin(), inner.end());
            ring.push_back(inner.front());
            RC_ASSERT(difference(draw(inner), draw(ring)) == draw(outer));
        }));
    }

    void it_equals_numpy_where_numpy_is_exact() {
        Random random(5);
        Comparison comparison;
        for (int i = 0; i < 600; ++i) {
            const double origin = double(i % 3) / 2;
            const Polygon points = i % 2 == 0 ? chain(random, {8, 7}, random.uniform(1, 9))
                                              : scattered(random, 3 + int(random.below(9)), -4, 20, 0.25);
            comparison.add("centre", points, origin, draw(points, origin));
        }
        QCOMPARE(comparison.result(), comparison.all_equal());
    }

    void it_equals_whole_number_arithmetic_where_edges_graze_centres() {
        Random random(6);
        Comparison comparison;
        for (int i = 0; i < 150; ++i) {
            const Polygon points = grazing(random);
            comparison.add("exact", points, 0, mask::rasterise(points, {8, 8}, centre));
        }
        QCOMPARE(comparison.result(), comparison.all_equal());
    }

    void tiny_and_huge_coordinates_are_decided_as_exactly() {
        Comparison comparison;
        for (const Polygon& points : {Polygon{{1e-90, -3}, {3e-90, 5}, {6, 5}, {6, -3}},
                                      Polygon{{-1e-90, -3}, {-3e-90, 5}, {6, 5}, {6, -3}},
                                      Polygon{{-1e90, -1e90}, {1e90, 1e90}, {-1e90, 1e90}},
                                      Polygon{{-1e90, -1e90 + 1e75}, {1e90, 1e90}, {1e90, -1e90}}})
            comparison.add("exact", points, 0, mask::rasterise(points, {6, 6}, centre));
        QCOMPARE(comparison.result(), comparison.all_equal());
    }
};

QTEST_GUILESS_MAIN(TestCentre)
#include "tst_centre.moc"
