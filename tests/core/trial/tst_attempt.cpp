#include "base/file.h"
#include "demo/demo.h"
#include "trial/attempt.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <set>

using namespace contourcheck;
using contour::Kind;

namespace {

namespace fs = std::filesystem;

/// "shifted warning", each once
using Words = std::set<std::string>;

Words words(const check::Finding& finding) {
    return {finding.rule + " " + std::string(word(finding.severity))};
}

Words words(const std::vector<check::Finding>& findings) {
    Words result;
    for (const check::Finding& finding : findings)
        result.merge(words(finding));
    return result;
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& each : words)
        text += each + "; ";
    return text;
}

} // namespace

/// What is said of a mistake in memory is what `check` says of it on disk.
class TestAttempt : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    check::Checked right_;
    std::optional<trial::Study> study_;

    [[nodiscard]] fs::path root() const { return folder_.filePath("demo").toStdString(); }

    void write(const dataset::ContourEntry& entry, contour::Points points) const {
        std::ofstream file(root() / entry.file);
        file.precision(17);
        for (const contour::Point p : points)
            file << p.x << ' ' << p.y << '\n';
    }
    /// By contour of the patient, with the changes in its files.
    [[nodiscard]] std::vector<Words> on_disk(std::size_t patient,
                                             const std::vector<trial::Change>& changes) const {
        const auto& contours = right_.patients[patient].contours;
        for (const trial::Change& change : changes)
            write(contours[change.contour], change.points);
        const auto checked = check::open_and_check(root(), {});
        for (const trial::Change& change : changes)
            write(contours[change.contour], contours[change.contour].contour->points);
        std::vector<Words> result;
        if (!checked) return result;
        const check::FindingsByContour findings(checked->report.findings);
        for (const dataset::ContourEntry& entry : contours) {
            result.emplace_back();
            for (const check::Finding* finding : findings.of(entry.id))
                result.back().merge(words(*finding));
        }
        return result;
    }

    /// The first contour that the mistake can be made of, from the middle of the stack on, where neighbours may pay for it.
    [[nodiscard]] std::pair<std::size_t, std::vector<trial::Change>>
    made(const trial::Mistake& mistake, std::size_t patient, Kind kind) const {
        const auto& prepared = study_->prepared[patient];
        for (const int location : {2, 3, 1, 4, 5, 0})
            for (std::size_t i = 0; i < prepared.contours.size(); ++i) {
                if (prepared.contours[i].kind() != kind || prepared.contours[i].location != location)
                    continue;
                Random random(3);
                if (auto changes = trial::made(mistake, prepared, i, study_->pointers, 0, random);
                    !changes.empty())
                    return {i, std::move(changes)};
            }
        return {};
    }

private slots:
    void initTestCase() {
        demo::Options options;
        options.patients = 2;
        options.locations = 6;
        options.phases = 4;
        options.seed = 5;
        QVERIFY(demo::write_dataset(root(), options).has_value());
        auto checked = check::open_and_check(root(), {});
        QVERIFY(checked.has_value());
        right_ = std::move(*checked);
        study_.emplace(trial::study(right_, 2, {}));
    }

    void a_mistake_is_told_as_on_disk_data() {
        QTest::addColumn<int>("mistake");
        QTest::addColumn<bool>("is_inner");
        for (int i = 0; i < int(trial::mistakes().size()); ++i)
            for (const bool is_inner : {true, false})
                QTest::addRow("%s %s", trial::mistakes()[std::size_t(i)].id.data(),
                              is_inner ? "inner" : "outer")
                    << i << is_inner;
    }
    void a_mistake_is_told_as_on_disk() {
        QFETCH(int, mistake);
        QFETCH(bool, is_inner);
        constexpr std::size_t patient = 1;
        const auto [contour, changes] =
            made(trial::mistakes()[std::size_t(mistake)], patient, is_inner ? Kind::inner : Kind::outer);
        if (changes.empty()) QSKIP("it cannot be made of any contour");
        const trial::Opened opened = trial::open(*study_, patient, {});
        trial::Attempt attempt(*study_, opened, patient, contour);
        const trial::Said said = attempt.with(changes);
        const std::vector<Words> expected = on_disk(patient, changes);
        QCOMPARE(said.findings.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(words(said.findings[i]) == expected[i],
                     (to_string(right_.patients[patient].contours[i].id) + ": in memory " +
                      joined(words(said.findings[i])) + "on disk " + joined(expected[i]))
                         .c_str());
    }

    void a_change_is_taken_back() {
        const trial::Opened opened = trial::open(*study_, 0, {});
        trial::Attempt attempt(*study_, opened, 0, 0);
        const trial::Said before = attempt.as_it_is();
        auto points = right_.patients[0].contours[0].contour->points;
        for (contour::Point& p : points)
            p.x += 12;
        const trial::Said wrong = attempt.with({{0, points}});
        QVERIFY(words(wrong.findings[0]) != words(before.findings[0]));
        const trial::Said after = attempt.as_it_is();
        QVERIFY(after.findings == before.findings);
        QCOMPARE(after.suspicion, before.suspicion);
    }
};

QTEST_GUILESS_MAIN(TestAttempt)
#include "tst_attempt.moc"
