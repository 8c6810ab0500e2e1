#include "report/decisions.h"

#include "base/text.h"

#include <algorithm>

namespace contourcheck::report {

namespace {

std::string joined_reasons(const std::vector<std::string>& reasons, const Names& names) {
    std::string text;
    for (const std::string& reason : reasons)
        text += (text.empty() ? "" : " ") + names.reason(reason);
    return text;
}

DecisionRow row_of(const review::Decision& decision, const Names& names, const Standings& standings) {
    DecisionRow row;
    row.contour = names.contour(decision.contour);
    row.decision = decision.verdict ? std::string(word(*decision.verdict)) : "undo";
    row.reasons = joined_reasons(decision.reasons, names);
    row.comment = names.free_text(decision.comment);
    row.reviewer = names.reviewer(decision.reviewer);
    row.time_utc = printable(decision.time_utc); // of another's log it may be anything
    const auto standing = standings.find(decision.contour);
    row.counts = standing != standings.end() && standing->second.decision &&
                 standing->second.state != review::State::stale &&
                 is_entry(*standing->second.decision, decision);
    return row;
}

void count_reasons(Report& report, const Names& names, const Standings& standings) {
    std::map<std::string, std::size_t> counts;
    for (const auto& [contour, standing] : standings)
        if (standing.decision && standing.state != review::State::stale)
            for (const std::string& reason : standing.decision->reasons)
                if (reason != review::in_bulk) ++counts[names.reason(reason)];
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
    report.logs = review::heads_of(log);
    for (const review::Decision& decision : log) {
        report.decisions.push_back(row_of(decision, names, standings));
        report.decisions_elsewhere += !contents.contains(decision.contour);
    }
    count_reasons(report, names, standings);
    for (const auto& [reviewer, opinions] : review::opinions(log, contents)) {
        ReviewerRow row{names.reviewer(reviewer), {}};
        for (const auto& [contour, opinion] : opinions)
            row.decided.add(opinion.state);
        report.reviewers.push_back(std::move(row));
    }
}

void add_agreement(Report& report, const std::map<std::string, review::Content>& contents,
                   const std::vector<review::Decision>& log, const check::Report& checked,
                   const Names& names) {
    report.agreement = review::comparisons(review::opinions(log, contents), check::contours_by_rule(checked));
    for (review::Comparison& pair : report.agreement) {
        pair.one = names.reviewer(pair.one);
        pair.other = names.reviewer(pair.other);
        pair.differing.clear();
        for (review::Comparison::Row& row : pair.rows)
            if (row.of == review::Comparison::Of::reason) row.name = names.reason(row.name);
    }
}

void add_controls(Report& report, const std::vector<review::Control>& controls, const Names& names) {
    for (const review::Control& each : controls) {
        ControlRow row;
        row.contour = names.contour(each.contour);
        row.mistake = each.mistake;
        row.words = trial::words_of(each.mistake);
        row.decision = word(each.verdict);
        row.reasons = joined_reasons(each.reasons, names);
        row.reviewer = names.reviewer(each.reviewer);
        row.time_utc = printable(each.time_utc);
        row.caught = each.caught();
        report.controls.push_back(std::move(row));
    }
}

} // namespace contourcheck::report
