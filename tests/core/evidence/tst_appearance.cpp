#include "disc.h"

#include "evidence/appearance.h"

#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::evidence;

namespace {

/// A disc with a bright patch to its right, so that it does not look the same all round.
Picture patched(const support::Disc& disc) {
    Picture picture = support::drawn(disc);
    for (int r = 0; r < 128; ++r)
        for (int c = 0; c < 128; ++c)
            if (std::hypot(c - disc.centre_px.x - disc.radius_px - 6, r - disc.centre_px.y) < 6)
                picture.values(r, c) = 230;
    return picture;
}

Appearance of(const support::Disc& disc) {
    const Picture picture = patched(disc);
    return appearance(picture, ring(support::outline(disc), 0, picture.spacing));
}

} // namespace

class TestAppearance : public QObject {
    Q_OBJECT

private slots:
    void discs_of_other_sizes_and_places_look_alike() {
        const Picture picture = patched({});
        const Ring right = ring(support::outline({}), 0, picture.spacing);
        const Appearance smaller = of({{50, 70}, 15, 1});
        const Appearance larger = of({{70, 64}, 23, 1});
        const Appearance* neighbours[] = {&smaller, &larger};
        const Agreement agreed = agreement(picture, right, of({}), neighbours);
        QVERIFY(agreed.known);
        QVERIFY2(agreed.likeness > 0.9, qPrintable(QString::number(agreed.likeness)));
        QVERIFY(std::hypot(agreed.shift_mm.x, agreed.shift_mm.y) < 1);
    }

    void a_shifted_contour_is_sent_back() {
        const Picture picture = patched({});
        const Ring off = ring(support::outline({{67, 60}, 20, 1}), 0, picture.spacing);
        const Appearance neighbour = of({{50, 70}, 18, 1});
        const Appearance* neighbours[] = {&neighbour};
        const Agreement agreed = agreement(picture, off, appearance(picture, off), neighbours);
        QVERIFY(std::abs(agreed.shift_mm.x + 3 * support::pixel_mm) < 0.8);
        QVERIFY(std::abs(agreed.shift_mm.y) < 0.8);
        QVERIFY(agreed.best > agreed.likeness + 0.05);
    }

    void a_contour_too_small_is_told_to_grow() {
        const Picture picture = patched({});
        const Ring small = ring(support::outline({{64, 60}, 18, 1}), 0, picture.spacing);
        const Appearance neighbour = of({{50, 70}, 20, 1});
        const Appearance* neighbours[] = {&neighbour};
        const Bend bend = agreement(picture, small, appearance(picture, small), neighbours).bend;
        QVERIFY2(std::abs(bend.growth_mm - 2 * support::pixel_mm) < 0.4,
                 qPrintable(QString::number(bend.growth_mm)));
        QVERIFY(std::hypot(bend.shift_mm.x, bend.shift_mm.y) < 0.5);
        QVERIFY(std::hypot(bend.wave_mm.x, bend.wave_mm.y) < 0.5);
    }

    void an_oval_is_told_to_be_round() {
        const Picture picture = patched({});
        const Ring oval = ring(support::outline({{64, 60}, 20, 1.12}), 0, picture.spacing); // long along x
        const Appearance neighbour = of({{50, 70}, 20, 1});
        const Appearance* neighbours[] = {&neighbour};
        const Bend bend = agreement(picture, oval, appearance(picture, oval), neighbours).bend;
        QVERIFY2(bend.wave_mm.x < -1.8 && bend.wave_mm.x > -3.8, qPrintable(QString::number(bend.wave_mm.x)));
        QVERIFY(std::abs(bend.growth_mm) < 0.7);
        QVERIFY(std::abs(bend.wave_mm.y) < 0.5);
    }

    void where_it_lies_right_it_may_stay() {
        const Picture picture = patched({});
        const Ring right = ring(support::outline({}), 0, picture.spacing);
        const Appearance neighbour = of({{50, 70}, 20, 1});
        const Appearance* neighbours[] = {&neighbour};
        const Bend bend = agreement(picture, right, appearance(picture, right), neighbours).bend;
        QVERIFY(std::abs(bend.growth_mm) < 0.3);
        QVERIFY(std::hypot(bend.shift_mm.x, bend.shift_mm.y) < 0.3);
    }

    void without_neighbours_nothing_is_known() {
        const Picture picture = patched({});
        QVERIFY(!agreement(picture, ring(support::outline({}), 0, picture.spacing), of({}), {}).known);
    }
};

QTEST_GUILESS_MAIN(TestAppearance)
#include "tst_appearance.moc"
