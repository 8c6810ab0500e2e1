#include "dataset/frame_times.h"

#include <QtTest>

using namespace contourcheck;
using namespace contourcheck::dataset;

namespace {

/// One location whose phases have these trigger times; less than 0: none.
Patient timed(const std::vector<double>& times, std::optional<double> frame_time = {},
              std::optional<double> beat = {}) {
    Patient patient;
    Location location;
    for (std::size_t i = 0; i < times.size(); ++i) {
        dicom::Header header;
        if (times[i] >= 0) header.trigger_time_ms = times[i];
        header.frame_time_ms = frame_time;
        header.beat_ms = beat;
        location.slices.push_back(i);
        patient.slices.push_back({int(i) + 1, "s.dcm", header, 0, int(i)});
    }
    patient.phases = int(times.size());
    patient.locations.push_back(location);
    return patient;
}

} // namespace

class TstFrameTimes : public QObject {
    Q_OBJECT

private slots:
    void differences_of_the_trigger_times_come_first() {
        const FrameTimes times = frame_times(timed({10, 50, 85, 125}, 99, 800), 0);
        QVERIFY(times.source == FrameTimes::Source::trigger_times);
        QCOMPARE(times.ms, (std::vector<double>{40, 35, 40, 40})); // the last as the middle one
    }

    void equal_missing_or_far_trigger_times_do_not_count() {
        for (const auto& bad : {std::vector<double>{10, 10, 20}, {-1, 30, 60}, {0, 40, 90000}}) {
            const FrameTimes times = frame_times(timed(bad, 33), 0);
            QVERIFY(times.source == FrameTimes::Source::frame_time);
            QCOMPARE(times.ms, std::vector<double>(3, 33));
        }
    }

    void without_a_frame_time_the_beat_is_shared() {
        const FrameTimes times = frame_times(timed({-1, -1, -1, -1}, {}, 800), 0);
        QVERIFY(times.source == FrameTimes::Source::beat);
        QCOMPARE(times.ms, std::vector<double>(4, 200));
    }

    void what_nothing_says_is_assumed_and_said_so() {
        const FrameTimes times = frame_times(timed({-1, -1, -1, -1, -1}), 0);
        QVERIFY(times.source == FrameTimes::Source::assumed);
        QCOMPARE(times.ms, std::vector<double>(5, assumed_beat_ms / 5));
    }

    void there_is_a_time_for_each_phase_or_none() {
        QVERIFY(frame_times(timed({1, 2}), 1).ms.empty());
        QVERIFY(frame_times(timed({1, 2}), -1).ms.empty());
        QVERIFY(frame_times(timed({}), 0).ms.empty());
        QCOMPARE(frame_times(timed({7}), 0).ms.size(), std::size_t(1));
        Patient unreadable = timed({1, 2, 3});
        unreadable.slices[1].header = tl::unexpected(Error{Code::malformed, "", {}, 0});
        QCOMPARE(frame_times(unreadable, 0).ms.size(), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(TstFrameTimes)
#include "tst_frame_times.moc"
