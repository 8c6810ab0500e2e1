#include "dataset/frame_times.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::dataset {

namespace {

constexpr double longest_ms = 2000; ///< a gap in the trigger times, or seconds for milliseconds

bool plausible(double ms) {
    return std::isfinite(ms) && ms >= 1 && ms <= longest_ms;
}

/// Empty unless every phase has its own time and all steps make sense.
std::vector<double> by_trigger(const std::vector<const dicom::Header*>& headers) {
    std::vector<double> steps;
    for (std::size_t i = 0; i + 1 < headers.size(); ++i) {
        const auto &now = headers[i], &next = headers[i + 1];
        if (!now || !next || !now->trigger_time_ms || !next->trigger_time_ms) return {};
        steps.push_back(*next->trigger_time_ms - *now->trigger_time_ms);
        if (!plausible(steps.back())) return {};
    }
    if (steps.empty()) return {};
    std::vector<double> sorted = steps;
    std::ranges::nth_element(sorted, sorted.begin() + std::ptrdiff_t(sorted.size() / 2));
    steps.push_back(sorted[sorted.size() / 2]);
    return steps;
}

} // namespace

FrameTimes frame_times(const Patient& patient, int location) {
    if (location < 0 || std::size_t(location) >= patient.locations.size()) return {};
    std::vector<const dicom::Header*> headers;
    for (const std::size_t slice : patient.locations[std::size_t(location)].slices) {
        const auto& header = patient.slices[slice].header;
        headers.push_back(header ? &*header : nullptr);
    }
    if (headers.empty()) return {};
    if (auto steps = by_trigger(headers); !steps.empty())
        return {std::move(steps), FrameTimes::Source::trigger_times};
    const std::size_t count = headers.size();
    const dicom::Header* first = headers.front();
    if (first && first->frame_time_ms && plausible(*first->frame_time_ms))
        return {std::vector(count, *first->frame_time_ms), FrameTimes::Source::frame_time};
    if (first && first->beat_ms && plausible(*first->beat_ms / double(count)))
        return {std::vector(count, *first->beat_ms / double(count)), FrameTimes::Source::beat};
    return {std::vector(count, std::max(1.0, assumed_beat_ms / double(count))), FrameTimes::Source::assumed};
}

} // namespace contourcheck::dataset
