#include "desktop/home/unsaved.h"

#include "desktop/texts.h"

#include <QStringList>

#include <algorithm>
#include <numeric>

namespace contourcheck::desktop {

void Unsaved::add(const std::string& dataset, const std::string& contour, const QString& why) {
    List& list = lists_[dataset];
    if (!list.whys.contains(contour)) list.contours.push_back(contour);
    list.whys[contour] = why;
}

bool Unsaved::drop(const std::string& dataset, std::span<const std::string> contours) {
    const auto here = lists_.find(dataset);
    if (here == lists_.end()) return false;
    List& list = here->second;
    bool any = false;
    for (const std::string& each : contours)
        any = list.whys.erase(each) > 0 || any;
    std::erase_if(list.contours, [&](const std::string& each) { return !list.whys.contains(each); });
    if (list.contours.empty()) lists_.erase(here);
    return any;
}

const std::vector<std::string>& Unsaved::contours(const std::string& dataset) const {
    static const std::vector<std::string> none;
    const auto here = lists_.find(dataset);
    return here == lists_.end() ? none : here->second.contours;
}

std::size_t Unsaved::count() const {
    return std::accumulate(
        lists_.begin(), lists_.end(), std::size_t(0),
        [](std::size_t sum, const auto& each) { return sum + each.second.contours.size(); });
}

QString Unsaved::why(const std::string& dataset) const {
    constexpr qsizetype most = 3;
    const auto here = lists_.find(dataset);
    if (here == lists_.end()) return {};
    QStringList whys;
    for (const std::string& each : here->second.contours)
        whys << here->second.whys.at(each);
    whys.removeAll(QString());
    whys.removeDuplicates();
    const qsizetype more = whys.size() - most;
    whys = whys.mid(0, most);
    if (more > 0) whys << more_text(more);
    return whys.join(u'\n');
}

void Unsaved::forget_whys(const std::string& dataset) {
    const auto here = lists_.find(dataset);
    if (here == lists_.end()) return;
    for (auto& [contour, why] : here->second.whys)
        why.clear();
}

} // namespace contourcheck::desktop
