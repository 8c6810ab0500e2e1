#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string_view>
#include <utility>

namespace contourcheck::cli {

/// The program's exit status.
enum class Exit { done = 0, findings = 1, usage = 2, dataset = 3, unwritable = 4, partly = 5 };

/// What each says, for people.
inline constexpr std::pair<Exit, std::string_view> exit_meanings[] = {
    {Exit::done, "done; nothing at or above --fail-on"},
    {Exit::findings, "done; findings at or above --fail-on, or a changed or empty log of decisions"},
    {Exit::usage, "the command line is wrong, or names what is not there"},
    {Exit::dataset, "the dataset cannot be used"},
    {Exit::unwritable, "an output could not be written; nothing half-written is left under its final name"},
    {Exit::partly, "part of the work failed; the rest was done and each failure is named"},
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
