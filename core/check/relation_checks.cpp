#include "check/about.h"
#include "check/checks.h"
#include "check/fit.h"
#include "check/measured.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace contourcheck::check {

namespace {

using contour::Kind;

/// Below this share of the inner area a warning, from it on an error.
constexpr double outside_error = 0.05;
/// Some pixels are drawn either way: on a small contour one is more than the rule's share.
constexpr double least_outside_px = 2;
/// Exchanged, two contours that do belong so fit together at most this badly, and by this factor better than as they are
/// (28 right pairs, exchanged: all told; an outer contour shrunk to 0.6 looks the same in some).
constexpr double exchanged_fit = 4.0;
constexpr double clearly_better = 0.85;
/// Share of the outer contour inside the inner one from which the two are about the same place.
constexpr double overlapping = 0.5;

/// Outer over inner area: with less there is no muscle between the two. 28 right pairs have 1.44 and more.
constexpr double no_wall = 1.08;

struct Pair {
    const PreparedPatient& patient;
    const PreparedContour& inner;
    const PreparedContour& outer;
    const Usable& usable; ///< all but the two and those that are wrong by themselves
    bool inner_is_wrong;  ///< by itself
    bool outer_is_wrong;

    /// For the inner and the outer one: whether what does not fit between them stands on it.
    [[nodiscard]] std::vector<bool> against(const std::vector<std::optional<double>>& misfits) const {
        if (inner_is_wrong != outer_is_wrong) return {inner_is_wrong, outer_is_wrong};
        return speaks_against(misfits);
    }
};

/// Fits with the other contours of the patient: as they are, and with the kinds exchanged.
struct Fits {
    std::optional<double> inner, outer;
    std::optional<double> inner_as_outer, outer_as_inner;
};

Fits fits(const Pair& pair) {
    const auto misfit_of = [&](const PreparedContour& contour, Kind kind) {
        return misfit(pair.patient, {&contour, kind, &contour}, pair.usable);
    };
    return {misfit_of(pair.inner, Kind::inner), misfit_of(pair.outer, Kind::outer),
            misfit_of(pair.inner, Kind::outer), misfit_of(pair.outer, Kind::inner)};
}

/// The outer contour is the smaller one. Exchanged kinds, unless the neighbours say that one of the two is right as it
/// is and the other is not.
bool are_exchanged(const Fits& fit) {
    if (!fit.inner || !fit.outer || !fit.inner_as_outer || !fit.outer_as_inner) return true;
    if (*fit.inner <= bad_fit && *fit.outer <= bad_fit)
        return true; // all pairs of the patient may be exchanged
    if (*fit.inner_as_outer < *fit.inner && *fit.outer_as_inner < *fit.outer) return true;
    // Near the apex one of two exchanged contours may fit as it is by chance.
    return *fit.inner_as_outer + *fit.outer_as_inner < clearly_better * (*fit.inner + *fit.outer) &&
           std::max(*fit.inner_as_outer, *fit.outer_as_inner) <= exchanged_fit;
}

Finding about_one(std::string_view rule_id, const Pair& pair, const PreparedContour& contour,
                  const PreparedContour& other, double value, Phrase message) {
    Finding finding = about_contour(rule_id, *pair.patient.patient, *contour.entry);
    finding.value = value;
    finding.message = std::move(message);
    finding.suggestion = Phrase::tr("compare with %1", {to_string(other.entry->id)});
    finding.place = contour.centroid_px;
    return finding;
}

void add_exchanged(std::vector<Finding>& findings, const Pair& pair) {
    const double ratio = pair.outer.area_px / pair.inner.area_px;
    const Phrase share = percent(ratio);
    for (auto [contour, other] : {std::pair(&pair.inner, &pair.outer), std::pair(&pair.outer, &pair.inner)}) {
        const Phrase message = contour == &pair.inner
                                   ? Phrase::tr("The inner contour seems to be the outer one: the outer "
                                                "contour's area is %1 of the inner one's",
                                                {share})
                                   : Phrase::tr("The outer contour seems to be the inner one: the outer "
                                                "contour's area is %1 of the inner one's",
                                                {share});
        findings.push_back(about_one("inner-outer-swapped", pair, *contour, *other, ratio, message));
        findings.back().suggestion = Phrase::tr("exchange the two files, after a look at the picture");
    }
}

void add_outside(std::vector<Finding>& findings, const Pair& pair, const Fits& fit, double share) {
    const std::vector<bool> against = pair.against({fit.inner, fit.outer});
    const bool by_fit = against[0] != against[1] && pair.inner_is_wrong == pair.outer_is_wrong;
    const PreparedContour* contours[] = {&pair.inner, &pair.outer};
    for (std::size_t i = 0; i < 2; ++i) {
        if (!against[i]) continue;
        Phrase message =
            Phrase::tr("%1 of the inner contour lies outside the outer contour", {percent(share)});
        if (by_fit)
            message += i == 0 ? Phrase::tr("; the inner one does not fit the patient's other contours")
                              : Phrase::tr("; the outer one does not fit the patient's other contours");
        findings.push_back(about_one("inner-outside-outer", pair, *contours[i], *contours[1 - i], share,
                                     std::move(message)));
        if (share < outside_error) findings.back().severity = Severity::warning;
    }
}

void check_centres(std::vector<Finding>& findings, const Pair& pair) {
    const auto distance_mm = centre_distance_mm(pair.inner, pair.outer);
    if (!distance_mm || *distance_mm <= *rule("centre-mismatch").threshold) return;
    const Fits fit = fits(pair);
    const std::vector<bool> against = pair.against({fit.inner, fit.outer});
    const Phrase message =
        Phrase::tr("The centres of inner and outer contour are %1 mm apart", {rounded(*distance_mm, 1)});
    if (against[0])
        findings.push_back(about_one("centre-mismatch", pair, pair.inner, pair.outer, *distance_mm, message));
    if (against[1])
        findings.push_back(about_one("centre-mismatch", pair, pair.outer, pair.inner, *distance_mm, message));
}

/// The one was drawn, or copied, for the other.
void add_no_wall(std::vector<Finding>& findings, const Pair& pair, double ratio) {
    const Fits fit = fits(pair);
    const std::vector<bool> against = pair.against({fit.inner, fit.outer});
    const auto add = [&](const PreparedContour& contour, const PreparedContour& other) {
        const Phrase message =
            other.kind() == Kind::outer
                ? Phrase::tr("Inner and outer contour are nearly the same line, with no muscle between them: "
                             "this one seems to be the outer one")
                : Phrase::tr("Inner and outer contour are nearly the same line, with no muscle between them: "
                             "this one seems to be the inner one");
        findings.push_back(about_one("inner-outer-swapped", pair, contour, other, ratio, message));
    };
    if (against[0]) add(pair.inner, pair.outer);
    if (against[1]) add(pair.outer, pair.inner);
}

void check_pair(std::vector<Finding>& findings, const Pair& pair) {
    if (pair.inner.area_px <= 0 || pair.outer.area_px <= 0 || !pair.inner.outside_px) return;
    const double share = *pair.inner.outside_px / pair.inner.area_px;
    if (!std::isfinite(share)) return;
    const double ratio = pair.outer.area_px / pair.inner.area_px;
    if (share <= no_wall - 1 && std::max(ratio, 1 / ratio) < no_wall)
        return add_no_wall(findings, pair, ratio);
    if (share <= *rule("inner-outside-outer").threshold || *pair.inner.outside_px <= least_outside_px)
        return check_centres(findings, pair);
    const double outer_inside =
        1 - contour::area_outside(pair.outer.points(), pair.inner.points()) / pair.outer.area_px;
    const bool is_smaller = pair.outer.area_px < pair.inner.area_px && outer_inside > overlapping;
    const Fits fit = fits(pair);
    // A contour that is wrong by itself need not be the other one's.
    if (is_smaller && !pair.inner_is_wrong && !pair.outer_is_wrong && are_exchanged(fit))
        add_exchanged(findings, pair);
    else
        add_outside(findings, pair, fit, share);
}

} // namespace

std::vector<Finding> relation_checks(const PreparedPatient& patient, const std::vector<Finding>& known) {
    std::set<std::pair<int, Kind>> wrong;
    for (const Finding& finding : known)
        if (finding.kind && finding.severity == Severity::error &&
            finding.patient == patient.patient->patient)
            wrong.emplace(*finding.slice, *finding.kind);
    const auto is_wrong = [&](const PreparedContour& contour) {
        return wrong.contains({contour.entry->id.slice, contour.kind()});
    };
    std::vector<Finding> findings;
    for (const PreparedContour& inner : patient.contours) {
        const PreparedContour* outer = patient.outer_of(inner);
        if (!outer || inner.content_key == outer->content_key) continue;
        const Usable others = [&](const PreparedContour& each) {
            return &each != &inner && &each != outer && !is_wrong(each);
        };
        check_pair(findings, {patient, inner, *outer, others, is_wrong(inner), is_wrong(*outer)});
    }
    return findings;
}

} // namespace contourcheck::check
