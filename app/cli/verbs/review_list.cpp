#include "base/text.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/verbs/review.h"
#include "dataset/stored_index.h"

#include <nlohmann/json.hpp>

#include <map>

namespace contourcheck::cli {

namespace {

using Json = nlohmann::ordered_json;

Json to_json(const review::Decision& decision) {
    Json reasons = Json::array();
    for (const std::string& reason : decision.reasons)
        reasons.push_back(printable(reason));
    return {{"contour", printable(decision.contour)},
            {"decision", decision.verdict ? Json(word(*decision.verdict)) : Json()},
            {"reasons", reasons},
            {"comment", printable(decision.comment)},
            {"reviewer", printable(decision.reviewer)},
            {"time", printable(decision.time_utc)},
            {"slice_sha256", printable(decision.content.slice_sha256)},
            {"contour_sha256", printable(decision.content.contour_sha256)},
            {"version", printable(decision.version)}};
}

/// A quote or backslash in it has a backslash in front: so it can be seen where it ends.
std::string quoted_comment(const std::string& comment) {
    std::string text = "\"";
    for (const char c : printable(comment)) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + '"';
}

std::string to_line(const review::Decision& decision) {
    std::string text = printable(decision.time_utc) + "  " + printable(decision.reviewer) + "  " +
                       (decision.verdict ? std::string(word(*decision.verdict)) : "taken back");
    for (const std::string& reason : decision.reasons)
        text += "  " + printable(reason);
    if (!decision.comment.empty()) text += "  " + quoted_comment(decision.comment);
    return text;
}

Exit list(const dataset::Source& source, bool json) {
    const auto opened = open_log(source);
    if (!opened) return opened.error();
    Contents contents(opened->dataset);
    dataset::StoredIndex index(opened->dataset.root, dataset::index_folder());
    Json rows = Json::array();
    std::string lines;
    std::map<review::State, std::size_t> counts;
    for (const dataset::PatientFiles& files : opened->dataset.patients) {
        const dataset::Patient patient = dataset::read_patient(opened->dataset, files, {}, &index);
        for (const dataset::ContourEntry& entry : patient.contours) {
            const std::string id = to_string(entry.id);
            const auto said = [&](const review::Decision& d) { return d.contour == id; };
            review::Standing standing;
            if (std::any_of(opened->log.begin(), opened->log.end(), said)) // hash only what was decided
                standing = review::standing(opened->log, id, contents.of(patient, entry));
            ++counts[standing.state];
            rows.push_back({{"id", printable(id)},
                            {"state", word(standing.state)},
                            {"last", standing.decision ? to_json(*standing.decision) : Json()}});
            if (standing.decision)
                lines += printable(id) + "  " + std::string(word(standing.state)) + "  " +
                         to_line(*standing.decision) + '\n';
        }
    }
    if (json) {
        const Json all = {{"schema", "contourcheck/review/1"}, {"contours", rows}};
        return print(all.dump(2) + '\n');
    }
    for (const auto& [state, count] : counts)
        lines += std::to_string(count) + ' ' +
                 (state == review::State::none ? "undecided" : std::string(word(state))) + '\n';
    return print(lines);
}

Exit history(const dataset::Source& source, const std::string& asked, bool json) {
    const auto opened = open_log(source);
    if (!opened) return opened.error();
    const auto found = find_contour(opened->dataset, asked);
    if (!found) return found.error();
    const std::string id = to_string(found->entry().id); // "01" was asked for where 1 is meant
    Contents contents(opened->dataset);
    const auto counting = review::entries_on(opened->log, id, contents.of(found->patient, found->entry()));
    const std::vector<review::Step> steps = review::steps(counting);
    std::map<std::pair<std::string, std::int64_t>, review::Step> step_of;
    for (std::size_t i = 0; i < counting.size(); ++i)
        step_of[{counting[i].log, counting[i].sequence}] = steps[i];
    Json rows = Json::array();
    std::string lines;
    std::vector<review::Decision> entries = opened->log;
    std::erase_if(entries, [&](const review::Decision& each) { return each.contour != id; });
    for (const review::Decision& decision : review::in_order(std::move(entries))) {
        const auto [before, after] = step_of[{decision.log, decision.sequence}];
        Json row = to_json(decision);
        row["before"] = before ? Json(word(*before)) : Json();
        row["after"] = after ? Json(word(*after)) : Json();
        rows.push_back(std::move(row));
        lines += to_line(decision) + (before ? "  (before: " + std::string(word(*before)) + ")" : "") + '\n';
    }
    if (!json) return print(lines.empty() ? "nobody has decided on " + id + " yet\n" : lines);
    const Json all = {{"schema", "contourcheck/history/1"}, {"id", printable(id)}, {"decisions", rows}};
    return print(all.dump(2) + '\n');
}

} // namespace

void add_review_list(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command) {
    const auto json = std::make_shared<bool>(false);
    CLI::App& action = *verb.add_subcommand("list", "Every decision that counts, and how many are left");
    action.add_flag("--json", *json, "One JSON object (contourcheck/review/1) with every contour");
    add_example(action, "  contourcheck-cli review /data/sunnybrook list --json");
    action.callback([=, &command] { command.run = [=] { return list(review->dataset, *json); }; });
}

void add_review_history(CLI::App& verb, const std::shared_ptr<Review>& review, Command& command) {
    const auto json = std::make_shared<bool>(false);
    const auto id = std::make_shared<std::string>();
    CLI::App& action = *verb.add_subcommand("history", "Everything that was ever decided on a contour");
    action.add_option("ID", *id, "<patient>/<slice number>/<kind>")->required()->type_name("");
    action.add_flag("--json", *json, "One JSON object (contourcheck/history/1)");
    add_example(action, "  contourcheck-cli review /data/sunnybrook history SCD0000101/48/inner");
    action.callback([=, &command] { command.run = [=] { return history(review->dataset, *id, *json); }; });
}

} // namespace contourcheck::cli
