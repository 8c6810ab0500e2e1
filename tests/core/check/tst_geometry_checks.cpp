#include "made.h"

#include <QTest>

using namespace made;

namespace {

std::vector<Finding> geometry(const std::vector<Point>& points, double pixel_origin = 0) {
    Patient one = patient("A");
    one.contours = {contour_entry(one, 4, Kind::inner, points)};
    return check::geometry_checks(check::prepare(one), {pixel_origin, mask::Rule::centre});
}

std::string rules_of(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings)
        text += (text.empty() ? "" : " ") + finding.rule;
    return text;
}

std::string masks(const std::vector<Point>& points, mask::Rule rule, const std::vector<Finding>& known = {}) {
    Patient one = patient("A");
    one.contours = {contour_entry(one, 4, Kind::inner, points)};
    return rules_of(check::mask_checks(check::prepare(one), {0, rule}, known));
}

Finding error_on_the_contour() {
    Finding finding;
    finding.slice = 4;
    finding.kind = Kind::inner;
    finding.severity = Severity::error;
    return finding;
}

/// The circle of 80 points without the last `lost` of them.
std::vector<Point> arc(int lost) {
    auto points = circle({60, 60}, 20);
    points.resize(points.size() - std::size_t(lost));
    return points;
}

} // namespace

class GeometryChecks : public QObject {
    Q_OBJECT

private slots:
    void a_round_contour_has_no_finding() { QCOMPARE(rules_of(geometry(circle({60, 60}, 20))), ""); }

    void fewer_than_three_different_points_are_too_few() {
        const auto findings = geometry({{1, 1}, {5, 5}, {1, 1}, {5, 5}});
        QCOMPARE(rules_of(findings), "too-few-points");
        QCOMPARE(findings[0].value, 2.0);
        QCOMPARE(findings[0].threshold, 3.0);
        QCOMPARE(findings[0].file, "contourfiles/O-A/IM-0001-0004-icontour-manual.txt");
        QCOMPARE(rules_of(geometry({})), "too-few-points");
    }

    void an_arc_is_not_closed_data() {
        QTest::addColumn<int>("lost");
        QTest::addColumn<bool>("open");
        QTest::newRow("nothing lost") << 0 << false;
        QTest::newRow("one point of eighty") << 1 << false;
        QTest::newRow("two points of eighty") << 2 << true;
        QTest::newRow("a tenth") << 8 << true;
        QTest::newRow("half") << 40 << true;
        QTest::newRow("nearly all") << 70 << true;
    }
    void an_arc_is_not_closed() {
        QFETCH(int, lost);
        QFETCH(bool, open);
        const auto findings = geometry(arc(lost));
        QCOMPARE(rules_of(findings), open ? "not-closed" : "");
        if (!open) return;
        QVERIFY(*findings[0].value > *findings[0].threshold);
        QVERIFY(findings[0].place.has_value());
    }

    void a_contour_of_few_points_far_apart_is_closed() {
        QCOMPARE(rules_of(geometry(circle({60, 60}, 20, 30))), "");
        QCOMPARE(rules_of(geometry(circle({60, 60}, 20, 4))), "");
        QCOMPARE(rules_of(geometry({{40, 40}, {80, 40}, {80, 60}, {40, 60}})), "");
    }

    void every_other_point_dropped_is_still_closed() {
        std::vector<Point> half;
        for (std::size_t i = 0; const Point& point : circle({60, 60}, 20))
            if (i++ % 2 == 0) half.push_back(point);
        QCOMPARE(rules_of(geometry(half)), "");
    }

    void points_lost_in_the_middle_leave_a_gap_in_the_outline() {
        auto points = circle({60, 60}, 20);
        points.erase(points.begin() + 30, points.begin() + 40);
        QCOMPARE(rules_of(geometry(points)), "outline-gap");
        QCOMPARE(geometry(points)[0].severity, Severity::warning);
    }

    void a_point_beyond_the_pixels_outer_edge_is_out_of_bounds_data() {
        QTest::addColumn<double>("origin");
        QTest::addColumn<double>("x");
        QTest::addColumn<bool>("out");
        QTest::newRow("on the edge, origin 0") << 0.0 << 127.5 << false;
        QTest::newRow("beyond it") << 0.0 << 127.6 << true;
        QTest::newRow("beyond it, but not by origin 0.5") << 0.5 << 127.6 << false;
        QTest::newRow("beyond it by origin 0.5") << 0.5 << 128.1 << true;
        QTest::newRow("on the edge, origin 1") << 1.0 << 128.5 << false;
    }
    void a_point_beyond_the_pixels_outer_edge_is_out_of_bounds() {
        QFETCH(double, origin);
        QFETCH(double, x);
        QFETCH(bool, out);
        auto points = circle({100, 60}, 20);
        shift(points, x - 120, 0);
        const auto findings = geometry(points, origin);
        QCOMPARE(rules_of(findings), out ? "out-of-bounds" : "");
        if (out) QCOMPARE(findings[0].place->x, x);
    }

    void out_of_bounds_says_how_far_and_how_many() {
        auto points = circle({10, 60}, 20);
        const auto findings = geometry(points);
        QCOMPARE(rules_of(findings), "out-of-bounds");
        QVERIFY(std::abs(*findings[0].value - 9.5) < 1e-9);
        QCOMPARE(findings[0].unit, "px");
        QVERIFY(findings[0].message.text().find("of 80 points") != std::string::npos);
    }

    void without_its_slice_the_other_slices_say_the_size() {
        Patient one = patient("A");
        one.contours = {contour_entry(one, 999, Kind::inner, circle({150, 60}, 20))};
        QCOMPARE(rules_of(check::geometry_checks(check::prepare(one), {})), "out-of-bounds");
    }

    void a_crossing_is_told_with_reason_and_place() {
        const auto findings = geometry({{40, 40}, {80, 80}, {80, 40}, {40, 80}});
        QCOMPARE(rules_of(findings), "self-intersecting");
        QCOMPARE(findings[0].severity, Severity::error);
        QVERIFY(std::abs(findings[0].place->x - 60) < 1e-9 && std::abs(findings[0].place->y - 60) < 1e-9);
        QVERIFY(findings[0].message.text().find("Self-intersection") != std::string::npos);
    }

    void a_touch_without_crossing_is_a_warning() {
        const auto findings = geometry({{40, 40}, {60, 60}, {80, 40}, {80, 80}, {60, 60}, {40, 80}});
        QCOMPARE(rules_of(findings), "self-intersecting");
        QCOMPARE(findings[0].severity, Severity::warning);
    }

    void next_to_no_area_is_degenerate() {
        QCOMPARE(rules_of(geometry({{40, 40}, {50, 40}, {60, 40}})), "degenerate-area");
        QCOMPARE(rules_of(geometry(circle({60, 60}, 1.2))), "degenerate-area");
        QCOMPARE(rules_of(geometry(circle({60, 60}, 1.6))), "");
        // There and back again: 40 px of area along 161 px of outline.
        QCOMPARE(rules_of(geometry({{20, 40}, {60, 40}, {100, 40}, {100, 40.5}, {60, 40.5}, {20, 40.5}})),
                 "degenerate-area");
    }

    void a_mask_without_pixels_is_told_by_the_rule_in_use() {
        const std::vector<Point> small = {{60, 60}, {61.9, 60}, {61.9, 61.9}, {60, 61.9}};
        QCOMPARE(masks(small, mask::Rule::pil), "mask-empty");
        QCOMPARE(masks(small, mask::Rule::pil, {error_on_the_contour()}), "");
        QCOMPARE(masks(small, mask::Rule::coverage), "");
    }

    void a_mask_in_pieces_is_told() {
        // Two squares joined by a bar that is narrower than a pixel and holds no centre.
        const std::vector<Point> dumbbell = {{20, 20}, {30, 20}, {30, 25.2}, {40, 25.2}, {40, 20}, {50, 20},
                                             {50, 30}, {40, 30}, {40, 25.6}, {30, 25.6}, {30, 30}, {20, 30}};
        QCOMPARE(masks(dumbbell, mask::Rule::centre), "mask-fragmented");
        QCOMPARE(masks(dumbbell, mask::Rule::touch), "");
    }
};

QTEST_GUILESS_MAIN(GeometryChecks)
#include "tst_geometry_checks.moc"
