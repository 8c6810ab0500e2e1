#include "batch/trailing_hash.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <unistd.h>

namespace contourcheck::batch {

TrailingHash::TrailingHash(int handle, Sha256& so_far, std::uint64_t from)
    : handle_(handle), hash_(so_far), size_(from), hashed_(from), thread_(1, [this] { run(); }) {}

TrailingHash::~TrailingHash() {
    (void)finish();
}

void TrailingHash::follow(std::uint64_t size) {
    size_ = size;
    size_.notify_one();
    for (std::uint64_t hashed = hashed_; size - std::min(size, hashed) > most_behind; hashed = hashed_)
        hashed_.wait(hashed);
}

int TrailingHash::finish() {
    size_ |= is_all;
    size_.notify_one();
    thread_.wait();
    return error_;
}

void TrailingHash::run() {
    for (std::uint64_t told = size_;; told = size_) {
        const std::uint64_t size = told & ~is_all;
        if (hashed_ < size) {
            // After an error the rest is passed over, so that the writer does not wait for it.
            if (error_ == 0) error_ = add_up_to(size);
            hashed_ = size;
            hashed_.notify_one();
        } else if ((told & is_all) != 0) {
            return;
        } else {
            size_.wait(told);
        }
    }
}

int TrailingHash::add_up_to(std::uint64_t size) {
    std::array<char, 1 << 16> block;
    for (std::uint64_t at = hashed_; at < size;) {
        const auto wanted = std::size_t(std::min<std::uint64_t>(block.size(), size - at));
        const ssize_t count = ::pread(handle_, block.data(), wanted, off_t(at));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count < 0 ? errno : EIO;
        hash_.add({block.data(), std::size_t(count)});
        at += std::uint64_t(count);
    }
    return 0;
}

} // namespace contourcheck::batch
