#include "base/file.h"
#include "base/text.h"
#include "batch/known_check.h"
#include "batch/shards.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/verbs/export.h"
#include "dataset/fingerprint.h"
#include "dataset/output.h"

#include <nlohmann/json.hpp>

namespace contourcheck::cli {

namespace {

using Json = nlohmann::ordered_json;

struct PlanOptions {
    ExportOptions exported;
    std::filesystem::path folder = "shards";
    int shards = 0; ///< or
    int max_patients = 0;
    bool json = false;
    std::vector<const CLI::Option*> given_on; ///< what is said on with the command lines
};

/// As a shell takes it for one word.
std::string quoted(const std::string& word) {
    constexpr std::string_view plain =
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_./,:=+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + '\'';
}

/// As it holds in any folder: shards are written by processes anywhere.
std::string from_root(const std::filesystem::path& path) {
    return std::filesystem::absolute(path).lexically_normal().string();
}

std::string folder_of(const PlanOptions& options, const batch::Shard& shard) {
    return from_root(options.folder / batch::folder_of(shard));
}

std::string value_of(const CLI::Option& option) {
    const std::string name = option.get_single_name(), value = option.results().back();
    return name == "checked" || name == "pseudonym-key" ? from_root(value) : value;
}

/// The command line that writes the shard.
std::string command_line(const PlanOptions& options, const batch::Shard& shard) {
    std::string line = "contourcheck-cli export " + quoted(from_root(options.exported.dataset.root)) +
                       " -o " + quoted(folder_of(options, shard)) + " --shard " + batch::word(shard);
    if (options.exported.dataset.follow_links) line += " --follow-links";
    for (const CLI::Option* option : options.given_on) {
        if (option->count() == 0) continue;
        line += " --" + option->get_single_name();
        if (option->get_expected_max() > 0) line += ' ' + quoted(value_of(*option));
    }
    return line;
}

/// The worker's task that writes the shard. It names no patient.
Json task(const PlanOptions& options, const batch::Shard& shard) {
    Json task = {{"id", batch::folder_of(shard)},
                 {"do", "export"},
                 {"dataset", from_root(options.exported.dataset.root)},
                 {"out", folder_of(options, shard)},
                 {"shard", batch::word(shard)}};
    if (options.exported.dataset.follow_links) task["follow-links"] = true;
    for (const CLI::Option* option : options.given_on) {
        if (option->count() == 0) continue;
        task[option->get_single_name()] =
            option->get_expected_max() > 0 ? Json(value_of(*option)) : Json(true);
    }
    return task;
}

std::string plan_lines(const PlanOptions& options, const std::vector<batch::PlannedShard>& shards) {
    std::string text;
    for (const batch::PlannedShard& each : shards)
        text += batch::word(each.shard) + '\t' + std::to_string(each.patients.size()) + '\t' +
                std::to_string(each.pairs) + '\t' + std::to_string(each.slices_bytes) + '\t' +
                command_line(options, each.shard) + '\n';
    return text;
}

std::string plan_json(const PlanOptions& options, const batch::Options& settings,
                      const std::vector<batch::PlannedShard>& shards) {
    Json parts = Json::array();
    for (const batch::PlannedShard& each : shards) {
        Json patients = Json::array();
        for (const std::string& patient : each.patients)
            patients.push_back(printable(patient));
        parts.push_back({{"shard", batch::word(each.shard)},
                         {"patients", patients},
                         {"contours", each.contours},
                         {"pairs", each.pairs},
                         {"slices_bytes", each.slices_bytes},
                         {"command", command_line(options, each.shard)},
                         {"task", task(options, each.shard)}});
    }
    const Json plan = {{"schema", "contourcheck/plan/1"},
                       {"version", CONTOURCHECK_VERSION},
                       {"format", settings.format},
                       {"seed", settings.seed},
                       {"shards", parts}};
    return plan.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

/// Why the plan cannot be printed; empty where it can.
std::string unfit(const PlanOptions& options) {
    std::string line = command_line(options, {});
    if (!options.json)
        return line.find_first_of("\t\n") == std::string::npos
                   ? ""
                   : "a path with a tab or a line break does not fit into a line; take --json";
    std::ranges::replace_if(
        line, [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
    return printable(line) == line ? "" : "a path that is not UTF-8 does not fit into JSON; leave --json out";
}

/// Before anything is read: what changes meanwhile is not what was checked. Empty where nobody asks for it.
std::string fingerprint_of(const PlanOptions& options) {
    if (options.exported.known_check.empty()) return {};
    const auto dataset = dataset::scan(options.exported.dataset);
    return dataset ? dataset::fingerprint(*dataset) : std::string();
}

Exit keep_check(const PlanOptions& options, const ReadyToExport& ready, const std::string& fingerprint) {
    const std::filesystem::path& file = options.exported.known_check;
    if (file.empty()) return Exit::done;
    const auto known = batch::known_check(ready.checked, fingerprint, ready.settings.selection.pseudonym_key);
    const auto written = make_folder(std::filesystem::absolute(file).parent_path()).and_then([&] {
        return dataset::write_output(ready.checked.dataset.root, file, batch::to_json(known));
    });
    return written ? Exit::done : give_up(written.error(), Exit::unwritable);
}

Exit run(const PlanOptions& options, const Command& command) {
    if ((options.shards > 0) == (options.max_patients > 0))
        return give_up({Code::invalid_argument, "either --shards or --max-patients is needed"}, Exit::usage);
    if (const std::string why = unfit(options); !why.empty())
        return give_up({Code::invalid_argument, why}, Exit::usage);
    ExportOptions exported = options.exported;
    exported.in_parts = true;
    exported.known_check.clear(); // which it writes
    const std::string fingerprint = fingerprint_of(options);
    const auto ready = ready_to_export(exported, command);
    if (!ready) return ready.error();
    if (const Exit kept = keep_check(options, *ready, fingerprint); kept != Exit::done) return kept;
    const int patients = int(ready->checked.patients.size());
    const int count =
        options.shards > 0
            ? options.shards
            : std::max(1, patients / options.max_patients + (patients % options.max_patients > 0 ? 1 : 0));
    if (const auto free = batch::refuse_other_shards(ready->checked, ready->decisions, ready->settings, count,
                                                     options.folder);
        !free)
        return give_up(free.error(), Exit::unwritable);
    const auto shards = batch::plan_shards(ready->checked, ready->decisions, ready->settings, count);
    return print(options.json ? plan_json(options, ready->settings, shards) : plan_lines(options, shards));
}

} // namespace

void add_plan(CLI::App& app, Command& command) {
    const auto options = std::make_shared<PlanOptions>();
    CLI::App& verb = *app.add_subcommand("plan", "Cuts an export into shards, a command line each");
    add_dataset(verb, options->exported.dataset);
    const std::size_t before = verb.get_options().size();
    add_export_options(verb, options->exported);
    for (const char* of_the_shard : {"--shard", "--patient"})
        verb.remove_option(verb.get_option(of_the_shard));
    const auto all = std::as_const(verb).get_options();
    options->given_on.assign(all.begin() + std::ptrdiff_t(before), all.end());
    constexpr int most = 1'000'000;
    add_whole(verb, "--shards", options->shards, 1, most, "Into this many");
    add_whole(verb, "--max-patients", options->max_patients, 1, most,
              "Into as many as it takes for no more patients in each");
    verb.add_option(
            "-o,--output", options->folder,
            "Folder below which the command lines write, a folder a shard; default shards. Refused where it "
            "holds shards of another export")
        ->type_name("DIR");
    verb.add_flag("--json", options->json,
                  "One JSON object (contourcheck/plan/1) instead of lines, with a worker's task a shard");
    add_common(verb, command);
    add_example(
        verb, "  set -o pipefail\n"
              "  contourcheck-cli plan /data/sunnybrook --shards 4 --kinds inner,outer \\\n"
              "      --checked parts/checked.json -o parts | cut -f5 | parallel &&\n"
              "      contourcheck-cli merge parts/*-of-* -o parts/manifest.json\n\n"
              "A line is: shard, patients, pairs, bytes of the slices to read, command line; tabs between.");
    verb.callback(
        [options, &command] { command.run = [options, &command] { return run(*options, command); }; });
}

} // namespace contourcheck::cli
