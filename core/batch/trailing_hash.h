#pragma once

#include "base/block_store.h"
#include "base/sha256.h"
#include "loader/crew.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace contourcheck::batch {

/// A part of a file.
using Block = std::vector<char, GridMemory<char>>;

/// SHA-256 by a thread of its own, where the system gives one: blocks are written while they are hashed.
class TrailingHash {
public:
    TrailingHash();
    TrailingHash(const TrailingHash&) = delete;
    TrailingHash& operator=(const TrailingHash&) = delete;
    ~TrailingHash();

    /// Waits while `most_waiting` blocks are not hashed yet.
    void add(std::shared_ptr<const Block> block);
    /// Waits for all of it; 64 lower-case hexadecimal digits. Nothing is added after.
    [[nodiscard]] std::string hex();

private:
    void run();
    void end();

    static constexpr std::size_t most_waiting = 16;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<const Block>> waiting_; // the first is being hashed
    bool is_all_ = false;
    Sha256 hash_;
    loader::Crew thread_;
};

} // namespace contourcheck::batch
