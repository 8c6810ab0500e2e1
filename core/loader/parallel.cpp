#include "loader/parallel.h"

#include "loader/crew.h"

#include <QThread>

#include <algorithm>
#include <exception>
#include <new>
#include <optional>

namespace contourcheck::loader {

int available_processors() {
    return std::max(1, QThread::idealThreadCount());
}

namespace {

/// What the threads of one for_each() share.
class Round {
public:
    Round(std::size_t count, const std::function<void(std::size_t)>& work, std::stop_token stop,
          const Progress& progress)
        : count_(count), work_(work), stop_(std::move(stop)), progress_(progress) {}

    /// Takes items until there are none. Runs on each thread.
    void take_part() noexcept {
        try {
            while (!failed_.load() && !stop_.stop_requested()) {
                const std::size_t item = next_.fetch_add(1);
                if (item >= count_) return;
                work_(item);
                const std::lock_guard lock(mutex_);
                ++done_;
                if (progress_) progress_(done_, count_);
            }
        } catch (const std::bad_alloc&) {
            give_up({Code::too_large, Phrase::tr("the memory does not suffice")});
        } catch (const std::exception& error) {
            give_up({Code::malformed, Phrase::tr("unexpected: %1", {error.what()})});
        } catch (...) {
            give_up({Code::malformed, Phrase::tr("unexpected error")});
        }
    }

    [[nodiscard]] Expected<void> result() {
        const std::lock_guard lock(mutex_);
        if (error_) return tl::unexpected(*error_);
        if (done_ < count_) return fail(Code::cancelled, Phrase::tr("stopped"));
        return {};
    }

private:
    void give_up(Error error) noexcept {
        failed_ = true;
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::move(error);
    }

    const std::size_t count_;
    const std::function<void(std::size_t)>& work_;
    const std::stop_token stop_;
    const Progress& progress_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    std::size_t done_ = 0;
    std::optional<Error> error_;
};

} // namespace

Expected<void> for_each(std::size_t count, int threads, const std::function<void(std::size_t)>& work,
                        std::stop_token stop, const Progress& progress) {
    if (count == 0) return {};
    const auto wanted = std::size_t(threads < 1 ? available_processors() : threads);
    Round round(count, work, std::move(stop), progress);
    Crew crew(int(std::min(wanted, count)), [&round] { round.take_part(); });
    if (crew.is_empty()) round.take_part();
    crew.wait();
    return round.result();
}

} // namespace contourcheck::loader
