#pragma once

#include "demo/phantom.h"

#include <cstdint>

namespace contourcheck::demo {

/// What the scanner makes of a signal: the coil's gain, noise in two channels, the limited resolution with its faint
/// ringing, magnitude (Rician noise: Gudbjartsson and Patz 1995), a round field of view, whole numbers.
class Scanner {
public:
    Scanner();

    [[nodiscard]] Grid<std::int16_t> scan(const Anatomy& anatomy, const Signal& signal,
                                          const Grid<float>& gain, std::uint64_t seed);

private:
    std::vector<float> along_rows_; ///< half of the point spread function, from its middle
    std::vector<float> along_columns_;
    Grid<float> real_;
    Grid<float> imaginary_;
    Grid<float> between_;
};

} // namespace contourcheck::demo
