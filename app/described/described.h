#pragma once

#include <QCommandLineParser>

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

/// What a program takes on its command line, as its manual page and the shells' completions tell it.
namespace contourcheck::described {

/// An option, or what stands in a place of its own.
struct Argument {
    std::vector<std::string> names; ///< "-o", "--output"; of a place its one name, "DATASET"
    std::string value;              ///< "DIR", "error|warning|never"; empty: takes none
    std::string text;
    bool required = false;
    bool repeats = false;

    [[nodiscard]] bool is_place() const { return names.front().front() != '-'; }
};

/// A status, a variable or a file, and what it says.
struct Meaning {
    std::string name;
    std::string text;
};

/// A program, a verb of it, or an action of a verb.
struct Command {
    std::string name;
    std::string text;
    std::vector<Argument> options;
    std::vector<Argument> places;
    std::vector<Command> verbs;
    std::string notes; ///< lines as they are: what --help ends with
    /// Of a program as a whole:
    std::vector<Meaning> exits;
    std::vector<Meaning> environment;
    std::vector<Meaning> see_also;
};

[[nodiscard]] Command describe(const CLI::App& app);
/// `options`: those of the parser, which does not tell them itself.
[[nodiscard]] Command describe(const QCommandLineParser& parser, const QList<QCommandLineOption>& options,
                               std::string name);

/// What can be typed for a value.
struct Takes {
    std::vector<std::string> words;
    bool files = false;
    bool folders = false;
};
/// From the value's name: words are in small letters, "FILE.csv" is a file, "DIR" and "DATASET" are folders.
[[nodiscard]] Takes takes(const Argument& argument);
/// Where no option is typed: the verbs, and what stands in any place.
[[nodiscard]] Takes takes_free(const Command& command);

/// Every command of the program with the words that lead to it: "", "/review", "/review/list".
struct Placed {
    std::string path;
    const Command* command;
};
[[nodiscard]] std::vector<Placed> all(const Command& program);
/// Those that lead from the program on, as a pattern of a shell: "/scan | /review | /review/list".
[[nodiscard]] std::string paths(const Command& program, const std::string& between);

[[nodiscard]] std::string joined(const std::vector<std::string>& words, const std::string& between);
[[nodiscard]] std::string replaced(std::string text, const std::string& what, const std::string& with);

/// For man(1), section 1.
[[nodiscard]] std::string man_page(const Command& program);
[[nodiscard]] std::string bash_completion(const Command& program);
[[nodiscard]] std::string zsh_completion(const Command& program);
[[nodiscard]] std::string fish_completion(const Command& program);

} // namespace contourcheck::described
