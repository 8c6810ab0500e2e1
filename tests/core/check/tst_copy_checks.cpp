#include "made.h"

#include <QTest>

using namespace made;

namespace {

const Heart heart_a = {{64, 60}, 16};
const Heart heart_b = {{52, 70}, 19};

std::vector<Finding> copies(const std::vector<Patient>& patients) {
    std::vector<check::PreparedPatient> prepared;
    for (const Patient& patient : patients)
        prepared.push_back(check::prepare(patient));
    return check::copy_checks(prepared);
}

} // namespace

class CopyChecks : public QObject {
    Q_OBJECT

private slots:
    void different_contours_are_no_copies() {
        QCOMPARE(lines(copies({patient("A", heart_a), patient("B", heart_b)})), "");
    }

    void a_copy_in_another_patient_is_told_on_the_copy() {
        std::vector<Patient> patients = {patient("A", heart_a), patient("B", heart_b)};
        points_of(patients[1], 2, diastole, Kind::outer) = points_of(patients[0], 2, diastole, Kind::outer);
        const auto findings = copies(patients);
        QCOMPARE(lines(findings), "contour-duplicate:B/12/outer error\n");
        QVERIFY(findings[0].message.text().find("A/12/outer") != std::string::npos);
    }

    void a_reversed_copy_that_starts_elsewhere_is_a_copy() {
        std::vector<Patient> patients = {patient("A", heart_a), patient("B", heart_b)};
        auto points = points_of(patients[1], 0, systole, Kind::inner);
        std::ranges::reverse(points);
        std::ranges::rotate(points, points.begin() + 13);
        points_of(patients[0], 3, systole, Kind::inner) = points;
        QCOMPARE(lines(copies(patients)), "contour-duplicate:A/14/inner error\n");
    }

    void a_copy_on_another_slice_of_the_patient_is_told_there() {
        std::vector<Patient> patients = {patient("A", heart_a)};
        points_of(patients[0], 4, diastole, Kind::inner) = points_of(patients[0], 1, diastole, Kind::inner);
        QCOMPARE(lines(copies(patients)), "contour-duplicate:A/20/inner error\n");
    }

    void a_copy_as_the_other_kind_is_told_there() {
        std::vector<Patient> patients = {patient("A", heart_a)};
        points_of(patients[0], 1, diastole, Kind::inner) = points_of(patients[0], 1, diastole, Kind::outer);
        QCOMPARE(lines(copies(patients)), "contour-duplicate:A/8/inner error\n");
    }

    void all_outer_contours_copied_are_told_by_the_inner_ones() {
        std::vector<Patient> patients = {patient("A", heart_a), patient("B", heart_b)};
        for (int location = 0; location < locations; ++location)
            points_of(patients[0], location, diastole, Kind::outer) =
                points_of(patients[1], location, diastole, Kind::outer);
        const auto findings = copies(patients);
        QCOMPARE(findings.size(), std::size_t(locations));
        for (const Finding& finding : findings)
            QCOMPARE(finding.patient, "A");
    }

    void two_patients_alike_in_everything_are_told_on_both() {
        QCOMPARE(copies({patient("A", heart_a), patient("B", heart_a)}).size(),
                 std::size_t(2 * 3 * locations));
    }

    void the_original_of_several_copies_is_left_alone() {
        std::vector<Patient> patients = {patient("A", heart_a), patient("B", heart_b),
                                         patient("C", {{75, 50}, 14})};
        const auto original = points_of(patients[0], 2, diastole, Kind::inner);
        points_of(patients[1], 2, diastole, Kind::inner) = original;
        points_of(patients[2], 3, diastole, Kind::inner) = original;
        const auto findings = copies(patients);
        QCOMPARE(findings.size(), 2U);
        for (const Finding& finding : findings)
            QVERIFY(finding.patient != "A");
    }

    void one_file_that_the_table_gives_to_two_patients_is_no_copy() {
        std::vector<Patient> patients = {patient("A", heart_a), patient("B", heart_a)};
        for (std::size_t i = 0; i < patients[0].contours.size(); ++i)
            patients[1].contours[i].file = patients[0].contours[i].file;
        QCOMPARE(lines(copies(patients)), "");
    }

    void what_encloses_nothing_is_no_copy() {
        std::vector<Patient> patients = {patient("A", heart_a), patient("B", heart_b)};
        points_of(patients[0], 2, diastole, Kind::inner) = {{1, 1}, {2, 2}};
        points_of(patients[1], 2, diastole, Kind::inner) = {{1, 1}, {2, 2}};
        QCOMPARE(lines(copies(patients)), "");
    }
};

QTEST_GUILESS_MAIN(CopyChecks)
#include "tst_copy_checks.moc"
