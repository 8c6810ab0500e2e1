#include "loader/crew.h"

namespace contourcheck::loader {

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

Crew::Crew(int threads, std::function<void()> work) : work_(std::move(work)), running_(threads) {
    for (int i = 0; i < threads; ++i)
        members_.push_back(std::make_unique<Member>(*this));
    pool_.setMaxThreadCount(threads);
    // The same on every system: macOS gives threads 512 KB, and decoders recurse.
    pool_.setStackSize(8u << 20);
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
