#pragma once

#include "review/review.h"

#include <cstddef>
#include <set>
#include <span>

namespace contourcheck::review {

/// In which order contours are gone through.
enum class Order {
    reading,     ///< patient by patient, location by location
    worst_first, ///< by suspicion, the greatest first; of equal ones by severity, then as read
    by_patient,  ///< patients by their worst contour, each patient's contours worst first
    random,      ///< by a seed, the same on every platform
};
[[nodiscard]] std::string_view word(Order order);
[[nodiscard]] std::optional<Order> order_from_word(std::string_view word);

/// A contour as a queue sees it.
struct Item {
    std::size_t patient = 0;
    double suspicion = 0; ///< 0 surely right .. 1 surely wrong
    int severity = 0;     ///< of its worst finding: 0 none, 1 a warning, 2 an error
    State state = State::none;
    bool mine = false;      ///< the reviewer has said something of it that still stands
    bool disagreed = false; ///< reviewers differ about its files as they are now
    std::string text;       ///< what a search finds, in small letters
};

/// What contours can be picked by.
enum class Trait { unreviewed, accepted, rejected, unsure, stale, flagged, mine, disagreed };
[[nodiscard]] std::string_view word(Trait trait);
[[nodiscard]] std::optional<Trait> trait_from_word(std::string_view word);
[[nodiscard]] const std::vector<Trait>& traits(); ///< in the order they are offered
[[nodiscard]] bool has(const Item& item, Trait trait);

/// A contour has one state, so that states widen one another (rejected or unsure) and everything else narrows.
struct Filter {
    std::set<Trait> traits;
    std::string text; ///< words, each of which must be found; case is no matter

    [[nodiscard]] bool everything() const { return traits.empty() && text.empty(); }
    friend bool operator==(const Filter&, const Filter&) = default;
};
[[nodiscard]] bool matches(const Item& item, const Filter& filter);

/// All items, given in reading order, as indices in the order of going through them. It does not look at decisions, so that
/// nothing moves while they are made: a queue is what matches, in this order.
[[nodiscard]] std::vector<std::size_t> arranged(std::span<const Item> items, Order order, std::uint64_t seed);

/// Whether two of these reviewers' words differ, about the same content.
[[nodiscard]] bool disagree(const std::vector<Decision>& words, const Content& content);

} // namespace contourcheck::review
