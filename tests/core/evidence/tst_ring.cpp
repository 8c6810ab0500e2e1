#include "disc.h"

#include "evidence/ring.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace contourcheck;
using namespace contourcheck::evidence;

class TestRing : public QObject {
    Q_OBJECT

private slots:
    void it_keeps_area_and_centre_and_points_outward() {
        const support::Disc disc;
        auto points = support::outline(disc);
        for (const bool reversed : {false, true}) {
            if (reversed) std::ranges::reverse(points);
            const Ring of = ring(points, 0, {1.25, 1.25});
            QCOMPARE(of.sites.size(), std::size_t(ring_sites));
            QVERIFY(std::abs(of.radius_mm - 25) < 0.1);
            QVERIFY(std::hypot(of.centre.x - 80, of.centre.y - 75) < 1e-6);
            for (const Ring::Site& site : of.sites) {
                const double x = site.place.x - of.centre.x;
                const double y = site.place.y - of.centre.y;
                QVERIFY(std::abs(std::hypot(x, y) - 25) < 0.15);
                QVERIFY(std::abs(site.normal.x - x / 25) < 0.05 && std::abs(site.normal.y - y / 25) < 0.05);
            }
        }
    }

    void the_pixel_origin_and_the_spacing_are_taken_into_account() {
        const Ring of = ring(support::outline({}), 0.5, {2, 3});
        QVERIFY(std::abs(of.centre.x - 63.5 * 3) < 1e-6);
        QVERIFY(std::abs(of.centre.y - 59.5 * 2) < 1e-6);
    }

    void elongation_is_the_ratio_of_the_axes() {
        const Ring of = ring(support::outline({{64, 60}, 20, 1.3}), 0, {1, 1});
        QVERIFY2(std::abs(of.elongation - 1.69) < 0.01, qPrintable(QString::number(of.elongation)));
    }

    void no_ring_of_what_no_picture_reaches() {
        for (const double far : {1e7, 1e104, 1e160, 1e300}) {
            const std::vector<contour::Point> square = {
                {far, far}, {10 * far, far}, {10 * far, 10 * far}, {far, 10 * far}};
            QVERIFY(ring(square, 0, {1, 1}).empty());
        }
    }

    void no_ring_of_what_is_no_polygon() {
        QVERIFY(ring({}, 0, {1, 1}).empty());
        const std::vector<contour::Point> line = {{1, 1}, {2, 2}, {3, 3}};
        QVERIFY(ring(line, 0, {1, 1}).empty());
        const std::vector<contour::Point> nothing = {{1, 1}, {1, 1}, {1, 1}, {1, 1}};
        QVERIFY(ring(nothing, 0, {1, 1}).empty());
    }

    void ways_of_turning_have_their_order() {
        QVERIFY(rc::check("turned", [] {
            const double origin = *rc::gen::element(0.0, 0.5, 1.0);
            const std::vector<contour::Point> points = {
                {double(*rc::gen::inRange(0, 128)), double(*rc::gen::inRange(0, 128))}};
            const Shape square{128, 128};
            for (const Way way : ways) {
                auto there = points;
                const bool is_quarter = way == Way::turned_right || way == Way::turned_left;
                for (int i = 0; i < (is_quarter ? 4 : 2); ++i)
                    there = turned(there, way, square, origin);
                RC_ASSERT(std::abs(there[0].x - points[0].x) < 1e-9);
                RC_ASSERT(std::abs(there[0].y - points[0].y) < 1e-9);
            }
        }));
    }

    void mirroring_keeps_the_picture_in_place() {
        const std::vector<contour::Point> corner = {{0, 0}};
        QCOMPARE(turned(corner, Way::mirrored_left_right, {10, 20}, 0)[0], (contour::Point{19, 0}));
        QCOMPARE(turned(corner, Way::mirrored_top_bottom, {10, 20}, 0)[0], (contour::Point{0, 9}));
        const std::vector<contour::Point> first = {{1, 1}};
        QCOMPARE(turned(first, Way::turned_half, {10, 20}, 1)[0], (contour::Point{20, 10}));
    }
};

QTEST_GUILESS_MAIN(TestRing)
#include "tst_ring.moc"
