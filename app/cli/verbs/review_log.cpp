#include "base/text.h"
#include "check/about.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/verbs/review.h"
#include "review/chain.h"
#include "review/log_folder.h"
#include "review/salvage.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace contourcheck::cli {
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;
using std::to_string;

struct VerifyOptions {
    fs::path file;
    review::Head noted; ///< empty: none
    bool json = false;
};

std::string entries_text(std::int64_t first, std::int64_t last) {
    return first == last ? "entry " + to_string(first)
                         : "entries " + to_string(first) + " to " + to_string(last);
}

std::string since_when(const review::Verified& verified) {
    const review::Origin& origin = verified.origin;
    if (verified.is_empty) return {};
    if (origin.reason.empty() && verified.head.entries == 0) return "nothing has been decided yet\n";
    if (origin.reason.empty())
        return "an older version wrote this log: it has no chain until this program goes on with it\n";
    if (origin.entries == 0) return {};
    return entries_text(1, origin.entries) + " got their links at " + printable(origin.time_utc) + " (" +
           printable(origin.reason) + ", version " + printable(origin.version) +
           "): what was done to them before, no link tells\n";
}

/// What is wrong with the log by itself.
std::vector<std::string> faults_of(const review::Verified& verified) {
    if (verified.is_empty)
        return {
            "the file is empty: whether it was emptied or never held a log cannot be told, and nothing was "
            "verified. Where it held decisions, put a copy in its place; else move it away"};
    if (verified.fault) return {in_words(*verified.fault).text()};
    return {};
}

/// Of a log that cannot be read; its copy cannot be made where it is "unwritable".
Exit give_up_reading(const Error& error) {
    (void)give_up_on_log(error);
    return error.code == Code::unwritable ? Exit::unwritable : Exit::partly;
}

/// Where the noted head is not in the log as it was.
std::optional<std::string> loss_since(const review::Head& noted,
                                      const std::optional<std::int64_t>& noted_at) {
    if (noted.link.empty() || (noted_at && (noted.entries == 0 || noted.entries == *noted_at)))
        return std::nullopt;
    if (noted_at)
        return "the noted head was that of entry " + to_string(noted.entries) + " and is that of entry " +
               to_string(*noted_at);
    return "the log once held " + (noted.entries == 0 ? "entries" : to_string(noted.entries) + " entries") +
           " up to " + noted.link + "; they are not in it: its end was cut off, or it was written anew";
}

Json as_json(const fs::path& file, const review::Verified& verified, const std::vector<std::string>& faults) {
    const auto& [origin, head, fault, noted_at, is_empty] = verified;
    Json json = {{"schema", "contourcheck/verify/1"},
                 {"file", printable(file.string())},
                 {"ok", faults.empty()},
                 {"entries", head.entries},
                 {"head", head.link.empty() ? Json() : Json(printable(head.link))},
                 {"chain", Json()},
                 {"broken", Json()},
                 {"noted_at", noted_at ? Json(*noted_at) : Json()},
                 {"messages", faults}};
    if (!origin.reason.empty())
        json["chain"] = {{"since", printable(origin.time_utc)},
                         {"reason", printable(origin.reason)},
                         {"version", printable(origin.version)},
                         {"entries_before", origin.entries}};
    if (fault) json["broken"] = {{"kind", word(fault->kind)}, {"first", fault->first}, {"last", fault->last}};
    return json;
}

std::string as_text(const review::Verified& verified, const std::vector<std::string>& faults) {
    std::string text =
        to_string(verified.head.entries) + (verified.head.entries == 1 ? " entry" : " entries");
    if (!verified.head.link.empty()) text += ", head " + printable(verified.head.link);
    text += '\n' + since_when(verified);
    if (verified.noted_at) text += "the noted head is that of entry " + to_string(*verified.noted_at) + '\n';
    for (const std::string& fault : faults)
        text += fault + '\n';
    return text + (faults.empty() ? "OK\n" : "");
}

/// A log that cannot be read is told, and the others are.
Exit verify_folder(const fs::path& folder, const VerifyOptions& options) {
    const auto logs = review::verify_folder(folder, options.noted.link);
    if (!logs) return give_up_reading(logs.error());
    Json list = Json::array();
    std::string text;
    std::optional<std::int64_t> noted_at;
    Exit exit = Exit::done;
    for (const auto& [name, verified] : *logs) {
        if (!verified) {
            exit = std::max(exit, give_up_reading(verified.error()));
            list.push_back(
                {{"file", printable(name)}, {"ok", false}, {"messages", {to_string(verified.error())}}});
            continue;
        }
        const std::vector<std::string> faults = faults_of(*verified);
        if (!faults.empty() && exit == Exit::done) exit = Exit::findings;
        if (verified->noted_at) noted_at = verified->noted_at;
        list.push_back(as_json(name, *verified, faults));
        text += printable(name) + ": " + as_text(*verified, faults);
    }
    auto loss = loss_since(options.noted, noted_at);
    if (loss && !noted_at &&
        !std::ranges::all_of(*logs, [](const auto& each) { return bool(each.verified); }))
        loss = options.noted.link + " is in none of the logs that can be read; it may be in one that cannot";
    if (loss) text += *loss + '\n';
    if (loss && exit == Exit::done) exit = Exit::findings;
    const Json all = {{"schema", "contourcheck/verify-folder/1"},
                      {"folder", printable(folder.string())},
                      {"ok", exit == Exit::done},
                      {"logs", list},
                      {"messages", loss ? Json::array({*loss}) : Json::array()}};
    const Exit printed = print(options.json ? all.dump(2) + '\n' : text);
    return printed != Exit::done ? printed : exit;
}

Exit verify(const VerifyOptions& options) {
    const fs::path file = options.file.empty() ? review::Store::default_file() : options.file;
    if (review::is_log_folder(file)) return verify_folder(file, options);
    auto verified = review::verify(file, options.noted.link);
    std::error_code error;
    const bool is_gone = options.file.empty() && !fs::exists(file, error) && !error;
    if (is_gone && !verified && verified.error().code == Code::not_found)
        verified = review::Verified{}; // nobody has decided yet
    if (!verified)
        return verified.error().code == Code::not_found ? give_up(verified.error(), Exit::usage)
                                                        : give_up_reading(verified.error());
    std::vector<std::string> faults = faults_of(*verified);
    if (auto loss = loss_since(options.noted, verified->noted_at)) faults.push_back(std::move(*loss));
    const Exit printed =
        print(options.json ? as_json(file, *verified, faults).dump(2) + '\n' : as_text(*verified, faults));
    return printed != Exit::done || faults.empty() ? printed : Exit::findings;
}

/// "3, 5 to 7"
std::string ranges_of(const std::vector<std::int64_t>& numbers) {
    std::string text;
    for (std::size_t i = 0, end = 0; i < numbers.size(); i = end) {
        end = i + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        text += (text.empty() ? "" : ", ") + to_string(numbers[i]);
        if (end - i > 1) text += " to " + to_string(numbers[end - 1]);
    }
    return text;
}

std::string as_text(const review::Salvaged& salvaged) {
    std::string text = check::counted(std::size_t(salvaged.taken), "decision") + " written\n";
    if (salvaged.controls > 0)
        text += check::counted(std::size_t(salvaged.controls), "attention control") + " written\n";
    if (!salvaged.lost.empty()) text += "lost: " + ranges_of(salvaged.lost) + '\n';
    if (!salvaged.end_known) text += "whether more were lost at the end cannot be told\n";
    for (const auto& [sequence, contour, reviewer] : salvaged.changed)
        text += "left out, it or the entry before it is not what was written: " + to_string(sequence) + "  " +
                printable(contour) + "  " + printable(reviewer) + '\n';
    if (!salvaged.unproved.empty())
        text += "written, though the entry before is lost, so that nothing proves it unchanged: entry " +
                ranges_of(salvaged.unproved) + '\n';
    if (!salvaged.chained) text += "the log has no chain: what was changed in it cannot be told\n";
    return text;
}

Exit salvage(const fs::path& file, const fs::path& to) {
    const auto salvaged = review::salvage(file, to);
    if (!salvaged) {
        const Code code = salvaged.error().code;
        const bool is_asked = code == Code::not_found || code == Code::invalid_argument;
        return give_up(salvaged.error(), is_asked ? Exit::usage : Exit::unwritable);
    }
    const Exit printed = print(as_text(*salvaged));
    const bool whole = salvaged->lost.empty() && salvaged->changed.empty() && salvaged->unproved.empty() &&
                       salvaged->end_known;
    return printed != Exit::done || whole ? printed : Exit::partly;
}

/// "12:4355a46b…", or without the number.
std::optional<review::Head> parse_head(std::string_view text) {
    review::Head head;
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        const auto entries = parse_whole(text.substr(0, colon));
        if (!entries || *entries < 1) return std::nullopt;
        head.entries = *entries;
        text.remove_prefix(colon + 1);
    }
    if (text.size() != 64 || text.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        return std::nullopt;
    head.link = text;
    return head;
}

} // namespace

CLI::App* add_review_verify(CLI::App& verb, Command& command) {
    const auto options = std::make_shared<VerifyOptions>();
    CLI::App& action = *verb.add_subcommand(
        "verify",
        "Whether the log of all decisions was edited, cut or put in another order; needs no DATASET");
    action.add_option("--decisions", options->file, "Another log, or folder of logs, than that in use")
        ->type_name("FILE");
    add_word(action, "--head", options->noted, &parse_head, "[ENTRIES:]HASH",
             "The head that an export or report of before noted: is all up to it still there?");
    action.add_flag("--json", options->json, "One JSON object (contourcheck/verify/1)");
    add_example(
        action,
        "  contourcheck-cli review verify\n\n"
        "Exit status 1: the log is not as it was written, or is empty; 5: it cannot be read.\n"
        "Whoever can write the file can write it all anew; only a head that was noted elsewhere tells that,\n"
        "or that the last entries were cut off.");
    action.callback([=, &command] { command.run = [=] { return verify(*options); }; });
    return &action;
}

CLI::App* add_review_salvage(CLI::App& verb, Command& command) {
    const auto files = std::make_shared<std::pair<fs::path, fs::path>>();
    CLI::App& action = *verb.add_subcommand(
        "salvage", "Writes what is sound of a damaged log of decisions into a new one; needs no DATASET");
    action.add_option("FILE", files->first, "The damaged log; it is left as it is")
        ->required()
        ->type_name("");
    action.add_option("NEW", files->second, "The log to write")->required()->type_name("");
    add_example(
        action,
        "  contourcheck-cli review salvage decisions.sqlite sound.sqlite\n\n"
        "Exit status 5: something was lost. Then look at the new log, and put it in place of the damaged\n"
        "one. What was said of planted mistakes is taken over as far as it can be read.");
    action.callback([=, &command] { command.run = [=] { return salvage(files->first, files->second); }; });
    return &action;
}

} // namespace contourcheck::cli
