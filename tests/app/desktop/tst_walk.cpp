#include "made.h"

#include "desktop/walk.h"

#include <QTest>

#include <set>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using contour::Kind;

namespace {

/// Patient a: 3 locations x 4 phases (slices 1-4, 5-8, 9-12), both kinds on 6, inner on 2 and 11, outer of slice 40
/// that is not there. Patient b: inner on 1. Slice 6's outer has a warning, slice 11's inner an error.
std::shared_ptr<const Opened> two_patients() {
    check::Checked checked;
    dataset::Patient a = made_patient("a", 3, 4);
    add_contour(a, 11, Kind::inner);
    add_contour(a, 6, Kind::inner);
    add_contour(a, 6, Kind::outer);
    add_contour(a, 40, Kind::outer);
    add_contour(a, 2, Kind::inner);
    dataset::Patient b = made_patient("b", 1, 2);
    add_contour(b, 1, Kind::inner);
    checked.patients = {a, b};
    auto& findings = checked.report.findings;
    findings.push_back(finding_on({"a", 6, Kind::outer}, check::Severity::warning));
    findings.push_back(finding_on({"a", 11, Kind::inner}, check::Severity::error));
    findings.push_back(finding_on({"a", 6, Kind::inner}, check::Severity::info));
    findings.push_back(finding_on({"a", 6, Kind::outer}, check::Severity::error, "centre-mismatch"));
    check::Finding on_patient;
    on_patient.scope = check::Scope::patient;
    on_patient.patient = "b";
    findings.push_back(on_patient);
    check::Finding on_slice;
    on_slice.scope = check::Scope::slice;
    on_slice.patient = "a";
    on_slice.slice = 3;
    findings.push_back(on_slice);
    check::Finding unknown;
    unknown.scope = check::Scope::patient;
    unknown.patient = "nobody";
    findings.push_back(unknown);
    return make_opened(std::move(checked));
}

std::vector<std::string> ids(const Opened& opened) {
    std::vector<std::string> all;
    for (const Ref ref : opened.index.order())
        all.push_back(opened.id(ref));
    return all;
}

} // namespace

class TestWalk : public QObject {
    Q_OBJECT

private slots:
    void contours_stand_by_patient_location_phase_and_kind() {
        const std::vector<std::string> expected{"a/2/inner",  "a/6/inner",  "a/6/outer",
                                                "a/11/inner", "a/40/outer", "b/1/inner"};
        QCOMPARE(ids(*two_patients()), expected);
    }

    void findings_go_to_what_they_are_about() {
        const auto opened = two_patients();
        const Index& index = opened->index;
        QCOMPARE(index.findings(*index.find("a/6/outer")),
                 (std::vector<std::size_t>{3, 0})); // the worst first
        QCOMPARE(index.of_slice(0, 3), std::vector<std::size_t>{5});
        QCOMPARE(index.of_patient(1), std::vector<std::size_t>{4});
        QCOMPARE(index.of_dataset(), std::vector<std::size_t>{6}); // a patient that is not in the table
    }

    void a_slices_finding_that_the_report_counts_against_a_contour_stands_with_it() {
        check::Checked checked;
        dataset::Patient patient = made_patient("a", 1, 2);
        add_contour(patient, 2, Kind::inner);
        checked.patients = {patient};
        check::Finding finding =
            finding_on({"a", 2, Kind::inner}, check::Severity::error, "identity-mismatch");
        finding.scope = check::Scope::slice;
        finding.kind.reset();
        checked.report.findings = {finding};
        check::ContourReport row;
        row.id = {"a", 2, Kind::inner};
        row.status = check::Status::error;
        row.findings = {finding.id};
        checked.report.contours = {row};
        const auto opened = make_opened(std::move(checked));
        QCOMPARE(opened->index.findings({0, 0}), std::vector<std::size_t>{0});
        QVERIFY(opened->index.of_slice(0, 2).empty());
    }

    void a_note_flags_nothing() {
        const auto opened = two_patients();
        QCOMPARE(opened->index.status(*opened->index.find("a/6/inner")), check::Status::ok);
        QCOMPARE(opened->index.status(*opened->index.find("a/11/inner")), check::Status::error);
    }

    void the_contour_shown_first_is_the_worst_undecided() {
        const auto opened = two_patients();
        const Ref inner = *opened->index.find("a/6/inner"), outer = *opened->index.find("a/6/outer");
        const int slice = int(*opened->contour(inner).slice);
        const auto shown = [&](std::set<Ref> undecided) {
            return contour_to_show(*opened, 0, slice, [&](Ref ref) { return undecided.contains(ref); });
        };
        QCOMPARE(shown({inner, outer}), outer.contour);
        QCOMPARE(shown({inner}), inner.contour); // decided findings wait
        QCOMPARE(shown({}), outer.contour);
        QCOMPARE(contour_to_show(*opened, 0, 0, [](Ref) { return true; }), -1);
    }

    void phases_go_around_and_locations_end() {
        const auto opened = two_patients();
        const dataset::Patient& a = opened->patient(0);
        QCOMPARE(step_phase(a, 7, 1), 4);
        QCOMPARE(step_phase(a, 4, -1), 7);
        QCOMPARE(step_location(a, 1, 1), 5);
        QCOMPARE(step_location(a, 1, -1), 1);
        QCOMPARE(step_location(a, 9, 1), 9);
    }

    void a_location_with_fewer_phases_gives_its_nearest() {
        dataset::Patient a = made_patient("a", 2, 4);
        a.locations[1].slices.resize(2);
        QCOMPARE(step_location(a, 3, 1), 5);
        QCOMPARE(slice_at(a, 1, 3), 5);
        QCOMPARE(slice_at(a, 2, 0), -1);
    }

    void up_and_down_stay_in_phase_beside_a_slice_that_cannot_be_read() {
        dataset::Patient a = made_patient("a", 3, 4);
        std::erase(a.locations[1].slices, std::size_t(4)); // the first of slices 4 to 7
        a.slices[4].location = a.slices[4].phase = -1;
        QCOMPARE(step_location(a, 2, 1), 6);
        QCOMPARE(step_location(a, 6, 1), 10);
        QCOMPARE(step_location(a, 10, -1), 6);
        QCOMPARE(step_location(a, 0, 1), 5);
    }

    void slices_without_a_location_are_stepped_by_number() {
        dataset::Patient a = made_patient("a", 1, 3);
        a.locations.clear();
        for (dataset::SliceEntry& slice : a.slices)
            slice.location = slice.phase = -1;
        QCOMPARE(step_phase(a, 2, 1), 0);
        QCOMPARE(step_phase(a, 0, -1), 2);
        QCOMPARE(step_location(a, 1, 1), 1);
        QCOMPARE(step_phase(dataset::Patient{}, -1, 1), -1);
    }

    void a_contour_without_a_slice_has_a_place() {
        const auto opened = two_patients();
        const Place place = place_of(*opened, *opened->index.find("a/40/outer"));
        QCOMPARE(place.slice, -1);
        QVERIFY(place.contour >= 0);
    }
};

QTEST_GUILESS_MAIN(TestWalk)
#include "tst_walk.moc"
