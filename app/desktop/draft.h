#pragma once

#include "review/review.h"

#include <QString>

#include <set>

namespace contourcheck::desktop {

/// What the reviewer has put together for a contour and not yet decided.
struct Draft {
    std::set<std::string> reasons;
    QString comment;

    friend bool operator==(const Draft&, const Draft&) = default;
};

/// What a decision says, to say it again. How it was made is not said again.
[[nodiscard]] Draft said_in(const review::Decision& decision);

} // namespace contourcheck::desktop
