#include "cli/command_line.h"
#include "cli/terminal.h"

#ifdef CONTOURCHECK_GUI
#include <QGuiApplication>
#else
#include <QCoreApplication>
#endif

#include <algorithm>
#include <csignal>
#include <memory>
#include <sstream>

namespace {

using namespace contourcheck::cli;

/// CLI11 would call a verb it does not know an unexpected argument.
bool names_unknown_verb(const CLI::App& app, int argc, char** argv) {
    if (argc < 2 || argv[1][0] == '-') return false;
    std::string verbs;
    for (const CLI::App* verb : app.get_subcommands({})) {
        if (verb->check_name(argv[1])) return false;
        verbs += ' ' + verb->get_name();
    }
    tell("there is no verb '" + std::string(argv[1]) + "'; there are:" + verbs);
    return true;
}

/// "review list --help": what stands where DATASET would is meant as the action. Null where no such thing is asked for.
const CLI::App* action_to_explain(const CLI::App& app, int argc, char** argv) {
    if (argc < 4) return nullptr;
    const auto find = [](const CLI::App& in, const char* name) -> const CLI::App* {
        for (const CLI::App* each : in.get_subcommands({}))
            if (each->check_name(name)) return each;
        return nullptr;
    };
    const CLI::App* verb = find(app, argv[1]);
    const CLI::App* action = verb ? find(*verb, argv[2]) : nullptr;
    const auto asks = [](const char* word) {
        return std::string_view(word) == "--help" || std::string_view(word) == "-h";
    };
    return std::any_of(argv + 3, argv + argc, asks) ? action : nullptr;
}

Exit tell_parse_error(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == int(CLI::ExitCodes::Success)) { // --help or --version
        std::ostringstream out;
        app.exit(error, out, out);
        return print(out.str());
    }
    std::string verb;
    for (const CLI::App* at = &app; !at->get_subcommands().empty(); verb += ' ' + at->get_name())
        at = at->get_subcommands().front();
    tell(error.what());
    tell("see contourcheck-cli" + verb + " --help");
    return Exit::usage;
}

/// Qt's own warnings in this program's form. That a server has no XDG_RUNTIME_DIR is no news: nothing here uses it.
void tell_for_qt(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtDebugMsg || type == QtInfoMsg || message.startsWith("QStandardPaths: XDG_RUNTIME_DIR"))
        return;
    tell(message.toStdString());
}

std::unique_ptr<QCoreApplication> make_application(char** argv, bool paints) {
    qInstallMessageHandler(tell_for_qt);
    static int count = 1; // Qt takes no options from this command line, and keeps a reference to the count
#ifdef CONTOURCHECK_GUI
    if (paints) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // pictures need no display, and must not differ with one
        qputenv("TZ", "UTC");                    // Qt writes the zone into documents
        return std::make_unique<QGuiApplication>(count, argv);
    }
#endif
    (void)paints;
    return std::make_unique<QCoreApplication>(count, argv);
}

Exit run(int argc, char** argv) {
    CLI::App app;
    Command command;
    declare(app, command);
    if (names_unknown_verb(app, argc, argv)) return Exit::usage;
    if (const CLI::App* action = action_to_explain(app, argc, argv))
        return print(action->help(app.get_name() + ' ' + argv[1]));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return tell_parse_error(app, error);
    }
    const auto application = make_application(argv, command.paints);
    return command.run();
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN); // "| head" closes the pipe early: print() sees it as an errno
    try {
        return int(run(argc, argv));
    } catch (const std::exception& error) { // out of memory: every other failure is a value
        tell(error.what());
        return int(Exit::partly);
    }
}
