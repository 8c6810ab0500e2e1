#pragma once

#include "cli/worker/open_datasets.h"
#include "cli/worker/task.h"

#include <condition_variable>
#include <deque>
#include <istream>
#include <set>

namespace contourcheck::cli {

/// Works through tasks, a line each, on some threads, and writes their results to standard output in the order in which
/// they are done. Reads no further ahead than it has threads for.
class Worker {
public:
    Worker(std::istream& tasks, int threads);

    /// Exit::done at the end of the input, when all results are written; Exit::unwritable when nobody takes them.
    [[nodiscard]] Exit run();

private:
    void read();
    void work();
    [[nodiscard]] std::optional<std::string> next();
    void answer(const std::string& line);
    void write(const std::string& result);
    [[nodiscard]] tl::expected<Json, TaskError> done(const Task& task);
    [[nodiscard]] Expected<Json> checked(const Task& task);
    [[nodiscard]] Expected<std::shared_ptr<const check::Checked>> opened(const ExportOptions& options,
                                                                         batch::Options& settings);
    [[nodiscard]] Expected<Json> exported(const Task& task);

    /// Holds an output's name, so that the same task twice is not done at the same time.
    class Hold;

    std::istream& tasks_;
    int threads_;
    OpenDatasets datasets_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::string> waiting_;
    std::set<std::filesystem::path> held_;
    bool ended_ = false;  ///< of the input
    bool broken_ = false; ///< nobody takes the results
    std::mutex output_;
};

} // namespace contourcheck::cli
