#include "check/features.h"
#include "check/measured.h"
#include "made.h"

#include <QTest>

using namespace made;
using check::Departure;

namespace {

/// What the others say of one contour, without a picture.
check::Judged judged_at(const Patient& patient, int location, int phase, Kind kind) {
    const auto prepared = check::prepare(patient);
    const auto index = std::size_t(&contour_of(const_cast<Patient&>(patient), location, phase, kind) -
                                   patient.contours.data());
    return check::judged(prepared, index, {}, {});
}

constexpr double mm_per_px = 1.4;

bool is_near(double value, double wanted) {
    return std::abs(value - wanted) < 0.05;
}

} // namespace

/// What neighbours and other phases hold against a contour.
class TestFeatures : public QObject {
    Q_OBJECT

private slots:
    void who_puts_a_contour_elsewhere_is_told_with_how_far() {
        Patient patient = made::patient("A");
        shift(points_of(patient, 2, systole, Kind::inner), 0, 10);
        const Departure middle = judged_at(patient, 2, systole, Kind::inner).centroid;
        QVERIFY(is_near(middle.mm, 10 * mm_per_px));
        QCOMPARE(middle.mm, middle.counted_mm);
        QCOMPARE(check::centroid_in_words(middle).text(),
                 "The contour's centre is 14.0 mm from where the contours of neighbouring slices put it");
    }

    void at_the_end_of_a_stack_the_other_phase_says_it_and_the_distance_is_the_true_one() {
        Patient patient = made::patient("A");
        shift(points_of(patient, 4, systole, Kind::inner), 0, 10);
        const Departure end = judged_at(patient, 4, systole, Kind::inner).centroid;
        QVERIFY(end.from == Departure::From::phase);
        QVERIFY(is_near(end.mm, 10 * mm_per_px));
        QCOMPARE(check::centroid_in_words(end).text(),
                 "The contour's centre is 14.0 mm from where the other phase puts it");
    }

    void neighbours_of_one_side_count_for_less_and_both_numbers_are_said() {
        Patient patient = made::patient("A");
        std::erase_if(patient.contours,
                      [](const ContourEntry& entry) { return entry.id.kind != Kind::outer; });
        shift(points_of(patient, 4, diastole, Kind::outer), 0, 10);
        const Departure end = judged_at(patient, 4, diastole, Kind::outer).centroid;
        QVERIFY(end.from == Departure::From::neighbours);
        QVERIFY(end.counted_mm < end.mm);
        const std::string words = check::centroid_in_words(end).text();
        QVERIFY2(words.find(QString::number(end.mm, 'f', 1).toStdString() + " mm from where") != words.npos,
                 words.c_str());
        QVERIFY2(words.find(QString::number(end.counted_mm, 'f', 1).toStdString() + " mm of it count") !=
                     words.npos,
                 words.c_str());
    }

    void neighbours_count_for_less_from_further_away_and_then_for_nothing() {
        double before = 1e9;
        for (const double gap_mm : {8.0, 10.0, 15.0, 20.0, 25.0}) {
            Patient patient = made::patient("A");
            for (int location = 0; location < made::locations; ++location)
                patient.locations[std::size_t(location)].position_mm = gap_mm * location;
            std::erase_if(patient.contours,
                          [](const ContourEntry& each) { return each.id.kind != Kind::outer; });
            shift(points_of(patient, 2, diastole, Kind::outer), 0, 10);
            const Departure off = judged_at(patient, 2, diastole, Kind::outer).centroid;
            if (gap_mm <= 10) QVERIFY(is_near(off.counted_mm, 10 * mm_per_px));
            if (gap_mm == 20) QVERIFY(is_near(off.counted_mm, 0.5 * 10 * mm_per_px));
            if (gap_mm > 21) QCOMPARE(off.counted_mm, 0.0);
            QVERIFY(off.counted_mm <= before + 1e-9);
            before = off.counted_mm;
        }
    }

    void larger_or_smaller_is_said_by_the_one_whose_word_counts() {
        // At the end of the stack: larger than a neighbour that is far too small, smaller than the other phase says.
        Patient patient = made::patient("A");
        points_of(patient, 3, diastole, Kind::inner) = circle(centre({}, 3), 5);
        points_of(patient, 4, diastole, Kind::inner) = circle(centre({}, 4), 9);
        const auto judged = judged_at(patient, 4, diastole, Kind::inner);
        QVERIFY(judged.features.values[check::Features::along_radius] < judged.radius.counted_mm);
        QVERIFY(judged.features.values[check::Features::along_radius] > 0.5 * 4 * mm_per_px);
        QVERIFY(judged.radius.from == Departure::From::phase);
        QVERIFY(judged.radius.mm < -4 && judged.radius.mm > -4 * mm_per_px);
        const std::string words = check::radius_in_words(judged.radius).text();
        QVERIFY2(words.ends_with(" mm smaller than the other phase predicts"), words.c_str());
    }
};

QTEST_GUILESS_MAIN(TestFeatures)
#include "tst_features.moc"
