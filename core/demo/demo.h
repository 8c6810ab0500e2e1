#pragma once

#include "base/error.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace contourcheck::demo {

struct Options {
    std::uint64_t seed = 1;
    int patients = 3;
    int locations = 8;   ///< slice locations a patient
    int phases = 20;     ///< cardiac phases a location
    bool varied = false; ///< hearts, scanners and readers of all sorts, many of them hard: see variety.h
    /// Plants one of each kind of mistake and writes truth.json beside it; makes 8 patients or more, and needs 6
    /// locations or more.
    bool with_errors = false;
};

/// Writes a synthetic short-axis cine dataset in the challenge layout into `folder`, which must be empty or not there
/// yet; `invalid_argument` otherwise. It stands there whole or, on failure or when stopped, not at all. The same
/// options write the same bytes. See phantom.h for what is drawn and errors.h for what is planted.
[[nodiscard]] Expected<void> write_dataset(const std::filesystem::path& folder, const Options& options,
                                           std::stop_token stop = {}, const Progress& progress = {});

} // namespace contourcheck::demo
