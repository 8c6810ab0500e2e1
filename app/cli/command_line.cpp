#include "cli/command_line.h"
#include "cli/options.h"

namespace contourcheck::cli {

namespace {

void add_verbs(CLI::App& app, Command& command) {
    add_scan(app, command);
    add_check(app, command);
    add_selftest(app, command);
    add_export(app, command);
    add_plan(app, command);
    add_merge(app, command);
#ifdef CONTOURCHECK_GUI
    add_render(app, command);
    add_sheet(app, command);
    add_report(app, command);
#endif
    add_review(app, command);
    add_worker(app, command);
    add_demo(app, command);
}

std::string exit_lines() {
    std::string lines = "Exit status:\n";
    for (const auto& [exit, text] : exit_meanings)
        lines += "  " + std::to_string(int(exit)) + "  " + std::string(text) + '\n';
    return lines;
}

} // namespace

void declare(CLI::App& app, Command& command) {
    app.name("contourcheck-cli");
    app.description(
        "Checks contours on medical images, draws them, keeps decisions and exports the validated pairs.");
    app.set_version_flag("--version", "contourcheck-cli " CONTOURCHECK_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->column_width(36);
    app.footer(exit_lines() + "\nExample:\n  contourcheck-cli check /data/sunnybrook --json");
    add_common(app, command);
    add_verbs(app, command);
}

} // namespace contourcheck::cli
