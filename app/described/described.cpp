#include "described/described.h"

#include <algorithm>
#include <cctype>
#include <ranges>
#include <string_view>

namespace contourcheck::described {

namespace {

Argument describe(const CLI::Option& option) {
    Argument result;
    for (const std::string& name : option.get_snames())
        result.names.push_back('-' + name);
    for (const std::string& name : option.get_lnames())
        result.names.push_back("--" + name);
    if (option.get_positional()) result.names = {option.get_name(true)};
    if (option.get_type_size() != 0) result.value = option.get_type_name();
    result.text = option.get_description();
    result.required = option.get_required();
    result.repeats = option.get_expected_max() > 1;
    return result;
}

bool is_word(const std::string& part) {
    return std::ranges::none_of(part, [](unsigned char c) { return std::isupper(c) || c == '.'; }) ||
           std::ranges::all_of(part, [](unsigned char c) { return std::isdigit(c) || c == '.'; });
}

void walk(const Command& command, const std::string& path, std::vector<Placed>& found) {
    found.push_back({path, &command});
    for (const Command& verb : command.verbs)
        walk(verb, path + '/' + verb.name, found);
}

} // namespace

Command describe(const CLI::App& app) {
    Command result{app.get_name(), app.get_description(), {}, {}, {}, app.get_footer(), {}, {}, {}};
    for (const CLI::Option* option : app.get_options())
        (option->get_positional() ? result.places : result.options).push_back(describe(*option));
    for (const CLI::App* verb : app.get_subcommands({}))
        result.verbs.push_back(describe(*verb));
    return result;
}

Command describe(const QCommandLineParser& parser, const QList<QCommandLineOption>& options,
                 std::string name) {
    const QStringList about = parser.applicationDescription().split(QStringLiteral("\n\n"));
    Command result{std::move(name), about.front().toStdString(), {}, {}, {}, {}, {}, {}, {}};
    result.notes = QStringList(about.mid(1)).join(QStringLiteral("\n\n")).toStdString();
    for (const QCommandLineOption& option : options) {
        Argument argument{{}, option.valueName().toStdString(), option.description().toStdString()};
        for (const QString& each : option.names())
            argument.names.push_back((each.size() == 1 ? "-" : "--") + each.toStdString());
        result.options.push_back(std::move(argument));
    }
    return result;
}

Takes takes(const Argument& argument) {
    Takes result;
    const std::string& named =
        argument.is_place() && argument.value.empty() ? argument.names.front() : argument.value;
    const char between = named.find('|') == std::string::npos ? ',' : '|';
    for (const auto part : std::views::split(named, between)) {
        const std::string word(part.begin(), part.end());
        if (word.starts_with("FILE") || word == "NEW" || word.ends_with(".json"))
            result.files = true;
        else if (word == "DIR" || word == "DATASET")
            result.folders = true;
        else if (!word.empty() && word.front() != '.' && is_word(word))
            result.words.push_back(word);
    }
    return result;
}

std::vector<Placed> all(const Command& program) {
    std::vector<Placed> found;
    walk(program, "", found);
    return found;
}

Takes takes_free(const Command& command) {
    Takes result;
    for (const Command& verb : command.verbs)
        result.words.push_back(verb.name);
    for (const Argument& place : command.places) {
        const Takes here = takes(place);
        result.words.insert(result.words.end(), here.words.begin(), here.words.end());
        result.files |= here.files;
        result.folders |= here.folders;
    }
    return result;
}

std::string paths(const Command& program, const std::string& between) {
    std::vector<std::string> found;
    for (const Placed& each : all(program))
        if (!each.path.empty()) found.push_back(each.path);
    return found.empty() ? "''" : joined(found, between);
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
    std::string result;
    for (const std::string& word : words)
        result += (result.empty() ? "" : between) + word;
    return result;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

} // namespace contourcheck::described
