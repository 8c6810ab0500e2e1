#pragma once

#include "check/report.h"
#include "trial/mistakes.h"

#include <set>

namespace contourcheck::trial {

/// A share with its 95 % interval, by wilson().
struct Share {
    std::size_t found = 0, tried = 0;
    [[nodiscard]] double value() const; ///< 0 when nothing was tried
    double low = 0, high = 1;
};
[[nodiscard]] Share share(std::size_t found, std::size_t tried);

/// One kind of mistake put into contours of one kind.
struct Trial {
    std::string_view mistake; ///< Mistake::id
    contour::Kind kind = contour::Kind::inner;
    Share flagged; ///< got a warning or an error that it did not have before
    Share named;   ///< of these: one of the new findings says what is wrong (Mistake::named_by)
    Share
        others; ///< of all tried: another contour of the patient, taken as right, got a warning or an error by it
};

struct SelfTest {
    std::vector<Trial> trials;      ///< as mistakes(), inner before outer; kinds never tried are left out
    Share right_inner, right_outer; ///< contours taken as right that `check` flags as they stand
    Share others;                   ///< Trial::others of all mistakes together
    std::size_t contours = 0, patients = 0; ///< mistakes were put into
    std::size_t drawn = 0;                  ///< contours they were to be put into
    std::optional<double> area;             ///< under the receiver-operating curve of suspicion, all mistakes
                                            ///< against all contours taken as right; absent without either
    std::uint64_t seed = 0;
    bool whole = true; ///< false when it was stopped or the memory did not suffice: then the figures are of
                       ///< `contours` alone, the first of the dataset's order, and none hold where that is 0
};

struct SelfTestOptions {
    std::uint64_t seed = 1;
    std::size_t most =
        60;          ///< contours of each kind that mistakes are put into, drawn by the seed; bounds the time
    int threads = 0; ///< below 1: all processors
    std::set<std::string> rejected; ///< ids of contours that a reviewer rejected: not taken as right
};

/// Puts each of mistakes() into contours that are taken as right, one contour at a time and in memory alone, checks the
/// patient again with its pictures, and counts what is said of that contour, and of the patient's other contours taken as
/// right, that was not said before. Attempt says what of `check` is done again.
///
/// Taken as right: inner and outer contours that are polygons, to which `check` gives no error and which no reviewer
/// rejected. The same seed gives the same figures with any number of threads. Pictures are read once a patient; at most
/// one patient's a thread are held. Progress counts the contours that mistakes are put into.
[[nodiscard]] SelfTest selftest(const check::Checked& checked, const SelfTestOptions& options,
                                std::stop_token stop = {}, const Progress& progress = {});

/// How many contours the mistakes would be put into, at most: those that selftest() takes as right, as far as that is
/// known without preparing them.
[[nodiscard]] std::size_t contours_to_try(const check::Checked& checked, const SelfTestOptions& options);

/// What this test cannot see, in sentences for people; always shown with the figures.
[[nodiscard]] std::span<const std::string_view> blind_spots();

} // namespace contourcheck::trial
