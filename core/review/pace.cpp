#include "review/pace.h"

#include "base/rank.h"

#include <algorithm>
#include <vector>

namespace contourcheck::review {

namespace {

constexpr std::size_t least_gaps = 5;
constexpr std::size_t most_gaps = 30; ///< the pace changes with the kind of contours
constexpr double least_pause_s = 60;
constexpr double pause_factor = 5; ///< of the median of the gaps before

bool is_pause(std::span<const double> before_s, double gap_s) {
    const auto last = before_s.last(std::min(before_s.size(), most_gaps));
    return last.size() >= least_gaps && gap_s > least_pause_s &&
           gap_s > pause_factor * median({last.begin(), last.end()});
}

} // namespace

std::optional<double> seconds_per_decision(std::span<const double> moments_s) {
    if (moments_s.size() <= least_gaps) return std::nullopt;
    std::vector<double> gaps, at_work;
    for (std::size_t i = 1; i < moments_s.size(); ++i)
        gaps.push_back(moments_s[i] - moments_s[i - 1]);
    for (std::size_t i = gaps.size(); i-- > 0 && at_work.size() < most_gaps;)
        if (!is_pause(std::span(gaps).first(i), gaps[i])) at_work.push_back(gaps[i]);
    return median(std::move(at_work));
}

} // namespace contourcheck::review
