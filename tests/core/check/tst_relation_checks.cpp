#include "made.h"

#include "check/fit.h"

#include <QTest>

using namespace made;

namespace {

std::string relations(const Patient& patient) {
    return lines(check::relation_checks(check::prepare(patient)));
}

/// A patient whose only contours are one inner and one outer one.
Patient lonely_pair(std::vector<Point> inner, std::vector<Point> outer) {
    Patient one = patient("A");
    one.contours = {contour_entry(one, 4, Kind::inner, std::move(inner)),
                    contour_entry(one, 4, Kind::outer, std::move(outer))};
    return one;
}

void exchange(Patient& patient, int location) {
    std::swap(points_of(patient, location, diastole, Kind::inner),
              points_of(patient, location, diastole, Kind::outer));
}

} // namespace

class RelationChecks : public QObject {
    Q_OBJECT

private slots:
    void a_right_patient_has_no_finding() { QCOMPARE(relations(patient("A")), ""); }

    void a_displaced_inner_contour_gets_the_finding() {
        Patient one = patient("A");
        shift(points_of(one, 2, diastole, Kind::inner), 10, 0);
        const auto findings = check::relation_checks(check::prepare(one));
        QCOMPARE(lines(findings), "inner-outside-outer:A/12/inner error\n");
        QVERIFY(*findings[0].value > 0.05 && *findings[0].value < 0.5);
        QCOMPARE(findings[0].threshold, 0.01);
    }

    void a_displaced_outer_contour_gets_the_finding() {
        Patient one = patient("A");
        shift(points_of(one, 2, diastole, Kind::outer), -9, 8);
        QCOMPARE(relations(one), "inner-outside-outer:A/12/outer error\n");
    }

    void without_other_contours_both_get_it() {
        QCOMPARE(relations(lonely_pair(circle({60, 60}, 15), circle({70, 60}, 20))),
                 "inner-outside-outer:A/4/inner error\ninner-outside-outer:A/4/outer error\n");
    }

    void a_little_outside_is_a_warning_and_some_pixels_are_nothing() {
        Patient one = patient("A");
        shift(points_of(one, 2, diastole, Kind::inner), 6.2, 0);
        QCOMPARE(relations(one), "inner-outside-outer:A/12/inner warning\n");
        one = patient("A");
        shift(points_of(one, 2, diastole, Kind::inner), 5.2, 0);
        QCOMPARE(relations(one), "");
    }

    void centres_far_apart_are_a_warning_on_the_displaced_one() {
        Patient one = patient("A");
        points_of(one, 2, diastole, Kind::outer) = circle({centre({}, 2).x + 6, centre({}, 2).y}, 24);
        const auto findings = check::relation_checks(check::prepare(one));
        QCOMPARE(lines(findings), "centre-mismatch:A/12/outer warning\n");
        QVERIFY(std::abs(*findings[0].value - 6 * 1.4) < 1e-6);
        for (auto& slice : one.slices)
            slice.header->spacing.reset();
        QCOMPARE(relations(one), "");
    }

    void exchanged_files_are_told_on_both() {
        Patient one = patient("A");
        exchange(one, 1);
        const auto findings = check::relation_checks(check::prepare(one));
        QCOMPARE(lines(findings),
                 "inner-outer-swapped:A/8/inner error\ninner-outer-swapped:A/8/outer error\n");
        QVERIFY(*findings[0].value < 1);
    }

    void pairs_exchanged_throughout_are_told_on_all() {
        Patient one = patient("A");
        for (int location = 0; location < locations; ++location)
            exchange(one, location);
        QCOMPARE(check::relation_checks(check::prepare(one)).size(), std::size_t(2 * locations));
        QVERIFY(relations(one).find("inner-outside-outer") == std::string::npos);
    }

    void without_other_contours_a_smaller_outer_one_is_an_exchange() {
        QCOMPARE(relations(lonely_pair(circle({60, 60}, 20), circle({60, 60}, 15))),
                 "inner-outer-swapped:A/4/inner error\ninner-outer-swapped:A/4/outer error\n");
    }

    void one_line_for_both_stands_on_the_one_that_does_not_fit() {
        Patient one = patient("A");
        points_of(one, 2, diastole, Kind::outer) =
            circle(centre({}, 2), 1.01 * radius({}, 2, diastole, Kind::inner));
        QCOMPARE(relations(one), "inner-outer-swapped:A/12/outer error\n");
        one = patient("A");
        points_of(one, 2, diastole, Kind::inner) =
            circle(centre({}, 2), 0.99 * radius({}, 2, diastole, Kind::outer));
        QCOMPARE(relations(one), "inner-outer-swapped:A/12/inner error\n");
    }

    void a_wall_however_thin_is_one() {
        QCOMPARE(relations(lonely_pair(circle({60, 60}, 20), circle({60, 60}, 22))), "");
    }

    void an_inner_contour_drawn_too_large_is_no_exchange() {
        Patient one = patient("A");
        points_of(one, 2, diastole, Kind::inner) =
            circle(centre({}, 2), 1.8 * radius({}, 2, diastole, Kind::inner));
        QCOMPARE(relations(one), "inner-outside-outer:A/12/inner error\n");
    }

    void what_does_not_fit_stands_on_the_one_that_is_wrong_by_itself() {
        Patient one = patient("A");
        points_of(one, 2, diastole, Kind::outer) = circle(centre({}, 2), 8);
        const auto known = [&](Kind kind) {
            Finding error;
            error.patient = "A";
            error.slice = slice_number(2, diastole);
            error.kind = kind;
            error.severity = Severity::error;
            return error;
        };
        const auto with = [&](const std::vector<Finding>& errors) {
            return lines(check::relation_checks(check::prepare(one), errors));
        };
        QCOMPARE(with({known(Kind::outer)}), "inner-outside-outer:A/12/outer error\n");
        QCOMPARE(with({known(Kind::inner)}), "inner-outside-outer:A/12/inner error\n");
        QVERIFY(with({known(Kind::inner), known(Kind::outer)}).find("swapped") == std::string::npos);
        Finding elsewhere = known(Kind::inner);
        elsewhere.patient = "B";
        QCOMPARE(with({elsewhere}), with({}));
    }

    void contours_that_are_wrong_by_themselves_do_not_testify() {
        Patient one = patient("A");
        std::vector<Finding> known;
        for (const int location : {0, 1, 3, 4}) { // all but one outer contour lie elsewhere
            shift(points_of(one, location, diastole, Kind::outer), 30, 0);
            known.emplace_back();
            known.back().patient = "A";
            known.back().slice = slice_number(location, diastole);
            known.back().kind = Kind::outer;
            known.back().severity = Severity::error;
        }
        shift(points_of(one, 2, diastole, Kind::outer), 28, 0);
        const std::string found = lines(check::relation_checks(check::prepare(one), known));
        QVERIFY(found.find("A/12/outer") != std::string::npos);
        QVERIFY(found.find("inner error") == std::string::npos);
    }

    void what_is_no_polygon_has_no_relation() {
        Patient one = patient("A");
        points_of(one, 2, diastole, Kind::inner) = {{1, 1}, {200, 200}};
        contour_of(one, 1, diastole, Kind::outer).contour = fail(Code::malformed, "x");
        QCOMPARE(relations(one), "");
    }

    void a_contour_fits_better_as_what_it_is() {
        const Patient one = patient("A");
        const auto prepared = check::prepare(one);
        const auto all = [](const check::PreparedContour&) { return true; };
        for (const auto& contour : prepared.contours) {
            const auto fit = check::misfit(prepared, check::as_it_is(contour), all);
            QVERIFY(fit && *fit < check::good_fit);
            if (contour.phase != diastole) continue; // outer contours are drawn there alone
            const Kind other = contour.kind() == Kind::inner ? Kind::outer : Kind::inner;
            const auto as_other = check::misfit(prepared, {&contour, other, &contour}, all);
            QVERIFY(as_other && *as_other > *fit + check::fit_margin);
        }
    }

    void without_geometry_slice_numbers_and_pixels_do() {
        Patient one = patient("A");
        for (auto& slice : one.slices) {
            slice.header->position_mm.reset();
            slice.location = slice.phase = -1;
        }
        one.locations.clear();
        const auto prepared = check::prepare(one);
        const auto fit = check::misfit(prepared, check::as_it_is(prepared.contours[3]),
                                       [](const check::PreparedContour&) { return true; });
        QVERIFY(fit && *fit < check::bad_fit);
    }

    void evidence_speaks_against_all_but_a_clear_best_data() {
        QTest::addColumn<QList<double>>("misfits"); // below 0: not known
        QTest::addColumn<QString>("against");
        QTest::newRow("clear") << QList<double>{0.5, 4} << ".x";
        QTest::newRow("near") << QList<double>{0.5, 0.7} << "xx";
        QTest::newRow("both bad, one worse") << QList<double>{5, 9} << ".x";
        QTest::newRow("unknown") << QList<double>{-1, -1} << "xx";
        QTest::newRow("good beside unknown") << QList<double>{0.5, -1} << ".x";
        QTest::newRow("bad beside unknown") << QList<double>{9, -1} << "x.";
        QTest::newRow("middling beside unknown") << QList<double>{2.5, -1} << "xx";
        QTest::newRow("one of three") << QList<double>{0.5, 4, 6} << ".xx";
        QTest::newRow("two of three alike") << QList<double>{0.5, 0.6, 6} << "xxx";
    }
    void evidence_speaks_against_all_but_a_clear_best() {
        QFETCH(QList<double>, misfits);
        QFETCH(QString, against);
        std::vector<std::optional<double>> values;
        for (const double misfit : misfits)
            values.push_back(misfit < 0 ? std::nullopt : std::optional(misfit));
        QString found;
        for (const bool each : check::speaks_against(values))
            found += each ? 'x' : '.';
        QCOMPARE(found, against);
    }
};

QTEST_GUILESS_MAIN(RelationChecks)
#include "tst_relation_checks.moc"
