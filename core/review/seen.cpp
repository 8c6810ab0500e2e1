#include "review/seen.h"

#include <set>
#include <tuple>

namespace contourcheck::review {

namespace {

auto all_fields(const Decision& each) {
    return std::tie(each.link, each.sequence, each.dataset, each.contour, each.verdict, each.reasons,
                    each.comment, each.reviewer, each.time_utc, each.content.slice_sha256,
                    each.content.contour_sha256, each.version, each.written_here, each.not_before);
}

} // namespace

Seen last_seen(const std::vector<Decision>& entries, const std::string& own) {
    Seen last;
    for (const Decision& each : entries)
        if (each.log != own)
            for (const std::string& time : {each.time_utc, each.not_before})
                if (time > last.time) last = {time, each.log, each.sequence};
    return last;
}

void remove_copies(std::vector<Decision>& entries) {
    const auto before = [](const Decision* a, const Decision* b) { return all_fields(*a) < all_fields(*b); };
    std::set<const Decision*, decltype(before)> met(before);
    std::vector<Decision> kept;
    kept.reserve(entries.size());
    for (Decision& each : entries) {
        if (!each.link.empty() && met.contains(&each)) continue;
        kept.push_back(std::move(each)); // its place in `kept` stays: it is as large as it will be
        met.insert(&kept.back());
    }
    entries = std::move(kept);
}

} // namespace contourcheck::review
