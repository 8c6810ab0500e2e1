#include "report/document.h"

#include "base/text.h"
#include "check/about.h"

namespace contourcheck::report {

namespace {

using review::Comparison;

/// "0.50 (0.10 to 0.80)"
Phrase figure(const std::optional<review::Estimate>& estimate, double unit, int digits) {
    if (!estimate) return "–";
    const auto text = [&](double value) { return fixed(unit * value, digits); };
    return Phrase::tr("%1 (%2 to %3)", {text(estimate->value), text(estimate->low), text(estimate->high)});
}

Phrase name_of(const Comparison& pair, const Comparison::Row& row) {
    if (row.of == Comparison::Of::all) return pair.one + Phrase::tr(" and ") + pair.other;
    return row.of == Comparison::Of::reason
               ? Phrase::tr("– reason: %1", {review::reason_in_words(row.name)})
               : Phrase::tr("– finding: %1", {Phrase::tr(check::rule(row.name).title)});
}

/// "5 of 6 (83 %, 95 % interval 44 to 97)"
Phrase caught(const trial::Share& share) {
    return Phrase::tr("%1 of %2 (%3 %, 95 % interval %4 to %5)",
                      {std::to_string(share.found), std::to_string(share.tried),
                       fixed(100 * share.value(), 0), fixed(100 * share.low, 0), fixed(100 * share.high, 0)});
}

trial::Share share_of(const std::vector<const ControlRow*>& rows) {
    std::size_t found = 0;
    for (const ControlRow* row : rows)
        found += row->caught;
    return trial::share(found, rows.size());
}

Phrase missed(const Report& report) {
    std::map<std::string, std::size_t> counts;
    for (const ControlRow& row : report.controls)
        if (!row.caught) ++counts[row.words];
    std::vector<Phrase> mistakes;
    for (const auto& [words, count] : counts)
        mistakes.push_back(Phrase::tr(words) + " " + std::to_string(count));
    if (mistakes.empty()) return {};
    return Phrase::tr("Accepted: %1.", {Phrase::list(mistakes, ", ", ", ")});
}

} // namespace

Section agreement_section(const Report& report, const std::string& stem) {
    Section section{Phrase::tr("Agreement between reviewers"), {}};
    if (report.agreement.empty()) {
        section.blocks.emplace_back(
            Paragraph{Phrase::tr("Fewer than two reviewers have decided: there is none to tell.")});
        return section;
    }
    Table table{{{Phrase::tr("Reviewers"), false, 2.1},
                 {Phrase::tr("Both decided"), true, 1.1},
                 {Phrase::tr("Same"), true, 0.6},
                 {Phrase::tr("Share"), true, 1.9},
                 {Phrase::tr("Cohen's kappa"), true, 2.3},
                 {Phrase::tr("Gwet's AC1"), true, 2.3}},
                {}};
    for (const Comparison& pair : report.agreement)
        for (const Comparison::Row& row : pair.rows)
            table.rows.push_back({name_of(pair, row), std::to_string(row.agreement.both),
                                  std::to_string(row.agreement.equal), figure(row.agreement.share, 100, 1),
                                  figure(row.agreement.kappa, 1, 2), figure(row.agreement.ac1, 1, 2)});
    section.blocks.emplace_back(std::move(table));
    section.blocks.emplace_back(Paragraph{
        Phrase::tr(
            "Over contours that both decided on as they are now; share in %, in brackets 95 % "
            "intervals (the share's by Wilson 1927; kappa's and AC1's with Perks's prior, 1947). A reason's "
            "line: whether both gave it. A finding's: over the contours that have it. Kappa (Cohen 1960) and "
            "AC1 (Gwet 2008) are the agreement beyond what chance "
            "alone would give; a dash where it is not defined.") +
            " " + Phrase::tr("Every row: %1", {stem + "-agreement.csv"}),
        true});
    return section;
}

Section attention_section(const Report& report, const std::string& stem) {
    std::map<std::string, std::vector<const ControlRow*>> by_reviewer;
    std::vector<const ControlRow*> all;
    for (const ControlRow& row : report.controls) {
        by_reviewer[row.reviewer].push_back(&row);
        all.push_back(&row);
    }
    Section section{Phrase::tr("Attention"), {}};
    section.blocks.emplace_back(
        Paragraph{Phrase::tr("Errors planted among the contours to see whether they are noticed; rejected or "
                             "called unsure: %1.",
                             {caught(share_of(all))})});
    if (by_reviewer.size() > 1) {
        Table table{{{Phrase::tr("Reviewer"), false, 3}, {Phrase::tr("Caught"), true, 3}}, {}};
        for (const auto& [reviewer, rows] : by_reviewer)
            table.rows.push_back({reviewer, caught(share_of(rows))});
        section.blocks.emplace_back(std::move(table));
    }
    if (Phrase text = missed(report); !text.empty()) section.blocks.emplace_back(Paragraph{std::move(text)});
    section.blocks.emplace_back(Paragraph{Phrase::tr("They are no decisions and stand in no export.") + " " +
                                              Phrase::tr("Every row: %1", {stem + "-controls.csv"}),
                                          true});
    return section;
}

} // namespace contourcheck::report
