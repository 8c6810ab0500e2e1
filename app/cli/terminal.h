#pragma once

#include "base/error.h"
#include "cli/verb.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

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

/// Tells the error and gives `exit` back.
[[nodiscard]] Exit give_up(const Error& error, Exit exit);

/// While it is there, Ctrl+C says `note` before it ends the program, unless it is ignored.
class NoteOnInterrupt {
public:
    explicit NoteOnInterrupt(const char* note); ///< a literal
    ~NoteOnInterrupt();
    NoteOnInterrupt(const NoteOnInterrupt&) = delete;
    NoteOnInterrupt& operator=(const NoteOnInterrupt&) = delete;
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
