#include "cli/worker/worker.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "loader/parallel.h"

#include <iostream>

namespace contourcheck::cli {

void add_worker(CLI::App& app, Command& command) {
    CLI::App& verb = *app.add_subcommand(
        "worker", "Reads tasks as lines of JSON and answers each: for queues and clusters, a patient a task");
    add_common(verb, command);
    add_example(
        verb,
        "  echo '{\"id\": \"7\", \"do\": \"export\", \"dataset\": \"/data/sunnybrook\", \"patient\": "
        "\"SCD0000101\", \"out\": \"out/1\"}' |\n"
        "      contourcheck-cli worker\n\n"
        "\"do\" is \"check\" or \"export\"; without \"patient\" it is the whole dataset. Other keys are the "
        "options of\n"
        "export and check without their dashes. The result of a check is that of check --json, or stands in "
        "the\n"
        "file \"out\". A task may run twice, or be killed and run again: the output is the same.\n"
        "Results: {\"id\", \"status\": \"done\"|\"failed\", \"result\", \"error\": {\"code\", "
        "\"message\"}|null}, in any order.");
    verb.callback([&command] {
        command.run = [&command] {
            return Worker(std::cin, command.jobs > 0 ? command.jobs : loader::available_processors()).run();
        };
    });
}

} // namespace contourcheck::cli
