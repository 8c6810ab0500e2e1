#pragma once

#include "review/review.h"

namespace contourcheck::review {

/// What cannot be kept of a decision.
struct Fault {
    std::string_view field; ///< the name of its column in a table of decisions
    std::string found;
    Phrase expected;
};
/// 'reviewer: found "", expected a name'
[[nodiscard]] Phrase in_words(const Fault& fault);

/// No contour, no reviewer, a reason that is no word, a hash that is none, a text beyond any use.
[[nodiscard]] std::optional<Fault> fault_of(const Decision& decision);

/// "2020-01-31T12:00:00Z", and there is such a day and such a time.
[[nodiscard]] bool is_time(std::string_view text);

/// Now, or `days` from now.
[[nodiscard]] std::string clock_utc(int days = 0);
/// The second after `time`; empty where that is none, or the last of all.
[[nodiscard]] std::string second_after(const std::string& time);
/// An imported time that cannot be right: it is none, or more than a day ahead of the clock.
[[nodiscard]] std::optional<Fault> fault_of_time(std::string_view text);

} // namespace contourcheck::review
