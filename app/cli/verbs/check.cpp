#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/verbs/check_summary.h"

namespace contourcheck::cli {

namespace {

struct CheckOptions {
    dataset::Source dataset;
    mask::Convention convention;
    std::optional<check::Severity> fail_on = check::Severity::error;
    bool json = false;
    bool csv = false;
};

Exit run(const CheckOptions& options, const Command& command) {
    const auto checked = open_and_check(options.dataset, options.convention, command);
    if (!checked) return give_up(checked.error(), Exit::dataset);
    const check::Report& report = checked->report;
    const Exit printed = print(options.json  ? check::to_json(report)
                               : options.csv ? check::to_csv(report)
                                             : summary(report, colours_wanted()));
    return printed == Exit::done ? exit_for(report.findings, options.fail_on) : printed;
}

} // namespace

void add_check(CLI::App& app, Command& command) {
    const auto options = std::make_shared<CheckOptions>();
    CLI::App& verb =
        *app.add_subcommand("check", "What does not match: files, pairing, identity, geometry, picture");
    add_dataset(verb, options->dataset);
    CLI::Option* json = verb.add_flag("--json", options->json, "One JSON object (contourcheck/check/1)");
    verb.add_flag("--csv", options->csv, "The findings as a table")->excludes(json);
    add_fail_on(verb, options->fail_on);
    add_convention(verb, options->convention);
    add_common(verb, command);
    add_example(verb, "  contourcheck-cli check /data/sunnybrook --json > findings.json\n\n"
                      "A file that cannot be read is an error among the findings (exit status 1), never exit "
                      "status 5.");
    verb.callback(
        [options, &command] { command.run = [options, &command] { return run(*options, command); }; });
}

} // namespace contourcheck::cli
