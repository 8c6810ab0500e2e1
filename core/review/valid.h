#pragma once

#include "review/review.h"

namespace contourcheck::review {

/// Why the entry cannot be kept: no contour, no reviewer, a reason that is no word, a hash that is none, a text beyond
/// any use.
[[nodiscard]] std::optional<Phrase> fault_of(const Decision& decision);

/// "2020-01-31T12:00:00Z", and there is such a day and such a time.
[[nodiscard]] bool is_time(std::string_view text);

/// Now, or `days` from now.
[[nodiscard]] std::string clock_utc(int days = 0);
/// Why an imported time cannot be right: it is none, or more than a day ahead of the clock.
[[nodiscard]] std::optional<Phrase> fault_of_time(std::string_view text);

} // namespace contourcheck::review
