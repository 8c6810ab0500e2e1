#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace contourcheck::cli {

/// The program's exit status.
enum class Exit {
    done = 0,       ///< done; nothing at or above --fail-on
    findings = 1,   ///< done; findings at or above --fail-on
    usage = 2,      ///< the command line is wrong, or names what is not there
    dataset = 3,    ///< the dataset cannot be used
    unwritable = 4, ///< an output could not be written; nothing half-written is left under its final name
    partly = 5,     ///< part of the work failed; the rest was done and each failure is named
};

/// What a command line asks for. `run` is set by the verb that was given and called once all of it is parsed.
struct Command {
    int jobs = 0; ///< below 1: the processors this process may use
    bool quiet = false;
    bool paints = false; ///< needs Qt Gui
    std::function<Exit()> run;
};

/// Each declares its verb with options, help and example; parsing it sets `command.run`.
void add_scan(CLI::App& app, Command& command);
void add_check(CLI::App& app, Command& command);
void add_selftest(CLI::App& app, Command& command);
void add_export(CLI::App& app, Command& command);
void add_plan(CLI::App& app, Command& command);
void add_merge(CLI::App& app, Command& command);
void add_render(CLI::App& app, Command& command);
void add_sheet(CLI::App& app, Command& command);
void add_report(CLI::App& app, Command& command);
void add_review(CLI::App& app, Command& command);
void add_worker(CLI::App& app, Command& command);
void add_demo(CLI::App& app, Command& command);

} // namespace contourcheck::cli
