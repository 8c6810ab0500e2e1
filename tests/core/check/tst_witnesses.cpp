#include "check/witnesses.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace contourcheck;
using namespace contourcheck::check;

namespace {

/// All answer in full and err by a millimetre, on their own.
Jury plain() {
    Jury jury;
    jury.slope.fill(1);
    for (std::size_t i = 0; i < Witness::count; ++i)
        jury.covariance[i][i] = 1;
    return jury;
}

using Words = std::array<std::optional<double>, Witness::count>;

} // namespace

class TestWitnesses : public QObject {
    Q_OBJECT

private slots:
    void nobody_says_nothing() {
        const Verdict of = verdict(plain(), Words{});
        QCOMPARE(of.deviations, 0.0);
        QCOMPARE(of.by_mm.x, 0.0);
    }

    void two_that_agree_are_surer_than_one() {
        Words words;
        words[Witness::edge] = 3;
        QVERIFY(std::abs(verdict(plain(), words).deviations - 3) < 1e-9);
        words[Witness::phase] = 3;
        const Verdict both = verdict(plain(), words);
        QVERIFY(std::abs(both.by_mm.x - 3) < 1e-9);
        QVERIFY(std::abs(both.deviations - 3 * std::sqrt(2)) < 1e-9);
    }

    void the_one_that_errs_more_weighs_less() {
        Jury jury = plain();
        jury.covariance[Witness::beyond][Witness::beyond] = 9;
        Words words;
        words[Witness::edge] = 1;
        words[Witness::beyond] = 5;
        QVERIFY(std::abs(verdict(jury, words).by_mm.x - (1 * 9 + 5 * 1) / 10.0) < 1e-9);
    }

    void the_one_from_further_away_weighs_less() {
        Words words;
        words[Witness::edge] = 1;
        words[Witness::between] = 5;
        Spread spread = usual_spread;
        spread[Witness::between] = 3;
        const Verdict of = verdict(plain(), words, spread);
        QVERIFY(std::abs(of.by_mm.x - (1 * 9 + 5 * 1) / 10.0) < 1e-9);
        QVERIFY(of.deviations < verdict(plain(), words).deviations);
    }

    void who_errs_alike_takes_an_error_back() {
        // A heart that is larger here than its neighbours predict is so at the other phase as well.
        Jury jury = plain();
        jury.slope[Witness::partner] = 0;
        jury.covariance[Witness::between][Witness::partner] = 0.9;
        jury.covariance[Witness::partner][Witness::between] = 0.9;
        Words words;
        words[Witness::between] = -4;
        const double alone = verdict(jury, words).deviations;
        words[Witness::partner] = -4;
        QVERIFY(verdict(jury, words).deviations < alone);
        words[Witness::partner] = 0;
        QVERIFY(verdict(jury, words).deviations > alone);
    }

    void one_that_says_nothing_of_the_contour_alone_tells_nothing() {
        Jury jury = plain();
        jury.slope[Witness::partner] = 0;
        Words words;
        words[Witness::partner] = 7;
        QCOMPARE(verdict(jury, words).deviations, 0.0);
    }

    void a_shift_counts_alike_in_all_directions() {
        std::array<std::optional<contour::Point>, Witness::count> words;
        words[Witness::edge] = contour::Point{3, 4};
        words[Witness::appearance] = contour::Point{3, 4};
        const Verdict of = verdict(plain(), words);
        QVERIFY(std::abs(of.deviations - 5 * std::sqrt(2)) < 1e-9);
        QVERIFY(std::abs(of.by_mm.y - 4) < 1e-9);
    }

    void a_round_contour_has_no_wave_and_an_oval_one_has() {
        evidence::Look look;
        look.appearance.radius_mm.fill(20);
        QVERIFY(std::hypot(own_wave_mm(look).x, own_wave_mm(look).y) < 1e-9);
        auto& radii = look.appearance.radius_mm;
        for (std::size_t k = 0; k < radii.size(); ++k)
            radii[k] = 20 + 2 * std::cos(4 * std::numbers::pi * double(k) / double(radii.size()));
        QVERIFY(std::abs(own_wave_mm(look).x - 2) < 1e-6);
        QVERIFY(std::abs(own_wave_mm(look).y) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(TestWitnesses)
#include "tst_witnesses.moc"
