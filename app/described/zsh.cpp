#include "described/described.h"

namespace contourcheck::described {

namespace {

/// `at` is the path of the command so far; _arguments completes its options wherever they stand.
constexpr auto zsh_script = R"(#compdef @NAME@
local at= word
for word in ${words[2,CURRENT-1]}; do
    case $at/$word in
    @PATHS@) at+=/$word ;;
    esac
done
case $at in
@COMMANDS@esac
)";

/// Within single quotes, and in brackets or between colons.
std::string in_zsh(std::string text) {
    for (const char* special : {"\\", "[", "]", ":"})
        text = replaced(std::move(text), special, std::string("\\") + special);
    return replaced(std::move(text), "'", "'\\''");
}

/// After a space, as it is: _arguments would put options of its own behind the first word.
std::string values_in_zsh(const Takes& takes) {
    const std::string words = takes.words.empty() ? "" : '(' + joined(takes.words, " ") + ')';
    if (!takes.files && !takes.folders) return words.empty() ? " " : words;
    const std::string paths = takes.files ? "_files" : "_files -/";
    if (words.empty()) return paths;
    return R"( _alternative "words\:word\:)" + words + R"(" "paths\:path\:)" + paths + '"';
}

std::string option_in_zsh(const Argument& option) {
    std::string spec = '[' + in_zsh(option.text) + ']';
    if (!option.value.empty()) spec += ':' + in_zsh(option.value) + ':' + values_in_zsh(takes(option));
    const std::string others = option.repeats ? "*" : '(' + joined(option.names, " ") + ')';
    std::string lines;
    for (const std::string& name : option.names)
        lines += " \\\n    '" + others + name + spec + '\'';
    return lines;
}

std::string command_in_zsh(const Placed& placed) {
    std::string arguments;
    for (const Argument& option : placed.command->options)
        arguments += option_in_zsh(option);
    std::vector<std::string> names;
    for (const Argument& place : placed.command->places)
        names.push_back(place.names.front());
    if (!placed.command->verbs.empty()) names.push_back("verb");
    const Takes free = takes_free(*placed.command);
    return '\'' + placed.path + "')\n  _arguments" + arguments + " \\\n    '*:" + in_zsh(joined(names, " ")) +
           ':' + values_in_zsh(free) + "'\n  ;;\n";
}

} // namespace

std::string zsh_completion(const Command& program) {
    std::string commands;
    for (const Placed& each : all(program))
        commands += command_in_zsh(each);
    std::string script = replaced(zsh_script, "@NAME@", program.name);
    script = replaced(script, "@PATHS@", paths(program, " | "));
    return replaced(script, "@COMMANDS@", commands);
}

} // namespace contourcheck::described
