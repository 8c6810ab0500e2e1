#include "disc.h"

#include "evidence/offset.h"

#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::evidence;

namespace {

/// Contours that are all drawn `off` from their discs, each with an error of its own.
std::vector<OffsetMap> maps(contour::Point off, int count) {
    std::vector<OffsetMap> result;
    for (int i = 0; i < count; ++i) {
        const support::Disc disc{{60.0 + i, 62}, 18.0 + i, 1};
        support::Disc contour = disc;
        contour.centre_px.x += off.x + 0.4 * (i % 3 - 1);
        contour.centre_px.y += off.y + 0.4 * (i % 2) - 0.2;
        const Picture picture = support::drawn(disc);
        result.push_back(offset_map(picture, ring(support::outline(contour), 0, picture.spacing)));
    }
    return result;
}

/// A disc with muscle along the right of it, within the contour, as trabeculae lie at the free wall.
Picture with_trabeculae(const support::Disc& disc) {
    Picture result = support::drawn(disc);
    for (int r = 0; r < result.values.rows(); ++r)
        for (int c = 0; c < result.values.columns(); ++c) {
            const double depth = support::inside(disc, c, r);
            const double angle = std::atan2(r - disc.centre_px.y, c - disc.centre_px.x);
            const bool is_ridge = std::sin(18 * angle) > -0.5;
            if (std::abs(angle) < 1 && is_ridge && depth > 0 && depth < 3) result.values(r, c) = 60;
        }
    return result;
}

} // namespace

class TestOffset : public QObject {
    Q_OBJECT

private slots:
    void the_common_shift_is_found_with_an_interval_round_it() {
        const auto offset = common_offset({maps({1, 0.5}, 6), maps({1, 0.5}, 6)});
        QVERIFY(offset.has_value());
        QVERIFY(std::abs(offset->best_px.x + 1) < 0.3 && std::abs(offset->best_px.y + 0.5) < 0.3);
        QVERIFY(offset->low_px.x <= offset->best_px.x && offset->best_px.x <= offset->high_px.x);
        QVERIFY(offset->high_px.x < 0); // 0 is ruled out
        QCOMPARE(offset->contours, std::size_t(12));
        QCOMPARE(offset->patients, std::size_t(2));
    }

    void right_contours_have_none() {
        const auto offset = common_offset({maps({0, 0}, 8)});
        QVERIFY(offset.has_value());
        QVERIFY(offset->low_px.x <= 0.05 && offset->high_px.x >= -0.05);
    }

    void muscle_within_the_contour_hardly_draws_it_aside() {
        std::vector<OffsetMap> right;
        double drawn = 0; // where least squares put them
        for (int i = 0; i < 8; ++i) {
            const support::Disc disc{{60.0 + i, 62}, 16.0 + i, 1};
            const Picture picture = with_trabeculae(disc);
            const Ring about = ring(support::outline(disc), 0, picture.spacing);
            right.push_back(offset_map(picture, about));
            drawn += boundary(picture, about, Edge::darker_outside).shift_mm.x / support::pixel_mm / 8;
        }
        const auto offset = common_offset({right});
        QVERIFY(offset.has_value());
        QVERIFY2(drawn < -0.3, qPrintable(QString::number(drawn)));
        QVERIFY2(std::abs(offset->best_px.x) < 0.2, qPrintable(QString::number(offset->best_px.x)));
        QVERIFY(std::abs(offset->best_px.y) < 0.1 && offset->holds({0, 0}));
    }

    void it_moves_with_the_contours() {
        const auto best = [&](double x, double y, contour::Point begin = {}) {
            std::vector<OffsetMap> seen;
            for (int i = 0; i < 8; ++i) {
                const support::Disc disc{{60.0 + i, 62}, 16.0 + i, 1};
                std::vector<contour::Point> points = support::outline(disc);
                for (contour::Point& p : points)
                    p = {p.x + x, p.y + y};
                const Picture picture = with_trabeculae(disc);
                seen.push_back(offset_map(picture, ring(points, 0, picture.spacing), begin));
            }
            return common_offset({seen})->best_px;
        };
        const contour::Point still = best(0, 0);
        for (const auto& [x, y] :
             {std::pair(0.5, 0.5), std::pair(-1.0, 1.0), std::pair(0.3, -0.7), std::pair(2.5, 1.5)})
            for (const contour::Point begin : {contour::Point{}, contour::Point{-x, -y}}) {
                const contour::Point there = best(x, y, begin);
                QVERIFY2(std::abs(there.x + x - still.x) < 0.1 && std::abs(there.y + y - still.y) < 0.1,
                         qPrintable(QString("%1 %2: %3 %4").arg(x).arg(y).arg(there.x).arg(there.y)));
            }
    }

    void the_interval_allows_for_the_methods_own_error() {
        const auto offset = common_offset({maps({0, 0}, 8)});
        QVERIFY(offset->high_px.x - offset->low_px.x >= 2 * Offset::method_error_px);
        QVERIFY(offset->high_px.y - offset->low_px.y >= 2 * Offset::method_error_px);
        QVERIFY(offset->holds(offset->best_px) && !offset->holds({offset->high_px.x + 0.01, 0}));
    }

    void the_order_of_patients_is_of_no_account() {
        const auto a = maps({1, 0.5}, 6);
        const auto b = maps({0.2, -0.4}, 4);
        const auto c = maps({0.6, 0}, 5);
        const auto one = common_offset({a, b, c});
        const auto other = common_offset({c, a, b});
        QVERIFY(one.has_value() && other.has_value());
        QCOMPARE(one->best_px, other->best_px);
        QCOMPARE(one->low_px, other->low_px);
        QCOMPARE(one->high_px, other->high_px);
    }

    void few_contours_and_empty_pictures_tell_nothing() {
        QVERIFY(!common_offset({}));
        QVERIFY(!common_offset({maps({0, 0}, 3)}));
        const std::vector<OffsetMap> blank(5, OffsetMap{Grid<float>({OffsetMap::steps, OffsetMap::steps})});
        QVERIFY(!common_offset({blank}));
    }
};

QTEST_GUILESS_MAIN(TestOffset)
#include "tst_offset.moc"
