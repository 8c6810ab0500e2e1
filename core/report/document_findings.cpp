#include "report/document.h"

#include "base/text.h"
#include "check/about.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace contourcheck::report {

namespace {

/// Three digits that count, as people write a measure.
std::string digits(double value) {
    if (!std::isfinite(value)) return "not a number";
    const double size = std::abs(value);
    return check::rounded(value, size == 0 || size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

std::string measured(const FindingRow& row) {
    const std::string unit = row.unit.empty() ? "" : ' ' + row.unit;
    std::string text;
    if (row.value) text = "measured " + digits(*row.value) + unit;
    if (row.threshold) text += (text.empty() ? "threshold " : ", threshold ") + digits(*row.threshold) + unit;
    return text;
}

Card card_of(const FindingRow& row, std::size_t number) {
    Card card;
    card.finding = row.index;
    card.has_picture = row.has_picture;
    card.severity = row.severity;
    card.number = std::to_string(number);
    card.title = row.title;
    card.where = row.where;
    card.text = row.message;
    card.measured = measured(row);
    card.suggestion = row.suggestion;
    if (row.decision != review::State::none) card.decision = std::string(word(row.decision));
    return card;
}

/// How often each rule has a finding, the worst first.
Table counts_of(const Report& report) {
    struct Counts {
        std::string title;
        std::size_t errors = 0, warnings = 0, notes = 0;
    };
    std::map<std::string, Counts> by_rule;
    std::vector<std::string> order; // findings stand the worst first
    for (const FindingRow& row : report.findings) {
        const auto [at, is_new] = by_rule.try_emplace(row.rule);
        if (is_new) order.push_back(row.rule);
        at->second.title = row.title;
        ++(row.severity == check::Severity::error     ? at->second.errors
           : row.severity == check::Severity::warning ? at->second.warnings
                                                      : at->second.notes);
    }
    Table table{{{"Rule", false, 5.6}, {"Errors", true, 1}, {"Warnings", true, 1}, {"Notes", true, 1}}, {}};
    for (const std::string& rule : order) {
        const Counts& counts = by_rule.at(rule);
        table.rows.push_back({counts.title, std::to_string(counts.errors), std::to_string(counts.warnings),
                              std::to_string(counts.notes)});
    }
    return table;
}

} // namespace

Section findings_section(const Report& report, const std::string& stem) {
    Section section{"Findings", {}};
    const std::string beside = stem + "-findings.csv";
    if (report.findings.empty()) {
        section.blocks.emplace_back(Paragraph{"Nothing was found."});
        return section;
    }
    section.blocks.emplace_back(counts_of(report));
    Cards cards;
    for (std::size_t i = 0; i < std::min(report.options.most_findings, report.findings.size()); ++i)
        cards.push_back(card_of(report.findings[i], i + 1));
    const std::size_t left = report.findings.size() - cards.size();
    std::string text = "Every finding: " + beside + ". ";
    if (left > 0 && !cards.empty())
        text += "The " + std::to_string(cards.size()) + " worst follow; the other " + std::to_string(left) +
                " are counted above. ";
    else if (!cards.empty())
        text += "All follow, the worst first. ";
    if (!cards.empty())
        text += "Inner contours are solid and yellow, outer dashed and blue, papillary muscles dotted.";
    section.blocks.emplace_back(Paragraph{std::move(text), true});
    if (!cards.empty()) section.blocks.emplace_back(std::move(cards));
    return section;
}

} // namespace contourcheck::report
