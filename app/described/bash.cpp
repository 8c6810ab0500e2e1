#include "described/described.h"

namespace contourcheck::described {

namespace {

/// `at` is the path of the command so far. A value after "=" is a word of its own to bash.
constexpr auto bash_script = R"(@FUNCTION@() {
    local at= word words= paths=
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    if [[ $current == = ]]; then
        current=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $at/$word in
        @PATHS@) at+=/$word ;;
        esac
    done
    case "$at $before" in
@VALUES@    *)
        case "$at $current" in
@COMMANDS@        esac
        ;;
    esac
    mapfile -t COMPREPLY < <(
        compgen -W "$words" -- "$current"
        [[ -z $paths ]] || compgen "$paths" -- "$current"
    )
}
complete -o filenames -F @FUNCTION@ @NAME@
)";

std::string reply_in_bash(const Takes& takes) {
    std::string commands;
    if (!takes.words.empty()) commands += " words='" + joined(takes.words, " ") + "'";
    if (takes.files || takes.folders) commands += takes.files ? " paths=-f" : " paths=-d";
    return ")" + (commands.empty() ? " :" : commands) + " ;;\n";
}

std::string values_in_bash(const Placed& placed) {
    std::string cases;
    for (const Argument& option : placed.command->options) {
        if (option.value.empty()) continue;
        std::vector<std::string> patterns;
        for (const std::string& name : option.names)
            patterns.push_back('\'' + placed.path + ' ' + name + '\'');
        cases += "    " + joined(patterns, " | ") + reply_in_bash(takes(option));
    }
    return cases;
}

std::string command_in_bash(const Placed& placed) {
    Takes options;
    for (const Argument& option : placed.command->options)
        options.words.insert(options.words.end(), option.names.begin(), option.names.end());
    return "        '" + placed.path + " -'*" + reply_in_bash(options) + //
           "        '" + placed.path + " '*" + reply_in_bash(takes_free(*placed.command));
}

} // namespace

std::string bash_completion(const Command& program) {
    std::string values, commands;
    for (const Placed& each : all(program)) {
        values += values_in_bash(each);
        commands += command_in_bash(each);
    }
    std::string script = replaced(bash_script, "@FUNCTION@", '_' + replaced(program.name, "-", "_"));
    script = replaced(script, "@PATHS@", paths(program, " | "));
    script = replaced(script, "@VALUES@", values);
    script = replaced(script, "@COMMANDS@", commands);
    return replaced(script, "@NAME@", program.name);
}

} // namespace contourcheck::described
