#pragma once

#include "desktop/walk.h"

namespace contourcheck::desktop {

/// The places one has been at, to go back to. A run of steps from slice to slice (an arrow key held, a drag over the map) is
/// one entry: back leads to where it began.
class Trail {
public:
    enum class Move { jump, step };

    void moved(const Place& from, Move how);
    /// The place before `now`, or the one that back() came from; none at the end.
    [[nodiscard]] std::optional<Place> back(const Place& now);
    [[nodiscard]] std::optional<Place> forward(const Place& now);
    [[nodiscard]] bool can_go_back() const { return !behind_.empty(); }
    [[nodiscard]] bool can_go_forward() const { return !ahead_.empty(); }
    void clear();
    /// After the files were read again: places that are no more are dropped.
    void rename(const std::function<std::optional<Place>(const Place&)>& now_called);

private:
    std::vector<Place> behind_; ///< the latest at the end
    std::vector<Place> ahead_;  ///< the nearest at the end
    bool stepping_ = false;
};

} // namespace contourcheck::desktop
