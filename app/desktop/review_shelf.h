#pragma once

#include "desktop/review_desk.h"

#include <set>

namespace contourcheck::desktop {

/// What the store's thread alone touches.
struct ReviewDesk::Shelf {
    std::optional<review::Store> store;
    std::set<std::uint64_t> not_kept; ///< decisions that the store failed to keep
};

} // namespace contourcheck::desktop
