#include "demo/demo.h"
#include "trial/planted.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace contourcheck;

namespace {

std::string id_of(const check::Checked& checked, const trial::Planted& each) {
    return to_string(checked.patients[each.patient].contours[each.contour].id);
}

} // namespace

/// Mistakes to be shown among right contours, from a small synthetic dataset.
class TestPlanted : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        const auto root = std::filesystem::path(folder_.path().toStdString()) / "demo";
        demo::Options options;
        options.patients = 2;
        options.locations = 5;
        options.phases = 4;
        options.seed = 5;
        const auto made = demo::write_dataset(root, options);
        QVERIFY2(made.has_value(), made ? "" : to_string(made.error()).c_str());
        auto checked = check::open_and_check(root, {});
        QVERIFY(checked.has_value());
        checked_ = std::move(*checked);
    }

    void each_is_another_contour_clearly_wrong_and_the_right_one_stays() {
        const auto before = checked_.patients[0].contours[0].contour->points;
        const auto found = trial::planted(checked_, 6, 3);
        QCOMPARE(found.size(), std::size_t(6));
        std::set<std::string> contours;
        std::set<std::string_view> kinds;
        for (const trial::Planted& each : found) {
            contours.insert(id_of(checked_, each));
            kinds.insert(each.mistake);
            const auto& right = checked_.patients[each.patient].contours[each.contour];
            QVERIFY(trial::dice(right.contour->points, each.points) <= 0.92);
            QVERIFY(right.slice.has_value());
        }
        QCOMPARE(contours.size(), std::size_t(6));
        QVERIFY(kinds.size() >= 4); // they take turns
        QCOMPARE(checked_.patients[0].contours[0].contour->points, before);
    }

    void the_seed_decides_which() {
        QVERIFY(trial::planted(checked_, 4, 7) == trial::planted(checked_, 4, 7));
        QVERIFY(trial::planted(checked_, 4, 7) != trial::planted(checked_, 4, 8));
    }

    void flagged_ones_and_those_left_out_are_not_touched() {
        std::set<std::string> all_but_two;
        std::vector<std::string> left;
        for (const check::ContourReport& row : checked_.report.contours)
            if (left.size() < 2 && row.status == check::Status::ok && row.id.kind == contour::Kind::inner)
                left.push_back(to_string(row.id));
            else
                all_but_two.insert(to_string(row.id));
        QCOMPARE(left.size(), std::size_t(2));
        const auto found = trial::planted(checked_, 10, 1, all_but_two);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(id_of(checked_, found[0]), left[0]);
        QCOMPARE(id_of(checked_, found[1]), left[1]);

        check::Checked flagged = checked_;
        for (check::ContourReport& row : flagged.report.contours)
            row.status = check::Status::warning;
        QVERIFY(trial::planted(flagged, 10, 1).empty());
    }

private:
    QTemporaryDir folder_;
    check::Checked checked_;
};

QTEST_GUILESS_MAIN(TestPlanted)
#include "tst_planted.moc"
