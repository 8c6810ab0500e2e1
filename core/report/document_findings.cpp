#include "report/document.h"

#include "base/text.h"
#include "check/about.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace contourcheck::report {

namespace {

/// Three digits that count, as people write a measure.
Phrase digits(double value) {
    if (!std::isfinite(value)) return Phrase::tr("not a number");
    const double size = std::abs(value);
    return check::rounded(value, size == 0 || size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

Phrase measured(const FindingRow& row) {
    const auto with_unit = [&](double value) {
        return row.unit.empty() ? digits(value) : digits(value) + " " + Phrase::tr(row.unit);
    };
    if (row.value && row.threshold)
        return Phrase::tr("measured %1, threshold %2", {with_unit(*row.value), with_unit(*row.threshold)});
    if (row.value) return Phrase::tr("measured %1", {with_unit(*row.value)});
    return row.threshold ? Phrase::tr("threshold %1", {with_unit(*row.threshold)}) : Phrase();
}

Remark remark_of(const FindingRow& row, std::size_t number) {
    Phrase foot = Phrase::tr("Finding %1", {std::to_string(number)});
    if (const Phrase numbers = measured(row); !numbers.empty()) foot += ": " + numbers;
    return {row.title, row.message, row.suggestion, std::move(foot)};
}

Phrase tag_of(const FindingRow& row) {
    const Phrase severity =
        row.severity == check::Severity::info ? Phrase::tr("note") : Phrase::tr(word(row.severity));
    return row.decision == review::State::none ? severity : severity + " · " + Phrase::tr(word(row.decision));
}

/// Those of `report.findings` before `end`, what is about one thing on one card.
Cards cards_of(const Report& report, std::size_t end) {
    Cards cards;
    bool pictures_rival = false;
    for (std::size_t i = 0; i < end; ++i) {
        const FindingRow& row = report.findings[i];
        if (cards.empty() || cards.back().where != row.where) {
            cards.push_back({row.severity, row.where, tag_of(row), {}, row.has_picture, row.index});
            pictures_rival = row.has_rival;
        }
        if (row.has_rival && !pictures_rival) { // the picture that says most
            cards.back().pictured = row.index;
            cards.back().has_picture = pictures_rival = true;
        }
        cards.back().remarks.push_back(remark_of(row, i + 1));
    }
    return cards;
}

/// How often each rule has a finding, the worst first.
Table counts_of(const Report& report) {
    struct Counts {
        Phrase title;
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
    Table table{{{Phrase::tr("Rule"), false, 5.6},
                 {Phrase::tr("Errors"), true, 1},
                 {Phrase::tr("Warnings"), true, 1},
                 {Phrase::tr("Notes"), true, 1}},
                {}};
    for (const std::string& rule : order) {
        const Counts& counts = by_rule.at(rule);
        table.rows.push_back({counts.title, std::to_string(counts.errors), std::to_string(counts.warnings),
                              std::to_string(counts.notes)});
    }
    return table;
}

} // namespace

Section findings_section(const Report& report, const std::string& stem) {
    Section section{Phrase::tr("Findings"), {}};
    const std::string beside = stem + "-findings.csv";
    if (report.findings.empty()) {
        section.blocks.emplace_back(Paragraph{Phrase::tr("Nothing was found.")});
        return section;
    }
    section.blocks.emplace_back(counts_of(report));
    const std::size_t shown = std::min(report.options.most_findings, report.findings.size());
    const std::size_t left = report.findings.size() - shown;
    Cards cards = cards_of(report, shown);
    Phrase text = Phrase::tr("Every finding: %1.", {beside}) + " ";
    if (left > 0 && shown > 0)
        text += Phrase::tr("The %1 worst follow; the other %2 are counted above.",
                           {std::to_string(shown), std::to_string(left)}) +
                " ";
    else if (shown > 0)
        text += Phrase::tr("All follow, the worst first.") + " ";
    if (shown > 0)
        text += Phrase::tr("Inner contours are solid and yellow, outer dashed and blue, papillary muscles "
                           "dotted; a white line is where the contour would fit.");
    section.blocks.emplace_back(Paragraph{std::move(text), true});
    if (!cards.empty()) section.blocks.emplace_back(std::move(cards));
    return section;
}

} // namespace contourcheck::report
