#pragma once

#include "batch/selection.h"

namespace contourcheck::batch {

/// Why what was loaded cannot be exported, if so: it could not be, or its contour is not the one that was checked.
[[nodiscard]] std::optional<Error> failure_of(const Expected<loader::Pair>& pair, const Selected& selected);

/// The word for `excluded`: "slice-unreadable", "contour-unreadable", "contour-changed".
[[nodiscard]] std::string reason_of(const Error& failure, const Selected& selected);

/// That word, from the files as they are now; nothing when the pair can be exported.
[[nodiscard]] std::optional<std::string> reason_now(const Selected& selected,
                                                    const mask::Convention& convention);

} // namespace contourcheck::batch
