#include "base/file.h"
#include "cli/command_line.h"
#include "described/described.h"
#include "described/environment.h"
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
    for (const described::Variable& each : described::environment)
        qunsetenv(each.name);
}

std::vector<described::Meaning> read_by(described::Reads program) {
    std::vector<described::Meaning> found;
    for (const auto& [name, reads, text] : described::environment)
        if (reads == described::Reads::both || reads == program) found.push_back({name, text});
    return found;
}

described::Command command_line() {
    CLI::App app;
    cli::Command command;
    cli::declare(app, command);
    described::Command program = described::describe(app);
    for (const auto& [exit, text] : cli::exit_meanings)
        program.exits.push_back({std::to_string(int(exit)), std::string(text)});
    program.environment = read_by(described::Reads::command_line);
    program.see_also = {
        {"/usr/share/doc/contourcheck-cli/examples/engines",
         "exports on Celery, Slurm, Kafka, Spark and GNU parallel, where Debian's package puts them"}};
    return program;
}

#ifdef CONTOURCHECK_GUI
described::Command window() {
    QCommandLineParser parser;
    const auto options = desktop::declare(parser);
    described::Command program = described::describe(parser, options, "contourcheck");
    program.places = {{{"DATASET"}, {}, desktop::dataset_text().toStdString()}};
    program.environment = read_by(described::Reads::window);
    program.see_also = {{"/usr/share/doc/contourcheck/manual.html",
                         "the manual, which F1 opens, where Debian's package puts it; manual.pdf for print"}};
    return program;
}
#endif

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
    if (auto made = make_folder(folder); !made) return made;
    auto written = write_all(command_line(), folder);
#ifdef CONTOURCHECK_GUI
    if (written) written = write_all(window(), folder);
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
