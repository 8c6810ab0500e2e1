#include "check/report.h"
#include "check/suspicion.h"
#include "demo/demo.h"
#include "trial/mistakes.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace contourcheck;

/// Known mistakes put into the right contours of a small synthetic dataset.
class TestMistakes : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        demo::Options options;
        options.patients = 2;
        options.locations = 6;
        options.seed = 21;
        const auto made =
            demo::write_dataset(std::filesystem::path(folder_.path().toStdString()) / "demo", options);
        QVERIFY2(made.has_value(), made ? "" : to_string(made.error()).c_str());
        auto checked =
            check::open_and_check(std::filesystem::path(folder_.path().toStdString()) / "demo", {});
        QVERIFY(checked.has_value());
        checked_ = std::move(*checked);
        for (const auto& patient : checked_.patients)
            prepared_.push_back(check::prepare(patient));
        others_ = {&prepared_[0], &prepared_[1]};
    }

    void each_changes_the_contour_it_is_asked_for() {
        for (const trial::Mistake& mistake : trial::mistakes()) {
            std::size_t count = 0;
            for (std::size_t i = 0; i < prepared_[0].contours.size(); ++i) {
                Random random(i);
                const auto changes = trial::made(mistake, prepared_[0], i, others_, 0, random);
                if (changes.empty()) continue;
                ++count;
                QCOMPARE(changes[0].contour, i);
                QVERIFY(changes[0].points != prepared_[0].patient->contours[i].contour->points);
                Random again(i);
                QCOMPARE(trial::made(mistake, prepared_[0], i, others_, 0, again)[0].points,
                         changes[0].points);
            }
            QVERIFY2(count > 0, std::string(mistake.id).c_str());
        }
    }

    void what_overlaps_the_right_contour_nearly_whole_is_no_mistake() {
        for (std::size_t i = 0; i < prepared_[0].contours.size(); ++i) {
            Random random(i);
            for (const auto& change : trial::made(trial::Mistake{"shifted", "hardly off", 0.5}, prepared_[0],
                                                  i, others_, 0, random))
                QVERIFY(trial::dice(change.points, prepared_[0].contours[i].points()) <= 0.92);
        }
    }

    void dice_is_one_for_the_same_and_zero_for_apart() {
        const auto points = prepared_[0].contours[0].points();
        QVERIFY(std::abs(trial::dice(points, points) - 1) < 1e-9);
        std::vector<contour::Point> far;
        for (const contour::Point p : points)
            far.push_back({p.x + 500, p.y});
        QCOMPARE(trial::dice(points, far), 0.0);
    }

    void gross_mistakes_are_found_and_right_contours_left_alone() {
        QCOMPARE(checked_.report.count(check::Severity::error), 0U);
        for (const char* id : {"mirrored-left-right", "shifted-5px", "next-but-one-location"}) {
            std::size_t made = 0;
            std::size_t found = 0;
            const auto mistake =
                std::ranges::find(trial::mistakes(), std::string_view(id), &trial::Mistake::id);
            for (std::size_t i = 0; i < prepared_[1].contours.size(); i += 2) {
                Random random(i);
                const auto changes = trial::made(*mistake, prepared_[1], i, others_, 0, random);
                if (changes.empty()) continue;
                ++made;
                found += is_flagged_with(changes[0]);
            }
            QVERIFY(made > 3);
            QVERIFY2(double(found) >= 0.9 * double(made), id);
        }
    }

private:
    bool is_flagged_with(const trial::Change& change) {
        dataset::Patient wrong = checked_.patients[1];
        wrong.contours[change.contour].contour->points = change.points;
        const auto sight = check::see(checked_.dataset.root, wrong, 0);
        const auto prepared = check::prepare(wrong);
        return check::opinions(prepared, sight)[change.contour].suspicion >= check::flagged_suspicion;
    }

    QTemporaryDir folder_;
    check::Checked checked_;
    std::vector<check::PreparedPatient> prepared_;
    std::vector<const check::PreparedPatient*> others_;
};

QTEST_GUILESS_MAIN(TestMistakes)
#include "tst_mistakes.moc"
