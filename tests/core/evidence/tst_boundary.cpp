#include "disc.h"

#include "evidence/boundary.h"

#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::evidence;

namespace {

Boundary seen(const support::Disc& drawn, const support::Disc& contour, Edge edge = Edge::darker_outside) {
    const Picture picture = support::drawn(drawn);
    return boundary(picture, ring(support::outline(contour), 0, picture.spacing), edge);
}

bool is_near(double value, double expected, double by) {
    if (std::abs(value - expected) <= by) return true;
    qWarning("%g, not %g", value, expected);
    return false;
}

} // namespace

/// Tells where the edge of a plain disc lies from a contour beside it.
class TestBoundary : public QObject {
    Q_OBJECT

private slots:
    void a_right_contour_has_an_edge_everywhere_and_nowhere_to_go() {
        const Boundary right = seen({}, {});
        QVERIFY(right.contrast > 0.5);
        QVERIFY(right.low_contrast > 0.5);
        QCOMPARE(right.agreeing, 1.0);
        QVERIFY(std::hypot(right.shift_mm.x, right.shift_mm.y) < 0.1);
        QVERIFY(std::abs(right.growth_mm) < 0.2);
        QVERIFY(right.oval_mm < 0.1 && right.rest_mm < 0.3);
        QVERIFY(right.dark_inside < 0.05 && right.bright_outside < 0.05);
    }

    void a_shift_is_measured_by_length_and_direction() {
        const Boundary off = seen({}, {{66, 59}, 20, 1});
        QVERIFY(is_near(off.shift_mm.x, -2 * support::pixel_mm, 0.4));
        QVERIFY(is_near(off.shift_mm.y, 1 * support::pixel_mm, 0.3));
        QVERIFY(std::abs(off.growth_mm) < 0.3);
        QVERIFY(off.contrast < seen({}, {}).contrast);
    }

    void a_size_is_measured_with_its_sign() {
        QVERIFY(is_near(seen({}, {{64, 60}, 18, 1}).growth_mm, 2 * support::pixel_mm, 0.3));
        QVERIFY(is_near(seen({}, {{64, 60}, 22, 1}).growth_mm, -2 * support::pixel_mm, 0.3));
        QVERIFY(seen({}, {{64, 60}, 17, 1}).bright_outside > 0.6);
        QVERIFY(seen({}, {{64, 60}, 23, 1}).dark_inside > 0.6);
    }

    void an_oval_is_told_from_a_shift_and_a_size() {
        const Boundary oval = seen({}, {{64, 60}, 20, 1.12});
        QVERIFY(oval.oval_mm > 1.5);
        QVERIFY(std::hypot(oval.shift_mm.x, oval.shift_mm.y) < 0.2);
        QVERIFY(std::abs(oval.growth_mm) < oval.oval_mm / 2);
    }

    void dark_inside_and_bright_outside_is_no_edge_of_an_inner_contour_but_of_an_outer_one() {
        const support::Disc outer{{64, 60}, 28, 1};
        QVERIFY(seen({}, outer).contrast < 0);
        QVERIFY(seen({}, outer, Edge::any).contrast > 0.2);
        QCOMPARE(seen({}, outer, Edge::any).agreeing, 1.0);
    }

    void scaling_and_adding_to_all_grey_values_changes_nothing() {
        Picture picture = support::drawn({});
        Grid<float> other = picture.values;
        for (float& value : other.values())
            value = 3 * value - 1000;
        const Picture louder = evidence::picture(std::move(other), picture.spacing);
        const Ring of = ring(support::outline({{66, 60}, 19, 1}), 0, picture.spacing);
        const Boundary a = boundary(picture, of, Edge::darker_outside);
        const Boundary b = boundary(louder, of, Edge::darker_outside);
        QVERIFY(std::abs(a.contrast - b.contrast) < 1e-4);
        QVERIFY(std::abs(a.shift_mm.x - b.shift_mm.x) < 1e-2);
    }

    void a_flat_picture_and_one_with_numbers_that_are_none_are_no_trouble() {
        Grid<float> values({16, 16}, 7);
        QVERIFY(evidence::picture(values, std::nullopt).flat);
        values(8, 8) = std::numeric_limits<float>::quiet_NaN();
        const Picture picture = evidence::picture(values, std::nullopt);
        const Boundary none =
            boundary(picture, ring(support::outline({{8, 8}, 4, 1}), 0, picture.spacing), Edge::any);
        QCOMPARE(none.contrast, 0.0);
        QVERIFY(std::isfinite(none.rest_mm));
    }
};

QTEST_GUILESS_MAIN(TestBoundary)
#include "tst_boundary.moc"
