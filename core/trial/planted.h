#pragma once

#include "check/report.h"
#include "trial/mistakes.h"

#include <set>

namespace contourcheck::trial {

/// A right contour with a mistake that a reader can see, to be shown among others: whether it is caught tells how
/// attentive a review is.
struct Planted {
    std::size_t patient = 0;  ///< index into Checked::patients
    std::size_t contour = 0;  ///< of the patient: the right one, which stays as it is
    std::string_view mistake; ///< Mistake::id
    std::vector<contour::Point> points;

    friend bool operator==(const Planted&, const Planted&) = default;
};

/// At most `most`, by the seed, each in another contour and as far as it goes on another slice: inner and outer contours
/// with a slice to which `check` gives neither warning nor error, other than those `left_out` by id. Kinds of mistakes take
/// turns; those that hide from a careful reader as well (a tenth too large, two pixels off, two contours exchanged) and
/// damaged outlines, which checks find by themselves, are not among them. In the dataset's order.
[[nodiscard]] std::vector<Planted> planted(const check::Checked& checked, std::size_t most,
                                           std::uint64_t seed, const std::set<std::string>& left_out = {});

} // namespace contourcheck::trial
