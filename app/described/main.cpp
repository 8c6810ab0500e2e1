#include "base/file.h"
#include "cli/command_line.h"
#include "described/described.h"
#ifdef CONTOURCHECK_GUI
#include "desktop/command_line.h"
#endif

#include <QCoreApplication>

#include <iostream>

using namespace contourcheck;

namespace {

/// One build writes what another does: no folder of whoever builds stands in a help text.
void forget_who_builds() {
    qputenv("HOME", "~");
    for (const char* name : {"XDG_DATA_HOME", "XDG_CACHE_HOME", "CONTOURCHECK_DECISIONS"})
        qunsetenv(name);
}

Expected<void> write_all(const described::Command& program, const std::filesystem::path& folder) {
    const std::pair<std::string, std::string (*)(const described::Command&)> files[] = {
        {program.name + ".1", described::man_page},
        {program.name + ".bash", described::bash_completion},
        {'_' + program.name, described::zsh_completion},
        {program.name + ".fish", described::fish_completion}};
    for (const auto& [name, make] : files)
        if (auto written = write_file(folder / name, make(program)); !written) return written;
    return {};
}

Expected<void> run(const std::filesystem::path& folder) {
    CLI::App app;
    cli::Command command;
    cli::declare(app, command);
    if (auto made = make_folder(folder); !made) return made;
    auto written = write_all(described::describe(app), folder);
#ifdef CONTOURCHECK_GUI
    QCommandLineParser parser;
    const auto options = desktop::declare(parser);
    auto window = described::describe(parser, options, "contourcheck");
    window.places = {{{"DATASET"}, {}, desktop::dataset_text().toStdString()}};
    if (written) written = write_all(window, folder);
#endif
    return written;
}

} // namespace

/// Writes the manual pages and completions of both programs into the folder named.
int main(int argc, char** argv) {
    if (argc != 2) return 2;
    forget_who_builds();
    const auto written = run(argv[1]);
    if (!written) std::cerr << to_string(written.error()) << '\n';
    return written ? 0 : 4;
}
