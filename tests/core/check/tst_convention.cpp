#include "check/report.h"
#include "demo/demo.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace contourcheck;
using check::Checked;
using check::Finding;
using check::Report;

namespace {

const Finding* common_finding(const Report& report) {
    const auto found = std::ranges::find_if(report.findings, [](const Finding& finding) {
        return finding.rule == "systematic-offset" && finding.scope == check::Scope::dataset;
    });
    return found != report.findings.end() ? &*found : nullptr;
}

QString described(const Report& report) {
    const auto& evidence = report.convention_evidence;
    if (!evidence.offset) return "no offset";
    const auto& [best, low, high, contours, patients] = *evidence.offset;
    return QString("x %1 (%2 to %3), y %4 (%5 to %6), suggests %7")
        .arg(best.x, 0, 'f', 2)
        .arg(low.x, 0, 'f', 2)
        .arg(high.x, 0, 'f', 2)
        .arg(best.y, 0, 'f', 2)
        .arg(low.y, 0, 'f', 2)
        .arg(high.y, 0, 'f', 2)
        .arg(evidence.suggests.value_or(-1));
}

/// Looked at anew, as contours may have been moved.
Report by_origin(const Checked& checked, double origin) {
    const dataset::Patients& patients = checked.patients;
    check::Sights sights;
    for (dataset::Patient patient : patients)
        sights.patients.push_back(check::see(checked.dataset.root, patient, origin));
    return check::check(checked.dataset, patients, {origin, mask::Rule::centre}, sights);
}

Checked moved(Checked checked, double x, double y) {
    for (std::size_t i = 0; i < checked.patients.size(); ++i) {
        dataset::Patient patient = checked.patients[i];
        for (auto& each : patient.contours)
            for (contour::Point& p : each.contour->points)
                p = {p.x + x, p.y + y};
        checked.patients.set(i, std::move(patient));
    }
    return checked;
}

} // namespace

/// What the pictures say of the pixel origin: on the demo, whose origin is 0, and on real data.
class TestConvention : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    [[nodiscard]] Checked demo(int seed) const {
        demo::Options options;
        options.seed = std::uint64_t(seed);
        options.patients = 3;
        options.locations = 5;
        options.phases = 2;
        const auto root = std::filesystem::path(folder_.path().toStdString()) / std::to_string(seed);
        if (!exists(root) && !demo::write_dataset(root, options)) qFatal("no demo");
        auto checked = check::open_and_check(root, {});
        if (!checked) qFatal("%s", to_string(checked.error()).c_str());
        return std::move(*checked);
    }

    /// In use: each origin in turn. The one that is right is suggested, the others are found.
    static void is_told(const Checked& checked, double right) {
        std::optional<contour::Point> first;
        for (const double used : {0.0, 0.5, 1.0}) {
            const Report report = by_origin(checked, used);
            const auto& evidence = report.convention_evidence;
            QVERIFY2(evidence.suggests == right, qPrintable(described(report)));
            const Finding* found = common_finding(report);
            QCOMPARE(found != nullptr, used != right);
            if (found) QVERIFY(found->suggestion.text().find("would put them there") != std::string::npos);
            // Another origin moves the contours, and the offset with them.
            const contour::Point at{evidence.offset->best_px.x - used, evidence.offset->best_px.y - used};
            if (!first) first = at;
            QVERIFY2(std::abs(at.x - first->x) < 0.1 && std::abs(at.y - first->y) < 0.1,
                     qPrintable(described(report)));
        }
    }

private slots:
    void on_the_demo_the_origin_it_was_made_with_is_told_data() {
        QTest::addColumn<int>("seed");
        for (const int seed : {51, 52, 53})
            QTest::newRow(qPrintable(QString("seed %1").arg(seed))) << seed;
    }
    void on_the_demo_the_origin_it_was_made_with_is_told() {
        QFETCH(int, seed);
        is_told(demo(seed), 0);
    }

    void contours_moved_by_half_a_pixel_or_one_are_told_of_another_origin() {
        const Checked right = demo(54);
        for (const double by : {0.5, 1.0})
            is_told(moved(right, by, by), by);
    }

    void an_offset_that_no_origin_explains_is_told_as_such() {
        const Report report = by_origin(moved(demo(54), 1, -1), 0);
        QVERIFY2(!report.convention_evidence.suggests, qPrintable(described(report)));
        const Finding* found = common_finding(report);
        QVERIFY(found != nullptr);
        QCOMPARE(found->suggestion.text(), "no pixel origin would put them there");
    }

    void on_real_data_every_origin_in_use_leads_to_the_same_one() {
        const QByteArray folder = qgetenv("CONTOURCHECK_REAL_DATA");
        if (folder.isEmpty()) QSKIP("CONTOURCHECK_REAL_DATA is not set");
        const auto checked = check::open_and_check(std::filesystem::path(folder.toStdString()) / "scd", {});
        QVERIFY(checked.has_value());
        is_told(*checked, 1);
    }
};

QTEST_GUILESS_MAIN(TestConvention)
#include "tst_convention.moc"
