#include "batch/trailing_hash.h"

namespace contourcheck::batch {

TrailingHash::TrailingHash() : thread_(1, [this] { run(); }) {}

TrailingHash::~TrailingHash() {
    end();
}

void TrailingHash::add(std::shared_ptr<const Block> block) {
    if (thread_.is_empty()) return hash_.add({block->data(), block->size()});
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.size() < most_waiting; });
    waiting_.push_back(std::move(block));
    changed_.notify_all();
}

std::string TrailingHash::hex() {
    end();
    return hash_.hex();
}

void TrailingHash::end() {
    {
        const std::lock_guard lock(mutex_);
        is_all_ = true;
        changed_.notify_all();
    }
    thread_.wait();
}

void TrailingHash::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return is_all_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const Block& next = *waiting_.front(); // stays where it is while others come behind it
        lock.unlock();
        hash_.add({next.data(), next.size()});
        lock.lock();
        waiting_.pop_front();
        changed_.notify_all();
    }
}

} // namespace contourcheck::batch
