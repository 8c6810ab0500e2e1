#include "disc.h"

#include "evidence/search.h"

#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::evidence;

class TestSearch : public QObject {
    Q_OBJECT

private slots:
    void the_shift_back_to_the_disc_is_found_from_afar() {
        const Picture picture = support::drawn({});
        const Ring off = ring(support::outline({{72, 54}, 20, 1}), 0, picture.spacing);
        const Rival best = best_shift(picture, off, Edge::darker_outside, 15);
        QVERIFY(std::abs(best.shift_mm.x + 8 * support::pixel_mm) <= 0.75);
        QVERIFY(std::abs(best.shift_mm.y - 6 * support::pixel_mm) <= 0.75);
        QVERIFY(best.gain > 0.3);
    }

    void where_it_lies_right_nothing_is_gained() {
        const Picture picture = support::drawn({});
        const Ring right = ring(support::outline({}), 0, picture.spacing);
        QVERIFY(best_shift(picture, right, Edge::darker_outside, 15).gain < 0.01);
        QCOMPARE(best_scale(picture, right, Edge::darker_outside).scale, 1.0);
    }

    void the_size_is_found() {
        const Picture picture = support::drawn({});
        const Ring small = ring(support::outline({{64, 60}, 16, 1}), 0, picture.spacing);
        QCOMPARE(best_scale(picture, small, Edge::darker_outside).scale, 1.25);
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
