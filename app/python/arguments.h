#pragma once

#include "batch/selection.h"

#include <tuple>

namespace contourcheck::python {

/// What batches() is asked for, in the words of the command line.
struct Arguments {
    std::vector<std::string> kinds;
    std::string include;
    std::optional<std::uint64_t> seed;
    std::optional<std::string> split;
    std::optional<std::string> part;
    std::optional<std::tuple<int, int>> shard;
    std::optional<std::string> patient;
    bool drop_last = false;
    bool checked = false;
    bool allow_burned_in = false;
    bool leave_out_unsaid = false;
};

/// `invalid_argument` names the argument.
[[nodiscard]] Expected<batch::Selection> selection_of(const Arguments& arguments);
[[nodiscard]] Expected<mask::Convention> convention_of(double pixel_origin, const std::string& mask_rule);

/// `invalid_argument` where the number is less than the least.
[[nodiscard]] Expected<int> at_least(int least, int number, const std::string& argument);

} // namespace contourcheck::python
