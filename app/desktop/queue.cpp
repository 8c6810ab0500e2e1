#include "desktop/queue.h"

#include "check/rules.h"
#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

int severity(check::Status status) {
    return status == check::Status::error ? 2 : status == check::Status::warning ? 1 : 0;
}

/// What a search finds: the contour's id, its slice and kind, and of the findings in view with it title and rule; in the
/// reader's language and in English.
std::string words_of(const Opened& opened, Ref ref) {
    const dataset::ContourId& id = opened.contour(ref).id;
    const Index& index = opened.index;
    std::vector<Phrase> phrases{opened.id(ref), Phrase::tr("slice %1", {std::to_string(id.slice)})};
    for (const auto* findings :
         {&index.findings(ref), &index.of_slice(ref.patient, id.slice), &index.of_patient(ref.patient)})
        for (const std::size_t i : *findings) {
            const check::Finding& finding = opened.checked.report.findings[i];
            phrases.insert(phrases.end(), {finding.rule, check::title(finding)});
        }
    QStringList words{kind_name(id.kind)};
    for (const Phrase& phrase : phrases)
        words << qs(phrase.text()) << qs(phrase);
    return words.join(u' ').toLower().toStdString();
}

} // namespace

Queue::Queue(const Opened& opened) {
    for (const Ref ref : opened.index.order()) {
        review::Item item;
        item.patient = std::size_t(ref.patient);
        item.suspicion = opened.index.suspicion(ref);
        item.severity = severity(opened.index.status(ref));
        item.text = words_of(opened, ref);
        by_ref_[ref] = items_.size();
        ++of_patient_[ref.patient];
        entries_.push_back({ref});
        items_.push_back(std::move(item));
    }
    size_ = items_.size();
    arrange(Order::reading, 0);
}

void Queue::arrange(Order order, std::uint64_t seed) {
    by_ = order;
    order_ = review::arranged(items_, order, seed);
    for (std::size_t rank = 0; rank < order_.size(); ++rank)
        entries_[order_[rank]].rank = rank;
}

void Queue::set_filter(const review::Filter& filter) {
    filter_ = filter;
    for (std::size_t i = 0; i < items_.size(); ++i)
        put(i);
}

void Queue::set(Ref ref, review::State state, bool mine, bool disagreed) {
    const auto i = find(ref);
    if (!i) return;
    items_[*i].state = state;
    items_[*i].mine = mine;
    items_[*i].disagreed = disagreed;
    put(*i);
}

void Queue::put(std::size_t i) {
    Entry& entry = entries_[i];
    const bool in = review::matches(items_[i], filter_);
    if (in == entry.in) return;
    entry.in = in;
    std::size_t& of_patient = of_patient_[entry.ref.patient];
    size_ = in ? size_ + 1 : size_ - 1;
    of_patient = in ? of_patient + 1 : of_patient - 1;
}

std::optional<std::size_t> Queue::find(Ref ref) const {
    const auto it = by_ref_.find(ref);
    return it == by_ref_.end() ? std::nullopt : std::optional(it->second);
}

std::vector<Ref> Queue::contours() const {
    std::vector<Ref> result;
    for (const std::size_t i : order_)
        if (entries_[i].in) result.push_back(entries_[i].ref);
    return result;
}

bool Queue::contains(Ref ref) const {
    const auto i = find(ref);
    return i && entries_[*i].in;
}

int Queue::rank(Ref ref) const {
    const auto i = find(ref);
    return i ? int(entries_[*i].rank) : -1;
}

int Queue::position(Ref ref) const {
    if (!contains(ref)) return -1;
    const auto end = order_.begin() + rank(ref);
    return int(std::count_if(order_.begin(), end, [&](std::size_t i) { return entries_[i].in; }));
}

std::size_t Queue::of_patient(int patient) const {
    const auto it = of_patient_.find(patient);
    return it == of_patient_.end() ? 0 : it->second;
}

std::size_t Queue::with(review::Trait trait) const {
    return with(trait, trait);
}

std::size_t Queue::with(review::Trait one, review::Trait other) const {
    return std::size_t(std::ranges::count_if(items_, [&](const review::Item& item) {
        return review::has(item, one) && review::has(item, other);
    }));
}

std::optional<Ref> Queue::next(Place from, const std::function<bool(Ref)>& wanted, int step) const {
    const int count = int(order_.size());
    int start = rank(from.ref()) + step; // the first one to look at
    if (rank(from.ref()) < 0) {
        start = step > 0 ? 0 : count - 1;
        if (from.patient >= 0 && by_ == Order::reading) {
            const auto first = std::ranges::lower_bound(entries_, from.patient, {},
                                                        [](const Entry& entry) { return entry.ref.patient; });
            start = int(first - entries_.begin()) - (step > 0 ? 0 : 1);
        }
    }
    for (int i = 0; i < count; ++i) {
        const Entry& entry = entries_[order_[std::size_t(((start + i * step) % count + count) % count)]];
        if (entry.in && wanted(entry.ref)) return entry.ref;
    }
    return std::nullopt;
}

std::vector<Ref> Queue::ahead(Ref from, std::size_t count) const {
    std::vector<Ref> result;
    for (std::size_t i = std::size_t(rank(from) + 1); i < order_.size() && result.size() < count; ++i)
        if (entries_[order_[i]].in) result.push_back(entries_[order_[i]].ref);
    return result;
}

} // namespace contourcheck::desktop
