#include "review/queue.h"

#include "base/random.h"
#include "base/text.h"

#include <QString>

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

namespace contourcheck::review {

namespace {

constexpr std::pair<Order, std::string_view> order_words[] = {{Order::reading, "reading"},
                                                              {Order::worst_first, "worst-first"},
                                                              {Order::by_patient, "by-patient"},
                                                              {Order::random, "random"}};

constexpr std::pair<Trait, std::string_view> trait_words[] = {{Trait::unreviewed, "unreviewed"},
                                                              {Trait::accepted, "accepted"},
                                                              {Trait::rejected, "rejected"},
                                                              {Trait::unsure, "unsure"},
                                                              {Trait::stale, "stale"},
                                                              {Trait::flagged, "flagged"},
                                                              {Trait::mine, "mine"},
                                                              {Trait::disagreed, "disagreed"}};

template <class Value, class Table>
std::string_view word_of(Value value, const Table& table) {
    for (const auto& [each, text] : table)
        if (each == value) return text;
    return {};
}

template <class Table>
auto value_of(std::string_view text, const Table& table) -> std::optional<decltype(table[0].first)> {
    for (const auto& [each, name] : table)
        if (name == text) return each;
    return std::nullopt;
}

bool is_state(Trait trait) {
    return trait != Trait::flagged && trait != Trait::mine && trait != Trait::disagreed;
}

/// Each word of `wanted` stands in `text`.
bool has_words(std::string_view text, const std::string& wanted) {
    const std::string in_small = QString::fromStdString(wanted).toLower().toStdString(); // umlauts, too
    return std::ranges::all_of(split_words(in_small), [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

} // namespace

std::string_view word(Order order) {
    return word_of(order, order_words);
}

std::optional<Order> order_from_word(std::string_view word) {
    return value_of(word, order_words);
}

std::string_view word(Trait trait) {
    return word_of(trait, trait_words);
}

std::optional<Trait> trait_from_word(std::string_view word) {
    return value_of(word, trait_words);
}

const std::vector<Trait>& traits() {
    static const std::vector<Trait> all = {Trait::flagged,  Trait::unreviewed, Trait::accepted,
                                           Trait::rejected, Trait::unsure,     Trait::stale,
                                           Trait::mine,     Trait::disagreed};
    return all;
}

bool has(const Item& item, Trait trait) {
    switch (trait) {
    case Trait::unreviewed:
        return item.state == State::none || item.state == State::stale;
    case Trait::accepted:
        return item.state == State::accepted;
    case Trait::rejected:
        return item.state == State::rejected;
    case Trait::unsure:
        return item.state == State::unsure;
    case Trait::stale:
        return item.state == State::stale;
    case Trait::flagged:
        return item.severity > 0;
    case Trait::mine:
        return item.mine;
    case Trait::disagreed:
        return item.disagreed;
    }
    return false;
}

bool matches(const Item& item, const Filter& filter) {
    bool states_asked = false;
    bool state_met = false;
    for (const Trait trait : filter.traits) {
        if (is_state(trait)) {
            states_asked = true;
            state_met |= has(item, trait);
        } else if (!has(item, trait)) {
            return false;
        }
    }
    return (state_met || !states_asked) && has_words(item.text, filter.text);
}

std::vector<std::size_t> arranged(std::span<const Item> items, Order order, std::uint64_t seed) {
    std::vector<std::size_t> result(items.size());
    std::iota(result.begin(), result.end(), std::size_t(0));
    if (order == Order::reading) return result;
    if (order == Order::random) {
        Random random(seed);
        shuffle(std::span(result), random);
        return result;
    }
    const auto badness = [&](std::size_t i) { return std::pair(items[i].suspicion, items[i].severity); };
    std::ranges::stable_sort(result, std::greater{}, badness);
    if (order == Order::worst_first) return result;
    std::map<std::size_t, std::size_t> rank; // of a patient: when its worst contour comes
    for (const std::size_t i : result)
        rank.try_emplace(items[i].patient, rank.size());
    std::ranges::stable_sort(result, {}, [&](std::size_t i) { return rank.at(items[i].patient); });
    return result;
}

bool disagree(const std::vector<Decision>& words, const Content& content) {
    std::set<Verdict> verdicts;
    for (const Decision& each : words)
        if (each.verdict && each.content == content) verdicts.insert(*each.verdict);
    return verdicts.size() > 1;
}

} // namespace contourcheck::review
