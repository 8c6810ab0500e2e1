#include "report/decisions.h"

#include <algorithm>

namespace contourcheck::report {

namespace {

DecisionRow row_of(const review::Decision& decision, const Names& names, const Standings& standings) {
    DecisionRow row;
    row.contour = names.contour(decision.contour);
    row.decision = decision.verdict ? std::string(word(*decision.verdict)) : "undo";
    for (const std::string& reason : decision.reasons)
        row.reasons += (row.reasons.empty() ? "" : " ") + names.reason(reason);
    row.comment = names.free_text(decision.comment);
    row.reviewer = names.reviewer(decision.reviewer);
    row.time_utc = decision.time_utc;
    const auto standing = standings.find(decision.contour);
    row.counts = standing != standings.end() && standing->second.decision &&
                 standing->second.state != review::State::stale &&
                 standing->second.decision->sequence == decision.sequence;
    return row;
}

void count_reasons(Report& report, const Names& names, const Standings& standings) {
    std::map<std::string, std::size_t> counts;
    for (const auto& [contour, standing] : standings)
        if (standing.decision && standing.state != review::State::stale)
            for (const std::string& reason : standing.decision->reasons)
                ++counts[names.reason(reason)];
    report.reasons.assign(counts.begin(), counts.end());
    std::ranges::stable_sort(report.reasons,
                             [](const auto& a, const auto& b) { return a.second > b.second; });
}

} // namespace

Standings standings_of(const std::map<std::string, review::Content>& contents,
                       const std::vector<review::Decision>& log) {
    std::map<std::string, std::vector<review::Decision>> by_contour;
    for (const review::Decision& decision : log)
        by_contour[decision.contour].push_back(decision);
    Standings result;
    for (const auto& [contour, entries] : by_contour)
        if (const auto content = contents.find(contour); content != contents.end())
            if (auto standing = review::standing(entries, contour, content->second); standing.decision)
                result.emplace(contour, std::move(standing));
    return result;
}

void add_decisions(Report& report, const std::map<std::string, review::Content>& contents,
                   const std::vector<review::Decision>& log, const Names& names, const Standings& standings) {
    for (const review::Decision& decision : log) {
        report.decisions.push_back(row_of(decision, names, standings));
        report.decisions_elsewhere += !contents.contains(decision.contour);
    }
    count_reasons(report, names, standings);
    const auto said = review::opinions(log, contents);
    for (auto one = said.begin(); one != said.end(); ++one) {
        ReviewerRow row{names.reviewer(one->first), {}};
        for (const auto& [contour, opinion] : one->second)
            row.decided.add(opinion.state);
        report.reviewers.push_back(std::move(row));
        for (auto other = std::next(one); other != said.end(); ++other)
            report.agreement.push_back({names.reviewer(one->first), names.reviewer(other->first),
                                        review::agree(one->second, other->second)});
    }
}

} // namespace contourcheck::report
