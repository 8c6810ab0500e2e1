#pragma once

#include "demo/plan.h"

#include <optional>

namespace contourcheck::demo {

/// A mistake that was planted and the word of the rule that is meant to find it.
struct Planted {
    std::string rule;
    std::string id;      ///< of the contour; empty where the mistake is no single contour's
    std::string patient; ///< empty where there is none
    std::optional<int> slice;
    std::optional<contour::Kind> kind;
    std::string file; ///< relative to the dataset, with '/'
    std::string what; ///< a sentence
};

/// As many patients as there must be for the mistakes to keep apart: one clean one, five that carry them, two whose
/// contours are exchanged.
inline constexpr int patients_with_errors = 8;
inline constexpr int locations_with_errors = 6;

/// Plants one of each kind of mistake that can be made in a single place. The first patient stays clean, and so does
/// every one between the sixth and the last two. `systematic-offset` is left out: it is a whole dataset's mistake and
/// would spoil all others. The plan must have at least the patients and locations named above.
[[nodiscard]] std::vector<Planted> plant(Plan& plan);

/// { schema: "contourcheck/truth/1", seed, planted: [ { rule, id, patient, slice, kind, file, what } … ] }
[[nodiscard]] std::string truth_json(const std::vector<Planted>& planted, std::uint64_t seed);

} // namespace contourcheck::demo
