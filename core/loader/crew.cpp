#include "loader/crew.h"

#include <algorithm>
#include <pthread.h>

namespace contourcheck::loader {

namespace {

/// The same on every system: macOS gives threads 512 KB, and decoders recurse.
constexpr std::size_t stack_bytes = 8 << 20;

/// How many threads the system gives, up to `wanted`: a QThreadPool that is refused one waits for it for ever. One more
/// is tried than is counted, for the moment until the system knows that those tried are gone.
int threads_to_be_had(int wanted) {
    std::mutex holds;
    const auto wait = [](void* mutex) -> void* {
        const std::lock_guard lock(*static_cast<std::mutex*>(mutex));
        return nullptr;
    };
    std::vector<pthread_t> tried;
    pthread_attr_t attributes;
    ::pthread_attr_init(&attributes);
    ::pthread_attr_setstacksize(&attributes, stack_bytes);
    {
        const std::lock_guard lock(holds); // all of them are there at once
        pthread_t thread{};
        while (int(tried.size()) <= wanted && ::pthread_create(&thread, &attributes, wait, &holds) == 0)
            tried.push_back(thread);
    }
    for (const pthread_t thread : tried)
        ::pthread_join(thread, nullptr);
    ::pthread_attr_destroy(&attributes);
    return std::max(0, int(tried.size()) - 1);
}

} // namespace

class Crew::Member : public QRunnable {
public:
    explicit Member(Crew& crew) : crew_(crew) { setAutoDelete(false); }

    void run() override {
        // Pairs with the store in Crew's constructor: what was written before it is seen from here on.
        (void)crew_.started_.load(std::memory_order_acquire);
        crew_.work_();
        const std::lock_guard lock(crew_.mutex_);
        if (--crew_.running_ == 0) crew_.all_done_.notify_all();
    }

private:
    Crew& crew_;
};

Crew::Crew(int threads, std::function<void()> work)
    : work_(std::move(work)), running_(threads_to_be_had(threads)) {
    for (int i = 0; i < running_; ++i)
        members_.push_back(std::make_unique<Member>(*this));
    pool_.setMaxThreadCount(std::max(1, running_));
    pool_.setStackSize(unsigned(stack_bytes));
    started_.store(true, std::memory_order_release);
    for (const auto& member : members_)
        pool_.start(member.get());
}

Crew::~Crew() {
    wait();
}

void Crew::wait() {
    std::unique_lock lock(mutex_);
    all_done_.wait(lock, [this] { return running_ == 0; });
}

} // namespace contourcheck::loader
