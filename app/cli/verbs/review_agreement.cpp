#include "base/text.h"
#include "check/about.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/verbs/review.h"
#include "review/agreement.h"

#include <nlohmann/json.hpp>

namespace contourcheck::cli {

namespace {

using Json = nlohmann::ordered_json;
using review::Agreement;
using review::Opinions;

struct Options {
    bool json = false;
    bool by_rule = false;
};

/// One line of what two reviewers agree on.
struct Row {
    std::string of;   ///< "all", "reason", "rule"
    std::string name; ///< of the reason or rule
    Agreement agreement;
};

/// Two reviewers.
struct Pair {
    std::string one, other;
    std::vector<Row> rows; ///< the first over all contours
    std::vector<std::string> differing;
};

/// Rules and the contours that have a finding of theirs.
using ByRule = std::map<std::string, std::set<std::string>>;

ByRule by_rule(const check::Report& report) {
    ByRule result;
    std::map<std::string, std::string> rule_of;
    for (const check::Finding& finding : report.findings)
        if (finding.severity != check::Severity::info) rule_of[finding.id] = finding.rule;
    for (const check::ContourReport& contour : report.contours)
        for (const std::string& id : contour.findings)
            if (const auto rule = rule_of.find(id); rule != rule_of.end())
                result[rule->second].insert(to_string(contour.id));
    return result;
}

Pair compared(const std::string& one, const Opinions& a, const std::string& other, const Opinions& b,
              const ByRule& rules) {
    Pair pair{one, other, {{"all", "", review::agree(a, b)}}, {}};
    for (const std::string& reason : review::reasons_given(a, b))
        pair.rows.push_back({"reason", reason, review::agree_on_reason(a, b, reason)});
    for (const auto& [rule, contours] : rules) {
        const Agreement found =
            review::agree(a, b, [&](const std::string& id) { return contours.contains(id); });
        if (found.both > 0) pair.rows.push_back({"rule", rule, found});
    }
    for (const auto& [id, opinion] : a)
        if (const auto said = b.find(id); said != b.end() && said->second.counts() && opinion.counts() &&
                                          said->second.state != opinion.state)
            pair.differing.push_back(id);
    return pair;
}

std::string figure(const std::optional<review::Estimate>& estimate, double unit, int digits) {
    if (!estimate) return "undefined";
    const auto text = [&](double value) { return fixed(unit * value, digits); };
    return text(estimate->value) + " (" + text(estimate->low) + " to " + text(estimate->high) + ")";
}

std::string padded(std::string text, std::size_t width) {
    return text + std::string(width - std::min(width, text.size()), ' ');
}

std::string as_text(const Row& row, std::size_t width) {
    const std::string name = row.of == "all" ? "all contours" : row.of + ' ' + row.name;
    return padded("  " + name, width) + padded(std::to_string(row.agreement.both), 7) +
           padded(figure(row.agreement.share, 100, 1), 22) + padded(figure(row.agreement.kappa, 1, 2), 23) +
           figure(row.agreement.ac1, 1, 2) + '\n';
}

std::string as_text(const Pair& pair, const std::map<std::string, Opinions>& said) {
    constexpr std::size_t most_named = 20;
    const std::string names = printable(pair.one) + " and " + printable(pair.other);
    if (pair.rows.front().agreement.both == 0) return names + ": no contour that both decided on\n";
    std::size_t width = names.size() + 2;
    for (const Row& row : pair.rows)
        width = std::max(width, row.of.size() + row.name.size() + 5);
    std::string text = padded(names, width) + padded("both", 7) + padded("agree, %", 22) +
                       padded("Cohen's kappa", 23) + "Gwet's AC1\n";
    for (const Row& row : pair.rows)
        text += as_text(row, width);
    for (std::size_t i = 0; i < pair.differing.size() && i < most_named; ++i) {
        const std::string& id = pair.differing[i];
        text += "  " + id + ": " + std::string(word(said.at(pair.one).at(id).state)) + ", " +
                std::string(word(said.at(pair.other).at(id).state)) + '\n';
    }
    if (pair.differing.size() > most_named)
        text += "  and " + std::to_string(pair.differing.size() - most_named) +
                " more that they call different things: --json names all\n";
    return text;
}

Json as_json(const std::optional<review::Estimate>& estimate) {
    if (!estimate) return nullptr;
    return {{"value", estimate->value}, {"low", estimate->low}, {"high", estimate->high}};
}

Json as_json(const Pair& pair, const std::map<std::string, Opinions>& said) {
    Json rows = Json::array();
    for (const Row& row : pair.rows)
        rows.push_back({{"of", row.of},
                        {"name", row.name.empty() ? Json(nullptr) : Json(row.name)},
                        {"both", row.agreement.both},
                        {"equal", row.agreement.equal},
                        {"share", as_json(row.agreement.share)},
                        {"kappa", as_json(row.agreement.kappa)},
                        {"ac1", as_json(row.agreement.ac1)}});
    Json differing = Json::array();
    for (const std::string& id : pair.differing)
        differing.push_back({{"id", id},
                             {"decisions",
                              {word(said.at(pair.one).at(id).state), //
                               word(said.at(pair.other).at(id).state)}}});
    return {{"reviewers", {pair.one, pair.other}}, {"agreement", rows}, {"differing", differing}};
}

Exit agreement(const std::filesystem::path& path, const Options& options, const Command& command) {
    const auto opened = open_log(path);
    if (!opened) return opened.error();
    const auto said = review::opinions(opened->log, contents_of_decided(opened->dataset, opened->log));
    ByRule rules;
    if (options.by_rule && said.size() > 1) {
        const auto checked = open_and_check(path, {}, command);
        if (!checked) return give_up(checked.error(), Exit::dataset);
        rules = by_rule(checked->report);
    }
    std::vector<Pair> pairs;
    for (auto one = said.begin(); one != said.end(); ++one)
        for (auto other = std::next(one); other != said.end(); ++other)
            pairs.push_back(compared(one->first, one->second, other->first, other->second, rules));
    if (options.json) {
        Json list = Json::array();
        for (const Pair& pair : pairs)
            list.push_back(as_json(pair, said));
        return print(Json{{"schema", "contourcheck/agreement/1"}, {"pairs", list}}.dump(
                         2, ' ', false, Json::error_handler_t::replace) +
                     '\n');
    }
    std::string text;
    for (const Pair& pair : pairs)
        text += as_text(pair, said);
    return print(text.empty() ? "fewer than two reviewers so far\n"
                              : text + "In brackets: 95 % intervals.\n");
}

} // namespace

void add_review_agreement(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command) {
    const auto options = std::make_shared<Options>();
    CLI::App& action = *verb.add_subcommand("agreement", "How far each two reviewers agree, and on what not");
    action.add_flag("--rules", options->by_rule,
                    "Also over the contours that each rule has a finding on; checks the dataset");
    action.add_flag("--json", options->json, "One JSON object (contourcheck/agreement/1)");
    add_example(action, "  contourcheck-cli review /data/sunnybrook agreement --rules");
    action.callback([=, &command] {
        command.run = [=, &command] { return agreement(review->dataset, *options, command); };
    });
}

} // namespace contourcheck::cli
