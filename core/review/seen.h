#pragma once

#include "review/connection.h"

namespace contourcheck::review {

/// The last entry of other logs than `own`, as in_order() places them: its time is held against others as text, also where it is none.
[[nodiscard]] Seen last_seen(const std::vector<Decision>& entries, const std::string& own);

/// Removes the entries of copies: an entry of a log that has all of another's fields, its link too. A forged one with the
/// link of another stays beside it.
void remove_copies(std::vector<Decision>& entries);

} // namespace contourcheck::review
