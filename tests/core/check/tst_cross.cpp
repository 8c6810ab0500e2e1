#include "check/contour_set.h"
#include "check/cross.h"
#include "check/report.h"
#include "demo/demo.h"
#include "made.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>

using namespace contourcheck;
using check::Checked;
using check::Finding;

namespace {

namespace fs = std::filesystem;
constexpr int patients = 18;

std::string patient_id(int i) {
    return (i < 9 ? "DEMO000" : "DEMO00") + std::to_string(i + 1);
}
std::string original_id(int i) {
    return (i < 9 ? "DEMO-HF-0" : "DEMO-HF-") + std::to_string(i + 1);
}

} // namespace

/// Rows of the link table that give contours to the wrong patients, any number of them.
class TestCross : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] fs::path root() const { return folder_.filePath("demo").toStdString(); }

    /// The link table with the originals of the patients in `rows`, in that order.
    void link(const std::vector<std::pair<int, int>>& rows) const {
        std::ofstream table(root() / "link.csv");
        table << "patient_id,original_id\n";
        for (const auto& [patient, original] : rows)
            table << patient_id(patient) << ',' << original_id(original) << '\n';
    }
    [[nodiscard]] Checked opened(int threads = 0) const {
        auto checked = check::open_and_check(root(), {}, threads);
        if (!checked) qFatal("%s", to_string(checked.error()).c_str());
        return std::move(*checked);
    }
    /// "belongs to" rows told, by the patient they are told of.
    static std::map<std::string, std::string> told(const check::Report& report) {
        std::map<std::string, std::string> result;
        for (const Finding& finding : report.findings)
            if (finding.rule == "better-patient")
                result[finding.patient] =
                    finding.suggestion.text().substr(finding.suggestion.text().find("the row of "));
        return result;
    }
    static std::string row(int patient, int original) {
        return "the row of " + patient_id(patient) + " should read " + patient_id(patient) + "," +
               original_id(original);
    }
    /// Each original is told to be its own patient's, and the contours of the wrong rows alone are errors.
    static void verify(const std::vector<std::pair<int, int>>& rows, const check::Report& report) {
        std::map<std::string, std::string> expected;
        for (const auto& [patient, original] : rows)
            if (patient != original) expected[patient_id(patient)] = row(original, original);
        QCOMPARE(told(report), expected);
        for (const auto& contour : report.contours)
            QCOMPARE(contour.status == check::Status::error, expected.contains(contour.id.patient));
    }

private slots:
    void initTestCase() {
        demo::Options options;
        options.patients = patients;
        options.locations = 5;
        options.phases = 3;
        QVERIFY(demo::write_dataset(root(), options).has_value());
    }

    void any_number_of_exchanged_rows_is_told_with_the_right_ones_data() {
        QTest::addColumn<int>("exchanged"); // the first so many rows
        QTest::addColumn<int>("by");        // rotated within groups of so many
        QTest::newRow("none") << 0 << 1;
        QTest::newRow("two") << 2 << 2;
        QTest::newRow("three in a ring") << 3 << 3;
        QTest::newRow("all in pairs") << patients << 2;
        QTest::newRow("all by one") << patients << patients;
    }
    void any_number_of_exchanged_rows_is_told_with_the_right_ones() {
        QFETCH(int, exchanged);
        QFETCH(int, by);
        std::vector<std::pair<int, int>> rows;
        for (int i = 0; i < patients; ++i)
            rows.emplace_back(i, i < exchanged ? i / by * by + (i + 1) % by : i);
        link(rows);
        verify(rows, opened().report);
    }

    void neither_threads_nor_the_order_of_rows_matter() {
        std::vector<std::pair<int, int>> rows;
        for (int i = 0; i < patients; ++i)
            rows.emplace_back(i, (i + 1) % patients);
        link(rows);
        const Checked one = opened(1);
        QCOMPARE(check::to_json(opened(5).report), check::to_json(one.report));
        std::ranges::reverse(rows);
        link(rows);
        QCOMPARE(told(opened().report), told(one.report));
    }

    void slices_that_no_row_names_are_found() {
        std::vector<std::pair<int, int>> rows;
        for (int i = 0; i < patients; ++i)
            if (i != 7) rows.emplace_back(i, i == 3 ? 7 : i);
        link(rows);
        const Checked checked = opened();
        verify(rows, checked.report);
        for (const Finding& finding : checked.report.findings)
            if (finding.rule == "better-patient")
                QVERIFY2(finding.message.text().find("which no row of the link table names") !=
                                 std::string::npos &&
                             !finding.rival,
                         finding.message.text().c_str());
    }

    void slices_of_a_patient_without_contours_are_found() {
        std::vector<std::pair<int, int>> rows;
        for (int i = 0; i < patients; ++i)
            rows.emplace_back(i, i == 3 ? 7 : i == 7 ? 3 : i);
        link(rows);
        fs::rename(root() / "contourfiles" / original_id(3), root() / "elsewhere");
        const auto found = told(opened().report);
        fs::rename(root() / "elsewhere", root() / "contourfiles" / original_id(3));
        QCOMPARE(found, (std::map<std::string, std::string>{{patient_id(3), row(7, 7)}}));
    }

    void right_contours_do_not_go_to_slices_that_no_row_names() {
        std::vector<std::pair<int, int>> rows;
        for (int i = 0; i < patients; i += 2)
            rows.emplace_back(i, i);
        link(rows);
        verify(rows, opened().report);
    }

    void crossing_stops_when_asked() {
        link({{0, 1}, {1, 0}});
        Checked checked = opened();
        std::stop_source stop;
        stop.request_stop();
        const auto done =
            check::cross(checked.dataset, checked.patients, checked.sights, 0, 1, stop.get_token());
        QVERIFY(!done && done.error().code == Code::cancelled);
    }

    void what_needs_no_picture_is_asked_first() {
        const dataset::Patient there = made::patient("A");
        const auto set = [&](const auto& change) {
            check::ContourSet result;
            for (const auto& entry : there.contours)
                if (entry.id.kind == contour::Kind::inner) {
                    auto points = entry.contour->points;
                    change(points);
                    result.contours.push_back({entry.id.slice,
                                               nullptr,
                                               {40, 40},
                                               {90, 90},
                                               contour::centroid(points),
                                               contour::area(points),
                                               0});
                }
            return result;
        };
        const auto scaled = [](double by) {
            return [by](std::vector<contour::Point>& points) {
                for (auto& p : points)
                    p = {64 + by * (p.x - 64), 60 + by * (p.y - 60)};
            };
        };
        const check::ContourSet right = set(scaled(1));
        QVERIFY(may_lie_on(right, there));
        QVERIFY(!may_lie_on(set(scaled(0.2)), there)); // no heart is so small
        QVERIFY(!may_lie_on(set(scaled(8)), there));
        QVERIFY(!may_lie_on(set([](auto& points) { made::shift(points, 55, 0); }), there)); // nor at the edge
        check::ContourSet beyond = right;
        for (auto& contour : beyond.contours)
            contour.high.x = 200; // of a larger picture
        QVERIFY(!may_lie_on(beyond, there));
        dataset::Patient few = there;
        std::erase_if(few.slices, [](const auto& slice) { return slice.location > 1; });
        QVERIFY(!may_lie_on(right, few)); // most numbers are missing
    }

    void what_is_tried_first_is_spread_over_all_contours() {
        for (std::size_t count = 1; count <= 16; ++count) {
            check::ContourSet set;
            set.contours.resize(count);
            std::vector<std::size_t> probes;
            for (std::size_t i = 0; i < count; ++i)
                if (set.is_probe(i)) probes.push_back(i);
            QCOMPARE(probes.size(), std::min<std::size_t>(4, count));
            const std::size_t before = probes.front();
            const std::size_t behind = count - 1 - probes.back();
            QVERIFY2(before == behind || before == behind + 1, qPrintable(QString::number(count)));
            for (std::size_t k = 1; k < probes.size(); ++k)
                QVERIFY(probes[k] - probes[k - 1] <= (count + 3) / 4);
        }
    }
};

QTEST_GUILESS_MAIN(TestCross)
#include "tst_cross.moc"
