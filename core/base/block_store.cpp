#include "base/block_store.h"

#include <mutex>
#include <pthread.h>
#include <vector>

namespace contourcheck {

namespace {

class Store;
Store& store();

/// Blocks that nobody uses, from the one given back first.
class Store {
public:
    Store() {
        // A child of fork() has this thread alone, and would wait for ever for what another one held.
        ::pthread_atfork([] { store().mutex_.lock(); }, [] { store().mutex_.unlock(); },
                         [] { store().mutex_.unlock(); });
    }

    [[nodiscard]] void* take(std::size_t bytes) {
        const std::lock_guard lock(mutex_);
        for (auto at = blocks_.rbegin(); at != blocks_.rend(); ++at) {
            if (at->bytes != bytes) continue;
            void* const start = at->start;
            blocks_.erase(std::next(at).base());
            held_ -= bytes;
            return start;
        }
        return nullptr;
    }

    void keep(void* start, std::size_t bytes) {
        const std::lock_guard lock(mutex_);
        blocks_.reserve(kept_bytes / kept_from_bytes + 1);
        blocks_.push_back({start, bytes});
        held_ += bytes;
        for (; held_ > kept_bytes; blocks_.erase(blocks_.begin())) {
            ::operator delete(blocks_.front().start);
            held_ -= blocks_.front().bytes;
        }
    }

private:
    struct Block {
        void* start;
        std::size_t bytes;
    };
    std::mutex mutex_;
    std::vector<Block> blocks_;
    std::size_t held_ = 0;
};

/// Never destroyed: grids may outlive it.
Store& store() {
    static Store& only = *new Store;
    return only;
}

/// The address sanitizer has to see that a block is gone.
constexpr bool is_kept([[maybe_unused]] std::size_t bytes) {
#ifdef __SANITIZE_ADDRESS__
    return false;
#else
    return bytes >= kept_from_bytes && bytes <= kept_bytes;
#endif
}

} // namespace

void* take_block(std::size_t bytes) {
    if (is_kept(bytes))
        if (void* const block = store().take(bytes)) return block;
    return ::operator new(bytes);
}

void give_block(void* block, std::size_t bytes) noexcept {
    try {
        if (is_kept(bytes)) return store().keep(block, bytes);
    } catch (const std::bad_alloc&) { // no room to note it: it goes
    }
    ::operator delete(block);
}

} // namespace contourcheck
