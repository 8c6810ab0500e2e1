#pragma once

#include "desktop/review_desk.h"

#include <map>

namespace contourcheck::desktop {

/// What the store's thread alone touches.
struct ReviewDesk::Shelf {
    std::optional<review::Store> store;
    std::map<std::uint64_t, std::vector<review::Decision>>
        kept; ///< what was made here, and undone, as stored

    /// What the store has written: nothing where another program has added a word of the same reviewer since `undone`,
    /// since the undo that `made` comes after, or since what it gives the reason of.
    Expected<std::vector<review::Decision>> write(const Made& made, const std::optional<Made>& undone);
};

} // namespace contourcheck::desktop
