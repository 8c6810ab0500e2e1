#include "described/described.h"

#include <cctype>
#include <sstream>

namespace contourcheck::described {

namespace {

/// Text as groff_man(7) takes it: minus signs that can be copied, lines that are broken after a bar or a comma.
std::string in_roff(std::string text) {
    text = replaced(std::move(text), "\\", "\\e");
    text = replaced(std::move(text), "-", "\\-");
    text = replaced(std::move(text), "|", "|\\:");
    if (text.starts_with('.') || text.starts_with('\'')) text = "\\&" + text;
    return text;
}

std::string bold(const std::string& text) {
    return "\\fB" + in_roff(text) + "\\fR";
}

std::string italic(const std::string& text) {
    return "\\fI" + in_roff(text) + "\\fR";
}

/// Lines as they are.
std::string as_typed(const std::string& lines) {
    std::string result = ".PP\n.nf\n";
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);)
        result += in_roff(line) + '\n';
    return result + ".fi\n";
}

std::string item(const Argument& argument) {
    std::string names;
    for (const std::string& name : argument.names)
        names += (names.empty() ? "" : ", ") + (argument.is_place() ? italic(name) : bold(name));
    std::string head = names;
    if (!argument.value.empty()) head += ' ' + italic(argument.value);
    if (argument.repeats) head += " ...";
    return ".TP\n" + head + '\n' + in_roff(argument.text) +
           (argument.required && !argument.is_place() ? " (required)" : "") + '\n';
}

std::string items(const Command& command) {
    std::string result;
    for (const Argument& place : command.places)
        result += item(place);
    for (const Argument& option : command.options)
        result += item(option);
    return result;
}

std::string places(const Command& command) {
    std::string line;
    for (const Argument& place : command.places) {
        const std::string name = italic(place.names.front()) + (place.repeats ? " ..." : "");
        line += ' ' + (place.required ? name : '[' + name + ']');
    }
    return line;
}

/// `lead`: the words up to the command, and what stands between them.
std::string synopsis(const Command& command, const std::string& lead) {
    std::string line = lead + " [" + italic("options") + ']' + places(command);
    if (!command.verbs.empty()) line += ' ' + italic("verb") + " ...";
    return line + '\n';
}

/// The sections of the verbs; an action's words stand after its verb's.
std::string verbs(const Command& program) {
    std::string result, verb;
    for (const Placed& each : all(program)) {
        if (each.path.empty()) continue;
        const bool is_action = each.path.find('/', 1) != std::string::npos;
        const std::string words = replaced(each.path.substr(1), "/", " ");
        const std::string lead =
            is_action ? verb + ' ' + bold(each.command->name) : bold(program.name + ' ' + words);
        if (!is_action) verb = lead + places(*each.command);
        result += ".SS " + in_roff(words) + '\n' + in_roff(each.command->text) + ".\n.PP\n";
        result += synopsis(*each.command, lead);
        result += items(*each.command);
        if (!each.command->notes.empty()) result += as_typed(each.command->notes);
    }
    return result.empty() ? result : ".SH VERBS\n" + result;
}

std::string items(const std::vector<Meaning>& meanings) {
    std::string result;
    for (const Meaning& each : meanings)
        result += ".TP\n" + bold(each.name) + '\n' + in_roff(each.text) + '\n';
    return result;
}

std::string section(const std::string& heading, const std::vector<Meaning>& meanings) {
    return meanings.empty() ? "" : ".SH " + heading + '\n' + items(meanings);
}

} // namespace

std::string man_page(const Command& program) {
    const std::string other = program.verbs.empty() ? "contourcheck\\-cli" : "contourcheck";
    std::string name = program.name;
    for (char& letter : name)
        letter = char(std::toupper(static_cast<unsigned char>(letter)));
    const std::string text = program.text.substr(0, program.text.find_last_not_of('.') + 1);
    return ".TH " + in_roff(name) + " 1 \"\" \"ContourCheck " CONTOURCHECK_VERSION "\" \"User Commands\"\n" +
           ".SH NAME\n" + in_roff(program.name) + " \\- " + char(std::tolower(text.front())) +
           in_roff(text.substr(1)) + "\n.SH SYNOPSIS\n" + synopsis(program, bold(program.name)) +
           ".SH OPTIONS\n" + items(program) + verbs(program) + section("EXIT STATUS", program.exits) +
           section("ENVIRONMENT", program.environment) + ".SH NOTES\n" + as_typed(program.notes) +
           ".SH SEE ALSO\n.BR " + other + " (1)\n" + items(program.see_also);
}

} // namespace contourcheck::described
