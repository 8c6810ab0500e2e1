#include "check/cross.h"
#include "check/suspicion.h"
#include "made.h"
#include "support/change_patient.h"

#include <QElapsedTimer>
#include <QTest>

using namespace made;

namespace {

struct Tally {
    int right = 0, both = 0, wrong = 0, none = 0;

    [[nodiscard]] int total() const { return right + both + wrong + none; }
    void print(const char* what) const {
        qInfo("%s: %d cases, %d right, %d on both, %d wrong, %d missed", what, total(), right, both, wrong,
              none);
    }
    /// `findings` should stand on `wanted` alone.
    void add(const std::vector<Finding>& findings, const dataset::ContourId& wanted) {
        const auto is_wanted = [&](const Finding& f) {
            return f.patient == wanted.patient && f.slice == wanted.slice && f.kind == wanted.kind;
        };
        const auto hits = std::ranges::count_if(findings, is_wanted);
        if (findings.empty())
            ++none;
        else if (hits == 0)
            ++wrong;
        else
            ++(findings.size() == 1 ? right : both);
    }
};

} // namespace

/// Rates on the real contours: what the thresholds and the attribution are measured with.
class Real : public QObject {
    Q_OBJECT

    check::Checked checked_;

    std::vector<check::PreparedPatient> prepared_;

    /// Each contour (every `step`-th) put in the place of each other of its kind.
    [[nodiscard]] Tally copies(bool within_a_patient, std::size_t step) const {
        Tally tally;
        std::size_t count = 0;
        for (std::size_t p = 0; p < checked_.patients.size(); ++p)
            for (std::size_t q = 0; q < checked_.patients.size(); ++q)
                for (std::size_t i = 0; i < checked_.patients[p].contours.size(); ++i)
                    for (std::size_t j = 0; j < checked_.patients[q].contours.size(); ++j) {
                        const auto& from = checked_.patients[p].contours[i];
                        if ((p == q) != within_a_patient || from.id == checked_.patients[q].contours[j].id)
                            continue;
                        if (from.id.kind != checked_.patients[q].contours[j].id.kind || count++ % step != 0)
                            continue;
                        Patient changed = checked_.patients[q];
                        changed.contours[j].contour->points = from.contour->points;
                        auto all = prepared_;
                        all[q] = check::prepare(changed);
                        tally.add(check::copy_checks(all), changed.contours[j].id);
                    }
        return tally;
    }

    /// The report with those contours alone that are `kept`.
    template <class Kept>
    [[nodiscard]] check::Report with(const Kept& kept) const {
        auto patients = checked_.patients;
        check::Sights sights;
        for (std::size_t i = 0; i < patients.size(); ++i)
            change_patient(patients, i, [&](Patient& patient) {
                const Patient whole = patient;
                std::erase_if(patient.contours, [&](const ContourEntry& each) { return !kept(whole, each); });
                sights.patients.push_back(check::see(checked_.dataset.root, patient, 0));
            });
        return check::check(checked_.dataset, patients, {}, sights);
    }

private slots:
    void initTestCase() {
        const QByteArray folder = qgetenv("CONTOURCHECK_REAL_DATA");
        if (folder.isEmpty()) QSKIP("CONTOURCHECK_REAL_DATA is not set");
        QElapsedTimer timer;
        timer.start();
        auto checked = check::open_and_check(std::filesystem::path(folder.toStdString()) / "scd", {});
        QVERIFY2(checked.has_value(), checked ? "" : to_string(checked.error()).c_str());
        checked_ = std::move(*checked);
        for (const Patient& patient : checked_.patients)
            prepared_.push_back(check::prepare(patient));
        qInfo("%zu patients, %zu slices in %lld ms", checked_.report.patients, checked_.report.slices,
              static_cast<long long>(timer.elapsed()));
    }

    void of_right_contours_few_have_a_warning_and_none_an_error() {
        QCOMPARE(checked_.report.contours_total, 84U);
        QCOMPARE(checked_.report.pairs, 84U);
        QCOMPARE(checked_.report.count(check::Severity::error), 0U);
        double most = 0;
        std::size_t flagged = 0;
        for (const auto& contour : checked_.report.contours) {
            flagged += contour.status != check::Status::ok;
            QVERIFY(contour.area_mm2 > 140 && contour.area_mm2 < 6000);
            most = std::max(most, contour.suspicion);
        }
        qInfo("most suspicion of a right contour: %.2f", most);
        QVERIFY(most < check::sure_suspicion);
        QVERIFY(flagged <= 4); // one in twenty
    }

    void right_contours_are_not_flagged_for_others_that_are_left_out() {
        for (const bool inner_alone : {false, true})
            for (const int step : {2, 3}) {
                const auto report = with([&](const Patient& patient, const ContourEntry& each) {
                    return patient.slices[*each.slice].location % step == step / 2 &&
                           (!inner_alone || each.id.kind == Kind::inner);
                });
                QVERIFY(report.contours.size() >= 17);
                for (const auto& contour : report.contours)
                    QVERIFY2(contour.status == check::Status::ok, to_string(contour.id).c_str());
            }
    }

    void a_few_right_contours_have_no_error() {
        for (const std::size_t few : {1U, 2U, 3U, 4U, 5U, 6U, 7U}) {
            const auto report = with([&](const Patient& patient, const ContourEntry& each) {
                std::vector<dataset::ContourId> inner;
                for (const auto& other : patient.contours)
                    if (other.id.kind == Kind::inner) inner.push_back(other.id);
                for (std::size_t i = 0; i < few; ++i)
                    if (inner[i * inner.size() / few + inner.size() / (2 * few)] == each.id) return true;
                return false;
            });
            QCOMPARE(report.contours.size(), 3 * few);
            QCOMPARE(report.count(check::Severity::error), 0U);
        }
    }

    void a_right_contour_does_not_pay_for_a_neighbour_that_is_set_aside() {
        auto patients = checked_.patients;
        auto sights = checked_.sights;
        change_patient(patients, 0, [&](Patient& patient) {
            for (auto& each : patient.contours)
                if (each.id.slice == 68)
                    for (Point& p : each.contour->points)
                        p.x = 255 - p.x;
            sights.patients[0] = check::see(checked_.dataset.root, patient, 0);
        });
        const auto report = check::check(checked_.dataset, patients, {}, sights);
        for (const auto& contour : report.contours)
            if (contour.id.patient == "SCD0000101" && contour.id.slice == 48)
                QVERIFY(contour.status == check::Status::ok);
    }

    void exchanged_rows_of_the_link_table_are_told_with_the_right_ones() {
        check::Checked wrong;
        wrong.dataset = checked_.dataset;
        wrong.patients = checked_.patients;
        // The contours of the first two patients on each other's slices.
        for (const auto& [to, from] : {std::pair(0, 1), std::pair(1, 0)})
            change_patient(wrong.patients, std::size_t(to), [&, other = from](Patient& patient) {
                patient.original = checked_.patients[std::size_t(other)].original;
                patient.contours = checked_.patients[std::size_t(other)].contours;
                for (auto& contour : patient.contours) {
                    contour.id.patient = patient.patient;
                    const auto& slices = patient.slices;
                    const auto slice =
                        std::ranges::find(slices, contour.id.slice, &dataset::SliceEntry::number);
                    contour.slice.reset();
                    if (slice != slices.end()) contour.slice = std::size_t(slice - slices.begin());
                }
            });
        check::Sights sights;
        for (std::size_t i = 0; i < wrong.patients.size(); ++i)
            change_patient(wrong.patients, i, [&](Patient& patient) {
                sights.patients.push_back(check::see(wrong.dataset.root, patient, 0));
            });
        QVERIFY(check::cross(wrong.dataset, wrong.patients, sights, 0).has_value());
        const auto report = check::check(wrong.dataset, wrong.patients, {}, sights);
        std::vector<std::string> told;
        for (const auto& finding : report.findings)
            if (finding.rule == "better-patient") told.push_back(finding.suggestion.text().substr(0, 29));
        QCOMPARE(told, (std::vector<std::string>{"belongs to patient SCD0000201",
                                                 "belongs to patient SCD0000101"}));
        for (const auto& contour : report.contours)
            if (contour.id.patient != "SCD0000301") QVERIFY(contour.status == check::Status::error);
    }

    void right_contours_have_none_by_any_convention() {
        for (const mask::Convention convention : {mask::Convention{0, mask::Rule::pil},
                                                  {0, mask::Rule::coverage},
                                                  {0, mask::Rule::touch},
                                                  {0.5, mask::Rule::centre},
                                                  {1, mask::Rule::pil}})
            QCOMPARE(lines(check::check(checked_.dataset, checked_.patients, convention).findings), "");
    }

    void a_copy_in_another_patient_is_told_from_its_original() {
        const Tally tally = copies(false, 29);
        tally.print("copies in another patient");
        QVERIFY(tally.right >= 0.98 * tally.total());
        QCOMPARE(tally.wrong + tally.none, 0);
    }

    void a_copy_on_another_slice_is_mostly_told_from_its_original() {
        const Tally tally = copies(true, 13);
        tally.print("copies in the same patient");
        QVERIFY(tally.right >= 0.8 * tally.total());
        QVERIFY(tally.wrong <= 0.04 * tally.total());
    }

    void a_displaced_contour_of_a_pair_is_told_from_its_partner() {
        for (const Kind kind : {Kind::inner, Kind::outer})
            for (const double pixels : {5.0, 12.0}) {
                Tally tally;
                for (std::size_t p = 0; p < checked_.patients.size(); ++p)
                    for (const auto& outer : checked_.patients[p].contours) {
                        if (outer.id.kind != Kind::outer) continue;
                        for (const auto& [x, y] : {std::pair(1, 0), std::pair(0, -1)}) {
                            auto changed = checked_.patients[p];
                            for (auto& entry : changed.contours)
                                if (entry.id.slice == outer.id.slice && entry.id.kind == kind)
                                    shift(entry.contour->points, pixels * x, pixels * y);
                            tally.add(check::relation_checks(check::prepare(changed)),
                                      {outer.id.patient, outer.id.slice, kind});
                        }
                    }
                tally.print(qPrintable(QString("%1 displaced by %2 px").arg(word(kind).data()).arg(pixels)));
                QVERIFY(tally.wrong <= 0.12 * tally.total());
                if (pixels >= 12) QVERIFY(tally.right >= 0.85 * tally.total());
            }
    }

    void exchanged_files_are_told_on_both() {
        int told = 0;
        int pairs = 0;
        for (const Patient& patient : checked_.patients)
            for (const auto& outer : patient.contours) {
                if (outer.id.kind != Kind::outer) continue;
                Patient changed = patient;
                const auto points = [&](Kind kind) -> auto& {
                    return std::ranges::find_if(changed.contours,
                                                [&](const auto& entry) {
                                                    return entry.id.slice == outer.id.slice &&
                                                           entry.id.kind == kind;
                                                })
                        ->contour->points;
                };
                std::swap(points(Kind::inner), points(Kind::outer));
                const auto findings = check::relation_checks(check::prepare(changed));
                ++pairs;
                told += findings.size() == 2 && findings[0].rule == "inner-outer-swapped";
            }
        qInfo("%d of %d exchanged pairs told on both", told, pairs);
        QCOMPARE(told, pairs);
    }

    void a_lost_part_of_an_outline_is_told() {
        for (const double lost : {0.05, 0.1, 0.3, 0.5}) {
            int told = 0, wrong = 0, total = 0;
            for (const Patient& patient : checked_.patients)
                for (std::size_t i = 0; i < patient.contours.size(); ++i) {
                    Patient changed = patient;
                    changed.contours = {patient.contours[i]};
                    auto& points = changed.contours[0].contour->points;
                    points.resize(std::size_t(double(points.size()) * (1 - lost)));
                    const auto findings = check::geometry_checks(check::prepare(changed), {});
                    ++total;
                    told += std::ranges::count(findings, "not-closed", &Finding::rule) == 1;
                    wrong += findings.size() > 1;
                }
            qInfo("%.0f %% lost: %d of %d told as open, %d with another finding", lost * 100, told, total,
                  wrong);
            QCOMPARE(told, total);
        }
    }
};

QTEST_GUILESS_MAIN(Real)
#include "tst_real.moc"
