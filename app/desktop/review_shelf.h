#pragma once

#include "desktop/review_desk.h"
#include "review/chain.h"

#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace contourcheck::desktop {

/// Which contours they are about; these must outlive it.
[[nodiscard]] inline std::set<std::string_view> contours_of(const std::vector<review::Decision>& decisions) {
    std::set<std::string_view> contours;
    for (const review::Decision& each : decisions)
        contours.insert(each.contour);
    return contours;
}

/// What the store's thread alone touches.
struct ReviewDesk::Shelf {
    std::optional<review::Store> store;
    using Stored = std::map<std::uint64_t, std::vector<review::Decision>>; ///< by Made::number
    Stored kept;                                                           ///< what was made here
    Stored undone; ///< and undone; of each contour what was written here last of all after that

    Entries written; ///< all of it: made here, though the desk may not have heard of it yet

    /// What the store holds where it was written to since `state`; nothing where it was not, or another program holds it
    /// just now. What cannot be read is told once.
    std::optional<Expected<Held>> news(const Opened& opened, const std::string& state);

    /// `malformed` where what was written since the chains were verified, up to this state of the store, does not hold.
    Expected<void> refuse_changed(const std::string& now);
    /// What the store has written: nothing where another program has added a word of the same reviewer since `undone`,
    /// since the undo that `made` comes after, or since what it gives the reason of; nor, but to take back, where any
    /// reviewer's word on the contour was not in view.
    Expected<Written> write(const Made& made, const std::optional<Made>& taken_back, const InView& in_view);
    /// Not tried behind an undo that failed and was not known to have, when this one was asked for: what that one would have
    /// taken back is still the last word.
    Expected<Written> write_undo(const Made& undo, const Made& taken_back, const InView& in_view,
                                 std::uint64_t known_failures);
    /// Of what is to be taken back, or said again, what was written in the first place.
    [[nodiscard]] Made written_of(Made made, const std::optional<Made>& taken_back) const;
    /// What its reviewer had seen of its contours, what was made here before it among that.
    [[nodiscard]] Entries seen_by(const Made& made, const InView& in_view) const;

private:
    std::uint64_t failed_undos_ = 0;
    std::optional<Error> why_undo_failed_;
    std::string sound_;      ///< the state in which all chains held
    std::string unreadable_; ///< the state in which it could not be read
    std::string why_unreadable_;
    [[nodiscard]] review::View seen(const InView& in_view) const;
    /// What was undone before is done again after: its undo is not the last entry any more.
    void follow(const std::vector<review::Decision>& redone);
};

} // namespace contourcheck::desktop
