#include "review/review.h"

#include <algorithm>

namespace contourcheck::review {

namespace {

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

bool counts_for(const Decision& decision, const std::string& contour, const Content& content) {
    if (decision.contour != contour) return false;
    // Another dataset's patient may have the same id: only its content says that it is the same contour.
    return !decision.elsewhere || (decision.content == content && content != Content{});
}

/// An imported entry was written later than it was made: it stands where its time puts it. One that was written here
/// comes after all that stood in the log then, whatever the clock said. ISO 8601 times sort as text.
void put_in_order(std::vector<const Decision*>& entries) {
    const auto earlier_written = [](const Decision* a, const Decision* b) {
        return a->sequence < b->sequence;
    };
    std::stable_sort(entries.begin(), entries.end(), earlier_written);
    std::vector<std::pair<std::string_view, const Decision*>> placed;
    std::string_view latest;
    for (const Decision* entry : entries) {
        const std::string_view time = entry->time_utc;
        const std::string_view place = entry->written_here ? std::max(time, latest) : time;
        latest = std::max(latest, place);
        placed.emplace_back(place, entry);
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(placed.begin(), placed.end(), entries.begin(),
                   [](const auto& each) { return each.second; });
}

} // namespace

std::vector<Decision> last_words(const std::vector<Decision>& log, const std::string& contour,
                                 const Content& content) {
    std::vector<const Decision*> entries;
    for (const Decision& decision : log)
        if (counts_for(decision, contour, content)) entries.push_back(&decision);
    put_in_order(entries);

    std::map<std::string_view, std::vector<std::size_t>> not_taken_back; // by reviewer
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto& own = not_taken_back[entries[i]->reviewer];
        if (entries[i]->verdict)
            own.push_back(i);
        else if (!own.empty())
            own.pop_back();
    }
    std::vector<std::size_t> last;
    for (const auto& [reviewer, own] : not_taken_back)
        if (!own.empty()) last.push_back(own.back());
    std::ranges::sort(last);
    std::vector<Decision> words;
    for (const std::size_t i : last)
        words.push_back(*entries[i]);
    return words;
}

Standing standing(const std::vector<Decision>& log, const std::string& contour, const Content& content) {
    const std::vector<Decision> words = last_words(log, contour, content);
    if (words.empty()) return {};
    const Decision& latest = words.back();
    return {latest.content == content ? state_of(*latest.verdict) : State::stale, latest};
}

} // namespace contourcheck::review
