#include "report/document.h"

#include "base/text.h"
#include "check/about.h"

#include <algorithm>

namespace contourcheck::report {

namespace {

/// "98 %, 91 to 100"; a dash where the mistake was never tried.
std::string rate(const trial::Share& share) {
    if (share.tried == 0) return "–";
    std::string text = fixed(100 * share.value(), 0);
    // Not quite all, or nothing, would be another statement.
    if (text == "100" && share.found < share.tried) text = "<100";
    if (text == "0" && share.found > 0) text = "<1";
    return text + " %, " + fixed(100 * share.low, 0) + " to " + fixed(100 * share.high, 0);
}

const trial::Trial* of(const trial::SelfTest& test, std::string_view mistake, contour::Kind kind) {
    const auto at = std::ranges::find_if(
        test.trials, [&](const trial::Trial& each) { return each.mistake == mistake && each.kind == kind; });
    return at == test.trials.end() ? nullptr : &*at;
}

Table table_of(const trial::SelfTest& test) {
    Table table{{{"Mistake", false, 4},
                 {"Inner flagged", true, 2},
                 {"of", true, 0.7},
                 {"Outer flagged", true, 2},
                 {"of", true, 0.7}},
                {}};
    for (const trial::Mistake& mistake : trial::mistakes()) {
        const trial::Trial* inner = of(test, mistake.id, contour::Kind::inner);
        const trial::Trial* outer = of(test, mistake.id, contour::Kind::outer);
        if (!inner && !outer) continue;
        std::vector<std::string> row{std::string(mistake.words)};
        for (const trial::Trial* each : {inner, outer}) {
            row.push_back(each ? rate(each->flagged) : "–");
            row.push_back(each ? std::to_string(each->flagged.tried) : "–");
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

Section detection_section(const Report& report, const std::string& stem) {
    Section section{"What would be noticed here", {}};
    if (!report.trial) {
        section.blocks.emplace_back(Paragraph{"Not measured for this report: the self-test was not asked for "
                                              "(report --selftest). A contour without "
                                              "a finding is one against which nothing was found, no more."});
        return section;
    }
    const trial::SelfTest& test = *report.trial;
    section.blocks.emplace_back(Paragraph{"Known mistakes were put into " +
                                          check::counted(test.contours, "contour") + " of " +
                                          check::counted(test.patients, "patient") +
                                          ", one at a time and in memory (seed " + std::to_string(test.seed) +
                                          "): the share of them that is flagged, with its 95 % interval, and "
                                          "how often the mistake could be made."});
    section.blocks.emplace_back(table_of(test));
    section.blocks.emplace_back(
        Paragraph{"Of right contours as they stand, flagged: inner " + rate(test.right_inner) + " of " +
                  std::to_string(test.right_inner.tried) + "; outer " + rate(test.right_outer) + " of " +
                  std::to_string(test.right_outer.tried) + '.'});
    std::string blind = "What this cannot see:";
    for (const std::string_view spot : trial::blind_spots())
        blind += ' ' + std::string(spot) + (spot.ends_with('.') ? "" : ".");
    section.blocks.emplace_back(Paragraph{std::move(blind)});
    section.blocks.emplace_back(Paragraph{"Every row: " + stem + "-detection.csv", true});
    return section;
}

} // namespace contourcheck::report
