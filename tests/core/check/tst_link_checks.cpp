#include "made.h"

#include <QTest>

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

bool contains(const std::string& text, std::string_view part) {
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
        QCOMPARE(findings[0].suggestion, "remove the row or add the folder dicoms/B");
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
        row(patient_twice, "link-duplicate", "error");
        row(slices_unlinked, "folder-unlinked", "warning");
        row(file_unnamed, "file-unnamed", "info");
        row(file_twice, "file-duplicate", "warning");
        row(file_unreadable, "file-unreadable", "error");
        row(link_outside, "link-outside", "warning");
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

    void a_patient_and_an_original_given_twice_are_two_findings() {
        auto dataset = two_patients();
        dataset.oddities.push_back({Oddity::What::patient_twice, "A", "O-C", "link.csv", 4, "line 2"});
        dataset.oddities.push_back({Oddity::What::original_twice, "B", "O-A", "link.csv", 3, "line 2"});
        QCOMPARE(lines(check::link_checks(dataset)),
                 "link-duplicate:A/patient error\nlink-duplicate:B/original error\n");
    }
};

QTEST_GUILESS_MAIN(LinkChecks)
#include "tst_link_checks.moc"
