#pragma once

#include <QRunnable>
#include <QThreadPool>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace contourcheck::loader {

/// A QThreadPool whose threads all run one function, once each. Everything that passes between threads does so through
/// `started_` and `mutex_`, never through Qt's own locks, so that a thread sanitizer sees it with Debian's Qt as well.
class Crew {
public:
    /// As many of the threads as the system gives now. It may refuse: a limit of the user or the container is reached.
    Crew(int threads, std::function<void()> work);
    ~Crew(); ///< waits
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    /// Returns when the function has returned on every thread.
    void wait();
    [[nodiscard]] bool is_empty() const { return members_.empty(); } ///< the system gives no thread

private:
    class Member;

    std::function<void()> work_;
    std::atomic<bool> started_ = false;
    std::mutex mutex_;
    std::condition_variable all_done_;
    int running_ = 0;
    std::vector<std::unique_ptr<QRunnable>> members_;
    QThreadPool pool_; // the last member: its threads are gone before anything they use is
};

} // namespace contourcheck::loader
