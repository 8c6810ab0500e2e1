#include "demo/reader.h"

#include "contour/measures.h"

#include <QtTest>
#include <rapidcheck.h>

#include <cmath>

using namespace contourcheck;
using namespace contourcheck::demo;

namespace {

Region any_ellipse() {
    const auto number = [](int low, int high) { return *rc::gen::inRange(low, high) / 16.0; };
    return ellipse({number(1600, 2200), number(1600, 2200)}, number(64, 600), number(64, 600), number(0, 50));
}

bool on_half_pixels(const std::vector<Point>& points) {
    return std::all_of(points.begin(), points.end(), [](Point p) {
        return p.x * 2 == std::floor(p.x * 2) && p.y * 2 == std::floor(p.y * 2);
    });
}

/// From each point to the next, and from the last to the first, one move on the grid of half pixels.
bool one_move_each(const std::vector<Point>& points) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point a = points[i];
        const Point b = points[(i + 1) % points.size()];
        const double dx = std::abs(a.x - b.x);
        const double dy = std::abs(a.y - b.y);
        if (dx > 0.5 || dy > 0.5 || dx + dy == 0) return false;
    }
    return true;
}

std::vector<Point> true_outline(const Region& region) {
    std::vector<Point> points;
    for (int i = 0; i < 2000; ++i)
        points.push_back(region.at(i * full_turn / 2000));
    return points;
}

/// Moving every point of the outline by a quarter of a pixel at most along x and y, as rounding to the grid of half
/// pixels does, changes the area by no more than this.
double area_of_rounding(const std::vector<Point>& points) {
    double steps = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point a = points[i];
        const Point b = points[(i + 1) % points.size()];
        steps += std::abs(a.x - b.x) + std::abs(a.y - b.y);
    }
    return 0.25 * steps;
}

} // namespace

class TestReader : public QObject {
    Q_OBJECT

private slots:
    void a_traced_outline_walks_the_grid_of_half_pixels_and_closes() {
        QVERIFY(rc::check("grid", [] {
            const auto points = traced(any_ellipse(), *rc::gen::inRange(0, 100) / 16.0);
            RC_ASSERT(on_half_pixels(points));
            RC_ASSERT(one_move_each(points));
        }));
    }

    void a_traced_outline_is_a_valid_polygon_of_the_true_area() {
        QVERIFY(rc::check("area", [] {
            const Region region = any_ellipse();
            const auto points = traced(region);
            RC_ASSERT(contour::validity(points).valid);
            const auto outline = true_outline(region);
            RC_ASSERT(std::abs(contour::area(points) - contour::area(outline)) <= area_of_rounding(outline));
        }));
    }

    void tracing_cuts_corners_by_less_than_a_thirtieth_of_a_pixel_on_average() {
        Random random(5);
        double displacement = 0;
        constexpr int regions = 400;
        for (int i = 0; i < regions; ++i) {
            const Region region = ellipse({random.uniform(100, 140), random.uniform(100, 140)},
                                          random.uniform(4, 38), random.uniform(4, 38), random.uniform(0, 3));
            const auto outline = true_outline(region);
            displacement += (contour::area(traced(region)) - contour::area(outline)) / contour::perimeter(outline);
        }
        const double mean_px = displacement / regions;
        QVERIFY2(mean_px <= 0 && mean_px > -1 / 30.0, qPrintable(QString::number(mean_px)));
    }

    void it_runs_clockwise_on_the_screen() {
        QVERIFY(contour::signed_area(traced(ellipse({100, 100}, 20, 15))) > 0);
    }

    void a_reader_stays_within_a_pixel_and_is_not_exact() {
        const Region truth = ellipse({120.3, 117.8}, 26, 23, 0.4);
        double squares = 0;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < 60; ++i) {
            Random random(mixed(3, std::uint64_t(i)));
            for (const Point p : drawn(truth, random)) {
                const double off = -double(truth.depth_px(float(p.x), float(p.y)));
                QVERIFY2(std::abs(off) < 1.5, qPrintable(QString::number(off)));
                squares += off * off;
                sum += off;
                ++count;
            }
        }
        const double deviation = std::sqrt(squares / count);
        QVERIFY2(deviation > 0.3 && deviation < 0.6, qPrintable(QString::number(deviation)));
        QVERIFY2(std::abs(sum / count) < 0.08, qPrintable(QString::number(sum / count)));
    }

    void a_few_readings_repeat_the_first_point() {
        const Region truth = ellipse({120, 120}, 20, 20);
        int repeated = 0;
        for (int i = 0; i < 400; ++i) {
            Random random(mixed(8, std::uint64_t(i)));
            const auto points = drawn(truth, random);
            repeated += points.front() == points.back();
            QVERIFY(contour::closing_gap(points) < 0.72);
        }
        QVERIFY(repeated > 0 && repeated < 40);
    }

    void changing_a_region_grows_and_moves_it() {
        const Region region = changed(ellipse({100, 100}, 20, 10), 1.5, {3, -4});
        QVERIFY(region.centre() == (Point{103, 96}));
        QVERIFY(std::abs(region.radius_px(0) - 30) < 1e-3);
        QVERIFY(std::abs(region.radius_px(full_turn / 4) - 15) < 1e-3);
    }
};

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
