#pragma once

#include "base/phrase.h"
#include "contour/contour.h"

#include <optional>
#include <string>
#include <vector>

namespace contourcheck::check {

enum class Severity { info, warning, error };
enum class Scope { dataset, patient, slice, contour };

[[nodiscard]] std::string_view word(Severity severity);
[[nodiscard]] std::string_view word(Scope scope);

/// The same contour where it would fit better, to be drawn beside the one that is there. A finding about a whole patient
/// shows one of its contours on the other patient's slice of the same number.
struct Rival {
    std::string patient; ///< whose slice
    int slice = 0;
    contour::Kind kind = contour::Kind::inner;
    std::vector<contour::Point> points; ///< contour coordinates
    Phrase words;                       ///< "mirrored left to right", "slice 68"
    double contrast = 0; ///< what the search for it reached: the greater, the likelier the explanation

    friend bool operator==(const Rival&, const Rival&) = default;
};

/// Something that does not match, what was measured and against what. `id` is the same in every run on the same data,
/// so that a decision about it survives the next run: it is made of the rule and what the finding is about.
struct Finding {
    std::string id;
    std::string rule; ///< a word of the rule list
    Severity severity = Severity::warning;
    Scope scope = Scope::contour;
    std::string patient; ///< empty where it does not apply
    std::string original;
    std::optional<int> slice;
    std::optional<contour::Kind> kind;
    std::string file; ///< relative to the dataset, with '/'
    int line = 0;     ///< in `file`; 0 where it does not apply
    Phrase title;     ///< in a few words; empty: the rule's, by title()
    Phrase message;
    std::optional<double> value;
    std::optional<double> threshold;
    std::string unit;
    Phrase suggestion;
    std::optional<contour::Point> place; ///< where to look, in the contour's coordinates
    std::optional<Rival> rival;

    friend bool operator==(const Finding&, const Finding&) = default;
};

} // namespace contourcheck::check
