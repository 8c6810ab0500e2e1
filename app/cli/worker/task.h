#pragma once

#include "cli/verbs/export.h"

#include <nlohmann/json.hpp>

namespace contourcheck::cli {

using Json = nlohmann::ordered_json;

/// A line of the worker's input.
struct Task {
    enum class Do { check, export_ };

    Do what = Do::check;
    ExportOptions
        options; ///< dataset, folder ("out", may be empty for a check), convention, the patient in `selection`
};

/// Why a task failed, as its result says it.
struct TaskError {
    std::string code; ///< "task", "usage", or the word of an error's code
    std::string message;
};

/// The id even where the rest is wrong, so that who sent it can tell.
struct ParsedTask {
    Json id; ///< as it was given; null where the line says none
    tl::expected<Task, TaskError> task;
};

/// {"id": …, "do": "check"|"export", "dataset": …, "patient": …, "out": …} and more keys, which are export's options
/// without their dashes: "kinds": "inner,outer", "batch-size": 8, "pseudonym": true. A key may have _ for -.
[[nodiscard]] ParsedTask parse_task(const std::string& line);

/// A line of the worker's output, with its line break.
[[nodiscard]] std::string result_line(const Json& id, const tl::expected<Json, TaskError>& result);

} // namespace contourcheck::cli
