#include "review/merge.h"

#include "review/connection.h"
#include "review/valid.h"

#include <algorithm>
#include <set>

namespace contourcheck::review {

std::vector<Decision> new_entries(const std::vector<Decision>& there,
                                  const std::vector<Decision>& decisions) {
    std::multimap<std::string_view, const Decision*> not_met;
    for (const Decision& each : there)
        not_met.emplace(each.contour, &each);
    std::vector<Decision> result;
    std::map<std::pair<std::string_view, std::string_view>, std::string> latest; // by contour and reviewer
    for (const Decision& each : decisions) {
        std::string& time = latest[{each.contour, each.reviewer}];
        time = std::max(time, each.time_utc);
        const auto [begin, end] = not_met.equal_range(each.contour);
        const auto met =
            std::find_if(begin, end, [&](const auto& pair) { return same_entry(*pair.second, each); });
        if (met != end) {
            not_met.erase(met);
            continue;
        }
        result.push_back(each);
        result.back().not_before = time == each.time_utc ? std::string() : time;
    }
    return result;
}

std::size_t own_changed(const std::vector<Decision>& log, const std::vector<Decision>& decisions,
                        const std::map<std::string, Content>& contents, const std::string& reviewer) {
    std::map<std::string_view, std::vector<Decision>> before;
    std::int64_t sequence = 0;
    for (const Decision& each : log) {
        before[each.contour].push_back(each);
        sequence = std::max(sequence, each.sequence);
    }
    std::map<std::string, std::vector<Decision>> after;
    for (Decision& each : new_entries(log, decisions)) {
        each.sequence = ++sequence;
        each.written_here = false;
        std::vector<Decision>& entries = after[each.contour];
        if (entries.empty()) entries = before[each.contour];
        entries.push_back(std::move(each));
    }
    return std::size_t(std::ranges::count_if(after, [&](const auto& each) {
        const auto content = contents.find(each.first);
        if (content == contents.end()) return false;
        const Standing was = standing(before[each.first], each.first, content->second);
        if (!was.decision || was.decision->reviewer != reviewer) return false;
        return standing(each.second, each.first, content->second).state != was.state;
    }));
}

Expected<std::size_t> import(Store& store, const std::string& dataset, const std::vector<Decision>& decisions,
                             const std::map<std::string, std::string>& contour_hashes) {
    for (const Decision& each : decisions) {
        if (const auto fault = fault_of(each)) return fail(Code::invalid_argument, in_words(*fault));
        if (const auto fault = fault_of_time(each.time_utc))
            return fail(Code::invalid_argument, in_words(*fault));
    }
    std::size_t added = 0;
    const auto written = store.write([&](Store::Connection& own) -> Expected<void> {
        const auto there = store.log(dataset, contour_hashes);
        if (!there) return tl::unexpected(there.error());
        for (Decision& each : new_entries(*there, decisions)) {
            each.dataset = dataset;
            each.written_here = false;
            if (auto inserted = own.insert(each); !inserted) return inserted;
            ++added;
        }
        return {};
    });
    if (!written) return tl::unexpected(written.error());
    return added;
}

} // namespace contourcheck::review
