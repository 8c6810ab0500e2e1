#pragma once

#include "base/error.h"
#include "desktop/work.h"

#include <optional>
#include <stop_token>

namespace contourcheck::desktop {

/// One piece of work at a time on a worker: a new one stops the one before, and only the newest is heard of.
template <class Result>
class Latest {
public:
    using Job = std::function<Result(std::stop_token, const Progress&)>;
    using Done = std::function<void(Result)>;

    Latest() : workers_(1) {}
    ~Latest() { stop_.request_stop(); }
    Latest(const Latest&) = delete;
    Latest& operator=(const Latest&) = delete;

    void start(Job job, Progress progressed, Done take) {
        cancel();
        stop_ = std::stop_source();
        busy_ = true;
        progressed_ = std::move(progressed);
        done_ = std::move(take);
        workers_.start([this, number = number_, job = std::move(job),
                        stop = stop_.get_token()](const Workers::Post& post) {
            const Progress progress = [this, post, number](std::size_t done, std::size_t total) {
                post([this, number, done, total] {
                    if (number == number_) progressed_(done, total);
                });
            };
            auto result = std::make_shared<Result>(job(stop, progress));
            post([this, number, result] {
                if (number != number_) return;
                busy_ = false;
                done_(std::move(*result));
            });
        });
    }

    /// What was started comes to its end early, and is heard.
    void stop_early() { stop_.request_stop(); }
    /// Nothing is heard any more of what was started.
    void cancel() {
        stop_.request_stop();
        ++number_;
        busy_ = false;
    }
    [[nodiscard]] bool busy() const { return busy_; }

private:
    std::uint64_t number_ = 0; ///< of the newest
    bool busy_ = false;
    std::stop_source stop_;
    Progress progressed_;
    Done done_;
    Workers workers_; ///< last: waits for what runs before the rest goes
};

} // namespace contourcheck::desktop
