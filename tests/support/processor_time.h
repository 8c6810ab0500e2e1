#pragma once

#include <ctime>

namespace contourcheck::support {

/// What this process takes of the processors from here on, in ms: what else the machine does counts for nothing.
class ProcessorTime {
public:
    [[nodiscard]] double ms() const { return 1000.0 * double(std::clock() - start_) / CLOCKS_PER_SEC; }

private:
    std::clock_t start_ = std::clock();
};

} // namespace contourcheck::support
