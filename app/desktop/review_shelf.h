#pragma once

#include "desktop/review_desk.h"
#include "review/chain.h"

#include <map>

namespace contourcheck::desktop {

/// What the store's thread alone touches.
struct ReviewDesk::Shelf {
    std::optional<review::Store> store;
    using Stored = std::map<std::uint64_t, std::vector<review::Decision>>; ///< by Made::number
    Stored kept;                                                           ///< what was made here
    Stored undone; ///< and undone; of each contour what was written here last of all after that

    /// What the store has written: nothing where another program has added a word of the same reviewer since `undone`,
    /// since the undo that `made` comes after, or since what it gives the reason of.
    Expected<std::vector<review::Decision>> write(const Made& made, const std::optional<Made>& taken_back);

private:
    /// What was undone before is done again after: its undo is not the last entry any more.
    void follow(const std::vector<review::Decision>& redone);
};

} // namespace contourcheck::desktop
