#include "desktop/review_shelf.h"

#include "batch/selection.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace contourcheck::desktop {

Expected<ReviewDesk::Held> ReviewDesk::held_by(Shelf& shelf, const Opened& opened) {
    if (!shelf.store) {
        auto store = review::Store::open();
        if (!store) return tl::unexpected(store.error());
        shelf.store = std::move(*store);
    }
    auto state = shelf.store->state();
    if (!state) return tl::unexpected(state.error());
    if (auto sound = shelf.refuse_changed(*state); !sound) return tl::unexpected(sound.error());
    const auto hashes = batch::contour_hashes(opened.checked);
    auto log = shelf.store->log(opened.key(), hashes);
    if (!log) return tl::unexpected(log.error());
    std::size_t mark = 0;
    for (const review::Decision& each : *log)
        mark += mark_of(each);
    // What a newer program says of planted errors keeps nobody from the decisions.
    auto controls = review::controls(*shelf.store, opened.key(), hashes);
    return Held{std::move(*state), mark, std::move(*log),
                std::move(controls).value_or(std::vector<review::Control>())};
}

std::size_t ReviewDesk::mark_of(const review::Decision& entry) {
    const std::string name =
        entry.link.empty() ? entry.log + '\n' + std::to_string(entry.sequence) : entry.link;
    return std::hash<std::string>()(name);
}

std::optional<Expected<ReviewDesk::Held>> ReviewDesk::Shelf::news(const Opened& opened,
                                                                  const std::string& state) {
    if (!store) return std::nullopt;
    const auto now = store->state_now();
    if (!now || *now == state || *now == unreadable_) return std::nullopt;
    auto held = held_by(*this, opened);
    unreadable_ = held ? std::string() : *now;
    const std::string why = held ? std::string() : to_string(held.error());
    if (why == std::exchange(why_unreadable_, why) && !held) return std::nullopt;
    return held;
}

Expected<void> ReviewDesk::Shelf::refuse_changed(const std::string& now) {
    if (now == sound_) return {};
    auto sound = review::refuse_changed(review::Store::default_file());
    if (sound) sound_ = now;
    return sound;
}

review::View ReviewDesk::Shelf::seen(const InView& in_view) const {
    return {in_view.state, [this, &in_view](const review::Decision& entry) {
                if (in_view.blind && entry.reviewer != *in_view.blind) return true; // is not to be shown
                const auto is_in = [&](const Entries& entries) {
                    const auto on = entries.find(entry.contour);
                    return on != entries.end() && std::ranges::any_of(on->second, [&](const auto& each) {
                               return review::is_entry(each, entry);
                           });
                };
                return is_in(in_view.entries) || is_in(written);
            }};
}

Expected<ReviewDesk::Written>
ReviewDesk::Shelf::write(const Made& made, const std::optional<Made>& taken_back, const InView& in_view) {
    if (!store) return fail(Code::unwritable, Phrase::tr("the decision store is not open"));
    const auto before = store->state();
    if (!before) return tl::unexpected(before.error());
    if (auto sound = refuse_changed(*before); !sound) return tl::unexpected(sound.error());
    const auto explained = kept.find(made.explained);
    const review::View view = seen(in_view);
    auto stored = taken_back                ? store->take_back(kept.at(taken_back->number))
                  : made.undo != 0          ? store->append_again(made.decisions, undone.at(made.undo), view)
                  : explained != kept.end() ? store->append_to(made.decisions, explained->second, view)
                                            : store->append(made.decisions, view);
    if (!stored) return tl::unexpected(stored.error());
    // What others have changed in between is verified before the next.
    if (const auto now = store->state(); now && store->is_as_left(*before, *now)) sound_ = *now;
    if (taken_back) kept.erase(taken_back->number);
    undone.erase(made.undo);
    if (made.undo != 0) follow(*stored);
    if (!stored->empty()) (taken_back ? undone : kept)[made.number] = *stored;
    for (const review::Decision& entry : *stored)
        written[entry.contour].push_back(entry);
    return Written{std::move(*stored), store->unseen()};
}

Expected<ReviewDesk::Written> ReviewDesk::Shelf::write_undo(const Made& undo, const Made& taken_back,
                                                            const InView& in_view,
                                                            std::uint64_t known_failures) {
    auto answer = why_undo_failed_ && failed_undos_ != known_failures
                      ? Expected<Written>(tl::unexpected(*why_undo_failed_))
                      : write(undo, taken_back, in_view);
    if (!answer) {
        ++failed_undos_;
        why_undo_failed_ = answer.error();
    }
    return answer;
}

ReviewDesk::Made ReviewDesk::Shelf::written_of(Made made, const std::optional<Made>& taken_back) const {
    const std::vector<review::Decision>* entries = nullptr;
    if (taken_back)
        entries = &kept.at(taken_back->number);
    else if (made.undo != 0)
        entries = &undone.at(made.undo);
    else
        return made;
    const std::set<std::string_view> contours = contours_of(*entries);
    std::erase_if(made.decisions,
                  [&](const review::Decision& each) { return !contours.contains(each.contour); });
    return made;
}

ReviewDesk::Entries ReviewDesk::Shelf::seen_by(const Made& made, const InView& in_view) const {
    Entries seen = in_view.entries;
    for (const review::Decision& each : made.decisions)
        if (const auto here = written.find(each.contour); here != written.end())
            std::ranges::copy(here->second, std::back_inserter(seen[each.contour]));
    return seen;
}

void ReviewDesk::Shelf::follow(const std::vector<review::Decision>& redone) {
    const auto of = [](const review::Decision& each) {
        return std::tie(each.dataset, each.contour, each.reviewer);
    };
    for (auto& [number, entries] : undone)
        for (review::Decision& entry : entries)
            for (const review::Decision& each : redone)
                if (of(entry) == of(each)) entry = each;
}

} // namespace contourcheck::desktop
