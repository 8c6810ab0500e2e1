#pragma once

#include "base/block_store.h"
#include "base/sha256.h"
#include "loader/crew.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace contourcheck::batch {

/// SHA-256 by a thread of its own, where the system gives one: what is added is copied, so that it can be written while it is
/// hashed.
class TrailingHash {
public:
    TrailingHash();
    TrailingHash(const TrailingHash&) = delete;
    TrailingHash& operator=(const TrailingHash&) = delete;
    ~TrailingHash();

    /// Waits while more than `most_behind` bytes are not hashed yet.
    void add(std::string_view bytes);
    /// Waits for all of it; 64 lower-case hexadecimal digits. Nothing is added after.
    [[nodiscard]] std::string hex();

private:
    using Bytes = std::vector<char, GridMemory<char>>;

    void run();
    void end();

    static constexpr std::size_t most_behind = 8 << 20;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Bytes> waiting_; // the first is being hashed
    std::size_t behind_ = 0;    // bytes of them
    bool is_all_ = false;
    Sha256 hash_;
    loader::Crew thread_;
};

} // namespace contourcheck::batch
