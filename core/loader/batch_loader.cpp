#include "loader/batch_loader.h"

#include "base/random.h"
#include "loader/crew.h"
#include "loader/parallel.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace contourcheck::loader {

std::vector<std::vector<std::size_t>> plan_batches(const std::vector<PairRequest>& requests,
                                                   const Settings& settings) {
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (settings.shuffle) {
        Random random(settings.seed);
        shuffle(std::span(order), random);
    }
    const auto full = std::size_t(std::max(1, settings.batch_size));
    std::vector<std::vector<std::size_t>> plan;
    std::map<std::tuple<int, int, std::string_view>, std::size_t>
        open; // shape and type to the batch being filled
    for (const std::size_t index : order) {
        const PairRequest& request = requests[index];
        const auto [place, fresh] =
            open.try_emplace({request.shape.rows, request.shape.columns, request.pixel_type}, plan.size());
        if (!fresh && plan[place->second].size() == full) place->second = plan.size();
        if (place->second == plan.size()) plan.emplace_back();
        plan[place->second].push_back(index);
    }
    return plan;
}

namespace {

/// A batch of which some items may be there already.
struct Filling {
    std::vector<std::optional<Item>> items;
    std::size_t missing = 0;
};

/// One item of the plan.
struct Job {
    std::size_t batch = 0;
    std::size_t place = 0;
};

} // namespace

class BatchLoader::State {
public:
    State(std::vector<PairRequest> given, Settings settings)
        : requests(std::move(given)), plan(plan_batches(requests, settings)), settings_(std::move(settings)) {
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
        std::unique_lock lock(mutex_);
        if (handed_out_ == plan.size()) return std::nullopt;
        waiting_ = true;
        may_begin_.notify_all();
        ready_.wait(lock, [&] { return cancelled_ || stop.stop_requested() || is_ready(); });
        waiting_ = false;
        if (cancelled_ || stop.stop_requested()) return std::nullopt;

        Batch batch;
        batch.number = handed_out_;
        for (auto& item : filling_.at(handed_out_).items)
            batch.items.push_back(std::move(*item));
        filling_.erase(handed_out_++);
        may_begin_.notify_all();
        return batch;
    }

    void cancel() {
        {
            const std::lock_guard lock(mutex_);
            cancelled_ = true;
        }
        wake_all();
    }

    const std::vector<PairRequest> requests;
    const std::vector<std::vector<std::size_t>> plan;

private:
    void wake_all() {
        // Under the lock, or a thread between its test and its wait would sleep on.
        const std::lock_guard lock(mutex_);
        ready_.notify_all();
        may_begin_.notify_all();
    }

    [[nodiscard]] bool is_ready() const {
        const auto found = filling_.find(handed_out_);
        return found != filling_.end() && found->second.missing == 0;
    }

    /// What the settings let the threads work at now: the batches ahead, or the one that is waited for.
    [[nodiscard]] bool may_begin(std::size_t batch) const {
        const auto ahead = std::size_t(std::max(settings_.prefetch_batches, waiting_ ? 1 : 0));
        return batch < handed_out_ + ahead;
    }

    [[nodiscard]] std::optional<Job> take_job() {
        std::unique_lock lock(mutex_);
        may_begin_.wait(
            lock, [&] { return cancelled_ || cursor_.batch == plan.size() || may_begin(cursor_.batch); });
        if (cancelled_ || cursor_.batch == plan.size()) return std::nullopt;
        const Job job = cursor_;
        const std::size_t size = plan[job.batch].size();
        if (job.place == 0) filling_[job.batch] = {std::vector<std::optional<Item>>(size), size};
        if (++cursor_.place == size) {
            cursor_ = {job.batch + 1, 0};
            if (cursor_.batch == plan.size()) may_begin_.notify_all(); // nothing is left to wait for
        }
        return job;
    }

    void put(const Job& job, Item item) {
        const std::lock_guard lock(mutex_);
        Filling& filling = filling_.at(job.batch);
        filling.items[job.place] = std::move(item);
        if (--filling.missing == 0) ready_.notify_all();
    }

    /// On each thread of the crew.
    void work() {
        while (const auto job = take_job()) {
            const std::size_t index = plan[job->batch][job->place];
            put(*job, {index, load_pair(requests[index], settings_.convention, settings_.limits)});
        }
    }

    const Settings settings_;
    std::mutex mutex_;
    std::condition_variable may_begin_, ready_;
    bool cancelled_ = false;
    bool waiting_ = false;       // next() waits
    Job cursor_;                 // the next item to begin
    std::size_t handed_out_ = 0; // batches
    std::map<std::size_t, Filling> filling_;
    std::optional<Crew> crew_; // the last member: its threads use the others
};

BatchLoader::BatchLoader(std::vector<PairRequest> requests, Settings settings)
    : state_(std::make_unique<State>(std::move(requests), std::move(settings))) {}

BatchLoader::~BatchLoader() = default;

std::size_t BatchLoader::batch_count() const {
    return state_->plan.size();
}

const std::vector<PairRequest>& BatchLoader::requests() const {
    return state_->requests;
}

std::optional<Batch> BatchLoader::next(std::stop_token stop) {
    return state_->next(stop);
}

void BatchLoader::cancel() {
    state_->cancel();
}

} // namespace contourcheck::loader
