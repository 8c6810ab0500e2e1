#include "check/cross.h"
#include "check/report.h"
#include "check/rules.h"
#include "contour/measures.h"
#include "demo/demo.h"
#include "evidence/ring.h"
#include "support/change_patient.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

using namespace contourcheck;
using check::Checked;
using check::Finding;
using check::Scope;
using contour::Kind;
using contour::Point;
using evidence::Way;

namespace {

using Points = std::vector<Point>;

Points shifted(contour::Points points, double x, double y) {
    Points result;
    for (const Point p : points)
        result.push_back({p.x + x, p.y + y});
    return result;
}

} // namespace

/// What is wrong with all contours of a patient, and with one that its neighbours would blame on another.
class TestSets : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    Checked right_;

    /// The second patient's contours changed and the dataset checked again.
    template <class Change>
    [[nodiscard]] check::Report with(const Change& change) const {
        Checked wrong{right_.dataset, right_.patients, {}, {}};
        wrong.sights.patients = right_.sights.patients; // the others' stay as they are
        change_patient(wrong.patients, 1, [&](dataset::Patient& patient) {
            for (dataset::ContourEntry& each : patient.contours)
                change(each);
            wrong.sights.patients[1] = check::see(wrong.dataset.root, patient, 0);
        });
        if (!check::cross(wrong.dataset, wrong.patients, wrong.sights, 0)) qFatal("not crossed");
        return check::check(wrong.dataset, wrong.patients, {}, wrong.sights);
    }
    /// From the right contour's centroid to the rival's.
    [[nodiscard]] Point from_right(const check::Rival& rival) const {
        const Point there = contour::centroid(rival.points);
        for (const auto& each : right_.patients[1].contours)
            if (each.id.slice == rival.slice && each.id.kind == rival.kind) {
                const Point right = contour::centroid(each.contour->points);
                return {there.x - right.x, there.y - right.y};
            }
        return {1e9, 1e9};
    }
    [[nodiscard]] Shape shape() const { return right_.patients[1].slices[0].header->shape; }

    static std::vector<const Finding*> of_patient(const check::Report& report, const std::string& rule) {
        std::vector<const Finding*> result;
        for (const Finding& finding : report.findings)
            if (finding.scope == Scope::patient && finding.rule == rule) result.push_back(&finding);
        return result;
    }
    static const char* by_words(double scale) { return scale > 1 ? "too far out" : "too far in"; }
    static const check::ContourReport& row(const check::Report& report, const dataset::ContourId& id) {
        return *std::ranges::find_if(report.contours, [&](const auto& each) { return each.id == id; });
    }

private slots:
    void initTestCase() {
        demo::Options options;
        options.patients = 3;
        options.locations = 6;
        options.phases = 4;
        const auto root = std::filesystem::path(folder_.path().toStdString()) / "demo";
        QVERIFY(demo::write_dataset(root, options).has_value());
        auto checked = check::open_and_check(root, {});
        QVERIFY(checked.has_value());
        right_ = std::move(*checked);
    }

    void right_contours_have_no_finding_about_the_whole_patient() {
        for (const Finding& finding : right_.report.findings)
            QVERIFY2(finding.scope != Scope::patient, finding.message.text().c_str());
    }

    void contours_all_turned_alike_are_told_with_the_way_back_data() {
        QTest::addColumn<int>("way");
        for (int way = 1; way < int(std::size(evidence::ways)); ++way)
            QTest::newRow(std::string(words(evidence::ways[way])).c_str()) << way;
    }
    void contours_all_turned_alike_are_told_with_the_way_back() {
        QFETCH(int, way);
        const Way made = evidence::ways[way];
        const check::Report report = with([&](dataset::ContourEntry& each) {
            each.contour->points = evidence::turned(each.contour->points, made, shape(), 0);
        });
        const auto told = of_patient(report, "better-orientation");
        QCOMPARE(told.size(), 1U);
        QCOMPARE(told[0]->patient, right_.patients[1].patient);
        QVERIFY(told[0]->severity == check::Severity::error);
        // The way back undoes the mistake: quarter turns are each other's.
        const Way back = made == Way::turned_left    ? Way::turned_right
                         : made == Way::turned_right ? Way::turned_left
                                                     : made;
        QVERIFY2(told[0]->suggestion.text().starts_with("fits " + std::string(words(back))),
                 told[0]->suggestion.text().c_str());
        QVERIFY(told[0]->rival.has_value());
        const Point away = from_right(*told[0]->rival);
        QVERIFY(std::hypot(away.x, away.y) < 1e-6);
        for (const auto& contour : report.contours)
            QCOMPARE(contour.status == check::Status::error, contour.id.patient == told[0]->patient);
        QVERIFY(of_patient(report, "systematic-offset").empty());
    }

    void millimetres_are_told() {
        const auto& spacing = *right_.patients[1].slices[0].header->spacing;
        QVERIFY(std::abs(spacing.column_mm - 1) > 0.1);
        const check::Report report = with([&](dataset::ContourEntry& each) {
            for (Point& p : each.contour->points)
                p = {p.x * spacing.column_mm, p.y * spacing.row_mm};
        });
        const auto told = of_patient(report, "scaled");
        QCOMPARE(told.size(), 1U);
        QVERIFY(told[0]->message.text().find("millimetres") != std::string::npos);
        QVERIFY(told[0]->suggestion.text().find("divided by the pixel spacing") != std::string::npos);
        QCOMPARE(title(*told[0]), "The contours are millimetres, not pixels");
    }

    void a_contour_of_another_size_is_said_to_be_too_large_or_too_small() {
        const dataset::ContourId id = right_.patients[1].contours[0].id;
        for (const auto& [scale, words] :
             {std::pair(1.3, "The contour is too large"), std::pair(0.7, "The contour is too small")}) {
            const check::Report report = with([&, by = scale](dataset::ContourEntry& each) {
                if (each.id != id) return;
                const Point centre = contour::centroid(each.contour->points);
                for (Point& p : each.contour->points)
                    p = {centre.x + by * (p.x - centre.x), centre.y + by * (p.y - centre.y)};
            });
            const auto told = std::ranges::find_if(report.findings, [&](const Finding& finding) {
                return finding.rule == "scaled" && finding.patient == id.patient &&
                       finding.slice == id.slice && finding.kind == id.kind;
            });
            QVERIFY(told != report.findings.end());
            QCOMPARE(std::string(title(*told)), words);
            QVERIFY(told->message.text().find(by_words(scale)) != std::string::npos);
        }
    }

    void a_patient_that_is_off_as_a_whole_is_told_by_how_much_data() {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::newRow("2 px") << 2.0 << 0.5;
        QTest::newRow("4 px") << -3.0 << 2.5;
        QTest::newRow("8 px") << 5.0 << -6.0;
    }
    void a_patient_that_is_off_as_a_whole_is_told_by_how_much() {
        QFETCH(double, x);
        QFETCH(double, y);
        const check::Report report = with(
            [&](dataset::ContourEntry& each) { each.contour->points = shifted(each.contour->points, x, y); });
        const auto told = of_patient(report, "systematic-offset");
        QCOMPARE(told.size(), 1U);
        QCOMPARE(told[0]->patient, right_.patients[1].patient);
        for (const char* way : {x > 0 ? "px to the left" : "px to the right", y > 1 ? "px up" : ""})
            QVERIFY2(told[0]->message.text().find(way) != std::string::npos, told[0]->message.text().c_str());
        QVERIFY(told[0]->rival.has_value());
        const Point away = from_right(*told[0]->rival);
        QVERIFY2(std::hypot(away.x, away.y) < 1.2, qPrintable(QString("%1 %2").arg(away.x).arg(away.y)));
        for (const auto& contour : report.contours)
            if (contour.id.patient == told[0]->patient) QVERIFY(contour.status != check::Status::ok);
        for (const auto& contour : report.contours)
            if (contour.id.patient == right_.patients[0].patient)
                QCOMPARE(contour.status, row(right_.report, contour.id).status);
    }

    void a_patient_drawn_too_small_or_too_large_is_told_so_and_not_moved_data() {
        QTest::addColumn<double>("scale");
        for (const double scale : {0.8, 0.85, 0.9, 1.15, 1.2})
            QTest::addRow("%.2f", scale) << scale;
    }
    void a_patient_drawn_too_small_or_too_large_is_told_so_and_not_moved() {
        QFETCH(double, scale);
        const check::Report report = with([&](dataset::ContourEntry& each) {
            const Point centre = contour::centroid(each.contour->points);
            for (Point& p : each.contour->points)
                p = {centre.x + scale * (p.x - centre.x), centre.y + scale * (p.y - centre.y)};
        });
        for (const char* rule : {"systematic-offset", "image-mismatch", "better-orientation"})
            QVERIFY2(of_patient(report, rule).empty(), rule);
        const auto told = of_patient(report, "scaled");
        QCOMPARE(told.size(), 1U);
        QCOMPARE(std::string(title(*told[0])),
                 scale < 1 ? "All contours are too small" : "All contours are too large");
        QVERIFY(told[0]->rival.has_value());
        for (const auto& each : right_.patients[1].contours)
            if (each.id.slice == told[0]->rival->slice && each.id.kind == told[0]->rival->kind) {
                const double area =
                    contour::area(told[0]->rival->points) / contour::area(each.contour->points);
                QVERIFY2(std::abs(std::sqrt(area) - 1) < 0.08, qPrintable(QString::number(area)));
            }
    }

    void one_wrong_contour_does_not_speak_for_all() {
        const dataset::Patient& patient = right_.patients[1];
        for (const double far : {10.0, 1e104})
            for (std::size_t i = 0; i < patient.contours.size(); i += 7) {
                const dataset::ContourId id = patient.contours[i].id;
                const check::Report report = with([&](dataset::ContourEntry& each) {
                    if (each.id == id) each.contour->points = shifted(each.contour->points, far, 0);
                });
                for (const Finding& finding : report.findings)
                    QVERIFY2(finding.scope != Scope::patient, finding.message.text().c_str());
                QVERIFY(row(report, id).status != check::Status::ok);
            }
    }

    void all_patients_off_alike_are_told_of_the_dataset() {
        Checked wrong{right_.dataset, right_.patients, {}, {}};
        for (std::size_t i = 0; i < wrong.patients.size(); ++i)
            change_patient(wrong.patients, i, [&](dataset::Patient& patient) {
                for (dataset::ContourEntry& each : patient.contours)
                    each.contour->points = shifted(each.contour->points, 2.5, 2);
                wrong.sights.patients.push_back(check::see(wrong.dataset.root, patient, 0));
            });
        const check::Report report = check::check(wrong.dataset, wrong.patients, {}, wrong.sights);
        // Of a patient it is said only as an error, where the contours clearly do not fit as they are.
        for (const Finding* finding : of_patient(report, "systematic-offset"))
            QVERIFY(finding->severity == check::Severity::error);
        const auto told = std::ranges::find_if(report.findings, [](const Finding& finding) {
            return finding.rule == "systematic-offset" && finding.scope == Scope::dataset;
        });
        QVERIFY(told != report.findings.end());
        QVERIFY(told->severity == check::Severity::warning);
    }

    /// One contour moved far: neighbours and partner, compared with it, are off as well, and are right.
    void a_right_contour_does_not_pay_for_a_wrong_neighbour() {
        int wrong_found = 0;
        int tried = 0;
        std::set<std::string> blamed;
        const dataset::Patient& patient = right_.patients[1];
        for (std::size_t i = 0; i < patient.contours.size(); i += 3) {
            const dataset::ContourId id = patient.contours[i].id;
            const check::Report report = with([&](dataset::ContourEntry& each) {
                if (each.id == id) each.contour->points = shifted(each.contour->points, 9, -7);
            });
            ++tried;
            wrong_found += row(report, id).status != check::Status::ok;
            for (const auto& contour : report.contours)
                if (!(contour.id == id) && contour.status != check::Status::ok &&
                    row(right_.report, contour.id).status == check::Status::ok)
                    blamed.insert(to_string(id) + " -> " + to_string(contour.id));
        }
        QCOMPARE(wrong_found, tried);
        for (const std::string& each : blamed)
            qInfo("%s", each.c_str());
        QVERIFY(int(blamed.size()) <= tried / 4);
    }

    void what_others_measure_here_stands_in_the_report() {
        const auto& cohorts = right_.report.cohorts;
        const auto shifts = cohorts.find({"shifted", Kind::inner});
        QVERIFY(shifts != cohorts.end());
        std::size_t right_inner = 0;
        for (const auto& contour : right_.report.contours)
            right_inner += contour.id.kind == Kind::inner && contour.status == check::Status::ok;
        QCOMPARE(shifts->second.contours, right_inner);
        QVERIFY(std::ranges::is_sorted(shifts->second.values));
        QVERIFY(shifts->second.values.front() >= 0);
        const check::Report report = with([&](dataset::ContourEntry& each) {
            if (each.id == right_.patients[1].contours[4].id)
                each.contour->points = shifted(each.contour->points, 9, -7);
        });
        // A finding's value is what its rule measures: far beyond the others.
        for (const Finding& finding : report.findings)
            if (finding.rule == "shifted")
                QVERIFY(*finding.value > report.cohorts.at({"shifted", *finding.kind}).values.back());
    }
};

QTEST_GUILESS_MAIN(TestSets)
#include "tst_set_checks.moc"
