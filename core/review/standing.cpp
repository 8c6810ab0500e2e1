#include "review/review.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace contourcheck::review {

namespace {

bool counts_for(const Decision& decision, const std::string& contour, const Content& content) {
    if (decision.contour != contour) return false;
    // Another dataset's patient may have the same id: only its content says that it is the same contour.
    return !decision.elsewhere || (decision.content == content && content != Content{});
}

auto by_log(const Decision& entry) {
    return std::tie(entry.log, entry.sequence);
}

/// What each reviewer has said of a contour and not taken back, entry by entry.
class Words {
public:
    void add(const Decision& entry, std::size_t index) {
        std::vector<std::size_t>& own = not_taken_back_[entry.reviewer];
        if (!own.empty()) last_.erase(own.back());
        if (entry.verdict)
            own.push_back(index);
        else if (!own.empty())
            own.pop_back();
        if (!own.empty()) last_.insert(own.back());
    }
    /// The last entry of each, ascending.
    [[nodiscard]] const std::set<std::size_t>& last() const { return last_; }

private:
    std::map<std::string, std::vector<std::size_t>> not_taken_back_; // by reviewer
    std::set<std::size_t> last_;
};

} // namespace

State state_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::accept:
        return State::accepted;
    case Verdict::reject:
        return State::rejected;
    case Verdict::unsure:
        return State::unsure;
    }
    return State::none;
}

/// ISO 8601 times sort as text.
std::vector<Decision> in_order(std::vector<Decision> entries) {
    std::ranges::stable_sort(entries, {}, by_log);
    std::vector<std::pair<std::string, Decision>> placed;
    std::map<std::string, std::string> latest; // by log
    for (Decision& entry : entries) {
        std::string& before = latest[entry.log];
        std::string place = std::max(entry.time_utc, entry.not_before);
        if (entry.written_here) place = std::max(place, before);
        before = std::max(before, place);
        placed.emplace_back(std::move(place), std::move(entry));
    }
    std::ranges::stable_sort(placed, {}, &std::pair<std::string, Decision>::first);
    std::ranges::transform(placed, entries.begin(), [](auto& each) { return std::move(each.second); });
    return entries;
}

std::vector<Decision> as_logged(std::vector<Decision> entries) {
    const bool is_one_log =
        std::ranges::adjacent_find(entries, std::ranges::not_equal_to(), &Decision::log) == entries.end();
    if (!is_one_log) return in_order(std::move(entries));
    std::ranges::stable_sort(entries, {}, &Decision::sequence);
    return entries;
}

std::vector<Decision> entries_on(const std::vector<Decision>& log, const std::string& contour,
                                 const Content& content) {
    std::vector<Decision> entries;
    std::ranges::copy_if(log, std::back_inserter(entries),
                         [&](const Decision& each) { return counts_for(each, contour, content); });
    return in_order(std::move(entries));
}

std::vector<Decision> last_words(const std::vector<Decision>& log, const std::string& contour,
                                 const Content& content) {
    std::vector<Decision> entries = entries_on(log, contour, content);
    Words words;
    for (std::size_t i = 0; i < entries.size(); ++i)
        words.add(entries[i], i);
    std::vector<Decision> last;
    for (const std::size_t i : words.last())
        last.push_back(std::move(entries[i]));
    return last;
}

std::vector<Step> steps(const std::vector<Decision>& entries) {
    std::vector<Step> steps;
    Words words;
    std::optional<Verdict> now;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::optional<Verdict> before = now;
        words.add(entries[i], i);
        now = words.last().empty() ? std::nullopt : entries[*words.last().rbegin()].verdict;
        steps.push_back({before, now});
    }
    return steps;
}

Standing standing(const std::vector<Decision>& log, const std::string& contour, const Content& content) {
    const std::vector<Decision> words = last_words(log, contour, content);
    if (words.empty()) return {};
    const Decision& latest = words.back();
    return {latest.content == content ? state_of(*latest.verdict) : State::stale, latest};
}

} // namespace contourcheck::review
