#include "loader/batch_loader.h"

#include "loader/crew.h"
#include "loader/parallel.h"

#include <algorithm>
#include <chrono>
#include <deque>

namespace contourcheck::loader {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::uint64_t bytes_of(const Item& item) {
    if (!item.pair) return 0;
    const auto in_grid = [](const auto& grid) { return std::uint64_t(grid.values().size_bytes()); };
    return std::visit(in_grid, item.pair->slice.pixels) + std::visit(in_grid, item.pair->mask) +
           item.pair->points.size() * sizeof(contour::Point);
}

} // namespace

class BatchLoader::State {
public:
    State(std::vector<PairRequest> given, Settings settings)
        : requests(std::move(given)), settings_(std::move(settings)),
          plan_(plan_batches(requests, settings_)), batches_an_epoch_(plan_.size()) {
        const int threads = settings_.threads < 1 ? available_processors() : settings_.threads;
        const auto most = int(std::min<std::size_t>(std::size_t(threads), requests.size()));
        if (most > 0) crew_.emplace(most, [this] { work(); });
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { cancel(); } // crew_ waits for the items being read

    std::optional<Batch> next(const std::stop_token& stop) {
        // Registered before the lock is taken: a stop requested already calls back from the constructor.
        const std::stop_callback wake(stop, [this] { wake_all(); });
        load_without_threads(stop);
        std::unique_lock lock(mutex_);
        if (is_over()) return std::nullopt;
        reader_waits(
            [&] { ready_.wait(lock, [&] { return cancelled_ || stop.stop_requested() || is_ready(); }); });
        if (cancelled_ || stop.stop_requested()) return std::nullopt;
        Batch batch = hand_out();
        lock.unlock(); // or who is woken waits for it
        may_begin_.notify_all();
        return batch;
    }

    bool wait_for(std::chrono::milliseconds patience) {
        load_without_threads({});
        std::unique_lock lock(mutex_);
        bool there = false;
        reader_waits([&] {
            there = ready_.wait_for(lock, patience, [&] { return cancelled_ || is_over() || is_ready(); });
        });
        return there;
    }

    void cancel() {
        {
            const std::lock_guard lock(mutex_);
            cancelled_ = true;
        }
        wake_all();
    }

    [[nodiscard]] Statistics statistics() {
        const std::lock_guard lock(mutex_);
        return statistics_;
    }

    const std::vector<PairRequest> requests;

    [[nodiscard]] std::size_t batches_an_epoch() const { return batches_an_epoch_; }

private:
    /// A batch of which some items may be there already.
    struct Filling {
        std::size_t epoch = 0;
        std::size_t number = 0;
        std::vector<std::optional<Item>> items;
        std::size_t missing = 0;
    };

    /// One item of the plan. `batch` counts through all epochs.
    struct Job {
        std::size_t batch = 0;
        std::size_t place = 0;
        std::size_t request = 0;
    };

    void wake_all() {
        // Under the lock, or a thread between its test and its wait would sleep on.
        const std::lock_guard lock(mutex_);
        ready_.notify_all();
        may_begin_.notify_all();
    }

    /// Every batch was handed out.
    [[nodiscard]] bool is_over() const { return plan_.empty() || (begun_all_ && filling_.empty()); }
    [[nodiscard]] bool is_ready() const { return !filling_.empty() && filling_.front().missing == 0; }

    /// Meanwhile the threads may begin what is waited for, and the time is counted.
    template <class Wait>
    void reader_waits(const Wait& wait) {
        waiting_ = true;
        if (settings_.prefetch_batches < 1) may_begin_.notify_all(); // nothing is begun before
        const auto start = Clock::now();
        wait();
        statistics_.reader_waited_s += seconds_since(start);
        waiting_ = false;
    }

    Batch hand_out() {
        Filling& filling = filling_.front();
        Batch batch{filling.epoch, filling.number, {}};
        batch.items.reserve(filling.items.size());
        for (auto& item : filling.items) {
            statistics_.held_bytes -= bytes_of(*item);
            batch.items.push_back(std::move(*item));
        }
        filling_.pop_front();
        ++statistics_.batches;
        return batch;
    }

    /// What the settings let the threads work at now: the batches ahead, or the one that is waited for.
    [[nodiscard]] bool may_begin() const {
        const auto ahead = std::size_t(std::max(settings_.prefetch_batches, waiting_ ? 1 : 0));
        return next_.batch < statistics_.batches + ahead;
    }

    [[nodiscard]] std::optional<Job> take_job() {
        std::unique_lock lock(mutex_);
        const auto done = [&] { return cancelled_ || begun_all_; };
        if (!done() && !may_begin()) {
            const auto start = Clock::now();
            may_begin_.wait(lock, [&] { return done() || may_begin(); });
            statistics_.loader_waited_s += seconds_since(start);
        }
        if (done()) return std::nullopt;
        const auto& batch = plan_[number_];
        if (next_.place == 0)
            filling_.push_back(
                {epoch_, number_, std::vector<std::optional<Item>>(batch.size()), batch.size()});
        const Job job{next_.batch, next_.place, batch[next_.place]};
        if (++next_.place == batch.size()) go_on();
        return job;
    }

    /// To the next batch, or the next epoch's first.
    void go_on() {
        next_ = {next_.batch + 1, 0, 0};
        if (++number_ < plan_.size()) return;
        number_ = 0;
        ++epoch_;
        begun_all_ = settings_.epochs > 0 && epoch_ >= std::size_t(settings_.epochs);
        if (begun_all_)
            may_begin_.notify_all(); // nothing is left to wait for
        else if (settings_.shuffle)
            plan_ = plan_batches(requests, settings_, epoch_);
    }

    void put(const Job& job, Item item) {
        const std::uint64_t bytes = bytes_of(item);
        std::unique_lock lock(mutex_);
        Filling& filling = filling_[job.batch - statistics_.batches];
        ++statistics_.items;
        statistics_.failed += item.pair ? 0 : 1;
        statistics_.bytes += bytes;
        statistics_.held_bytes += bytes;
        statistics_.most_held_bytes = std::max(statistics_.most_held_bytes, statistics_.held_bytes);
        filling.items[job.place] = std::move(item);
        --filling.missing;
        if (!is_ready()) return;
        lock.unlock(); // or who is woken waits for it
        ready_.notify_all();
    }

    /// Tries again what may pass, unless it is cancelled meanwhile.
    Expected<Pair> load(const PairRequest& request) {
        auto pause = std::chrono::milliseconds(10);
        for (int left = settings_.retries;; --left, pause *= 4) {
            auto pair = load_pair(request, settings_.convention, settings_.limits, settings_.hashes);
            if (pair || !pair.error().may_pass || left <= 0) return pair;
            std::unique_lock lock(mutex_);
            ++statistics_.retried;
            if (may_begin_.wait_for(lock, pause, [&] { return cancelled_; })) return pair;
        }
    }

    /// Where the system gives no thread, the reader loads what it waits for.
    void load_without_threads(const std::stop_token& stop) {
        const auto is_wanted = [&] {
            const std::lock_guard lock(mutex_);
            waiting_ = true;
            return !cancelled_ && !stop.stop_requested() && !is_over() && !is_ready();
        };
        while (crew_ && crew_->is_empty() && is_wanted())
            if (const auto job = take_job()) put(*job, {job->request, load(requests[job->request])});
    }

    /// On each thread of the crew.
    void work() {
        while (const auto job = take_job())
            put(*job, {job->request, load(requests[job->request])});
    }

    const Settings settings_;
    std::vector<std::vector<std::size_t>> plan_; // of the epoch whose items are being begun
    const std::size_t batches_an_epoch_;
    std::mutex mutex_;
    std::condition_variable may_begin_, ready_;
    bool cancelled_ = false;
    bool waiting_ = false;   // next() waits
    bool begun_all_ = false; // of the last epoch
    Job next_;               // the next item to begin, in the batch `number_` of the epoch
    std::size_t epoch_ = 0;
    std::size_t number_ = 0;
    std::deque<Filling> filling_; // from the one that is handed out next
    Statistics statistics_;
    std::optional<Crew> crew_; // the last member: its threads use the others
};

BatchLoader::BatchLoader(std::vector<PairRequest> requests, Settings settings)
    : state_(std::make_unique<State>(std::move(requests), std::move(settings))) {}

BatchLoader::~BatchLoader() = default;

std::size_t BatchLoader::batch_count() const {
    return state_->batches_an_epoch();
}

const std::vector<PairRequest>& BatchLoader::requests() const {
    return state_->requests;
}

Statistics BatchLoader::statistics() const {
    return state_->statistics();
}

std::optional<Batch> BatchLoader::next(std::stop_token stop) {
    return state_->next(stop);
}

bool BatchLoader::wait_for(std::chrono::milliseconds patience) {
    return state_->wait_for(patience);
}

void BatchLoader::cancel() {
    state_->cancel();
}

} // namespace contourcheck::loader
