#pragma once

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <vector>

extern char** environ; // NOLINT: POSIX says to declare it so

namespace contourcheck::support {

/// Another program, its output in a file. Not QProcess: the thread sanitizer takes its vfork for a fork and then lets this
/// process start no more threads.
class Child {
public:
    Child(std::vector<std::string> arguments, const std::filesystem::path& output) {
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::posix_spawn_file_actions_adddup2(&actions, 1, 2);
        std::vector<char*> pointers;
        for (std::string& argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        if (::posix_spawn(&id_, pointers[0], &actions, nullptr, pointers.data(), environ) != 0) id_ = -1;
        ::posix_spawn_file_actions_destroy(&actions);
    }
    ~Child() {
        kill();
        (void)succeeded();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] bool started() const { return id_ > 0; }
    void kill() const {
        if (id_ > 0) ::kill(id_, SIGKILL);
    }
    /// Waits for its end.
    [[nodiscard]] bool succeeded() {
        int status = -1;
        if (id_ <= 0 || ::waitpid(id_, &status, 0) != id_) return false;
        id_ = -1;
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

private:
    pid_t id_ = -1;
};

} // namespace contourcheck::support
