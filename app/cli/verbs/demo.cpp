#include "demo/demo.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "demo/errors.h"

namespace contourcheck::cli {

namespace {

struct DemoOptions {
    std::filesystem::path folder;
    demo::Options demo;
};

Exit run(const DemoOptions& options, const Command& command) {
    const auto written = [&] {
        const ProgressBar bar("drawing", command.quiet);
        return demo::write_dataset(options.folder, options.demo, {}, bar.progress());
    }();
    if (!written) // what names no folder is about the numbers
        return give_up(written.error(), written.error().file.empty() ? Exit::usage : Exit::unwritable);
    std::string text = "A synthetic dataset lies in " + options.folder.string() + '\n';
    if (options.demo.with_errors) {
        if (options.demo.patients < demo::patients_with_errors)
            text += "It has " + std::to_string(demo::patients_with_errors) + " patients instead of " +
                    std::to_string(options.demo.patients) + ", so that each mistake has its place\n";
        text += "What is wrong in it stands in " + (options.folder / "truth.json").string() + '\n';
    }
    return print(text);
}

} // namespace

void add_demo(CLI::App& app, Command& command) {
    const auto options = std::make_shared<DemoOptions>();
    demo::Options& demo = options->demo;
    CLI::App& verb = *app.add_subcommand("demo", "Writes a synthetic dataset to try things on");
    verb.add_option("DIR", options->folder, "Folder to write into: empty, or not there yet")
        ->required()
        ->type_name("");
    const auto number = [&](const std::string& name, int& value, int low, int high, const std::string& help) {
        add_whole(verb, name, value, low, high,
                  help + ", " + std::to_string(low) + " to " + std::to_string(high) + "; default " +
                      std::to_string(value));
    };
    add_seed(verb, demo.seed, "Another seed draws other hearts; default 1");
    number("--patients", demo.patients, 1, 500, "Patients");
    number("--locations", demo.locations, 1, 40, "Slice locations a patient");
    number("--phases", demo.phases, 2, 100, "Cardiac phases a location");
    verb.add_flag(
        "--varied", demo.varied,
        "Hearts, scanners and readers of all sorts, many of them hard: thick and thin walls, low contrast, "
        "noise, readers with a habit");
    verb.add_flag(
        "--with-errors", demo.with_errors,
        "Plants one of each kind of mistake (8 patients or more, 6 locations or more) and writes truth.json");
    add_common(verb, command);
    add_example(verb, "  contourcheck-cli demo /tmp/demo --with-errors");
    verb.callback(
        [options, &command] { command.run = [options, &command] { return run(*options, command); }; });
}

} // namespace contourcheck::cli
