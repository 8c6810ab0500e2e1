#include "check/audit.h"

#include "base/file.h"
#include "demo/demo.h"
#include "support/change_patient.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <set>

using namespace contourcheck;
using check::Audit;
using check::Checked;
using evidence::Way;

namespace {

constexpr int patients = 4;

void exchange(Checked& checked, std::size_t a, std::size_t b) {
    const dataset::Patient before = checked.patients[a];
    const auto take_from = [](const dataset::Patient& other) {
        return [&other](dataset::Patient& patient) {
            patient.original = other.original;
            patient.contours = other.contours;
        };
    };
    change_patient(checked.patients, a, take_from(checked.patients[b]));
    change_patient(checked.patients, b, take_from(before));
}

std::size_t best_column(const Audit& audit, int row) {
    const auto fits = audit.crossed.row(row);
    return std::size_t(
        std::ranges::max_element(fits, {}, [](const check::Lie& lie) { return lie.fit.score; }) -
        fits.begin());
}

Audit audit_of(const Checked& checked, const check::AuditOptions& options = {}) {
    auto result = check::audit(checked, options);
    if (!result) qFatal("%s", to_string(result.error()).c_str());
    return std::move(*result);
}

std::string link_table(std::initializer_list<const char*> originals) {
    std::string text = "patient_id,original_id\n";
    int number = 1;
    for (const char* original : originals)
        text += "DEMO000" + std::to_string(number++) + ',' + original + '\n';
    return text;
}

} // namespace

class TestAudit : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    Checked right_;

    [[nodiscard]] std::filesystem::path root() const { return folder_.filePath("demo").toStdString(); }
    [[nodiscard]] Checked opened() const {
        auto checked = check::open_and_check(root(), {});
        if (!checked) qFatal("%s", to_string(checked.error()).c_str());
        return std::move(*checked);
    }
    [[nodiscard]] const std::string& original(std::size_t i) const { return right_.patients[i].original; }

private slots:
    void initTestCase() {
        demo::Options options;
        options.patients = patients;
        options.locations = 4;
        options.phases = 6;
        QVERIFY(demo::write_dataset(root(), options).has_value());
        right_ = opened();
        QCOMPARE(right_.patients.size(), std::size_t(patients));
    }

    void each_right_set_fits_its_own_patient_as_given() {
        const Audit audit = audit_of(right_);
        QCOMPARE(audit.patients, (std::vector<std::size_t>{0, 1, 2, 3}));
        QCOMPARE(audit.candidates, std::size_t(patients));
        for (int row = 0; row < patients; ++row) {
            QCOMPARE(best_column(audit, row), std::size_t(row));
            QVERIFY(!check::better_way(audit, std::size_t(row)));
        }
        QVERIFY(check::misplaced(right_, audit).empty());
        QCOMPARE(check::corrected_rows(right_, audit, {}), "");
    }

    void the_diagonal_and_the_first_way_are_what_check_says_of_the_patient() {
        const Audit audit = audit_of(right_);
        for (int row = 0; row < patients; ++row) {
            const auto own =
                check::own_fit(right_.patients[std::size_t(row)], right_.sights.patients[std::size_t(row)]);
            QVERIFY(own.has_value());
            const check::Lie& diagonal = audit.crossed(row, row);
            QVERIFY(qAbs(diagonal.fit.score - own->score) < 1e-9);
            QVERIFY(qAbs(diagonal.fit.agreeing - own->agreeing) < 1e-9);
            QVERIFY(qAbs(audit.turned(row, 0).fit.score - own->score) < 1e-9);
            QCOMPARE(diagonal.contours, std::size_t(8)); // four locations at two phases
        }
    }

    void an_exchanged_link_is_a_bright_cell_off_the_diagonal() {
        QVERIFY(write_file(root() / "link.csv", link_table({original(0).c_str(), original(2).c_str(),
                                                            original(1).c_str(), original(3).c_str()}))
                    .has_value());
        const Checked checked = opened();
        QVERIFY(write_file(root() / "link.csv", link_table({original(0).c_str(), original(1).c_str(),
                                                            original(2).c_str(), original(3).c_str()}))
                    .has_value());
        const Audit audit = audit_of(checked);
        QCOMPARE(best_column(audit, 0), 0U);
        QCOMPARE(best_column(audit, 1), 2U);
        QCOMPARE(best_column(audit, 2), 1U);
        QCOMPARE(best_column(audit, 3), 3U);
        const auto misplaced = check::misplaced(checked, audit);
        QCOMPARE(misplaced, (std::vector<check::Misplaced>{{1, 2}, {2, 1}}));
        QCOMPARE(check::corrected_rows(checked, audit, misplaced),
                 "DEMO0002," + original(1) + "\nDEMO0003," + original(2) + "\n");
    }

    void a_wrong_row_that_check_did_not_look_at_is_told_by_the_same_limits() {
        Checked checked = right_; // its findings say that all is well
        exchange(checked, 0, 3);
        const Audit audit = audit_of(checked);
        QCOMPARE(check::misplaced(checked, audit), (std::vector<check::Misplaced>{{0, 3}, {3, 0}}));
    }

    void slices_are_told_of_the_set_alone_that_fits_them_best() {
        Checked checked = right_;
        exchange(checked, 0, 3);
        // A set that fits the last patient's slices nearly as well as the one that belongs there, and one that nearly
        // fits slices whose own contours are right.
        const auto off = [&](std::size_t from) {
            auto contours = right_.patients[from].contours;
            for (auto& each : contours)
                for (contour::Point& p : each.contour->points)
                    p = {p.x + 1.5, p.y + 1.5};
            return contours;
        };
        change_patient(checked.patients, 1, [&](auto& patient) { patient.contours = off(3); });
        const Audit both = audit_of(checked);
        QCOMPARE(best_column(both, 1), 3U);
        QVERIFY(check::fits_better(both.crossed(1, 3).fit, both.crossed(1, 1).fit));
        QCOMPARE(check::misplaced(checked, both), (std::vector<check::Misplaced>{{0, 3}, {3, 0}}));
        change_patient(checked.patients, 1, [&](auto& patient) { patient.contours = off(2); });
        const Audit taken = audit_of(checked);
        QCOMPARE(best_column(taken, 1), 2U);
        QVERIFY(check::fits_better(taken.crossed(1, 2).fit, taken.crossed(1, 1).fit));
        QCOMPARE(check::misplaced(checked, taken), (std::vector<check::Misplaced>{{0, 3}, {3, 0}}));
    }

    void ids_with_commas_are_quoted_in_the_corrected_rows() {
        Checked checked = right_;
        exchange(checked, 0, 1);
        change_patient(checked.patients, 0, [](auto& patient) { patient.patient = "a,\"b\""; });
        const Audit audit = audit_of(checked);
        QCOMPARE(check::corrected_rows(checked, audit, std::vector<check::Misplaced>{{1, 0}}),
                 "\"a,\"\"b\"\"\"," + original(0) + "\n");
    }

    void a_mirrored_patient_fits_mirrored_back() {
        for (const auto& [put, found] : {std::pair(Way::mirrored_left_right, Way::mirrored_left_right),
                                         std::pair(Way::turned_right, Way::turned_left),
                                         std::pair(Way::turned_half, Way::turned_half)}) {
            Checked checked = right_;
            change_patient(checked.patients, 1, [put = put](dataset::Patient& patient) {
                for (auto& contour : patient.contours) {
                    const Shape shape = patient.slice(contour.id.slice)->header->shape;
                    contour.contour->points = evidence::turned(contour.contour->points, put, shape, 0);
                }
            });
            const Audit audit = audit_of(checked);
            const auto way = check::better_way(audit, 1);
            QVERIFY(way.has_value());
            QCOMPARE(evidence::words(*way), evidence::words(found));
            QVERIFY(!check::better_way(audit, 0));
        }
    }

    void of_too_many_patients_the_named_and_the_least_fit_are_tried() {
        Checked checked = right_;
        check::Finding named;
        named.rule = "link-duplicate";
        named.scope = check::Scope::patient;
        named.patient = checked.patients[3].patient;
        checked.report.findings.push_back(named);
        for (std::size_t i = 0; i < patients; ++i)
            for (auto& look : checked.sights.patients[i].looks)
                look.own.contrast = i == 2 ? 0.01 : 0.3;
        const Audit audit = audit_of(checked, {.most_patients = 2});
        QCOMPARE(audit.patients, (std::vector<std::size_t>{2, 3}));
        QCOMPARE(audit.candidates, std::size_t(patients));
        QCOMPARE(audit.crossed.shape(), (Shape{2, 2}));
        QCOMPARE(audit.turned.shape(), (Shape{2, 8}));
    }

    void fewer_contours_stand_for_all_where_there_are_many_patients() {
        const Audit audit = audit_of(right_, {.most_tries = 5 * patients * patients});
        QCOMPARE(audit.contours_a_patient, std::size_t(5));
        for (int row = 0; row < patients; ++row) {
            QCOMPARE(audit.crossed(row, row).contours, std::size_t(5));
            QCOMPARE(best_column(audit, row), std::size_t(row));
        }
        QCOMPARE(audit_of(right_, {.most_tries = 0}).contours_a_patient, std::size_t(4));
    }

    void what_cannot_be_tried_says_nothing() {
        Checked checked = right_;
        change_patient(checked.patients, 1, [](auto& patient) {
            for (auto& slice : patient.slices)
                slice.file = "nowhere.dcm";
        });
        change_patient(checked.patients, 2, [](auto& patient) {
            for (auto& contour : patient.contours)
                contour.contour = fail(Code::malformed, "cut off");
        });
        const Audit audit = audit_of(checked);
        QCOMPARE(audit.patients, (std::vector<std::size_t>{0, 1, 3}));
        for (int row = 0; row < 3; ++row)
            QCOMPARE(audit.crossed(row, 1).contours, std::size_t(0));
        QVERIFY(check::misplaced(checked, audit).empty());
        QVERIFY(!check::better_way(audit, 1));
    }

    void a_dataset_without_inner_contours_has_an_empty_audit() {
        Checked checked = right_;
        for (std::size_t i = 0; i < checked.patients.size(); ++i)
            change_patient(checked.patients, i, [](auto& patient) { patient.contours.clear(); });
        const Audit audit = audit_of(checked);
        QVERIFY(audit.patients.empty() && audit.crossed.empty() && audit.turned.empty());
    }

    void an_offset_stands_for_each_contour_seen() {
        const Audit audit = audit_of(right_);
        QCOMPARE(audit.offsets_px.size(), std::size_t(patients));
        for (const auto& offsets : audit.offsets_px) {
            QCOMPARE(offsets.size(), std::size_t(8));
            for (const contour::Point& p : offsets)
                QVERIFY(qAbs(p.x) <= 3 && qAbs(p.y) <= 3);
        }
    }

    void one_thread_or_many_find_the_same() {
        const Audit one = audit_of(right_, {.threads = 1});
        const Audit many = audit_of(right_, {.threads = 4});
        for (std::size_t i = 0; i < one.crossed.values().size(); ++i) {
            QCOMPARE(one.crossed.values()[i].contours, many.crossed.values()[i].contours);
            QCOMPARE(one.crossed.values()[i].fit.score, many.crossed.values()[i].fit.score);
        }
    }

    void progress_counts_patients_and_a_stop_ends_it() {
        std::set<std::size_t> steps;
        const auto count = [&](std::size_t done, std::size_t total) {
            steps.insert(done);
            QCOMPARE(total, std::size_t(patients));
        };
        QVERIFY(check::audit(right_, {}, {}, count).has_value());
        QCOMPARE(steps, (std::set<std::size_t>{1, 2, 3, 4}));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = check::audit(right_, {}, stop.get_token());
        QVERIFY(!stopped && stopped.error().code == Code::cancelled);
    }
};

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
