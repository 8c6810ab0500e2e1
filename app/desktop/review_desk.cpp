#include "desktop/review_desk.h"

#include "base/hash.h"
#include "batch/selection.h"

#include <QTimer>

#include <algorithm>
#include <set>

namespace contourcheck::desktop {

struct ReviewDesk::Shelf {
    std::optional<review::Store> store;
    std::set<std::uint64_t> not_kept; ///< decisions that the store failed to keep
};

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

void ReviewDesk::load(const std::shared_ptr<const Opened>& opened) {
    const std::uint64_t generation = ++generation_;
    hashing_stop_.request_stop();
    hashing_stop_ = std::stop_source();
    ready_ = false;
    trouble_.reset();
    history_.clear();
    contents_.clear();
    standings_.clear();
    words_.clear();
    if (dataset_ != opened->key()) { // read again, what was made can still be taken back
        made_.clear();
        undone_.clear();
    }
    dataset_ = opened->key();
    store_.start([this, shelf = shelf_, opened, generation, key = dataset_](const Workers::Post& post) {
        Expected<std::vector<review::Decision>> log;
        if (!shelf->store) {
            auto store = review::Store::open();
            if (store)
                shelf->store = std::move(*store);
            else
                log = tl::unexpected(store.error());
        }
        if (shelf->store) log = shelf->store->log(key, batch::contour_hashes(opened->checked));
        post([this, opened, generation, log = std::move(log)]() mutable {
            if (generation != generation_) return;
            if (log)
                take_log(opened, std::move(*log));
            else
                trouble_ = log.error();
            emit loaded();
        });
    });
}

void ReviewDesk::take_log(const std::shared_ptr<const Opened>& opened, std::vector<review::Decision> log) {
    ready_ = true;
    std::set<std::string> contours;
    for (review::Decision& decision : log) {
        contours.insert(decision.contour);
        history_[decision.contour].push_back(std::move(decision));
    }
    if (contours.empty()) return;
    hashing_.start([this, opened, contours, generation = generation_,
                    stop = hashing_stop_.get_token()](const Workers::Post& post) {
        Contents contents = hash_contents(*opened, contours, stop);
        post([this, generation, contents = std::move(contents)]() mutable {
            if (generation != generation_) return;
            contents_.merge(contents); // what was seen in the view meanwhile is newer and stays
            for (const auto& [contour, content] : contents_)
                restate(contour);
            emit changed({});
        });
    });
}

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
    const auto it = history_.find(contour);
    return it == history_.end() ? none : it->second;
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

void ReviewDesk::note_content(const std::string& contour, const review::Content& content) {
    review::Content& known = contents_[contour];
    if (known == content) return;
    known = content;
    if (history(contour).empty()) return;
    restate(contour);
    emit changed(QString::fromStdString(contour));
}

void ReviewDesk::restate(const std::string& contour) {
    const auto content = contents_.find(contour);
    if (content == contents_.end()) return;
    standings_[contour] = review::standing(history(contour), contour, content->second);
    words_[contour] = review::last_words(history(contour), contour, content->second);
}

void ReviewDesk::decide(review::Decision decision) {
    decide(std::vector{std::move(decision)});
}

std::uint64_t ReviewDesk::decide(std::vector<review::Decision> decisions) {
    if (decisions.empty()) return 0;
    for (review::Decision& each : decisions)
        each.dataset = dataset_;
    undone_.clear();
    made_.push_back({std::move(decisions), ++last_number_});
    append(made_.back());
    return last_number_;
}

std::vector<review::Decision> ReviewDesk::take_back() {
    if (made_.empty()) return {};
    Made undone = std::move(made_.back());
    made_.pop_back();
    undone_.push_back(undone);
    Made undo{undone.decisions, ++last_number_};
    for (review::Decision& each : undo.decisions) {
        each.verdict.reset();
        each.reasons.clear();
        each.comment.clear();
    }
    append(std::move(undo), undone);
    return undone.decisions;
}

std::vector<review::Decision> ReviewDesk::repeat() {
    if (undone_.empty()) return {};
    made_.push_back({std::move(undone_.back().decisions), ++last_number_});
    undone_.pop_back();
    append(made_.back());
    return made_.back().decisions;
}

bool ReviewDesk::takes_back(const std::string& contour) const {
    return !made_.empty() && std::ranges::find(made_.back().decisions, contour, &review::Decision::contour) !=
                                 made_.back().decisions.end();
}

void ReviewDesk::forget_failed(const Made& asked, const std::optional<Made>& undone) {
    const auto is = [](std::uint64_t number) {
        return [number](const Made& made) { return made.number == number; };
    };
    if (undone) {
        std::erase_if(undone_, is(undone->number));
        made_.push_back(*undone);
    } else {
        std::erase_if(made_, is(asked.number));
        std::erase_if(undone_, is(asked.number));
    }
}

void ReviewDesk::append(Made made, std::optional<Made> undone) {
    ++in_flight_;
    for (review::Decision& each : made.decisions) {
        each.version = CONTOURCHECK_VERSION;
        ++waiting_[each.contour];
    }
    QTimer::singleShot(slow_after_ms, this, [this] {
        if (in_flight_ > 0) emit slow();
    });
    store_.start([this, shelf = shelf_, made = std::move(made), undone = std::move(undone),
                  generation = generation_](const Workers::Post& post) {
        if (undone && shelf->not_kept.contains(undone->number)) {
            post([this, made] { land(made); });
            return;
        }
        Expected<std::vector<review::Decision>> stored =
            fail(Code::unwritable, "the decision store is not open");
        if (shelf->store) stored = shelf->store->append(made.decisions);
        if (!stored) shelf->not_kept.insert(made.number);
        post([this, generation, made, undone, stored = std::move(stored)] {
            take_answer(made, undone, stored, generation);
            land(made);
        });
    });
}

void ReviewDesk::take_answer(const Made& asked, const std::optional<Made>& undone,
                             const Expected<std::vector<review::Decision>>& stored,
                             std::uint64_t generation) {
    if (!stored) {
        if (asked.decisions.front().dataset == dataset_)
            forget_failed(asked, undone); // also when read again meanwhile
        emit failed(asked.decisions, QString::fromStdString(to_string(stored.error())));
        return;
    }
    if (generation != generation_) return;
    for (const review::Decision& each : *stored) {
        history_[each.contour].push_back(each);
        contents_.try_emplace(each.contour, each.content);
        restate(each.contour);
    }
    emit changed(stored->size() == 1 ? QString::fromStdString(stored->front().contour) : QString());
    emit saved(asked.number);
}

void ReviewDesk::land(const Made& asked) {
    for (const review::Decision& each : asked.decisions) {
        const auto waiting = waiting_.find(each.contour);
        if (waiting != waiting_.end() && --waiting->second == 0) waiting_.erase(waiting);
    }
    if (--in_flight_ == 0) emit idle();
}

std::vector<review::Decision> ReviewDesk::log() const {
    std::vector<review::Decision> all;
    for (const auto& [contour, entries] : history_)
        all.insert(all.end(), entries.begin(), entries.end());
    std::ranges::sort(all, {}, &review::Decision::sequence);
    return all;
}

} // namespace contourcheck::desktop
