#include "reported.h"

#include "base/random.h"
#include "check/rules.h"
#include "check/settle.h"
#include "check/suspicion.h"
#include "support/processor_time.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace made;

namespace {

std::set<std::string> ids(const check::Report& report) {
    std::set<std::string> result;
    for (const Finding& finding : report.findings)
        result.insert(finding.id);
    return result;
}

} // namespace

class Report : public QObject {
    Q_OBJECT

private slots:
    void a_right_dataset_has_no_finding_and_little_suspicion() {
        const auto right = report({patient("A"), patient("B", heart_b)});
        QCOMPARE(lines(right.findings), "");
        QCOMPARE(right.contours.size(), std::size_t(2 * 3 * locations));
        QCOMPARE(right.pairs, right.contours_total);
        for (const auto& contour : right.contours) {
            QVERIFY(contour.status == check::Status::ok);
            QVERIFY(contour.suspicion >= 0 && contour.suspicion < 0.1);
        }
    }

    void findings_stand_by_patient_slice_kind_and_rule() {
        QCOMPARE(lines(report(with_mistakes()).findings), "not-closed:A/2/inner error\n"
                                                          "contour-duplicate:A/12/outer error\n"
                                                          "inner-outside-outer:A/12/outer error\n"
                                                          "identity-mismatch:B/8 error\n"
                                                          "contour-unreadable:B/8/inner error\n"
                                                          "identity-mismatch:B/16 warning\n");
    }

    void a_contours_status_is_the_worst_of_its_findings_and_of_its_slices() {
        const auto found = report(with_mistakes());
        QVERIFY(row(found, "A/12/outer").status == check::Status::error);
        QVERIFY(row(found, "A/12/inner").status == check::Status::ok);
        QVERIFY(row(found, "B/16/inner").status == check::Status::warning);
        QCOMPARE(row(found, "B/8/inner").findings,
                 (std::vector<std::string>{"identity-mismatch:B/8", "contour-unreadable:B/8/inner"}));
        QCOMPARE(row(found, "B/8/outer").findings, std::vector<std::string>{"identity-mismatch:B/8"});
    }

    void suspicion_orders_wrong_before_doubtful_before_right() {
        const auto found = report(with_mistakes());
        QVERIFY(row(found, "A/12/outer").suspicion > row(found, "B/16/inner").suspicion);
        QVERIFY(row(found, "B/16/inner").suspicion > row(found, "A/16/inner").suspicion);
        for (const auto& contour : found.contours)
            QVERIFY(contour.suspicion >= 0 && contour.suspicion <= 1);
    }

    void suspicion_grows_with_each_reason() {
        Finding warning;
        warning.severity = Severity::warning;
        Finding error;
        error.severity = Severity::error;
        error.rule = warning.rule = "self-intersecting";
        Finding words = error;
        words.rule = "shifted"; // what the picture's suspicion is made of
        const Finding* const in_words[] = {&words};
        const Finding* const both[] = {&warning, &error};
        const auto of = [](std::span<const Finding* const> findings, check::Evidence evidence = {}) {
            return check::suspicion(findings, evidence);
        };
        QCOMPARE(of({}), 0.0);
        QCOMPARE(of(std::span(both, 1)), 0.5);
        QCOMPARE(of(both), 0.95);
        QVERIFY(of({}, {{}, 2.0, {}}) < of({}, {{}, 4.0, {}}));
        QVERIFY(of({}, {{}, 2.0, 0.0}) < of({}, {{}, 2.0, 0.01}));
        QVERIFY(of(both, {{}, 1e9, 1.0}) <= 1);
        QVERIFY(of({}, {{}, 1e308, {}}) <= 1);
        QCOMPARE(of({}, {0.4, 1e9, 1.0}), 0.4); // with a picture the other measures are in it already
        QCOMPARE(of(in_words, {0.4, {}, {}}), 0.4);
        QCOMPARE(of(std::span(both, 1), {0.4, {}, {}}), 0.7);
    }

    void a_row_that_leads_nowhere_stands_on_all_its_contours() {
        std::vector<Patient> patients = {patient("A")};
        patients[0].has_slice_folder = false;
        patients[0].slices.clear();
        for (auto& contour : patients[0].contours)
            contour.slice.reset();
        const auto found = report(patients);
        QCOMPARE(lines(found.findings), "link-row-dangling:A error\n");
        QCOMPARE(found.pairs, 0U);
        for (const auto& contour : found.contours)
            QVERIFY(contour.status == check::Status::error);
    }

    void a_copy_leaves_its_partner_alone() {
        for (const double size : {11.0, 13.0, 16.0}) // of another patient's heart, whose contour it is
            for (const Kind kind : {Kind::inner, Kind::outer}) {
                std::vector<Patient> patients = {patient("A"), patient("B", {{65, 59}, size})};
                std::erase_if(patients[0].contours, [](const auto& entry) { return entry.id.slice != 12; });
                points_of(patients[0], 2, diastole, Kind::outer) = points_of(patients[1], 1, diastole, kind);
                const auto found = report(patients);
                const std::string all = lines(found.findings);
                QVERIFY2(all.find("contour-duplicate:A/12/outer error") != std::string::npos, all.c_str());
                QVERIFY2(row(found, "A/12/inner").status == check::Status::ok, all.c_str());
                QVERIFY2(all.find("swapped") == std::string::npos, all.c_str());
            }
    }

    void rows_of_which_nothing_tells_the_right_one_stand_on_all_their_contours() {
        std::vector<Patient> patients = {patient("A"), patient("B"), patient("C", heart_b)};
        patients[1].original = patients[0].original;
        patients[1].contours = patients[0].contours;
        for (auto& entry : patients[1].contours)
            entry.id.patient = "B";
        for (const bool reversed : {false, true}) {
            if (reversed) std::ranges::reverse(patients);
            const auto found = report(patients);
            for (const auto& contour : found.contours)
                QVERIFY((contour.status == check::Status::error) == (contour.id.patient != "C"));
        }
    }

    void ids_do_not_depend_on_the_order_of_patients() {
        auto patients = with_mistakes();
        const auto forwards = ids(report(patients));
        std::ranges::reverse(patients);
        QCOMPARE(ids(report(patients)), forwards);
    }

    void findings_of_one_id_get_a_suffix_each_and_repeats_stand_once() {
        Finding one;
        one.id = one.rule = "file-unnamed";
        one.scope = check::Scope::dataset;
        one.file = "a";
        Finding two = one;
        two.file = "b";
        std::vector<Finding> findings = {two, one, two};
        check::settle(findings, {});
        QCOMPARE(findings.size(), 2U);
        QVERIFY(findings[0].id != findings[1].id);
        const std::string of_a = findings[0].id;
        findings = {one, two};
        check::settle(findings, {});
        QCOMPARE(findings[0].id, of_a);
    }

    void area_is_in_square_millimetres_where_the_spacing_is_known() {
        std::vector<Patient> patients = {patient("A")};
        patients[0].slices[3].header->spacing = dicom::Spacing{2, 0.5};
        patients[0].slices[7].header->spacing.reset();
        const auto found = report(patients);
        const double expected = contour::area(points_of(patients[0], 0, diastole, Kind::inner));
        QVERIFY(std::abs(*row(found, "A/4/inner").area_mm2 - expected) < 1e-9);
        QVERIFY(!row(found, "A/8/inner").area_mm2);
        contour_of(patients[0], 2, diastole, Kind::inner).contour = fail(Code::malformed, "x");
        QVERIFY(!row(report(patients), "A/12/inner").area_mm2);
    }

    void unreadable_inputs_are_known() {
        QVERIFY(report(with_mistakes()).has_unreadable());
        QVERIFY(!report({patient("A")}).has_unreadable());
        QCOMPARE(report(with_mistakes()).count(Severity::error), 5U);
    }

    void every_finding_names_a_rule_of_the_list_and_every_rule_says_what_it_is() {
        std::set<std::string_view> seen;
        for (const check::Rule& rule : check::rules()) {
            QVERIFY(seen.insert(rule.id).second);
            QVERIFY(!rule.title.empty() && !rule.formula.empty() && !rule.source.empty());
            QVERIFY(!rule.title.ends_with('.'));
            QVERIFY(&check::rule(rule.id) == &rule);
        }
        for (const Finding& finding : report(with_mistakes()).findings)
            QVERIFY(seen.contains(finding.rule) && !finding.message.empty());
    }

    void a_folder_that_is_no_dataset_is_an_error() {
        QTemporaryDir folder;
        QVERIFY(!check::open_and_check(folder.path().toStdString(), {}));
    }

    void tangles_are_checked_in_time() {
        std::vector<Patient> patients;
        Random random(7);
        for (int i = 0; i < 6;
             ++i) { // 15 contours each; with whole coordinates some points touch other edges
            patients.push_back(patient(std::string(1, char('A' + i)), {{60.0 + i, 55}, 15.0 + i}));
            for (auto& entry : patients.back().contours) {
                auto points = circle({60.0 + i, 55}, entry.id.kind == Kind::outer ? 22 : 15, 210 + 300 * i);
                for (Point& point : points)
                    point = {std::round(point.x), std::round(point.y)};
                shuffle(std::span(points), random);
                entry.contour->points = std::move(points);
            }
        }
        const support::ProcessorTime taken;
        const auto found = report(patients);
        QVERIFY2(taken.ms() < 10000, "an unoptimised build on a busy machine stays far below this");
        QCOMPARE(found.contours.size(), 90U);
        for (const auto& contour : found.contours)
            QVERIFY(contour.status == check::Status::error);
    }

    void checking_stops_when_asked() {
        std::stop_source stop;
        stop.request_stop();
        const std::vector<Patient> patients = {patient("A")};
        QVERIFY(check::check(dataset_of(patients), all_of(patients), {}, {}, 1, stop.get_token())
                    .contours.empty());
    }

    void a_heart_drawn_at_all_phases_is_checked_in_time() {
        Patient full = patient("A");
        full.slices.clear();
        full.contours.clear();
        full.locations.clear();
        constexpr int many_phases = 25;
        for (int location = 0; location < 12; ++location) {
            full.locations.push_back({10.0 * location, {}});
            for (int phase = 0; phase < many_phases; ++phase) {
                full.locations.back().slices.push_back(full.slices.size());
                full.slices.push_back({location * many_phases + phase + 1, "x.dcm",
                                       header("A", location, phase), location, phase});
            }
        }
        for (const auto& slice : full.slices)
            for (const Kind kind : {Kind::inner, Kind::outer}) {
                const double size = kind == Kind::outer ? 22 : 13 + 4 * std::cos(slice.phase * 0.25);
                full.contours.push_back(contour_entry(full, slice.number, kind,
                                                      circle({64.0 + 0.1 * slice.location, 60}, size, 160)));
            }
        const support::ProcessorTime taken;
        QCOMPARE(report({full}).contours.size(), 600U);
        QVERIFY2(taken.ms() < 15000, "an unoptimised build on a busy machine stays far below this");
    }
};

QTEST_GUILESS_MAIN(Report)
#include "tst_report.moc"
