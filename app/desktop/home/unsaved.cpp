#include "desktop/home/unsaved.h"

#include <algorithm>
#include <numeric>

namespace contourcheck::desktop {

namespace {

auto entry_on(const std::string& contour) {
    return [&contour](const Unsaved::Entry& each) { return each.decision.contour == contour; };
}

} // namespace

void Unsaved::turn_to(const DraftBook::Whose& whose) {
    whose_ = {whose.dataset, whose.reviewer.toStdString()};
}

const std::vector<Unsaved::Entry>& Unsaved::entries() const {
    static const std::vector<Entry> none;
    const auto here = lists_.find(whose_);
    return here == lists_.end() ? none : here->second.entries;
}

std::vector<std::string> Unsaved::contours() const {
    std::vector<std::string> contours;
    for (const Entry& each : entries())
        contours.push_back(each.decision.contour);
    return contours;
}

const Unsaved::Entry* Unsaved::on(const std::string& contour) const {
    const auto there = std::ranges::find_if(entries(), entry_on(contour));
    return there == entries().end() ? nullptr : &*there;
}

void Unsaved::forget_whys() {
    const auto here = lists_.find(whose_);
    if (here == lists_.end()) return;
    for (Entry& each : here->second.entries)
        each.why.clear();
}

void Unsaved::dismiss() {
    if (const auto here = lists_.find(whose_); here != lists_.end()) here->second.is_dismissed = true;
}

bool Unsaved::is_dismissed() const {
    const auto here = lists_.find(whose_);
    return here != lists_.end() && here->second.is_dismissed;
}

bool Unsaved::add(Entry entry) {
    const Whose whose{entry.decision.dataset, entry.decision.reviewer};
    List& list = lists_[whose];
    list.is_dismissed = false;
    const auto before = std::ranges::find_if(list.entries, entry_on(entry.decision.contour));
    if (before == list.entries.end())
        list.entries.push_back(std::move(entry));
    else
        *before = std::move(entry);
    return whose == whose_;
}

bool Unsaved::drop(const review::Decision& kept) {
    const auto there = lists_.find({kept.dataset, kept.reviewer});
    if (there == lists_.end()) return false;
    const bool any = std::erase_if(there->second.entries, entry_on(kept.contour)) > 0;
    if (there->second.entries.empty()) lists_.erase(there);
    return any;
}

void Unsaved::recall() {
    for (auto& [whose, list] : lists_)
        list.is_dismissed = false;
}

std::size_t Unsaved::count() const {
    return std::accumulate(
        lists_.begin(), lists_.end(), std::size_t(0),
        [](std::size_t sum, const auto& each) { return sum + each.second.entries.size(); });
}

} // namespace contourcheck::desktop
