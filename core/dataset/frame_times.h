#pragma once

#include "dataset/patient.h"

namespace contourcheck::dataset {

/// How long each phase of a location stands when the cycle is played.
struct FrameTimes {
    enum class Source {
        trigger_times, ///< differences of Trigger Time (0018,1060); the last phase stands as long as the middle one of them
        frame_time, ///< Frame Time (0018,1063)
        beat,       ///< from R to R, shared among the phases
        assumed     ///< the file says nothing
    };
    std::vector<double> ms; ///< by phase
    Source source = Source::assumed;
};

/// What a beat is taken to last where nothing says so.
inline constexpr double assumed_beat_ms = 1000;

[[nodiscard]] FrameTimes frame_times(const Patient& patient, int location);

} // namespace contourcheck::dataset
