#pragma once

#include "trial/selftest.h"

#include <string>

namespace contourcheck::cli {

/// What of one dataset stands beside the figures.
struct SelfTestFacts {
    const check::Report& report;
    std::size_t inner = 0, outer = 0; ///< contours there are
    std::size_t rejected = 0;         ///< of these, by a reviewer
};

/// A table for a person: a row a mistake, with what it cannot see at the end.
[[nodiscard]] std::string to_text(const trial::SelfTest& test, const SelfTestFacts& facts, bool colours);
/// "contourcheck/selftest/1"
[[nodiscard]] std::string to_json(const trial::SelfTest& test, const SelfTestFacts& facts);

} // namespace contourcheck::cli
