#include "check/prepared.h"
#include "made.h"

#include <QTest>

using namespace contourcheck;
using check::PreparedContour;
using check::PreparedPatient;

namespace {

bool equal(const PreparedContour& a, const PreparedContour& b) {
    return a.entry == b.entry && a.slice == b.slice && a.content_key == b.content_key &&
           a.distinct_points == b.distinct_points && a.area_px == b.area_px &&
           a.centroid_px == b.centroid_px && a.area_mm2 == b.area_mm2 && a.outside_px == b.outside_px &&
           a.comparable == b.comparable && a.centroid == b.centroid && a.radius == b.radius &&
           a.location == b.location && a.phase == b.phase;
}

bool equal(const PreparedPatient& a, const PreparedPatient& b) {
    return a.patient == b.patient && a.usual_shape == b.usual_shape && a.by_group == b.by_group &&
           a.by_location == b.by_location &&
           std::ranges::equal(a.contours, b.contours,
                              [](const auto& x, const auto& y) { return equal(x, y); });
}

} // namespace

/// A patient whose contours are changed in place, measured anew in part and as a whole.
class TestPrepared : public QObject {
    Q_OBJECT

private slots:
    void again_is_the_same_as_anew() {
        const made::Patient before = made::patient("P1");
        const PreparedPatient prepared = check::prepare(before);
        for (std::size_t i = 0; i < before.contours.size(); ++i) {
            made::Patient after = before;
            made::shift(after.contours[i].contour->points, 9, -4);
            const std::size_t changed[] = {i};
            QVERIFY(equal(check::prepare_again(prepared, after, changed), check::prepare(after)));
            QVERIFY(!equal(check::prepare_again(prepared, after, {}), check::prepare(after)));
        }
    }

    void a_contour_that_is_no_polygon_any_more_leaves_its_group() {
        const made::Patient before = made::patient("P1");
        made::Patient after = before;
        auto& points = made::points_of(after, 2, made::diastole, contour::Kind::outer);
        const auto at = std::size_t(&made::contour_of(after, 2, made::diastole, contour::Kind::outer) -
                                    after.contours.data());
        points.resize(2);
        const std::size_t changed[] = {at};
        const PreparedPatient again = check::prepare_again(check::prepare(before), after, changed);
        QVERIFY(equal(again, check::prepare(after)));
        QVERIFY(!again.contours[at].comparable);
        QVERIFY(!again.contour(after.contours[at].id.slice, contour::Kind::inner)->outside_px);
    }
};

QTEST_GUILESS_MAIN(TestPrepared)
#include "tst_prepared.moc"
