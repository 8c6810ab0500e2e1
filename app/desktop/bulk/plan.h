#pragma once

#include "desktop/index.h"

#include <QString>

#include <functional>
#include <span>

namespace contourcheck::desktop {

/// Why a contour is not accepted together with others.
enum class LeftOut {
    flagged,    ///< it has findings
    draft,      ///< reasons or a comment that no decision has taken over: someone was in doubt
    no_slice,   ///< there is no slice to it
    unreadable, ///< its file or its slice cannot be read
    no_area,    ///< fewer than three points
    changed,    ///< its files are not what was read when the dataset was opened
    decided,    ///< since the selection was shown
};
[[nodiscard]] QString left_out_text(LeftOut why); ///< "with findings"

/// A selection that is shown before it is accepted.
struct BulkPlan {
    std::vector<Ref> chosen;
    std::vector<std::pair<Ref, LeftOut>> left_out;
    std::size_t decided = 0; ///< decided already: neither chosen nor left out
};

/// Of `contours` those that are not decided, have no findings and can be seen.
[[nodiscard]] BulkPlan plan_to_accept(const Opened& opened, std::span<const Ref> contours,
                                      const std::function<bool(Ref)>& undecided,
                                      const std::function<bool(Ref)>& has_draft);

/// "2 with findings, 1 without a slice"; empty when nothing is left out.
[[nodiscard]] QString left_out_text(const BulkPlan& plan);

} // namespace contourcheck::desktop
