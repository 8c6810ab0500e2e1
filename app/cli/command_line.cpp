#include "cli/command_line.h"
#include "cli/options.h"

#include <memory>

namespace contourcheck::cli {

namespace {

std::string exit_lines() {
    std::string lines = "Exit status:\n";
    for (const auto& [exit, text] : exit_meanings)
        lines += "  " + std::to_string(int(exit)) + "  " + std::string(text) + '\n';
    return lines;
}

/// What CLI11 does not say: an action's words follow its verb's DATASET, and the program has its exit status.
class HouseFormatter : public CLI::Formatter {
public:
    [[nodiscard]] std::string make_usage(const CLI::App* app, std::string name) const override {
        const CLI::App* verb = app->get_parent();
        if (verb && verb->get_option_no_throw("DATASET"))
            name.insert(name.size() - app->get_name().size(), "[DATASET] ");
        return CLI::Formatter::make_usage(app, name);
    }
    [[nodiscard]] std::string make_footer(const CLI::App* app) const override {
        const bool is_program = app->get_parent() == nullptr;
        return (is_program ? exit_lines() + '\n' : "") + CLI::Formatter::make_footer(app);
    }
};

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

} // namespace

void declare(CLI::App& app, Command& command) {
    app.name("contourcheck-cli");
    app.description(
        "Checks contours on cardiac MR slices, draws them, keeps decisions and exports the validated pairs.");
    app.set_version_flag("--version", "contourcheck-cli " CONTOURCHECK_VERSION);
    app.require_subcommand(1);
    app.formatter(std::make_shared<HouseFormatter>());
    app.get_formatter()->column_width(36);
    app.footer("Example:\n  contourcheck-cli check /data/sunnybrook --json");
    add_common(app, command);
    add_verbs(app, command);
}

} // namespace contourcheck::cli
