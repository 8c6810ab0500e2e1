#include "demo/phantom.h"
#include "demo/scanner.h"

#include <QtTest>

#include <cmath>

using namespace contourcheck;
using namespace contourcheck::demo;

namespace {

using Picture = Grid<std::int16_t>;

struct Scanned {
    Anatomy anatomy;
    Heart heart;
    Picture picture;
};

Scanned scanned(std::uint64_t seed, int location, bool systole) {
    Scanned result;
    result.anatomy =
        draw_anatomy({.seed = seed, .patients = 1, .locations = 6, .phases = 20, .with_errors = false}, 0);
    const int phase = systole ? result.anatomy.end_systole : result.anatomy.end_diastole;
    result.heart = heart_at(result.anatomy, location, phase);
    const Background background = draw_background(result.anatomy, location);
    Scanner scanner;
    result.picture = scanner.scan(result.anatomy, draw_heart(background, result.anatomy, result.heart),
                                  background.gain, 5);
    return result;
}

/// Mean of the picture over pixels that lie as deep in the region as said.
double mean(const Picture& picture, const Region& region, float least_px, float most_px) {
    double total = 0;
    int count = 0;
    for (int y = 0; y < picture.rows(); ++y) {
        for (int x = 0; x < picture.columns(); ++x) {
            const float depth = region.depth_px(float(x), float(y));
            if (depth < least_px || depth > most_px) continue;
            total += picture(y, x);
            ++count;
        }
    }
    return count == 0 ? 0 : total / count;
}

} // namespace

class TestPicture : public QObject {
    Q_OBJECT

private slots:
    void blood_is_bright_and_the_ring_around_it_dark_data() {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("location");
        QTest::addColumn<bool>("systole");
        for (int seed = 1; seed <= 3; ++seed)
            for (const int location : {0, 2, 4})
                for (const bool systole : {false, true})
                    QTest::addRow("seed %d location %d %s", seed, location, systole ? "systole" : "diastole")
                        << seed << location << systole;
    }

    void blood_is_bright_and_the_ring_around_it_dark() {
        QFETCH(int, seed);
        QFETCH(int, location);
        QFETCH(bool, systole);
        const Scanned s = scanned(std::uint64_t(seed), location, systole);
        const double inside = mean(s.picture, s.heart.inner, 2, 100);
        const double ring = mean(s.picture, s.heart.inner, -4, -2);
        QVERIFY2(inside > 1.9 * ring, qPrintable(QString("%1 %2").arg(inside).arg(ring)));
        QVERIFY(inside > 120 && inside < 420);
        QVERIFY(ring > 25);
    }

    void the_boundary_lies_half_way_between_blood_and_muscle() {
        const Scanned s = scanned(2, 0, false);
        // Towards the septum there are no trabeculae: the edge must stand where the contour says, to a fraction of a
        // pixel, in the convention that a pixel's centre has whole coordinates.
        double offset = 0;
        int count = 0;
        for (double angle = s.anatomy.septum - 0.6; angle < s.anatomy.septum + 0.6; angle += 0.05) {
            const double radius = s.heart.inner.radius_px(angle);
            const auto at = [&](double r) {
                const double x = s.heart.inner.centre().x + r * std::cos(angle);
                const double y = s.heart.inner.centre().y + r * std::sin(angle);
                const int left = int(x);
                const int top = int(y);
                const double u = x - left;
                const double v = y - top;
                return (s.picture(top, left) * (1 - u) + s.picture(top, left + 1) * u) * (1 - v) +
                       (s.picture(top + 1, left) * (1 - u) + s.picture(top + 1, left + 1) * u) * v;
            };
            const double half = (at(radius - 5) + at(radius + 3)) / 2;
            for (double r = radius - 4; r < radius + 4; r += 0.05) {
                if (at(r) > half) continue;
                offset += r - radius;
                ++count;
                break;
            }
        }
        QVERIFY(count > 20);
        QVERIFY2(std::abs(offset / count) < 0.4, qPrintable(QString::number(offset / count)));
    }

    void papillary_muscles_are_dark_spots_inside() {
        const Scanned s = scanned(1, 2, false);
        const double blood = mean(s.picture, s.heart.inner, 4, 100);
        double spots = 0;
        for (const Region& muscle : s.heart.papillary)
            spots += mean(s.picture, muscle, 0.8F, 100) / double(s.heart.papillary.size());
        QVERIFY2(spots > 0 && spots < 0.7 * blood, qPrintable(QString("%1 %2").arg(spots).arg(blood)));
    }

    void the_lung_is_dark_and_fat_under_the_skin_the_brightest() {
        const Scanned s = scanned(1, 1, false);
        const auto values = s.picture.values();
        const int brightest = *std::max_element(values.begin(), values.end());
        QVERIFY(brightest > 500 && brightest < 1500);
        const Point heart = s.heart.outer.centre();
        const Region lung = ellipse({heart.x + 55, heart.y - 25}, 12, 12);
        QVERIFY(mean(s.picture, lung, 0, 100) < 30);
        QVERIFY(mean(s.picture, lung, 0, 100) > 1);
    }

    void the_right_ventricle_is_bright_beyond_the_septum() {
        const Scanned s = scanned(1, 1, false);
        const double r = s.heart.outer.radius_px(s.anatomy.septum) + 7;
        const Point place = {s.heart.outer.centre().x + r * std::cos(s.anatomy.septum),
                             s.heart.outer.centre().y + r * std::sin(s.anatomy.septum)};
        QVERIFY(mean(s.picture, ellipse(place, 3, 3), 0, 100) > 0.7 * mean(s.picture, s.heart.inner, 4, 100));
    }

    void outside_of_the_field_of_view_there_is_nothing() {
        const Scanned s = scanned(4, 3, true);
        for (const auto& [y, x] : {std::pair{0, 0}, {0, 255}, {255, 0}, {255, 255}, {5, 128}})
            QCOMPARE(int(s.picture(y, x)), 0);
    }

    void noise_in_air_follows_rayleigh() {
        // Mean over deviation of a magnitude without signal: sqrt(pi / (4 - pi)) = 1.913 (Gudbjartsson and Patz 1995).
        const Anatomy anatomy = draw_anatomy({}, 0);
        Scanner scanner;
        const Picture air = scanner.scan(anatomy, Signal(matrix), Grid<float>(matrix, 1.0F), 9);
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = 60; y < 196; ++y) {
            for (int x = 60; x < 196; ++x) {
                sum += air(y, x);
                squares += double(air(y, x)) * air(y, x);
                ++count;
            }
        }
        const double average = sum / count;
        const double deviation = std::sqrt(squares / count - average * average);
        QVERIFY2(std::abs(average / deviation - 1.913) < 0.1,
                 qPrintable(QString::number(average / deviation)));
        QVERIFY2(std::abs(deviation / 0.655 - anatomy.noise) < 0.25 * anatomy.noise,
                 qPrintable(QString("%1 %2").arg(deviation / 0.655).arg(anatomy.noise)));
    }

    void the_same_seed_gives_the_same_picture() {
        QVERIFY(scanned(1, 2, true).picture == scanned(1, 2, true).picture);
        QVERIFY(!(scanned(1, 2, true).picture == scanned(2, 2, true).picture));
    }
};

QTEST_GUILESS_MAIN(TestPicture)
#include "tst_picture.moc"
