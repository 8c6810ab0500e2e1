#include "desktop/review_shelf.h"

#include "batch/selection.h"
#include "desktop/texts.h"
#include "review/lock.h"

#include <algorithm>

namespace contourcheck::desktop {

const review::Standing& ReviewDesk::standing(const std::string& contour) const {
    static const review::Standing none;
    const auto it = standings_.find(contour);
    return it == standings_.end() ? none : it->second;
}

bool ReviewDesk::undecided(const std::string& contour) const {
    const review::State now = state(contour);
    return now == review::State::none || now == review::State::stale;
}

const std::vector<review::Decision>& ReviewDesk::history(const std::string& contour) const {
    static const std::vector<review::Decision> none;
    const auto& told = blind_ ? own_ : history_;
    const auto it = told.find(contour);
    return it == told.end() ? none : it->second;
}

const std::vector<review::Decision>& ReviewDesk::words(const std::string& contour) const {
    static const std::vector<review::Decision> none;
    const auto it = words_.find(contour);
    return it == words_.end() ? none : it->second;
}

std::optional<review::Content> ReviewDesk::content(const std::string& contour) const {
    const auto it = contents_.find(contour);
    return it == contents_.end() ? std::nullopt : std::optional(it->second);
}

bool ReviewDesk::is_only_unreadable(const std::string& contour, const review::Content& now) const {
    const auto known = contents_.find(contour);
    return known != contents_.end() && now.slice_sha256.empty() && !known->second.slice_sha256.empty();
}

void ReviewDesk::note_content(const std::string& contour, const review::Content& content) {
    if (is_only_unreadable(contour, content)) return;
    noted_.insert(contour);
    review::Content& known = contents_[contour];
    if (known == content) return;
    known = content;
    if (history(contour).empty()) return;
    restate(contour);
    emit changed(QString::fromStdString(contour));
}

std::optional<std::string> ReviewDesk::reviewer_of_last(const std::vector<Made>& made) {
    return made.empty() ? std::nullopt : std::optional(made.back().decisions.front().reviewer);
}

std::optional<bool> ReviewDesk::took_back_reason(std::uint64_t number) const {
    for (const std::vector<Made>* all : {&undone_, &made_})
        for (const Made& each : *all)
            if (each.undo == number) return each.explained != 0;
    return std::nullopt;
}

void ReviewDesk::enter(const review::Decision& decision) {
    mark_ += mark_of(decision);
    history_[decision.contour].push_back(decision);
    if (blind_ == decision.reviewer) own_[decision.contour].push_back(decision);
}

void ReviewDesk::restate(const std::string& contour) {
    const auto content = contents_.find(contour);
    if (content == contents_.end()) return;
    standings_[contour] = review::standing(history(contour), contour, content->second);
    words_[contour] = review::last_words(history(contour), contour, content->second);
}

ReviewDesk::InView ReviewDesk::in_view(const Made& made) const {
    if (made.undo != 0 && made.seen) return {{}, *made.seen, blind_};
    return {state_, entries_in_view(made.decisions), blind_};
}

ReviewDesk::Entries ReviewDesk::entries_in_view(const std::vector<review::Decision>& decisions) const {
    Entries entries;
    for (const review::Decision& each : decisions)
        entries[each.contour] = history(each.contour);
    return entries;
}

void ReviewDesk::read_as(const std::optional<std::string>& blind_reviewer) {
    if (blind_reviewer == blind_) return;
    blind_ = blind_reviewer;
    own_.clear();
    for (const auto& [contour, entries] : history_) {
        if (blind_)
            std::ranges::copy_if(entries, std::back_inserter(own_[contour]),
                                 [&](const review::Decision& each) { return each.reviewer == *blind_; });
        restate(contour);
    }
}

std::map<std::string, review::Standing> ReviewDesk::standings() const {
    std::map<std::string, review::Standing> result;
    for (const auto& [contour, entries] : history_)
        if (const auto now = content(contour)) result[contour] = review::standing(entries, contour, *now);
    return result;
}

std::map<std::string, std::size_t> ReviewDesk::reviewers() const {
    std::map<std::string, std::size_t> result;
    for (const auto& [contour, entries] : history_)
        if (const auto now = content(contour))
            for (const review::Decision& word : review::last_words(entries, contour, *now))
                ++result[word.reviewer];
    return result;
}

bool ReviewDesk::others(const std::string& reviewer) const {
    const auto all = reviewers();
    return all.size() > all.count(reviewer);
}

std::size_t ReviewDesk::hidden() const {
    const auto all = standings();
    return std::size_t(std::ranges::count_if(
        all, [this](const auto& each) { return each.second.decision && undecided(each.first); }));
}

std::vector<review::Decision> ReviewDesk::log() const {
    std::vector<review::Decision> all;
    for (const auto& [contour, entries] : history_)
        all.insert(all.end(), entries.begin(), entries.end());
    return review::as_logged(std::move(all));
}

void ReviewDesk::import(const std::shared_ptr<const Opened>& opened, std::vector<review::Decision> decisions,
                        std::function<void(const Expected<std::size_t>&)> told) {
    state_.clear(); // what this adds is not in view until it is read
    ++in_flight_;
    store_.start([this, shelf = shelf_, opened, decisions = std::move(decisions),
                  told = std::move(told)](const Workers::Post& post) {
        Expected<std::size_t> added = fail(Code::unwritable, Phrase::tr("the decision store is not open"));
        if (shelf->store)
            added = shelf->store->state()
                        .and_then([&](const std::string& now) { return shelf->refuse_changed(now); })
                        .and_then([&] {
                            return review::import(*shelf->store, opened->key(), decisions,
                                                  batch::contour_hashes(opened->checked));
                        });
        post([this, added = std::move(added), told] {
            told(added); // a window that waits to close is closed by the next
            if (--in_flight_ == 0) emit idle();
        });
    });
}

void ReviewDesk::look_for_lock() {
    store_.start([this, shelf = shelf_](const Workers::Post& post) {
        const auto holder = shelf->store ? review::foreign_holder(shelf->store->file()) : std::nullopt;
        if (holder) post([this, holder] { emit locked(said(in_words(*holder))); });
    });
}

void ReviewDesk::unlock() {
    store_.start([shelf = shelf_](const Workers::Post&) {
        if (shelf->store)
            (void)review::unlock(shelf->store->file()); // where it fails, the next decision does
    });
}

void ReviewDesk::keep(review::Control control) {
    ++in_flight_;
    control.dataset = dataset_;
    store_.start([this, shelf = shelf_, control = std::move(control)](const Workers::Post& post) {
        Expected<review::Control> kept = fail(Code::unwritable, Phrase::tr("the decision store is not open"));
        if (shelf->store) kept = review::keep(*shelf->store, control);
        post([this, kept = std::move(kept)] {
            if (!kept)
                emit failed_control(said(in_words(kept.error())));
            else if (kept->dataset == dataset_)
                controls_.push_back(*kept);
            if (--in_flight_ == 0) emit idle();
        });
    });
}

} // namespace contourcheck::desktop
