#pragma once

#include "base/sha256.h"
#include "loader/crew.h"

#include <atomic>
#include <cstdint>

namespace contourcheck::batch {

/// The SHA-256 of a file while it is written: a thread of its own reads what has come and hashes it, while the writer
/// writes and the disk takes it. It stays at most `most_behind` bytes behind, which the system still has in memory.
class TrailingHash {
public:
    /// `so_far` is that of the first `from` bytes. The file stays open, to be read, until this has gone.
    TrailingHash(int handle, Sha256& so_far, std::uint64_t from);
    TrailingHash(const TrailingHash&) = delete;
    TrailingHash& operator=(const TrailingHash&) = delete;
    ~TrailingHash();

    /// So many bytes are in the file now.
    void follow(std::uint64_t size);
    /// Waits for the rest; 0 or the number of the error with which it could not be read.
    [[nodiscard]] int finish();

private:
    void run();
    [[nodiscard]] int add_up_to(std::uint64_t size);

    static constexpr std::uint64_t most_behind = 8 << 20;
    static constexpr std::uint64_t is_all = std::uint64_t(1) << 63; // in size_: nothing comes after

    int handle_;
    Sha256& hash_;
    std::atomic<std::uint64_t> size_;
    std::atomic<std::uint64_t> hashed_;
    int error_ = 0;
    loader::Crew thread_;
};

} // namespace contourcheck::batch
