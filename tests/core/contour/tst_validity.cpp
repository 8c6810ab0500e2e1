#include "contour/measures.h"

#include "base/random.h"
#include "support/processor_time.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <thread>

using namespace contourcheck;
using namespace contourcheck::contour;

namespace {

using Polygon = std::vector<Point>;

Polygon square(double low, double high) {
    return {{low, low}, {high, low}, {high, high}, {low, high}};
}

const Polygon bow_tie{{0, 0}, {4, 4}, {4, 0}, {0, 4}};

} // namespace

class TestValidity : public QObject {
    Q_OBJECT

private slots:
    void a_simple_polygon_is_valid_closed_or_not() {
        Polygon points = square(0, 4);
        QVERIFY(validity(points).valid);
        QVERIFY(validity(points).reason.empty());
        points.push_back(points.front());
        QVERIFY(validity(points).valid);
    }

    void repeated_points_are_no_fault() {
        QVERIFY(validity(Polygon{{0, 0}, {0, 0}, {4, 0}, {4, 4}, {4, 4}, {4, 4}, {0, 0}}).valid);
    }

    void a_crossing_has_a_reason_and_a_place() {
        const Validity fault = validity(bow_tie);
        QVERIFY(!fault.valid);
        QCOMPARE(fault.reason, std::string("Self-intersection"));
        QCOMPARE(fault.place, (Point{2, 2}));
    }

    void a_ring_that_touches_itself_cuts_its_inside() {
        const Validity fault = validity(Polygon{{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}});
        QVERIFY(!fault.valid);
        QVERIFY(!fault.reason.empty());
        QCOMPARE(fault.place.y, 0.0);
    }

    void a_spike_is_a_fault() {
        QVERIFY(!validity(Polygon{{0, 0}, {4, 0}, {9, 0}, {4, 0}, {4, 4}, {0, 4}}).valid);
    }

    void too_few_points_are_told() {
        for (const Polygon& points :
             {Polygon{}, Polygon{{1, 2}}, Polygon{{1, 2}, {3, 4}}, Polygon{{1, 2}, {3, 4}, {1, 2}}}) {
            QVERIFY(!validity(points).valid);
            QCOMPARE(validity(points).reason, std::string("Too few points in geometry component"));
        }
        QCOMPARE(validity(Polygon{{1, 2}, {3, 4}}).place, (Point{1, 2}));
        QVERIFY(!validity(Polygon{{0, 0}, {1, 1}, {2, 2}}).valid);
    }

    void a_point_that_is_not_finite_is_told() {
        const double infinity = std::numeric_limits<double>::infinity();
        QCOMPARE(validity(Polygon{{0, 0}, {infinity, 2}, {3, 3}}).reason, std::string("Invalid Coordinate"));
        QVERIFY(std::isnan(area_outside(Polygon{{0, 0}, {infinity, 2}, {3, 3}}, square(0, 1))));
    }

    void area_outside_is_what_the_other_leaves() {
        QCOMPARE(area_outside(square(1, 2), square(0, 4)), 0.0);
        QCOMPARE(area_outside(square(0, 4), square(1, 2)), 15.0);
        QCOMPARE(area_outside(square(0, 4), square(2, 6)), 12.0);
        QCOMPARE(area_outside(square(0, 4), square(5, 6)), 16.0);
        QCOMPARE(area_outside(square(0, 4), square(0, 4)), 0.0);
    }

    void area_outside_takes_crossing_polygons_by_even_odd() {
        QCOMPARE(area_outside(bow_tie, square(9, 10)), 8.0);
        QCOMPARE(area_outside(square(0, 4), bow_tie), 8.0);
        Polygon twice = square(0, 4);
        twice.push_back({0, 0});
        const Polygon inner = square(1, 3);
        twice.insert(twice.end(), inner.begin(), inner.end());
        twice.push_back({1, 1});
        QCOMPARE(area_outside(twice, square(9, 10)), 12.0);
        const Polygon spike{{0, 0}, {4, 0}, {9, 0}, {4, 0}, {4, 4}, {0, 4}};
        QCOMPARE(area_outside(spike, square(0, 2)), 12.0);
    }

    void area_outside_of_nothing_is_nothing() {
        QCOMPARE(area_outside(Polygon{}, square(0, 4)), 0.0);
        QCOMPARE(area_outside(Polygon{{0, 0}, {1, 1}}, square(0, 4)), 0.0);
        QCOMPARE(area_outside(Polygon{{0, 0}, {1, 1}, {2, 2}}, square(3, 4)), 0.0);
        QCOMPARE(area_outside(square(0, 4), Polygon{}), 16.0);
        QCOMPARE(area_outside(square(0, 4), Polygon{{0, 0}, {1, 1}, {2, 2}}), 16.0);
    }

    void a_tangle_is_not_mended_data() {
        QTest::addColumn<int>("points");
        QTest::addColumn<double>("size");
        for (const int points : {100, 250, 1990, 50'000})
            for (const double size : {1e-300, 256.0, 1e300})
                QTest::addRow("%d points, %g", points, size) << points << size;
    }
    void a_tangle_is_not_mended() {
        QFETCH(int, points);
        QFETCH(double, size);
        Random random(1);
        Polygon tangle;
        for (int i = 0; i < points; ++i)
            tangle.push_back({random.uniform(0, size), random.uniform(0, size)});
        QVERIFY(size < 1 || !validity(tangle).valid); // GEOS's products of the least numbers are 0
        const support::ProcessorTime taken;
        const double area = area_outside(tangle, square(0, 1));
        QVERIFY(std::isnan(area) || size < 1);
        QVERIFY(std::isnan(area_outside(square(0, 1), tangle)) || size < 1);
        QVERIFY2(taken.ms() < 30000, "mending would take many seconds");
    }

    void two_combs_across_each_other_are_told_in_time() {
        Polygon across{{0, -5}}, down{{-5, 0}};
        for (int i = 0; i < 500; ++i)
            for (const auto& [along, side] : {std::pair(0.0, 0.0), {0.0, 600.0}, {0.1, 600.0}, {0.1, 0.0}}) {
                across.push_back({i + along, side});
                down.push_back({side, i + along});
            }
        across.push_back({600, -5});
        down.push_back({-5, 600});
        QVERIFY(validity(across).valid && validity(down).valid);
        const support::ProcessorTime taken;
        QVERIFY(std::isnan(area_outside(across, down)));
        QVERIFY2(taken.ms() < 30000, "a million crossings would take seconds");
    }

    void crossing_is_more_than_touching() {
        QVERIFY(crosses_itself(bow_tie));
        QVERIFY(!crosses_itself(square(0, 4)));
        const Polygon touching{{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}};
        QVERIFY(!crosses_itself(touching));
        const Polygon both{{0, 0},  {4, 0},  {4, 4},  {2, 0},  {0, 4},
                           {-4, 4}, {-8, 8}, {-4, 8}, {-8, 4}, {-9, 0}};
        QVERIFY(crosses_itself(both));
    }

    void a_line_run_to_and_fro_is_not_mended() {
        Polygon points;
        for (int i = 0; i < 1000; ++i)
            points.push_back({double(i * 619 % 1000), 0});
        points.push_back({500, 300});
        QVERIFY(std::isnan(area_outside(points, square(0, 1))));
    }

    void up_to_fifty_crossings_are_mended() {
        // A zigzag over a straight way back: each of its edges crosses it once.
        const auto zigzag = [](int crossings) {
            Polygon points{{double(crossings) + 1, 0}, {0, 0}};
            for (int i = 0; i <= crossings; ++i)
                points.push_back({i + 0.5, i % 2 == 0 ? 1.0 : -1.0});
            return points;
        };
        QVERIFY(area_outside(zigzag(most_crossings_to_mend - 1), square(200, 201)) > 10);
        QVERIFY(std::isnan(area_outside(zigzag(most_crossings_to_mend + 2), square(200, 201))));
    }

    void threads_do_not_disturb_each_other() {
        std::vector<int> faults(4);
        {
            std::vector<std::jthread> threads;
            for (int& fault : faults)
                threads.emplace_back([&fault] {
                    for (int i = 0; i < 300; ++i)
                        fault += validity(bow_tie).valid || area_outside(square(0, 4), square(2, 6)) != 12;
                });
        }
        for (const int fault : faults)
            QCOMPARE(fault, 0);
    }
};

QTEST_GUILESS_MAIN(TestValidity)
#include "tst_validity.moc"
