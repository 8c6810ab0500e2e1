#pragma once

#include <cstddef>
#include <new>

namespace contourcheck {

/// Memory for what is large and soon made again: pixels, masks, pictures. A block of `kept_from_bytes` or more that is given
/// back waits for the next one of its size, up to `kept_bytes` of them: the system would clear and map its pages anew, which
/// takes longer than reading a slice into them. From any thread. What a block holds is not cleared.
[[nodiscard]] void* take_block(std::size_t bytes); ///< throws std::bad_alloc
void give_block(void* block, std::size_t bytes) noexcept;

inline constexpr std::size_t kept_from_bytes = 32 << 10;
inline constexpr std::size_t kept_bytes = 8 << 20;

/// The allocator of grids: blocks of the store, values that nobody names left as they are.
template <class T>
struct GridMemory {
    using value_type = T;

    GridMemory() = default;
    template <class Other>
    GridMemory(const GridMemory<Other>&) {} // NOLINT(google-explicit-constructor): as allocators are

    [[nodiscard]] T* allocate(std::size_t count) {
        if (count > std::size_t(-1) / sizeof(T)) throw std::bad_array_new_length();
        return static_cast<T*>(take_block(count * sizeof(T)));
    }
    void deallocate(T* values, std::size_t count) noexcept { give_block(values, count * sizeof(T)); }

    template <class U>
    void construct(U* place) {
        ::new (static_cast<void*>(place)) U;
    }
    template <class U, class... Given>
    void construct(U* place, Given&&... given) {
        ::new (static_cast<void*>(place)) U(static_cast<Given&&>(given)...);
    }

    friend bool operator==(const GridMemory&, const GridMemory&) { return true; }
};

} // namespace contourcheck
