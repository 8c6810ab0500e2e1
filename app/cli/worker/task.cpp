#include "cli/worker/task.h"

#include "base/text.h"
#include "cli/options.h"

#include <algorithm>

namespace contourcheck::cli {

namespace {

constexpr std::string_view own_keys[] = {"id", "do", "dataset", "patient", "out"};

tl::unexpected<TaskError> no_task(const std::string& message) {
    return tl::unexpected(TaskError{"task", message});
}

/// Empty where the key is absent or null.
tl::expected<std::string, TaskError> text_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || found->is_null()) return std::string();
    if (!found->is_string()) return no_task('"' + std::string(key) + "\" is no text");
    auto text = found->get<std::string>();
    if (text.find('\0') != std::string::npos) return no_task('"' + std::string(key) + "\" holds a zero byte");
    return text;
}

/// As the command line has it: "--batch-size=8". Empty for false and null.
tl::expected<std::string, TaskError> word_of(std::string key, const Json& value) {
    std::replace(key.begin(), key.end(), '_', '-');
    if (value.is_null() || (value.is_boolean() && !value.get<bool>())) return std::string();
    if (value.is_boolean()) return "--" + key;
    const auto one = [](const Json& part) {
        return part.is_string() ? part.get<std::string>() : part.dump();
    };
    std::string text;
    if (value.is_object()) return no_task('"' + key + "\" is neither a value nor a list of values");
    if (!value.is_array()) return "--" + key + '=' + one(value);
    for (const Json& part : value)
        text += (text.empty() ? "" : ",") + one(part);
    return "--" + key + '=' + text;
}

tl::expected<void, TaskError> take_options(const Json& json, Task& task) {
    std::vector<std::string> words;
    for (const auto& [key, value] : json.items()) {
        if (std::ranges::find(own_keys, key) != std::end(own_keys)) continue;
        auto word = word_of(key, value);
        if (!word) return tl::unexpected(word.error());
        if (!word->empty()) words.push_back(std::move(*word));
    }
    CLI::App parser;
    parser.set_help_flag();
    add_follow_links(parser, task.options.dataset);
    if (task.what == Task::Do::check)
        add_convention(parser, task.options.batch.convention);
    else
        add_export_options(parser, task.options);
    std::reverse(words.begin(), words.end()); // as CLI11 takes them
    try {
        parser.parse(words);
    } catch (const CLI::ParseError& error) { // the bridge to the library
        return tl::unexpected(TaskError{"usage", error.what()});
    }
    return {};
}

tl::expected<Task, TaskError> task_from(const Json& json) {
    Task task;
    const auto what = text_of(json, "do"), dataset = text_of(json, "dataset"),
               patient = text_of(json, "patient"), out = text_of(json, "out");
    for (const auto* each : {&what, &dataset, &patient, &out})
        if (!*each) return tl::unexpected(each->error());
    if (*what != "check" && *what != "export") return no_task("\"do\" is neither \"check\" nor \"export\"");
    if (dataset->empty()) return no_task("it names no \"dataset\"");
    task.what = *what == "check" ? Task::Do::check : Task::Do::export_;
    if (task.what == Task::Do::export_ && out->empty()) return no_task("it names no folder \"out\"");
    task.options.dataset = *dataset;
    task.options.folder = *out;
    if (const auto taken = take_options(json, task); !taken) return tl::unexpected(taken.error());
    if (!patient->empty()) task.options.batch.selection.patient = *patient;
    task.options.batch.resume = true; // a task that was killed is sent again
    return task;
}

} // namespace

ParsedTask parse_task(const std::string& line) {
    bool is_nested = false; // nothing of a task is, and the library copies what is by recursion
    const auto keep = [&](int depth, Json::parse_event_t event, const Json&) {
        using Event = Json::parse_event_t;
        const bool opens = event == Event::array_start || event == Event::object_start;
        is_nested = is_nested || (opens && depth > 1);
        return !(opens && depth > 1);
    };
    const Json json = Json::parse(line, keep, false);
    if (json.is_discarded()) return {nullptr, no_task("the line is no JSON")};
    if (!json.is_object()) return {nullptr, no_task("the line is no JSON object")};
    const Json id = json.contains("id") ? json["id"] : Json(nullptr);
    if (id.is_structured()) return {nullptr, no_task("\"id\" is neither text nor number")};
    if (is_nested) return {id, no_task("a value is neither a text, a number nor a list of them")};
    return {id, task_from(json)};
}

std::string result_line(const Json& id, const tl::expected<Json, TaskError>& result) {
    Json line = {{"id", id}, {"status", result ? "done" : "failed"}, {"result", nullptr}, {"error", nullptr}};
    if (result)
        line["result"] = *result;
    else
        line["error"] = {{"code", result.error().code}, {"message", printable(result.error().message)}};
    // Paths and ids are not always UTF-8.
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace contourcheck::cli
