#include "described/described.h"

namespace contourcheck::described {

namespace {

/// True where the words so far lead to the command of this path.
constexpr auto fish_function = R"(function @FUNCTION@
    set -l at ''
    for word in (commandline -opc)[2..-1]
        switch "$at/$word"
            case @PATHS@
                set at "$at/$word"
        end
    end
    test "$at" = "$argv[1]"
end
complete -c @NAME@ -f
)";

std::string in_fish(std::string text) {
    return '\'' + replaced(replaced(std::move(text), "\\", "\\\\"), "'", "\\'") + '\'';
}

std::string values_in_fish(const Takes& takes) {
    std::string values = joined(takes.words, " ");
    if (!takes.files && takes.folders) values += " (__fish_complete_directories)";
    return (takes.files ? " -F" : "") + (values.empty() ? "" : " -a " + in_fish(values));
}

std::string option_in_fish(const Argument& option) {
    std::string line;
    for (const std::string& name : option.names)
        line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!option.value.empty()) line += (takes(option).files ? " -r" : " -x") + values_in_fish(takes(option));
    return line + " -d " + in_fish(option.text);
}

std::string command_in_fish(const Placed& placed, const std::string& start) {
    std::string lines;
    for (const Argument& option : placed.command->options)
        lines += start + option_in_fish(option) + '\n';
    for (const Command& verb : placed.command->verbs)
        lines += start + " -a " + verb.name + " -d " + in_fish(verb.text) + '\n';
    for (const Argument& place : placed.command->places)
        if (const std::string values = values_in_fish(takes(place)); !values.empty())
            lines += start + values + " -d " + in_fish(place.names.front()) + '\n';
    return lines;
}

} // namespace

std::string fish_completion(const Command& program) {
    const std::string function = "__" + replaced(program.name, "-", "_") + "_at";
    std::string script = replaced(fish_function, "@FUNCTION@", function);
    script = replaced(script, "@PATHS@", paths(program, " "));
    script = replaced(script, "@NAME@", program.name);
    for (const Placed& each : all(program))
        script += command_in_fish(each, "complete -c " + program.name + " -n \"" + function + " '" +
                                            each.path + "'\"");
    return script;
}

} // namespace contourcheck::described
