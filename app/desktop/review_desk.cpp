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
    if (dataset_ != opened->key()) made_.clear(); // read again, what was made can still be taken back
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
}

void ReviewDesk::decide(review::Decision decision) {
    decision.dataset = dataset_;
    made_.push_back({std::move(decision), ++last_number_});
    append(made_.back());
}

std::optional<review::Decision> ReviewDesk::take_back() {
    if (made_.empty()) return std::nullopt;
    Made undone = std::move(made_.back());
    made_.pop_back();
    review::Decision undo = undone.decision;
    undo.verdict.reset();
    undo.reasons.clear();
    undo.comment.clear();
    append({std::move(undo), ++last_number_}, undone);
    return undone.decision;
}

bool ReviewDesk::takes_back(const std::string& contour) const {
    return !made_.empty() && made_.back().decision.contour == contour;
}

void ReviewDesk::forget_failed(const Made& asked, const std::optional<Made>& undone) {
    if (undone)
        made_.push_back(*undone);
    else
        std::erase_if(made_, [&](const Made& made) { return made.number == asked.number; });
}

void ReviewDesk::append(Made made, std::optional<Made> undone) {
    made.decision.version = CONTOURCHECK_VERSION;
    ++in_flight_;
    QTimer::singleShot(slow_after_ms, this, [this] {
        if (in_flight_ > 0) emit slow();
    });
    store_.start([this, shelf = shelf_, made = std::move(made), undone = std::move(undone),
                  generation = generation_](const Workers::Post& post) {
        if (undone && shelf->not_kept.contains(undone->number)) {
            post([this] { land(); });
            return;
        }
        Expected<review::Decision> stored = fail(Code::unwritable, "the decision store is not open");
        if (shelf->store) stored = shelf->store->append(made.decision);
        if (!stored) shelf->not_kept.insert(made.number);
        post([this, generation, made, undone, stored = std::move(stored)] {
            take_answer(made, undone, stored, generation);
            land();
        });
    });
}

void ReviewDesk::take_answer(const Made& asked, const std::optional<Made>& undone,
                             const Expected<review::Decision>& stored, std::uint64_t generation) {
    const std::string& contour = asked.decision.contour;
    if (!stored) {
        if (asked.decision.dataset == dataset_)
            forget_failed(asked, undone); // also when read again meanwhile
        emit failed(asked.decision, QString::fromStdString(to_string(stored.error())));
        return;
    }
    if (generation != generation_) return;
    history_[contour].push_back(*stored);
    contents_.try_emplace(contour, asked.decision.content);
    restate(contour);
    emit changed(QString::fromStdString(contour));
    emit saved(QString::fromStdString(contour));
}

void ReviewDesk::land() {
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
