#pragma once

#include "base/error.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace contourcheck::demo {

struct Options {
    std::uint64_t seed = 1;
    int patients = 3;
    int locations = 8;        ///< slice locations a patient
    int phases = 20;          ///< cardiac phases a location
    bool with_errors = false; ///< plants one of each kind of mistake and writes truth.json beside it
};

/// Writes a synthetic short-axis cine dataset in the challenge layout into `folder`, which must be empty or not there
/// yet. The same options write the same bytes. See phantom.h for what is drawn and errors.h for what is planted.
[[nodiscard]] Expected<void> write_dataset(const std::filesystem::path& folder, const Options& options,
                                           std::stop_token stop = {}, const Progress& progress = {});

} // namespace contourcheck::demo
