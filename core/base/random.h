#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace contourcheck {

/// Random numbers that are the same on every platform and with every standard library: xoshiro256** (Blackman and
/// Vigna 2021), seeded by SplitMix64. The standard's distributions are not: their results differ between libraries.
class Random {
public:
    explicit Random(std::uint64_t seed);

    [[nodiscard]] std::uint64_t next();
    /// In [0, 1), with 53 random bits.
    [[nodiscard]] double uniform();
    [[nodiscard]] double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// In [0, bound), each equally likely (Lemire 2019); bound > 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
    /// Normal with mean 0 and deviation 1 (polar method, Marsaglia and Bray 1964).
    [[nodiscard]] double normal();

private:
    std::uint64_t state_[4];
};

/// Fisher and Yates: each order equally likely.
template <class T>
void shuffle(std::span<T> values, Random& random) {
    for (std::size_t left = values.size(); left > 1; --left)
        std::swap(values[left - 1], values[std::size_t(random.below(left))]);
}

} // namespace contourcheck
