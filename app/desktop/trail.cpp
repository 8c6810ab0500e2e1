#include "desktop/trail.h"

#include <utility>

namespace contourcheck::desktop {

namespace {

constexpr std::size_t longest = 1000;

std::optional<Place> taken(std::vector<Place>& from, std::vector<Place>& to, const Place& now) {
    if (from.empty()) return std::nullopt;
    to.push_back(now);
    const Place place = from.back();
    from.pop_back();
    return place;
}

} // namespace

void Trail::moved(const Place& from, Move how) {
    ahead_.clear();
    const bool goes_on = std::exchange(stepping_, how == Move::step) && how == Move::step;
    if (goes_on || from.patient < 0) return;
    behind_.push_back(from);
    if (behind_.size() > longest) behind_.erase(behind_.begin());
}

std::optional<Place> Trail::back(const Place& now) {
    stepping_ = false;
    return taken(behind_, ahead_, now);
}

std::optional<Place> Trail::forward(const Place& now) {
    stepping_ = false;
    return taken(ahead_, behind_, now);
}

void Trail::clear() {
    *this = {};
}

void Trail::rename(const std::function<std::optional<Place>(const Place&)>& now_called) {
    for (std::vector<Place>* places : {&behind_, &ahead_}) {
        std::vector<Place> kept;
        for (const Place& place : *places)
            if (const auto now = now_called(place)) kept.push_back(*now);
        *places = std::move(kept);
    }
    stepping_ = false;
}

} // namespace contourcheck::desktop
