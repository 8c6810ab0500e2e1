#include "dataset/patient.h"

#include "base/hash.h"
#include "support/study.h"

#include <QtTest>

#include <set>

using namespace contourcheck;
using namespace contourcheck::dataset;
using support::Folder;
using support::SliceSpec;

namespace {

const char* const triangle = "1 1\n5 1\n5 5\n";

void write_table(const Folder& folder) {
    folder.write("link.csv", "patient_id,original_id\nP1,O-1\n");
}

void write_numbered(const Folder& folder, SliceSpec spec) {
    support::write_slice(folder, "dicoms/P1/" + std::to_string(spec.number) + ".dcm", spec);
}

Patient read_first(const Folder& folder) {
    const auto set = scan(folder.path());
    if (!set) qFatal("%s", to_string(set.error()).c_str());
    return read_patient(*set, set->patients.front());
}

} // namespace

class TestPatient : public QObject {
    Q_OBJECT

private slots:
    void slices_are_grouped_by_position_and_ranked_by_trigger_time() {
        Folder folder;
        write_table(folder);
        // Two locations of three phases; the positions fall while the numbers rise, the times are not in order.
        const double times[] = {30, 0, 15};
        for (int n = 1; n <= 6; ++n)
            write_numbered(
                folder,
                {.number = n, .position_mm = n <= 3 ? 8.0 : 0.2, .trigger_time_ms = times[(n - 1) % 3] + n});
        const Patient patient = read_first(folder);
        QCOMPARE(patient.locations.size(), 2U);
        QCOMPARE(patient.phases, 3);
        QCOMPARE(patient.locations[0].position_mm, 8.0);
        QCOMPARE(patient.slice(1)->location, 0);
        QCOMPARE(patient.slice(1)->phase, 2);
        QCOMPARE(patient.slice(2)->phase, 0);
        QCOMPARE(patient.slice(6)->location, 1);
        QCOMPARE(patient.slice(6)->phase, 1);
    }

    void rounding_in_the_header_does_not_split_a_location() {
        Folder folder;
        write_table(folder);
        write_numbered(folder, {.number = 1, .position_mm = 0});
        write_numbered(folder, {.number = 2, .position_mm = 0.004, .trigger_time_ms = 20});
        write_numbered(folder, {.number = 3, .position_mm = 8});
        QCOMPARE(read_first(folder).locations.size(), 2U);
    }

    void slices_all_at_one_position_whose_times_repeat_have_no_location() {
        Folder folder;
        write_table(folder);
        for (int n = 1; n <= 6; ++n)
            write_numbered(folder, {.number = n, .trigger_time_ms = 30.0 * ((n - 1) % 3)});
        const Patient patient = read_first(folder);
        QVERIFY(patient.locations.empty());
        for (int n = 1; n <= 6; ++n)
            QVERIFY(patient.slice(n)->header && patient.slice(n)->location == -1 &&
                    patient.slice(n)->phase == -1);
    }

    void one_location_of_a_single_cycle_is_a_location() {
        Folder folder;
        write_table(folder);
        for (int n = 1; n <= 6; ++n)
            write_numbered(folder, {.number = n, .trigger_time_ms = 30.0 * (n == 6 ? 4 : n - 1)});
        QCOMPARE(read_first(folder).locations.size(), 1U);
    }

    void without_trigger_times_the_numbers_rank_the_phases() {
        Folder folder;
        write_table(folder);
        for (int n : {1, 2, 10})
            write_numbered(folder, {.number = n, .trigger_time_ms = std::nullopt});
        const Patient patient = read_first(folder);
        QCOMPARE(patient.slice(2)->phase, 1);
        QCOMPARE(patient.slice(10)->phase, 2);
    }

    void a_missing_slice_leaves_its_phase_empty_and_moves_no_other_data() {
        QTest::addColumn<bool>("timed");
        QTest::addColumn<int>("missing");
        for (const bool timed : {true, false})
            for (const int missing : {6, 8, 10, 11, 15})
                QTest::addRow("%s, %d", timed ? "timed" : "numbered", missing) << timed << missing;
    }
    void a_missing_slice_leaves_its_phase_empty_and_moves_no_other() {
        QFETCH(bool, timed);
        QFETCH(int, missing);
        Folder folder;
        write_table(folder);
        // Three locations of five phases; the heart beats a little faster at each, and triggers jitter.
        for (int n = 1; n <= 15; ++n) {
            if (n == missing) continue;
            const int location = (n - 1) / 5, phase = (n - 1) % 5;
            SliceSpec spec{.number = n, .position_mm = 8.0 * location, .trigger_time_ms = std::nullopt};
            if (timed) spec.trigger_time_ms = (40.0 - location) * (phase + 0.5) + n % 2;
            write_numbered(folder, spec);
        }
        const Patient patient = read_first(folder);
        QCOMPARE(patient.phases, 5);
        for (const SliceEntry& slice : patient.slices)
            QCOMPARE(slice.phase, (slice.number - 1) % 5);
    }

    void numbers_may_go_through_the_locations_phase_by_phase_data() {
        QTest::addColumn<int>("missing");
        for (const int missing : {2, 4, 9, 10, 17, 20})
            QTest::addRow("%d", missing) << missing;
    }
    void numbers_may_go_through_the_locations_phase_by_phase() {
        QFETCH(int, missing);
        Folder folder;
        write_table(folder);
        for (int n = 1; n <= 20; ++n)
            if (n != missing)
                write_numbered(
                    folder,
                    {.number = n, .position_mm = 8.0 * ((n - 1) % 4), .trigger_time_ms = std::nullopt});
        for (const SliceEntry& slice : read_first(folder).slices)
            QCOMPARE(slice.phase, (slice.number - 1) / 4);
    }

    void times_after_a_delay_and_times_that_run_on_move_no_phase_data() {
        QTest::addColumn<double>("delay");
        QTest::addColumn<double>("a_location");
        for (const double delay : {0.0, 30.0, 100.0})
            for (const double a_location : {0.0, 200.0, 1000.0})
                QTest::addRow("%g, %g", delay, a_location) << delay << a_location;
    }
    void times_after_a_delay_and_times_that_run_on_move_no_phase() {
        QFETCH(double, delay);
        QFETCH(double, a_location);
        Folder folder;
        write_table(folder);
        // The heart beats faster at the last location, whose last slice is missing.
        for (int n = 1; n <= 14; ++n) {
            const int location = (n - 1) / 5, phase = (n - 1) % 5;
            const double step = location == 2 ? 25 : 40;
            write_numbered(folder, {.number = n,
                                    .position_mm = 8.0 * location,
                                    .trigger_time_ms = delay + a_location * location + step * phase});
        }
        for (const SliceEntry& slice : read_first(folder).slices)
            QCOMPARE(slice.phase, (slice.number - 1) % 5);
    }

    void slices_kept_of_end_diastole_and_end_systole_alone_stand_at_their_phases() {
        Folder folder;
        write_table(folder);
        for (int n = 1; n <= 20; ++n)
            if (n <= 10 || n == 12 || n == 16)
                write_numbered(folder, {.number = n,
                                        .position_mm = n <= 10 ? 0.0 : 8.0,
                                        .trigger_time_ms = 40.0 * ((n - 1) % 10)});
        const Patient patient = read_first(folder);
        QCOMPARE(patient.slice(12)->phase, 1);
        QCOMPARE(patient.slice(16)->phase, 5);
    }

    void numbers_far_apart_make_no_phases() {
        Folder folder;
        write_table(folder);
        for (int n : {1, 2, 3, 2000000000})
            write_numbered(folder, {.number = n, .trigger_time_ms = std::nullopt});
        QCOMPARE(read_first(folder).phases, 4);
    }

    void a_broken_slice_stays_in_its_place_with_its_error() {
        Folder folder;
        write_table(folder);
        write_numbered(folder, {.number = 1});
        folder.write("dicoms/P1/2.dcm", "no DICOM at all");
        const Patient patient = read_first(folder);
        QCOMPARE(patient.slices.size(), 2U);
        QVERIFY(!patient.slice(2)->header);
        QCOMPARE(patient.slice(2)->header.error().file.generic_string(), std::string("dicoms/P1/2.dcm"));
        QCOMPARE(patient.slice(2)->location, -1);
        QCOMPARE(patient.slice(1)->location, 0);
    }

    void contours_find_their_slices_by_number() {
        Folder folder;
        write_table(folder);
        write_numbered(folder, {.number = 7});
        folder.write("contourfiles/O-1/i-contours/IM-0001-0007-icontour-manual.txt", triangle);
        folder.write("contourfiles/O-1/o-contours/IM-0001-0008-ocontour-manual.txt", "1 1\n2 x\n");
        const Patient patient = read_first(folder);
        QCOMPARE(patient.contours.size(), 2U);
        const auto* inner = patient.contour(7, contour::Kind::inner);
        QVERIFY(inner && inner->contour && inner->slice);
        QCOMPARE(patient.slices[*inner->slice].number, 7);
        QCOMPARE(inner->contour->points.size(), 3U);
        QCOMPARE(inner->sha256, sha256_hex(triangle));
        const auto* outer = patient.contour(8, contour::Kind::outer);
        QVERIFY(outer && !outer->contour && !outer->slice);
        QCOMPARE(outer->contour.error().line, 2);
        QCOMPARE(patient.contour(7, contour::Kind::outer), nullptr);
    }

    void among_several_series_the_one_that_holds_the_contours_is_taken() {
        Folder folder;
        folder.write("scd_patientdata.csv", "PatientID,OriginalID\nP1,O-1\n");
        folder.write("SCD_ManualContours/O-1/contours-manual/IRCCI-expert/IM-0001-0003-icontour-manual.txt",
                     triangle);
        folder.write("SCD_ManualContours/O-1/contours-manual/IRCCI-expert/IM-0001-0006-icontour-manual.txt",
                     triangle);
        const auto add = [&](const std::string& series, int count, int phases) {
            for (int n = 1; n <= count; ++n)
                support::write_slice(
                    folder, "SCD_IMAGES_01/P1/CINESAX_" + series + "/IM-0001-" + std::to_string(n) + ".dcm",
                    {.number = n,
                     .position_mm = 8.0 * ((n - 1) / phases),
                     .trigger_time_ms = 10.0 * ((n - 1) % phases)});
        };
        add("1", 3, 3); // too short: has no slice 6
        add("2", 8, 4); // slices 3 and 6 are phases 2 and 1
        add("3", 6, 3); // slices 3 and 6 are both the last phase: where a reader draws
        const Patient patient = read_first(folder);
        QCOMPARE(patient.series.size(), 3U);
        QCOMPARE(patient.series[patient.chosen_series], std::string("CINESAX_3"));
        QVERIFY(patient.series_ambiguous);
        QCOMPARE(patient.slices.size(), 6U);
    }

    void the_real_patients_have_their_locations_and_phases() {
        const auto data = qEnvironmentVariable("CONTOURCHECK_REAL_DATA");
        if (data.isEmpty()) QSKIP("CONTOURCHECK_REAL_DATA is not set");
        const auto set = scan(std::filesystem::path(data.toStdString()) / "scd");
        QVERIFY(set);
        QVERIFY(set->oddities.empty());
        QCOMPARE(set->slice_count(), 700U);
        QCOMPARE(set->contour_count(), 84U);
        for (const auto& files : set->patients) {
            const Patient patient = read_patient(*set, files);
            QCOMPARE(patient.phases, 20);
            QCOMPARE(patient.locations.size() * 20, patient.slices.size());
            std::set<int> phases;
            for (const auto& entry : patient.contours) {
                QVERIFY(entry.contour && entry.slice);
                if (entry.id.kind == contour::Kind::outer) phases.insert(patient.slices[*entry.slice].phase);
            }
            QCOMPARE(phases.size(), 1U); // outer contours are drawn at end diastole
            const double gap = std::abs(patient.locations[1].position_mm - patient.locations[0].position_mm);
            QVERIFY(std::abs(gap - 8) < 0.1 || std::abs(gap - 10) < 0.1);
        }
    }
};

QTEST_GUILESS_MAIN(TestPatient)
#include "tst_patient.moc"
