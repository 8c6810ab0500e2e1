#pragma once

#include "base/error.h"
#include "cli/verb.h"

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace contourcheck::cli {

/// Standard output is a terminal and the user has not set NO_COLOR (no-color.org).
[[nodiscard]] bool colours_wanted();

enum class Ink { bold, faint, red, yellow, green };
/// The text between escape codes, or as it is where `on` is false.
[[nodiscard]] std::string inked(std::string_view text, Ink ink, bool on);

/// Writes a result to standard output. A reader that has closed the pipe ("| head") is no failure; a full disk is
/// Exit::unwritable.
[[nodiscard]] Exit print(std::string_view result);

/// A line on standard error: "contourcheck-cli: message", control characters shown as U+FFFD.
void tell(std::string_view message);

/// "a, b and 3 more": each name once, in the order given.
[[nodiscard]] std::string some_of(const std::vector<std::string>& names, std::size_t most_named);

/// Tells the error and gives `exit` back.
[[nodiscard]] Exit give_up(const Error& error, Exit exit);
/// The same of a log of decisions that cannot be used, with what can be done: Exit::unwritable.
[[nodiscard]] Exit give_up_on_log(const Error& error);

/// While it is there, SIGINT and SIGTERM ask what is done to stop, and the second one ends the program. What the program was
/// started to ignore it goes on to ignore.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
    /// Where one came, ends the program as it would have.
    void end_if_it_came();

private:
    std::stop_source stop_;
    std::jthread waits_;
};

/// A bar on standard error, only on a terminal and not when quiet; gone when the object is.
class ProgressBar {
public:
    ProgressBar(std::string label, bool quiet);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// Empty where no bar is shown. Must not be called after the bar is gone.
    [[nodiscard]] Progress progress() const;

private:
    struct Line;
    std::shared_ptr<Line> line_;
};

} // namespace contourcheck::cli
