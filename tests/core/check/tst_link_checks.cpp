#include "made.h"

#include <QTest>

#include <rapidcheck.h>

#include <functional>
#include <set>

using namespace made;
using dataset::Oddity;

namespace {

dataset::Dataset two_patients() {
    return dataset_of({patient("A"), patient("B")});
}

std::vector<Finding> with(const Oddity& oddity) {
    auto dataset = two_patients();
    dataset.oddities.push_back(oddity);
    return check::link_checks(dataset);
}

void give_contours_of(const dataset::PatientFiles& from, dataset::PatientFiles& to) {
    to.original = from.original;
    to.contour_folder = from.contour_folder;
    to.contours = from.contours;
}

/// Another row of the patient, with contours of the same numbers in a folder of their own.
dataset::PatientFiles second_row(dataset::PatientFiles row, const std::string& original) {
    row.original = original;
    row.contour_folder = "contourfiles/" + original;
    row.line = 9;
    return row;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class LinkChecks : public QObject {
    Q_OBJECT

private slots:
    void rows_that_lead_to_both_folders_have_no_finding() {
        QCOMPARE(lines(check::link_checks(two_patients())), "");
    }

    void a_row_without_slices_is_told_with_its_line() {
        auto dataset = two_patients();
        dataset.patients[1].slice_folder.reset();
        dataset.patients[1].series.clear();
        dataset.patients[1].line = 3;
        const auto findings = check::link_checks(dataset);
        QCOMPARE(lines(findings), "link-row-dangling:B error\n");
        QCOMPARE(findings[0].file, "link.csv");
        QCOMPARE(findings[0].line, 3);
        QCOMPARE(findings[0].suggestion.text(), "remove the row or add the folder dicoms/B");
    }

    void a_row_without_either_folder_is_one_finding() {
        auto dataset = two_patients();
        dataset.layout = dataset::Layout::sunnybrook;
        dataset.patients[0].slice_folder.reset();
        dataset.patients[0].contour_folder.reset();
        const auto findings = check::link_checks(dataset);
        QCOMPARE(lines(findings), "link-row-dangling:A error\n");
        QVERIFY(contains(findings[0].message, "SCD_IMAGES_*/A and SCD_ManualContours/O-A"));
    }

    void a_dangling_row_names_the_one_folder_that_is_left_over() {
        auto dataset = two_patients();
        dataset.patients[0].contour_folder.reset();
        dataset.patients[0].contours.clear();
        dataset.oddities.push_back({Oddity::What::contours_unlinked, "", "O-a", "contourfiles/O-a", 0, ""});
        const auto findings = check::link_checks(dataset);
        QCOMPARE(lines(findings), "link-row-dangling:A error\nfolder-unlinked:contourfiles/O-a warning\n");
        QVERIFY(contains(findings[0].suggestion, "contourfiles/O-a"));
    }

    void folders_with_nothing_in_them_are_told() {
        auto dataset = two_patients();
        dataset.patients[0].series[0].slices.clear();
        dataset.patients[1].contours.clear();
        QCOMPARE(lines(check::link_checks(dataset)),
                 "folder-empty:A/slices warning\nfolder-empty:B/contours warning\n");
    }

    void each_oddity_becomes_its_finding_data() {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("severity");
        using enum Oddity::What;
        const auto row = [](Oddity::What what, const char* rule, const char* severity) {
            QTest::newRow(rule) << int(what) << QString(rule) << QString(severity);
        };
        row(row_malformed, "link-row-malformed", "error");
        row(slices_unlinked, "folder-unlinked", "warning");
        row(file_unnamed, "file-unnamed", "info");
        row(file_twice, "file-duplicate", "warning");
        row(file_unreadable, "file-unreadable", "error");
        row(link_outside, "link-outside", "warning");
        row(link_refused, "link-outside", "error");
    }
    void each_oddity_becomes_its_finding() {
        QFETCH(int, what);
        QFETCH(QString, rule);
        QFETCH(QString, severity);
        const auto findings = with({Oddity::What(what), "A", "O-A", "some/file", 7, "the reason"});
        QCOMPARE(findings.size(), 1U);
        QCOMPARE(findings[0].rule, rule.toStdString());
        QCOMPARE(std::string(word(findings[0].severity)), severity.toStdString());
        QCOMPARE(findings[0].file, "some/file");
        QCOMPARE(findings[0].line, 7);
        QVERIFY(rule == "folder-unlinked" || contains(findings[0].message, "the reason"));
    }

    void one_originals_contours_given_to_two_patients_are_told_on_both() {
        for (const bool swapped : {false, true}) {
            auto dataset = two_patients();
            give_contours_of(dataset.patients[0], dataset.patients[1]);
            if (swapped) std::swap(dataset.patients[0], dataset.patients[1]);
            const auto findings = check::link_checks(dataset);
            QCOMPARE(lines(findings),
                     swapped ? "link-duplicate:B/original error\nlink-duplicate:A/original error\n"
                             : "link-duplicate:A/original error\nlink-duplicate:B/original error\n");
            for (const Finding& finding : findings)
                QVERIFY(finding.scope == check::Scope::patient && contains(finding.message, "A (line "));
        }
    }

    void a_folder_left_over_does_not_tell_which_row_is_right() {
        auto dataset = two_patients();
        give_contours_of(dataset.patients[0], dataset.patients[1]);
        dataset.oddities.push_back({Oddity::What::contours_unlinked, "", "O-B", "contourfiles/O-B", 0, ""});
        QCOMPARE(lines(check::link_checks(dataset)), "folder-unlinked:contourfiles/O-B warning\n"
                                                     "link-duplicate:A/original error\n"
                                                     "link-duplicate:B/original error\n");
    }

    void missing_slices_tell_which_of_two_patients_is_the_wrong_one() {
        for (const std::size_t wrong : {0U, 1U}) {
            auto dataset = two_patients();
            give_contours_of(dataset.patients[0], dataset.patients[1]);
            dataset.patients[wrong].series[0].slices.resize(10);
            const std::string patient = wrong == 0 ? "A" : "B";
            QCOMPARE(lines(check::link_checks(dataset)), "link-duplicate:" + patient + "/original error\n");
        }
    }

    void two_rows_of_a_patient_are_told_on_the_patient() {
        auto dataset = two_patients();
        dataset.second_rows = {second_row(dataset.patients[0], "O-C")};
        const auto findings = check::link_checks(dataset);
        QCOMPARE(lines(findings), "link-duplicate:A/patient error\nlink-duplicate:A/O-C error\n");
        QVERIFY(findings[0].scope == check::Scope::patient);
        QVERIFY(contains(findings[0].message, "O-A (line 2) and O-C (line 9)"));
        // The contours of the row that is not used are not lost in silence.
        QVERIFY(findings[1].scope == check::Scope::dataset);
        QCOMPARE(findings[1].file, "contourfiles/O-C");
        QVERIFY(contains(findings[1].message, "were not looked at"));
    }

    void missing_slices_tell_which_of_two_rows_of_a_patient_is_wrong() {
        auto dataset = two_patients();
        dataset.second_rows = {second_row(dataset.patients[0], "O-C")};
        dataset.second_rows[0].contours.back().slice = 900;
        auto findings = check::link_checks(dataset);
        QCOMPARE(lines(findings), "link-duplicate:A/patient error\nlink-duplicate:A/O-C error\n");
        QVERIFY(findings[0].scope == check::Scope::dataset);
        QCOMPARE(findings[0].line, 9);

        std::swap(dataset.second_rows[0].contours, dataset.patients[0].contours);
        findings = check::link_checks(dataset);
        QCOMPARE(lines(findings), "link-duplicate:A/patient error\nlink-duplicate:A/O-C error\n");
        QVERIFY(findings[0].scope == check::Scope::patient);
    }

    void a_second_row_can_stand_against_another_patient() {
        auto dataset = two_patients();
        dataset.second_rows = {second_row(dataset.patients[0], "O-B")};
        dataset.second_rows[0].contour_folder = dataset.patients[1].contour_folder;
        QCOMPARE(lines(check::link_checks(dataset)),
                 "link-duplicate:A/patient error\nlink-duplicate:B/original error\n");
        dataset.second_rows[0].series[0].slices.clear();
        const auto findings = check::link_checks(dataset);
        QCOMPARE(lines(findings), "link-duplicate:A/patient error\n");
        QVERIFY(findings[0].scope == check::Scope::dataset);
    }

    /// What the definition says, each row against each: a row is wrong where its contours lack slices and those of one
    /// with other ids, to the same patient or the same contours, do not.
    void what_is_told_of_rows_is_what_each_pair_of_them_says() {
        QVERIFY(rc::check("tables", [] {
            const auto pick = [](int count) { return *rc::gen::inRange(0, count); };
            const bool has_slices[3][3] = {{pick(2) == 1, pick(2) == 1, pick(2) == 1},
                                           {pick(2) == 1, pick(2) == 1, pick(2) == 1},
                                           {pick(2) == 1, pick(2) == 1, pick(2) == 1}};
            const auto is_sound = [&](const dataset::PatientFiles& row) {
                return has_slices[row.patient[0] - 'A'][row.original[0] - 'X'];
            };
            auto dataset = two_patients();
            const auto any = dataset.patients[0];
            dataset.patients.clear();
            std::vector<dataset::PatientFiles> all;
            for (int line = 2, count = pick(7); line < count + 2; ++line) {
                auto row = any;
                row.patient = std::string(1, char('A' + pick(3)));
                row.original = std::string(1, char('X' + pick(3)));
                row.contour_folder = "contourfiles/" + row.original;
                row.line = line;
                if (!is_sound(row)) row.series[0].slices.clear();
                const bool is_second =
                    std::ranges::count(dataset.patients, row.patient, &dataset::PatientFiles::patient) > 0;
                (is_second ? dataset.second_rows : dataset.patients).push_back(row);
                all.push_back(row);
            }
            const auto stand_against = [&](const auto& row, const auto& other, const bool by_patient) {
                return (by_patient ? other.patient == row.patient && other.original != row.original
                                   : other.original == row.original && other.patient != row.patient);
            };
            const auto any_against = [&](const auto& row, bool by_patient, const auto& holds) {
                return std::ranges::any_of(all, [&](const auto& other) {
                    return stand_against(row, other, by_patient) && holds(other);
                });
            };
            const auto is_wrong = [&](const auto& row) {
                return !is_sound(row) &&
                       (any_against(row, true, is_sound) || any_against(row, false, is_sound));
            };
            const auto is_any = [](const auto&) { return true; };
            const auto is_doubtful = [&](const auto& row, bool by_patient) {
                return any_against(row, by_patient, is_any) &&
                       (is_wrong(row) || any_against(row, by_patient, std::not_fn(is_wrong)));
            };
            std::set<std::string> expected, told;
            for (const auto& row : dataset.patients) {
                if (any_against(row, true, is_any))
                    expected.insert(row.patient + (is_doubtful(row, true) ? "/patient!" : "/patient"));
                if (is_doubtful(row, false)) expected.insert(row.patient + "/original!");
            }
            for (const Finding& finding : check::row_checks(dataset))
                if (finding.id.ends_with("/patient") || finding.id.ends_with("/original"))
                    told.insert(finding.id.substr(finding.id.find(':') + 1) +
                                (finding.scope == check::Scope::patient ? "!" : ""));
            RC_ASSERT(told == expected);
        }));
    }

    void a_thousand_rows_are_told_and_the_others_counted_but_for_those_with_contours() {
        auto dataset = two_patients();
        const auto whole = dataset.patients[0];
        dataset.patients[0].slice_folder.reset();
        dataset.patients[0].line = 5000;
        for (int line = 2; line < 1500; ++line) {
            dataset::PatientFiles row;
            row.patient = "Q" + std::to_string(line);
            row.original = "R" + std::to_string(line);
            row.line = line;
            dataset.patients.insert(dataset.patients.end() - 2, row);
        }
        const auto findings = check::link_checks(dataset);
        QCOMPARE(findings.size(), 1002U);
        QCOMPARE(findings[1000].patient, whole.patient);
        QCOMPARE(findings[1001].message.text(),
                 "The same holds for 498 rows more, lines 1002 to 1499, which are not told one by one");
        QCOMPARE(findings[1001].line, 1002);
        QVERIFY(findings[1001].scope == check::Scope::dataset);
    }

    void ten_rows_are_named_and_others_only_where_there_are() {
        auto dataset = two_patients();
        dataset.patients.resize(1);
        for (int i = 0; i < 9; ++i)
            dataset.second_rows.push_back(second_row(dataset.patients[0], "O-" + std::to_string(i)));
        dataset.second_rows.push_back(dataset.patients[0]); // the row itself, once more
        const auto message = [&] { return check::row_checks(dataset)[0].message.text(); };
        QVERIFY2(contains(message(), " and O-8 (line 9)"), message().c_str());
        QVERIFY2(!contains(message(), "others"), message().c_str());
        dataset.second_rows.push_back(second_row(dataset.patients[0], "O-9"));
        QVERIFY2(contains(message(), " and others"), message().c_str());
    }

    void the_same_row_twice_harms_no_contour() {
        auto dataset = two_patients();
        dataset.second_rows = {second_row(dataset.patients[0], "O-A")};
        dataset.second_rows[0].contour_folder = dataset.patients[0].contour_folder;
        const auto findings = check::link_checks(dataset);
        QCOMPARE(lines(findings), "link-duplicate:A/row error\n");
        QVERIFY(findings[0].scope == check::Scope::dataset);
        QVERIFY(contains(findings[0].message, "first in line 2"));
    }
};

QTEST_GUILESS_MAIN(LinkChecks)
#include "tst_link_checks.moc"
