#include "loader/crew.h"

#ifdef __SANITIZE_THREAD__
// Debian's Qt is built without the sanitizer, which so cannot see the futex of QMutex and takes QThreadPool's own lists
// and conditions for unguarded. This passes over malloc, free and pthread calls that Qt Core (and the watchdog of
// Qt Test) itself makes, and nothing else: what our code does on Qt's threads is still watched.
extern "C" const char* __tsan_default_suppressions() {
    return "called_from_lib:libQt6Core.so\ncalled_from_lib:libQt6Test.so\n";
}
#endif

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
