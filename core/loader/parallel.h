#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

#include "base/error.h"

namespace contourcheck::loader {

/// The processors this process may use (its affinity mask), at least 1.
[[nodiscard]] int available_processors();

/// Calls `work(i)` once for each i in [0, count) from up to `threads` threads of a QThreadPool of its own and returns
/// when all have returned, or from this one where the system gives no other; `threads` below 1 means available_processors(). After a stop request no further item is
/// begun and the result is `cancelled`. `progress` is called under a lock, in no fixed order of items.
[[nodiscard]] Expected<void> for_each(std::size_t count, int threads,
                                      const std::function<void(std::size_t)>& work, std::stop_token stop = {},
                                      const Progress& progress = {});

} // namespace contourcheck::loader
