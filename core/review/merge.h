#pragma once

#include "review/review.h"

namespace contourcheck::review {

/// Of `decisions`, in their order, those that are not among `there` yet (same_entry, counted as often as they stand: the same
/// word twice within a second, with an undo between, is two entries). `not_before` is set as import() says.
[[nodiscard]] std::vector<Decision> new_entries(const std::vector<Decision>& there,
                                                const std::vector<Decision>& decisions);

/// For how many contours a decision of `reviewer` counts by the log of a dataset, and another state would be in its place with
/// `decisions` imported. `contents`: of the contours as they are now; those it does not have are passed over.
[[nodiscard]] std::size_t own_changed(const std::vector<Decision>& log,
                                      const std::vector<Decision>& decisions,
                                      const std::map<std::string, Content>& contents,
                                      const std::string& reviewer);

} // namespace contourcheck::review
