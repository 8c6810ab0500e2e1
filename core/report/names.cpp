#include "report/names.h"

#include "base/text.h"
#include "batch/selection.h"

#include <algorithm>

namespace contourcheck::report {

Names::Names(std::optional<std::string> key, const Said& said) : key_(std::move(key)) {
    for (const review::Decision& decision : said.log)
        reviewers_.try_emplace(decision.reviewer, 0);
    for (const review::Control& control : said.controls)
        reviewers_.try_emplace(control.reviewer, 0);
    std::size_t number = 0;
    for (auto& [name, place] : reviewers_)
        place = ++number;
}

std::string Names::patient(const std::string& id) const {
    if (id.empty()) return {};
    return printable(batch::exported_patient(id, key_));
}

std::string Names::original(const std::string& id) const {
    return free_text(id);
}

std::string Names::contour(const dataset::ContourId& id) const {
    return printable(batch::exported_id(id, key_));
}

std::string Names::contour(const std::string& id) const {
    const auto parsed = dataset::parse_contour_id(id);
    return parsed ? contour(*parsed) : patient(id);
}

std::string Names::reviewer(const std::string& name) const {
    if (!key_) return printable(name);
    const auto place = reviewers_.find(name);
    return "reviewer " + std::to_string(place == reviewers_.end() ? 0 : place->second);
}

std::string Names::reason(const std::string& word) const {
    const auto& known = review::reasons();
    return !key_ || std::ranges::find(known, word) != known.end() ? printable(word) : "other";
}

std::string Names::free_text(const std::string& text) const {
    return key_ ? std::string() : printable(text);
}

} // namespace contourcheck::report
