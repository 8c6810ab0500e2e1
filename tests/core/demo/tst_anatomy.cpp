#include "demo/anatomy.h"

#include "contour/measures.h"

#include <QtTest>
#include <rapidcheck.h>

#include <cmath>

using namespace contourcheck;
using namespace contourcheck::demo;

namespace {

Options small(std::uint64_t seed) {
    return {.seed = seed, .patients = 1, .locations = 8, .phases = 20, .with_errors = false};
}

double area(const Region& region) {
    std::vector<Point> points;
    for (int i = 0; i < 720; ++i)
        points.push_back(region.at(i * full_turn / 720));
    return contour::area(points);
}

bool is_between(double value, double low, double high) {
    return value >= low && value <= high;
}

} // namespace

class TestAnatomy : public QObject {
    Q_OBJECT

private slots:
    void the_heart_is_full_at_end_diastole_and_emptiest_at_end_systole() {
        QVERIFY(rc::check("squeeze", [] {
            const Anatomy anatomy = draw_anatomy(small(*rc::gen::arbitrary<std::uint64_t>()), 0);
            RC_ASSERT(contraction(anatomy, anatomy.end_diastole) == 0.0);
            RC_ASSERT(std::abs(contraction(anatomy, anatomy.end_systole) - 1) < 1e-12);
            for (int phase = 0; phase < anatomy.phases; ++phase)
                RC_ASSERT(is_between(contraction(anatomy, phase), 0, 1));
        }));
    }

    void every_cavity_is_smaller_at_end_systole_and_its_wall_thicker() {
        QVERIFY(rc::check("areas", [] {
            const Anatomy anatomy = draw_anatomy(small(*rc::gen::arbitrary<std::uint64_t>()), 0);
            for (int location = anatomy.first; location <= anatomy.last; ++location) {
                const Heart full = heart_at(anatomy, location, anatomy.end_diastole);
                const Heart empty = heart_at(anatomy, location, anatomy.end_systole);
                RC_ASSERT(is_between(area(empty.inner) / area(full.inner), 0.25, 0.8));
                const auto wall = [](const Heart& heart) {
                    return std::sqrt(area(heart.outer)) - std::sqrt(area(heart.inner));
                };
                RC_ASSERT(wall(empty) > 1.1 * wall(full));
            }
        }));
    }

    void sizes_are_those_of_people() {
        QVERIFY(rc::check("sizes", [] {
            const Anatomy anatomy = draw_anatomy(small(*rc::gen::arbitrary<std::uint64_t>()), 0);
            const double pixel_mm2 = anatomy.spacing.row_mm * anatomy.spacing.column_mm;
            const Heart base = heart_at(anatomy, anatomy.first, anatomy.end_diastole);
            RC_ASSERT(is_between(area(base.inner) * pixel_mm2, 2500, 4500));
            const Heart apex = heart_at(anatomy, anatomy.last, anatomy.end_systole);
            RC_ASSERT(area(apex.inner) * pixel_mm2 > 150);
            for (int i = 0; i < 64; ++i) {
                const double angle = i * full_turn / 64;
                const double wall_mm =
                    (base.outer.radius_px(angle) - base.inner.radius_px(angle)) * anatomy.spacing.row_mm;
                RC_ASSERT(is_between(wall_mm, 4, 16));
            }
        }));
    }

    void the_septum_is_thicker_than_the_free_wall() {
        const Anatomy anatomy = draw_anatomy(small(3), 0);
        double septum = 0;
        double free = 0;
        for (int location = anatomy.first; location <= anatomy.last; ++location) {
            const Heart heart = heart_at(anatomy, location, anatomy.end_diastole);
            const auto wall = [&](double angle) {
                return heart.outer.radius_px(angle) - heart.inner.radius_px(angle);
            };
            septum += wall(anatomy.septum);
            free += wall(anatomy.septum + std::numbers::pi);
        }
        QVERIFY(septum > free);
    }

    void papillary_muscles_stand_within_the_inner_contour() {
        QVERIFY(rc::check("papillary", [] {
            const Anatomy anatomy = draw_anatomy(small(*rc::gen::arbitrary<std::uint64_t>()), 0);
            const int middle = (anatomy.first + anatomy.last) / 2;
            for (const int phase : {anatomy.end_diastole, anatomy.end_systole}) {
                const Heart heart = heart_at(anatomy, middle, phase);
                RC_ASSERT(heart.papillary.size() == 6U);
                for (const Region& muscle : heart.papillary)
                    RC_ASSERT(heart.inner.depth_px(float(muscle.centre().x), float(muscle.centre().y)) > 0);
            }
        }));
    }

    void patients_differ_and_do_not_depend_on_how_many_there_are() {
        Options few = small(7);
        Options many = few;
        many.patients = 50;
        QCOMPARE(draw_anatomy(few, 1).cavity, draw_anatomy(many, 1).cavity);
        QVERIFY(draw_anatomy(few, 0).cavity != draw_anatomy(few, 1).cavity);
        QVERIFY(draw_anatomy(few, 0).heart != draw_anatomy(few, 1).heart);
        QVERIFY(draw_anatomy(few, 0).beat_ms != draw_anatomy(few, 1).beat_ms);
        QVERIFY(draw_anatomy(few, 0).emptying != draw_anatomy(few, 1).emptying);
    }

    void orientation_is_made_of_two_unit_vectors_at_right_angles() {
        QVERIFY(rc::check("orientation", [] {
            const Anatomy anatomy = draw_anatomy(small(*rc::gen::arbitrary<std::uint64_t>()), 0);
            const auto& [row, column] = anatomy.orientation;
            RC_ASSERT(std::abs(dot(row, row) - 1) < 1e-5);
            RC_ASSERT(std::abs(dot(column, column) - 1) < 1e-5);
            RC_ASSERT(std::abs(dot(row, column)) < 1e-5);
        }));
    }
};

QTEST_GUILESS_MAIN(TestAnatomy)
#include "tst_anatomy.moc"
