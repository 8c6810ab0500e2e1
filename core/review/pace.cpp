#include "review/pace.h"

#include "base/rank.h"

namespace contourcheck::review {

namespace {

constexpr std::size_t least_gaps = 5;
constexpr std::size_t most_gaps = 30; ///< the pace changes with the kind of contours

} // namespace

std::optional<double> seconds_per_decision(std::span<const double> moments_s) {
    if (moments_s.size() <= least_gaps) return std::nullopt;
    std::vector<double> gaps;
    const std::size_t first = moments_s.size() > most_gaps ? moments_s.size() - most_gaps : 1;
    for (std::size_t i = first; i < moments_s.size(); ++i)
        gaps.push_back(moments_s[i] - moments_s[i - 1]);
    return median(std::move(gaps));
}

} // namespace contourcheck::review
