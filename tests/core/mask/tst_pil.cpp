#include "comparison.h"

#include <QTest>

using namespace contourcheck;
using namespace drawing;

namespace {

constexpr Convention pil{0, Rule::pil};

void add(Comparison& comparison, const Polygon& points, Shape shape, double origin = 0) {
    comparison.add("pil", points, origin, mask::rasterise(points, shape, {origin, Rule::pil}));
}

} // namespace

class TestPil : public QObject {
    Q_OBJECT

private slots:
    void a_square_loses_its_outline() {
        const Mask mask = mask::rasterise(square(0, 4), {6, 6}, pil);
        QCOMPARE(drawn(mask), QString("......\n"
                                      ".###..\n"
                                      ".###..\n"
                                      ".###..\n"
                                      "......\n"
                                      "......\n"));
    }

    void points_are_truncated_towards_zero() {
        QCOMPARE(mask::rasterise(square(0.9, 4.9), {6, 6}, pil), mask::rasterise(square(0, 4), {6, 6}, pil));
        QCOMPARE(mask::rasterise(square(-0.9, 4.9), {6, 6}, pil), mask::rasterise(square(0, 4), {6, 6}, pil));
    }

    void the_origin_is_subtracted_before_truncation() {
        QCOMPARE(mask::rasterise(square(1.4, 5.4), {6, 6}, {0.5, Rule::pil}),
                 mask::rasterise(square(0, 4), {6, 6}, pil));
    }

    void one_point_draws_nothing() {
        QCOMPARE(mask::count(mask::rasterise(Polygon{{2, 2}}, {5, 5}, pil)), std::size_t(0));
    }

    void polygons_that_do_not_cross_themselves_equal_Pillow() {
        Random random(1);
        Comparison comparison;
        for (int i = 0; i < 1500; ++i) {
            add(comparison, star(random, 3 + int(random.below(20)), {12, 12}, 1, 14), {24, 26},
                double(i % 3) / 2);
            add(comparison, chain(random, {12, 12}, random.uniform(2, 12)), {24, 26}, double(i % 3) / 2);
        }
        QCOMPARE(comparison.result(), comparison.all_equal());
    }

    void polygons_that_cross_themselves_equal_Pillow() {
        Random random(2);
        Comparison comparison;
        for (int i = 0; i < 6000; ++i) {
            const double step = i % 2 == 0 ? 1 : 0;
            add(comparison, scattered(random, 2 + int(random.below(12)), -6, 22, step), {16, 18});
        }
        QCOMPARE(comparison.result(), comparison.all_equal());
    }

    void level_edges_spikes_and_repeated_points_equal_Pillow() {
        Random random(3);
        Comparison comparison;
        for (int i = 0; i < 6000; ++i) {
            // A few values of each coordinate make level, upright, repeated and doubled edges likely.
            add(comparison,
                scattered(random, 2 + int(random.below(9)), -1, 4 + double(random.below(8)), 1 + i % 2),
                {9, 11});
        }
        QCOMPARE(comparison.result(), comparison.all_equal());
    }

    void polygons_far_outside_equal_Pillow() {
        Random random(4);
        Comparison comparison;
        for (int i = 0; i < 2000; ++i) {
            const double reach = i % 2 == 0 ? 300 : 20'000;
            add(comparison, scattered(random, 2 + int(random.below(6)), -reach, reach, i % 4 < 2 ? 1 : 0),
                {16, 18});
        }
        QCOMPARE(comparison.result(), comparison.all_equal());
    }

    void the_end_of_the_number_range_is_drawn_in_no_time() {
        const Polygon points{{-1e300, -1e300}, {1e300, -1e12}, {1e12, 1e300}};
        QCOMPARE(mask::rasterise(points, {16, 16}, pil).shape(), (Shape{16, 16}));
    }
};

QTEST_GUILESS_MAIN(TestPil)
#include "tst_pil.moc"
