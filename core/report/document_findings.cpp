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

/// Those of `report.findings` before `end`, what is about one thing on one card.
Cards cards_of(const Report& report, std::size_t end) {
    Cards cards;
    bool pictures_rival = false;
    for (std::size_t i = 0; i < end; ++i) {
        const FindingRow& row = report.findings[i];
        if (cards.empty() || cards.back().where != row.where) {
            cards.push_back({row.severity, row.where, {}, {}, row.has_picture, row.index});
            if (row.decision != review::State::none) cards.back().decision = std::string(word(row.decision));
            pictures_rival = row.has_rival;
        }
        if (row.has_rival && !pictures_rival) { // the picture that says most
            cards.back().pictured = row.index;
            cards.back().has_picture = pictures_rival = true;
        }
        cards.back().remarks.push_back(
            {std::to_string(i + 1), row.title, row.message, row.suggestion, measured(row)});
    }
    return cards;
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
    const std::size_t shown = std::min(report.options.most_findings, report.findings.size());
    const std::size_t left = report.findings.size() - shown;
    Cards cards = cards_of(report, shown);
    std::string text = "Every finding: " + beside + ". ";
    if (left > 0 && shown > 0)
        text += "The " + std::to_string(shown) + " worst follow; the other " + std::to_string(left) +
                " are counted above. ";
    else if (shown > 0)
        text += "All follow, the worst first. ";
    if (shown > 0)
        text += "Inner contours are solid and yellow, outer dashed and blue, papillary muscles dotted; a "
                "white line "
                "is where the contour would fit.";
    section.blocks.emplace_back(Paragraph{std::move(text), true});
    if (!cards.empty()) section.blocks.emplace_back(std::move(cards));
    return section;
}

} // namespace contourcheck::report
