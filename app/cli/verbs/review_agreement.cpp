#include "base/text.h"
#include "check/about.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/verbs/review.h"
#include "review/comparison.h"

#include <nlohmann/json.hpp>

namespace contourcheck::cli {

namespace {

using Json = nlohmann::ordered_json;
using review::Comparison;
using review::Opinions;

struct AgreementOptions {
    bool json = false;
    bool by_rule = false;
};

std::string figure(const std::optional<review::Estimate>& estimate, double unit, int digits) {
    if (!estimate) return "undefined";
    const auto text = [&](double value) { return fixed(unit * value, digits); };
    return text(estimate->value) + " (" + text(estimate->low) + " to " + text(estimate->high) + ")";
}

std::string padded(std::string text, std::size_t width) {
    return text + std::string(width - std::min(width, text.size()), ' ');
}

std::string as_text(const Comparison::Row& row, std::size_t width) {
    const std::string name =
        row.of == Comparison::Of::all ? "all contours" : std::string(word(row.of)) + ' ' + printable(row.name);
    return padded("  " + name, width) + padded(std::to_string(row.agreement.both), 7) +
           padded(figure(row.agreement.share, 100, 1), 22) + padded(figure(row.agreement.kappa, 1, 2), 23) +
           figure(row.agreement.ac1, 1, 2) + '\n';
}

std::string as_text(const Comparison& pair, const std::map<std::string, Opinions>& said) {
    constexpr std::size_t most_named = 20;
    const std::string names = printable(pair.one) + " and " + printable(pair.other);
    if (pair.overall().both == 0) return names + ": no contour that both decided on\n";
    std::size_t width = names.size() + 2;
    for (const Comparison::Row& row : pair.rows)
        width = std::max(width, word(row.of).size() + row.name.size() + 5);
    std::string text = padded(names, width) + padded("both", 7) + padded("agree, %", 22) +
                       padded("Cohen's kappa", 23) + "Gwet's AC1\n";
    for (const Comparison::Row& row : pair.rows)
        text += as_text(row, width);
    for (std::size_t i = 0; i < pair.differing.size() && i < most_named; ++i) {
        const std::string& id = pair.differing[i];
        text += "  " + printable(id) + ": " + std::string(word(said.at(pair.one).at(id).state)) + ", " +
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

Json as_json(const Comparison& pair, const std::map<std::string, Opinions>& said) {
    Json rows = Json::array();
    for (const Comparison::Row& row : pair.rows)
        rows.push_back({{"of", word(row.of)},
                        {"name", row.name.empty() ? Json(nullptr) : Json(printable(row.name))},
                        {"both", row.agreement.both},
                        {"equal", row.agreement.equal},
                        {"share", as_json(row.agreement.share)},
                        {"kappa", as_json(row.agreement.kappa)},
                        {"ac1", as_json(row.agreement.ac1)}});
    Json differing = Json::array();
    for (const std::string& id : pair.differing)
        differing.push_back({{"id", printable(id)},
                             {"decisions",
                              {word(said.at(pair.one).at(id).state), //
                               word(said.at(pair.other).at(id).state)}}});
    return {{"reviewers", {printable(pair.one), printable(pair.other)}}, {"agreement", rows}, {"differing", differing}};
}

Exit agreement(const dataset::Source& source, const AgreementOptions& options, const Command& command) {
    const auto opened = open_log(source);
    if (!opened) return opened.error();
    const auto said = review::opinions(opened->log, contents_of_decided(opened->dataset, opened->log));
    review::Groups rules;
    if (options.by_rule && said.size() > 1) {
        const auto checked = open_and_check(source, {}, command);
        if (!checked) return give_up(checked.error(), Exit::dataset);
        rules = check::contours_by_rule(checked->report);
    }
    const std::vector<Comparison> pairs = review::comparisons(said, rules);
    if (options.json) {
        Json list = Json::array();
        for (const Comparison& pair : pairs)
            list.push_back(as_json(pair, said));
        return print(Json{{"schema", "contourcheck/agreement/1"}, {"pairs", list}}.dump(
                         2, ' ', false, Json::error_handler_t::replace) +
                     '\n');
    }
    std::string text;
    for (const Comparison& pair : pairs)
        text += as_text(pair, said);
    return print(text.empty()
                     ? "fewer than two reviewers so far\n"
                     : text +
                           "In brackets: 95 % intervals (of the share Wilson's, else with Perks's prior).\n");
}

} // namespace

void add_review_agreement(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command) {
    const auto options = std::make_shared<AgreementOptions>();
    CLI::App& action =
        *verb.add_subcommand("agreement", "How far each two reviewers agree, and where they differ");
    action.add_flag("--rules", options->by_rule,
                    "Also over the contours that each rule has a finding on; checks the dataset");
    action.add_flag("--json", options->json, "One JSON object (contourcheck/agreement/1)");
    add_example(action, "  contourcheck-cli review /data/sunnybrook agreement --rules");
    action.callback([=, &command] {
        command.run = [=, &command] { return agreement(review->dataset, *options, command); };
    });
}

} // namespace contourcheck::cli
