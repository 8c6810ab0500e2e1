#include "cli/verbs/selftest_text.h"

#include "base/text.h"
#include "check/about.h"
#include "cli/terminal.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace contourcheck::cli {

namespace {

using contour::Kind;
using Json = nlohmann::ordered_json;

constexpr std::string_view taken_as_right =
    "inner and outer contours to which check gives no error and which no reviewer rejected";

/// Whole numbers, but for a share that is not quite all or nothing: that would be another statement.
std::string percents(const trial::Share& share) {
    std::string text = fixed(100 * share.value(), 0);
    if ((text == "100" && share.found < share.tried) || (text == "0" && share.found > 0))
        text = share.found < share.tried && text == "100" ? "<100" : "<1";
    return text + " %";
}

std::string interval(const trial::Share& share) {
    return fixed(100 * share.low, 0) + " to " + fixed(100 * share.high, 0) + " %";
}

std::string right_aligned(const std::string& text, std::size_t width) {
    return std::string(width - std::min(width, text.size()), ' ') + text;
}

/// "  98 %  91 to 100 %   56   100 %     2 %"
std::string cell(const trial::Trial* trial) {
    constexpr std::size_t width = 45;
    if (!trial) return right_aligned("-", 7) + std::string(width - 7, ' ');
    const std::string text = right_aligned(percents(trial->flagged), 7) +
                             right_aligned(interval(trial->flagged), 14) +
                             right_aligned(std::to_string(trial->flagged.tried), 6) +
                             right_aligned(trial->named.tried > 0 ? percents(trial->named) : "-", 8) +
                             right_aligned(percents(trial->others), 8);
    return text + std::string(width - std::min(width, text.size()), ' ');
}

const trial::Trial* of(const trial::SelfTest& test, std::string_view mistake, Kind kind) {
    const auto found = std::find_if(test.trials.begin(), test.trials.end(), [&](const trial::Trial& each) {
        return each.mistake == mistake && each.kind == kind;
    });
    return found != test.trials.end() ? &*found : nullptr;
}

std::string without_trailing_spaces(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

std::string table(const trial::SelfTest& test, bool colours) {
    std::size_t widest = 0;
    for (const trial::Mistake& mistake : trial::mistakes())
        widest = std::max(widest, mistake.words.size());
    const auto first = [&](std::string_view words) {
        return std::string(words) + std::string(widest - words.size(), ' ');
    };
    const std::string head = right_aligned("flagged", 7) + right_aligned("95 %", 14) +
                             right_aligned("of", 6) + right_aligned("named", 8) + right_aligned("others", 8) +
                             "  ";
    std::string text =
        inked(first("") + "  inner" + std::string(40, ' ') + "outer", Ink::bold, colours) + '\n' +
        inked(without_trailing_spaces(first("mistake") + head + head), Ink::bold, colours) + '\n';
    for (const trial::Mistake& mistake : trial::mistakes()) {
        const auto* inner = of(test, mistake.id, Kind::inner);
        const auto* outer = of(test, mistake.id, Kind::outer);
        if (inner || outer)
            text += without_trailing_spaces(first(mistake.words) + cell(inner) + cell(outer)) + '\n';
    }
    return text;
}

std::string right_line(std::string_view kind, const trial::Share& share) {
    if (share.tried == 0) return "Right " + std::string(kind) + " contours: none to flag\n";
    return "Right " + std::string(kind) + " contours flagged: " + percents(share) + " (" + interval(share) +
           "), " + std::to_string(share.found) + " of " + std::to_string(share.tried) + '\n';
}

Json json(const trial::Share& share) {
    return {{"tried", share.tried}, {"flagged", share.found}, {"low", share.low}, {"high", share.high}};
}

Json kinds_part(const trial::SelfTest& test) {
    Json kinds = Json::array();
    for (const trial::Trial& each : test.trials) {
        const auto mistake = std::find_if(trial::mistakes().begin(), trial::mistakes().end(),
                                          [&](const trial::Mistake& m) { return m.id == each.mistake; });
        kinds.push_back({{"id", each.mistake},
                         {"words", mistake->words},
                         {"kind", word(each.kind)},
                         {"tried", each.flagged.tried},
                         {"flagged", each.flagged.found},
                         {"low", each.flagged.low},
                         {"high", each.flagged.high},
                         {"named", each.named.found},
                         {"others", json(each.others)}});
    }
    return kinds;
}

} // namespace

std::string to_text(const trial::SelfTest& test, const SelfTestFacts& facts, bool colours) {
    std::string text = inked(printable(facts.report.path), Ink::bold, colours) + '\n' +
                       "Taken as right: " + std::to_string(test.right_inner.tried) + " of " +
                       check::counted(facts.inner, "inner contour") + " and " +
                       std::to_string(test.right_outer.tried) + " of " +
                       check::counted(facts.outer, "outer contour") +
                       ", to which check gives no error and which no reviewer rejected.\n";
    if (test.contours > 0)
        text += "Mistakes were put into " + check::counted(test.contours, "contour") + " of " +
                check::counted(test.patients, "patient") + ", one at a time, in memory (seed " +
                std::to_string(test.seed) + ").\n\n" + table(test, colours) +
                "\nnamed: of those flagged, a " +
                "finding says what is wrong. of: how often the mistake could be made.\nothers: of those, "
                "another contour of the patient, taken as right, was flagged by it; of all " +
                std::to_string(test.others.tried) + " mistakes " + percents(test.others) + " (" +
                interval(test.others) + ").\n\n";
    else
        text += "No mistake could be put into any of them.\n\n";
    text += right_line("inner", test.right_inner) + right_line("outer", test.right_outer);
    if (test.area)
        text += "Area under the curve of suspicion, all mistakes against the right contours: " +
                fixed(*test.area, 3) + '\n';
    text += "\nWhat this cannot see:\n";
    for (const std::string_view spot : trial::blind_spots())
        text += "- " + std::string(spot) + '\n';
    return text;
}

std::string to_json(const trial::SelfTest& test, const SelfTestFacts& facts) {
    const check::Report& report = facts.report;
    const Json all = {
        {"schema", "contourcheck/selftest/1"},
        {"dataset",
         {{"path", printable(report.path)},
          {"layout", word(report.layout)},
          {"patients", report.patients},
          {"contours", report.contours_total}}},
        {"convention",
         {{"pixel_origin", report.convention.pixel_origin}, {"mask_rule", word(report.convention.rule)}}},
        {"seed", test.seed},
        {"taken_as_right",
         {{"words", taken_as_right},
          {"inner", test.right_inner.tried},
          {"outer", test.right_outer.tried},
          {"of_inner", facts.inner},
          {"of_outer", facts.outer},
          {"rejected", facts.rejected}}},
        {"tried_in", {{"contours", test.contours}, {"patients", test.patients}}},
        {"kinds", kinds_part(test)},
        {"right", {{"inner", json(test.right_inner)}, {"outer", json(test.right_outer)}}},
        {"others", json(test.others)},
        {"area_under_curve", test.area ? Json(*test.area) : Json(nullptr)},
        {"cannot_see", trial::blind_spots()}};
    return all.dump(2) + '\n';
}

} // namespace contourcheck::cli
