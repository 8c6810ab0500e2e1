#pragma once

#include "desktop/home/draft_book.h"

#include <map>
#include <utility>
#include <vector>

namespace contourcheck::desktop {

/// Decisions that the store did not keep, and why, by dataset and reviewer: nobody is offered another's.
class Unsaved {
public:
    struct Entry {
        review::Decision decision;
        QString why;
        std::vector<review::Decision> seen; ///< what was known of the contour when that was decided
        Draft draft;                        ///< as which what it says was kept
    };

    /// Whose list it is that the next ones speak of.
    void turn_to(const DraftBook::Whose& whose);
    /// In the order in which they were not kept; of each contour the last.
    [[nodiscard]] const std::vector<Entry>& entries() const;
    [[nodiscard]] std::vector<std::string> contours() const;
    [[nodiscard]] const Entry* on(const std::string& contour) const; ///< null where there is none
    /// The reasons may name what is not to be told.
    void forget_whys();
    /// The reader wants to see the list no more. It is kept, and comes back with the next that is added to it.
    void dismiss();
    [[nodiscard]] bool is_dismissed() const;

    /// To the list of its dataset and reviewer; whether that is the one turned to.
    bool add(Entry entry);
    /// One on the contour is kept; whether any was listed.
    bool drop(const review::Decision& kept);
    void recall();                           ///< all that were dismissed
    [[nodiscard]] std::size_t count() const; ///< of all, dismissed or not

private:
    using Whose = std::pair<std::string, std::string>; ///< dataset and reviewer
    struct List {
        std::vector<Entry> entries;
        bool is_dismissed = false;
    };
    Whose whose_;
    std::map<Whose, List> lists_;
};

} // namespace contourcheck::desktop
