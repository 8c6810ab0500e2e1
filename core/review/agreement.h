#pragma once

#include "base/grid.h"
#include "review/review.h"

#include <functional>
#include <set>

namespace contourcheck::review {

/// What one reviewer says of a contour now: accepted, rejected or unsure; stale where it is said of other content.
struct Opinion {
    State state = State::none;
    std::vector<std::string> reasons;

    /// Stale ones do not: nobody is compared by them.
    [[nodiscard]] bool counts() const { return state != State::stale; }

    friend bool operator==(const Opinion&, const Opinion&) = default;
};
/// By contour. What was taken back is not among them.
using Opinions = std::map<std::string, Opinion>;

/// What each reviewer says, by name. `contents` tells what each contour holds now; contours that it lacks are passed over.
[[nodiscard]] std::map<std::string, Opinions> opinions(const std::vector<Decision>& log,
                                                       const std::map<std::string, Content>& contents);

/// Contours that two reviewers or more call different things; reasons are not compared.
[[nodiscard]] std::set<std::string> disagreed(const std::map<std::string, Opinions>& reviewers);

/// A figure with its 95 % interval.
struct Estimate {
    double value = 0;
    double low = 0, high = 0;
};

/// How far two agree on items that both put into one of several categories. Cohen's kappa (Educational and Psychological
/// Measurement 20:37, 1960) and Gwet's AC1 (British Journal of Mathematical and Statistical Psychology 61:29, 2008) take
/// off what chance alone would give; kappa falls where nearly all items are of one category though both agree, AC1 does
/// not. The share's interval is wilson(), as of every share in this program. Those of kappa and AC1 are equal-tailed ones when the cells of the table are drawn from their posterior
/// under Perks's prior (Dirichlet with 1/cells for each cell; Journal of the Institute of Actuaries 73:285, 1947), which
/// also holds for three items that all agree; they are stretched to hold the figure. The same on every platform.
struct Agreement {
    std::size_t both = 0;          ///< items
    std::size_t equal = 0;         ///< of them, put into the same category
    std::optional<Estimate> share; ///< equal / both; absent without items
    std::optional<Estimate> kappa; ///< absent as well where chance alone would agree on all
    std::optional<Estimate> ac1;
};

/// counts(i, k): items that one put into category i and the other into k; square, with every category there could be.
[[nodiscard]] Agreement agreement(const Grid<std::size_t>& counts);

/// Over the contours that both decided on and that `wanted` holds for (all, where it is empty): accepted, rejected, unsure.
[[nodiscard]] Agreement agree(const Opinions& a, const Opinions& b,
                              const std::function<bool(const std::string&)>& wanted = {});
/// Over all contours that both decided on: whether each gave this reason.
[[nodiscard]] Agreement agree_on_reason(const Opinions& a, const Opinions& b, const std::string& reason);

/// Reasons that either gave for a contour that both decided on; `in_bulk` is none.
[[nodiscard]] std::set<std::string> reasons_given(const Opinions& a, const Opinions& b);

} // namespace contourcheck::review
