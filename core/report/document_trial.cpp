#include "report/document.h"

#include "base/text.h"
#include "check/about.h"

#include <algorithm>

namespace contourcheck::report {

namespace {

/// "98 %, 91 to 100"; a dash where the mistake was never tried.
Phrase rate(const trial::Share& share) {
    if (share.tried == 0) return "–";
    std::string text = fixed(100 * share.value(), 0);
    // Not quite all, or nothing, would be another statement.
    if (text == "100" && share.found < share.tried) text = "<100";
    if (text == "0" && share.found > 0) text = "<1";
    return Phrase::tr("%1 %, %2 to %3", {text, fixed(100 * share.low, 0), fixed(100 * share.high, 0)});
}

const trial::Trial* of(const trial::SelfTest& test, std::string_view mistake, contour::Kind kind) {
    const auto at = std::ranges::find_if(
        test.trials, [&](const trial::Trial& each) { return each.mistake == mistake && each.kind == kind; });
    return at == test.trials.end() ? nullptr : &*at;
}

Table table_of(const trial::SelfTest& test) {
    Table table{{{Phrase::tr("Mistake"), false, 4},
                 {Phrase::tr("Inner flagged"), true, 2},
                 {Phrase::tr("of"), true, 0.7},
                 {Phrase::tr("Outer flagged"), true, 2},
                 {Phrase::tr("of"), true, 0.7}},
                {}};
    for (const trial::Mistake& mistake : trial::mistakes()) {
        const trial::Trial* inner = of(test, mistake.id, contour::Kind::inner);
        const trial::Trial* outer = of(test, mistake.id, contour::Kind::outer);
        if (!inner && !outer) continue;
        std::vector<Phrase> row{Phrase::tr(mistake.words)};
        for (const trial::Trial* each : {inner, outer}) {
            row.push_back(each ? rate(each->flagged) : Phrase("–"));
            row.push_back(each ? std::to_string(each->flagged.tried) : "–");
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

Section detection_section(const Report& report, const std::string& stem) {
    Section section{Phrase::tr("What would be noticed here"), {}};
    if (!report.trial) {
        section.blocks.emplace_back(Paragraph{Phrase::tr(
            "Not measured for this report: the self-test was not asked for (report --selftest). A contour "
            "without a finding is one against which nothing was found, no more.")});
        return section;
    }
    const trial::SelfTest& test = *report.trial;
    section.blocks.emplace_back(Paragraph{
        Phrase::tr("Known mistakes were put into %1 of %2, one at a time and in memory (seed %3): the share "
                   "of them that "
                   "is flagged, with its 95 % interval, and how often the mistake could be made.",
                   {check::counted(test.contours, Phrase::noop("1 contour"), Phrase::noop("%1 contours")),
                    check::counted(test.patients, Phrase::noop("1 patient"), Phrase::noop("%1 patients")),
                    std::to_string(test.seed)})});
    section.blocks.emplace_back(table_of(test));
    section.blocks.emplace_back(
        Paragraph{Phrase::tr("Of right contours as they stand, flagged: inner %1 of %2; outer %3 of %4.",
                             {rate(test.right_inner), std::to_string(test.right_inner.tried),
                              rate(test.right_outer), std::to_string(test.right_outer.tried)})});
    Phrase blind = Phrase::tr("What this cannot see:");
    for (const std::string_view spot : trial::blind_spots())
        blind += " " + Phrase::tr(spot);
    section.blocks.emplace_back(Paragraph{std::move(blind)});
    section.blocks.emplace_back(Paragraph{Phrase::tr("Every row: %1", {stem + "-detection.csv"}), true});
    return section;
}

} // namespace contourcheck::report
