#include "cli/terminal.h"

#include "base/text.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <system_error>

#include <unistd.h>

namespace contourcheck::cli {

namespace {

/// All of `bytes`, or the errno of the write that failed.
int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(std::size_t(written));
    }
    return 0;
}

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

} // namespace

bool colours_wanted() {
    const char* terminal = std::getenv("TERM");
    return ::isatty(STDOUT_FILENO) == 1 && !is_set("NO_COLOR") &&
           (terminal == nullptr || std::strcmp(terminal, "dumb") != 0);
}

std::string inked(std::string_view text, Ink ink, bool on) {
    if (!on) return std::string(text);
    const char* code = "";
    switch (ink) {
    case Ink::bold:
        code = "1";
        break;
    case Ink::faint:
        code = "2";
        break;
    case Ink::red:
        code = "31";
        break;
    case Ink::yellow:
        code = "33";
        break;
    case Ink::green:
        code = "32";
        break;
    }
    return std::string("\x1b[") + code + 'm' + std::string(text) + "\x1b[0m";
}

Exit print(std::string_view result) {
    const int failure = write_all(STDOUT_FILENO, result);
    if (failure == 0 || failure == EPIPE) return Exit::done;
    tell(std::string("standard output: ") + std::strerror(failure));
    return Exit::unwritable;
}

void tell(std::string_view message) {
    std::string line = "contourcheck-cli: " + printable(message) + '\n';
    (void)write_all(STDERR_FILENO, line); // there is nobody left to tell
}

std::string some_of(const std::vector<std::string>& names, std::size_t most_named) {
    std::string text;
    std::set<std::string_view> seen;
    for (const std::string& name : names)
        if (seen.insert(name).second && seen.size() <= most_named) text += (text.empty() ? "" : ", ") + name;
    if (seen.size() > most_named) text += " and " + std::to_string(seen.size() - most_named) + " more";
    return text;
}

Exit give_up(const Error& error, Exit exit) {
    tell(to_string(error));
    return exit;
}

Exit give_up_on_log(const Error& error) {
    tell(to_string(error));
    if (error.code == Code::unsupported)
        tell("start the newer ContourCheck, or one that is as new; what is decided in another file, named in "
             "CONTOURCHECK_DECISIONS, does not count with the decisions in this one");
    return Exit::unwritable;
}

namespace {

constexpr int interrupts[] = {SIGINT, SIGTERM};
std::atomic<int> came = 0; // lock-free: a signal's handler writes it

void end_by(int number) {
    std::signal(number, SIG_DFL);
    std::raise(number);
}

extern "C" void note_interrupt(int number) {
    if (came.exchange(number) != 0) end_by(number);
}

} // namespace

Interruption::Interruption() {
    try {
        waits_ = std::jthread([this](const std::stop_token& over) {
            constexpr std::chrono::milliseconds moment(20);
            while (!over.stop_requested() && came == 0)
                std::this_thread::sleep_for(moment);
            if (came != 0) stop_.request_stop();
        });
    } catch (const std::system_error&) {
        return; // the system gives no thread: signals end the program, as ever
    }
    for (const int number : interrupts)
        if (std::signal(number, &note_interrupt) == SIG_IGN) std::signal(number, SIG_IGN);
}

Interruption::~Interruption() {
    for (const int number : interrupts)
        if (std::signal(number, SIG_DFL) == SIG_IGN) std::signal(number, SIG_IGN);
}

void Interruption::end_if_it_came() {
    if (came != 0) end_by(came);
}

struct ProgressBar::Line {
    std::string label;
    std::chrono::steady_clock::time_point drawn = {};
    bool visible = false;

    void draw(std::size_t done, std::size_t total) {
        const auto now = std::chrono::steady_clock::now();
        if (done < total && now - drawn < std::chrono::milliseconds(50)) return;
        drawn = now;
        visible = true;
        constexpr std::size_t width = 30;
        const std::size_t filled = total == 0 ? width : width * std::min(done, total) / total;
        std::string text = "\r" + label + " [" + std::string(filled, '#') + std::string(width - filled, '.') +
                           "] " + std::to_string(done) + '/' + std::to_string(total) + "\x1b[K";
        (void)write_all(STDERR_FILENO, text);
    }
};

ProgressBar::ProgressBar(std::string label, bool quiet) {
    if (quiet || ::isatty(STDERR_FILENO) != 1) return;
    line_ = std::make_shared<Line>();
    line_->label = std::move(label);
}

ProgressBar::~ProgressBar() {
    if (line_ && line_->visible) (void)write_all(STDERR_FILENO, "\r\x1b[K");
}

Progress ProgressBar::progress() const {
    if (!line_) return {};
    return [line = line_](std::size_t done, std::size_t total) { line->draw(done, total); };
}

} // namespace contourcheck::cli
