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
