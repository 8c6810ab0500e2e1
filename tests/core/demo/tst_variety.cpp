#include "demo/plan.h"
#include "demo/reader.h"

#include "base/random.h"
#include "contour/measures.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace contourcheck;
using namespace contourcheck::demo;

/// Hearts, scanners and readers of all sorts.
class TestVariety : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        for (int patient = 0; patient < 60; ++patient)
            hearts_.push_back(draw_anatomy({.seed = 5, .patients = 60, .varied = true}, patient));
    }

    void the_same_seed_draws_the_same() {
        const Anatomy again = draw_anatomy({.seed = 5, .patients = 60, .varied = true}, 7);
        QCOMPARE(again.cavity, hearts_[7].cavity);
        QCOMPARE(again.habit.outward_px, hearts_[7].habit.outward_px);
    }

    void thick_and_thin_wide_and_narrow_hearts_are_among_them() {
        const auto wall = [](const Anatomy& of) { return of.wall * of.spacing.row_mm; };
        const auto cavity = [](const Anatomy& of) { return of.cavity * of.spacing.row_mm; };
        QVERIFY(std::ranges::any_of(hearts_, [&](const Anatomy& of) { return wall(of) > 12; }));
        QVERIFY(std::ranges::any_of(hearts_, [&](const Anatomy& of) { return wall(of) < 7; }));
        QVERIFY(std::ranges::any_of(hearts_, [&](const Anatomy& of) { return cavity(of) > 30; }));
        QVERIFY(std::ranges::any_of(hearts_, [&](const Anatomy& of) { return cavity(of) < 22; }));
    }

    void muscle_stays_darker_than_blood_by_more_than_the_noise() {
        for (const Anatomy& of : hearts_)
            QVERIFY(of.blood * (1 - of.muscle) > 3 * of.noise);
    }

    void without_being_asked_nothing_varies() {
        const Anatomy plain = draw_anatomy({.seed = 5, .patients = 60}, 3);
        QCOMPARE(plain.habit.outward_px, 0.0);
        QCOMPARE(plain.habit.wobble, 1.0);
        QCOMPARE(plain.muscle, 0.3);
        QCOMPARE(plain.papillary_size, 1.0);
    }

    void a_reader_with_a_habit_draws_so_each_time() {
        const Region truth = ellipse({100, 90}, 25, 25);
        double radius = 0;
        double right = 0;
        constexpr int times = 40;
        for (int i = 0; i < times; ++i) {
            Random random{std::uint64_t(i)};
            const auto points = drawn(truth, random, {.outward_px = 1, .shift_px = {0.8, 0}, .wobble = 1});
            radius += std::sqrt(contour::area(points) / std::numbers::pi) / times;
            right += contour::centroid(points).x / times;
        }
        QVERIFY2(std::abs(radius - 26) < 0.25, qPrintable(QString::number(radius)));
        QVERIFY2(std::abs(right - 100.8) < 0.25, qPrintable(QString::number(right)));
    }

    void every_plan_has_contours_within_the_slice() {
        const Plan plan = make_plan({.seed = 6, .patients = 30, .locations = 9, .phases = 4, .varied = true});
        for (const ContourPlan& contour : plan.contours) {
            const auto points = contour::parse_points(contour.text, contour.file).value();
            const auto box = contour::bounds(points);
            QVERIFY(box.left > 0 && box.top > 0 && box.right < 255 && box.bottom < 255);
            QVERIFY2(contour::area(points) > 8, contour.file.c_str());
        }
    }

private:
    std::vector<Anatomy> hearts_;
};

QTEST_GUILESS_MAIN(TestVariety)
#include "tst_variety.moc"
