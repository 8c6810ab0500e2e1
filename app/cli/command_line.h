#pragma once

#include "cli/verb.h"

namespace contourcheck::cli {

/// The whole command line of contourcheck-cli: its verbs with their options, help and examples.
void declare(CLI::App& app, Command& command);

} // namespace contourcheck::cli
