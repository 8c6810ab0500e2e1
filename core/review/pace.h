#pragma once

#include <optional>
#include <span>

namespace contourcheck::review {

/// Seconds a decision takes, from the moments (in seconds, ascending) at which decisions were made: the median gap of the last
/// ones. A gap over a minute and over five times the median of those before it is a pause and counts for nothing. None before
/// there are enough to tell.
[[nodiscard]] std::optional<double> seconds_per_decision(std::span<const double> moments_s);

} // namespace contourcheck::review
