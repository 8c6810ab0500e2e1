#include "exchanged.h"
#include "suite.h"

#include "desktop/audit/audit_model.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

class TestAuditModel : public Suite {
    Q_OBJECT

private slots:
    void what_was_left_out_is_said() {
        check::Audit audit;
        audit.patients = {0, 1};
        audit.candidates = 2;
        QCOMPARE(choice_text(audit), QString());
        audit.candidates = 812;
        QVERIFY(choice_text(audit).contains("2 of 812 patients"));
        audit.is_sample = true;
        audit.contours_a_patient = 10;
        QVERIFY(choice_text(audit).contains("10 inner contours of each"));
    }

    void contours_that_fit_nobody_and_ways_that_fit_better_are_said() {
        auto checked = check::open_and_check(exchanged(sandbox).toStdString(), {});
        QVERIFY(checked.has_value());
        auto& patients = checked->patients;
        dataset::Patient first = patients[0];
        for (auto& contour : first.contours) { // turned with its slices' shape
            const Shape shape = patients[0].slice(contour.id.slice)->header->shape;
            contour.contour->points =
                evidence::turned(contour.contour->points, evidence::Way::turned_half, shape, 0);
        }
        patients.set(0, std::move(first));
        check::Finding nobodys;
        nobodys.rule = "image-mismatch";
        nobodys.scope = check::Scope::patient;
        nobodys.patient = patients[0].patient;
        nobodys.message = "the slices show hardly any of the contours";
        checked->report.findings.push_back(nobodys);
        const auto opened = make_opened(std::move(*checked));
        auto audit = check::audit(opened->checked);
        QVERIFY(audit.has_value());
        const Audited all = audited(opened, std::move(*audit));
        const auto links = link_notes(all);
        QCOMPARE(links.size(), std::size_t(2));
        QVERIFY(links[0].title.contains("exchanged") && !links[0].rows.isEmpty());
        QVERIFY(links[1].title.contains("hardly any"));
        QCOMPARE(links[1].patients, std::vector<int>{0});
        const auto ways = way_notes(all);
        QCOMPARE(ways.size(), std::size_t(1));
        QVERIFY(ways[0].is_wrong && ways[0].title.contains("turned by half a turn"));
        const auto matrix = way_matrix(all);
        QVERIFY(matrix.cell(0, int(evidence::Way::turned_half)).frame == MatrixView::Frame::wrong);
        QVERIFY(matrix.cell(1, 0).frame == MatrixView::Frame::given); // somebody else's
    }
};

QTEST_MAIN(TestAuditModel)
#include "tst_audit_model.moc"
