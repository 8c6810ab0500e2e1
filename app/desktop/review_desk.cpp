#include "desktop/review_shelf.h"

#include "base/hash.h"
#include "batch/selection.h"
#include "desktop/texts.h"

#include <QTimer>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int slow_after_ms = 400;

using Contents = std::map<std::string, review::Content>;

/// Content as it is now of each contour that the log names; each slice is read once.
Contents hash_contents(const Opened& opened, const std::set<std::string>& contours,
                       const std::stop_token& stop) {
    Contents contents;
    std::map<std::pair<int, std::size_t>, std::string> slices;
    for (const std::string& id : contours) {
        if (stop.stop_requested()) break;
        const auto ref = opened.index.find(id);
        if (!ref) continue;
        const dataset::ContourEntry& entry = opened.contour(*ref);
        review::Content& content = contents[id];
        content.contour_sha256 = entry.sha256;
        if (!entry.slice) continue;
        const auto [place, is_new] = slices.try_emplace({ref->patient, *entry.slice});
        if (is_new) {
            const auto& file = opened.patient(ref->patient).slices[*entry.slice].file;
            place->second = sha256_hex_of_file(opened.checked.dataset.root / file).value_or(std::string());
        }
        content.slice_sha256 = place->second;
    }
    return contents;
}

} // namespace

ReviewDesk::ReviewDesk(QObject* parent)
    : QObject(parent), shelf_(std::make_shared<Shelf>()), hashing_(1), store_(1) {}

ReviewDesk::~ReviewDesk() {
    hashing_stop_.request_stop();
    // The connection was opened on the store's thread and is closed there.
    store_.start([shelf = shelf_](const Workers::Post&) { shelf->store.reset(); });
}

void ReviewDesk::leave_for(const std::string& dataset) {
    ++generation_;
    hashing_stop_.request_stop();
    hashing_stop_ = std::stop_source();
    const bool was_ready = std::exchange(ready_, false);
    settled_ = false;
    state_.clear();
    mark_ = 0;
    trouble_.reset();
    if (dataset_ != dataset)
        before_.reset();
    else if (was_ready)
        before_ = std::move(history_);
    history_.clear();
    own_.clear();
    controls_.clear();
    standings_.clear();
    words_.clear();
    noted_.clear();
    if (dataset_ != dataset) { // read again, what was made can still be taken back
        contents_.clear();     // and what is known of the files holds until they are hashed again
        made_.clear();
        undone_.clear();
    }
    dataset_ = dataset;
}

void ReviewDesk::look_again(const std::shared_ptr<const Opened>& opened) {
    if (!ready_ || !settled_ || looking_ || in_flight_ > 0 || opened->key() != dataset_) return;
    looking_ = true; // on a slow drive one look does not wait behind another
    store_.start([this, shelf = shelf_, opened, state = state_, known = mark_,
                  generation = generation_](const Workers::Post& post) {
        auto held = shelf->news(*opened, state);
        // Nothing but what was written here, or of other datasets: freed on this thread.
        if (held && *held && (*held)->mark == known) (*held)->log.clear();
        post([this, opened, known, generation, held = std::move(held)]() mutable {
            looking_ = false;
            if (!held || opened->key() != dataset_) return;
            if (!*held)
                emit unheard(said(in_words(held->error())));
            else if (generation != generation_ || in_flight_ > 0)
                return; // the next look takes it
            else if ((*held)->mark == known && mark_ == known)
                state_ = std::move((*held)->state);
            else if ((*held)->mark != known)
                take_news(opened, std::move(**held));
        });
    });
}

void ReviewDesk::take_news(const std::shared_ptr<const Opened>& opened, Held held) {
    const Contents hashed = contents_; // the files are those that they were
    leave_for(dataset_);
    emit others_decided(take_log(opened, std::move(held), hashed));
}

void ReviewDesk::load(const std::shared_ptr<const Opened>& opened, bool were_told) {
    leave_for(opened->key());
    store_.start(
        [this, shelf = shelf_, opened, were_told, generation = generation_](const Workers::Post& post) {
            auto held = held_by(*shelf, *opened);
            post([this, opened, were_told, generation, held = std::move(held)]() mutable {
                if (generation != generation_) return;
                std::vector<review::Decision> news;
                if (held)
                    news = take_log(opened, std::move(*held));
                else
                    trouble_ = held.error();
                emit loaded();
                if (!news.empty()) emit others_decided(news, were_told);
            });
        });
}

std::vector<review::Decision> ReviewDesk::take_log(const std::shared_ptr<const Opened>& opened, Held held,
                                                   const Contents& hashed) {
    const auto is_new = [this](const review::Decision& each) {
        const auto known = before_->find(each.contour);
        return known == before_->end() || std::ranges::none_of(known->second, [&](const auto& entry) {
                   return review::is_entry(entry, each);
               });
    };
    std::vector<review::Decision> news;
    if (before_) std::ranges::copy_if(held.log, std::back_inserter(news), is_new);
    before_.reset();
    ready_ = true;
    state_ = std::move(held.state);
    controls_ = std::move(held.controls);
    std::set<std::string> contours;
    for (const review::Decision& decision : held.log) {
        if (!hashed.contains(decision.contour)) contours.insert(decision.contour);
        enter(decision);
    }
    for (const auto& [contour, content] : contents_)
        restate(contour);
    settled_ = contours.empty();
    if (settled_) return news;
    hashing_.start([this, opened, contours, generation = generation_,
                    stop = hashing_stop_.get_token()](const Workers::Post& post) {
        Contents contents = hash_contents(*opened, contours, stop);
        post([this, generation, contents = std::move(contents)]() mutable {
            if (generation != generation_) return;
            for (auto& [contour, content] : contents)
                if (!noted_.contains(contour) && !is_only_unreadable(contour, content))
                    contents_[contour] = std::move(content);
            settled_ = true;
            for (const auto& [contour, content] : contents_)
                restate(contour);
            emit changed({});
        });
    });
    return news;
}

void ReviewDesk::decide(review::Decision decision) {
    decide(std::vector{std::move(decision)});
}

std::uint64_t ReviewDesk::decide(std::vector<review::Decision> decisions) {
    return decisions.empty() ? 0 : make(std::move(decisions), 0);
}

std::uint64_t ReviewDesk::explain(review::Decision decision) {
    return make({std::move(decision)}, made_.empty() ? 0 : made_.back().number);
}

std::uint64_t ReviewDesk::make(std::vector<review::Decision> decisions, std::uint64_t explained) {
    for (review::Decision& each : decisions)
        each.dataset = dataset_;
    undone_.clear();
    made_.push_back({std::move(decisions), ++last_number_, 0, explained});
    append(made_.back());
    return last_number_;
}

std::vector<review::Decision> ReviewDesk::take_back() {
    if (made_.empty() || is_hidden(made_.back())) return {};
    Made undone = std::move(made_.back());
    made_.pop_back();
    undone.undo = ++last_number_;
    undone.seen = entries_in_view(undone.decisions);
    undone_.push_back(undone);
    Made undo{undone.decisions, undone.undo};
    for (review::Decision& each : undo.decisions)
        each.verdict.reset();
    append(std::move(undo), undone);
    return undone.decisions;
}

std::vector<review::Decision> ReviewDesk::repeat() {
    if (undone_.empty() || is_hidden(undone_.back())) return {};
    made_.push_back(std::move(undone_.back()));
    made_.back().number = ++last_number_;
    undone_.pop_back();
    append(made_.back());
    return made_.back().decisions;
}

bool ReviewDesk::takes_back(const std::string& contour) const {
    return !made_.empty() && std::ranges::find(made_.back().decisions, contour, &review::Decision::contour) !=
                                 made_.back().decisions.end();
}

void ReviewDesk::append(Made made, std::optional<Made> undone) {
    ++in_flight_;
    for (review::Decision& each : made.decisions) {
        each.version = CONTOURCHECK_VERSION;
        ++waiting_[{each.dataset, each.contour}];
    }
    InView in_view = this->in_view(made);
    emit given(made.decisions);
    QTimer::singleShot(slow_after_ms, this, [this] {
        if (in_flight_ > 0) emit slow();
    });
    store_.start([this, shelf = shelf_, made = std::move(made), undone = std::move(undone),
                  in_view = std::move(in_view), generation = generation_,
                  failed_undos = failed_undos_](const Workers::Post& post) {
        const std::uint64_t before = undone ? undone->number : made.undo;
        if (before != 0 && !(undone ? shelf->kept : shelf->undone).contains(before)) {
            post([this, made, undone] {
                if (!undone) forget_failed(made, undone);
                land(made);
            });
            return;
        }
        Made asked = shelf->written_of(made, undone);
        auto written = undone ? shelf->write_undo(asked, *undone, in_view, failed_undos)
                              : shelf->write(asked, undone, in_view);
        post([this, generation, made, undone, asked = std::move(asked), written = std::move(written),
              seen = shelf->seen_by(made, in_view)] {
            take_answer(asked, undone, written, seen, generation);
            land(made);
        });
    });
}

} // namespace contourcheck::desktop
