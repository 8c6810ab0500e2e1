#include "check/fit.h"

#include "base/rank.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace contourcheck::check {

namespace {

using contour::Kind;

/// With nothing learned from the patient about two kinds or phases, their centres agree less closely.
constexpr double unlearned_centroid_scale = 4.0;
/// A share outside of this weighs as much as one scale of distance.
constexpr double outside_scale = 0.05;
constexpr double most_for_outside = 4.0;
/// A patient drawn at all phases gives many predictions; more of them add nothing but time.
constexpr std::size_t most_predictions = 64;

/// Centroid and radius.
struct Form {
    double x = 0, y = 0, radius = 0;

    friend Form operator+(Form a, Form b) { return {a.x + b.x, a.y + b.y, a.radius + b.radius}; }
    friend Form operator-(Form a, Form b) { return {a.x - b.x, a.y - b.y, a.radius - b.radius}; }
    friend Form operator*(double k, Form a) { return {k * a.x, k * a.y, k * a.radius}; }
};

Form form(const PreparedContour& contour) {
    return {contour.centroid.x, contour.centroid.y, contour.radius};
}

double size_of(Form difference) {
    return std::hypot(difference.x / centroid_scale, difference.y / centroid_scale,
                      difference.radius / radius_scale);
}

Form median(const std::vector<Form>& forms) {
    const auto of = [&](double Form::*member) {
        std::vector<double> values;
        for (const Form& each : forms)
            values.push_back(each.*member);
        return contourcheck::median(std::move(values));
    };
    return {of(&Form::x), of(&Form::y), of(&Form::radius)};
}

Group group(const PreparedContour& contour) {
    return {contour.kind(), contour.phase};
}

/// The contours that may testify.
struct Witnesses {
    const PreparedPatient& patient;
    const Candidate& candidate;
    const Usable& usable;
    Group wanted;
    int location;

    [[nodiscard]] bool may(const PreparedContour& each) const {
        return &each != candidate.contour && !(group(each) == wanted && each.location == location) &&
               usable(each);
    }
    /// The first of the group from a location on, in either direction.
    [[nodiscard]] const PreparedContour* nearest(int direction) const {
        const PreparedContour* best = nullptr;
        for (const std::size_t i : members(wanted)) {
            const PreparedContour& each = patient.contours[i];
            const int steps = (each.location - location) * direction;
            if (steps > 0 && (!best || steps < (best->location - location) * direction) && may(each))
                best = &each;
        }
        return best;
    }
    /// Median of (wanted - other) over the locations, but this one, that have both.
    [[nodiscard]] std::optional<Form> difference(Group other) const {
        std::vector<Form> differences;
        const auto& others = members(other);
        auto partner = others.begin();
        for (const std::size_t i : members(wanted)) {
            const PreparedContour& each = patient.contours[i];
            while (partner != others.end() && patient.contours[*partner].location < each.location)
                ++partner;
            if (partner == others.end()) break;
            const PreparedContour& beside = patient.contours[*partner];
            if (beside.location == each.location && each.location != location && may(each) && may(beside))
                differences.push_back(form(each) - form(beside));
        }
        if (differences.empty()) return std::nullopt;
        return median(differences);
    }

private:
    [[nodiscard]] const std::vector<std::size_t>& members(Group of) const {
        static const std::vector<std::size_t> none;
        const auto found = patient.by_group.find(of);
        return found != patient.by_group.end() ? found->second : none;
    }
};

std::optional<Form> along_the_stack(const Witnesses& witnesses) {
    const auto* below = witnesses.nearest(-1);
    const auto* above = witnesses.nearest(+1);
    if (below && above) {
        const double way = double(witnesses.location - below->location) / (above->location - below->location);
        return form(*below) + way * (form(*above) - form(*below));
    }
    if (below) return form(*below);
    if (above) return form(*above);
    return std::nullopt;
}

/// Inner against outer, one phase against another, without knowing how they differ in this patient.
std::optional<double> unlearned_misfit(const PreparedPatient& patient, const Candidate& candidate,
                                       const PreparedContour& witness) {
    if (!is_wall(candidate.kind) || !is_wall(witness.kind())) return std::nullopt;
    const Form difference = form(*candidate.contour) - form(witness);
    double result = std::hypot(difference.x, difference.y) / unlearned_centroid_scale;
    if (witness.kind() != candidate.kind && witness.entry->id.slice == candidate.place->entry->id.slice) {
        const auto& inner = candidate.kind == Kind::inner ? *candidate.contour : witness;
        const auto& outer = candidate.kind == Kind::inner ? witness : *candidate.contour;
        // Kinds that are taken for one another are the only pairs that prepare() did not measure.
        const double outside = patient.outer_of(inner) == &outer
                                   ? inner.outside_px.value_or(std::numeric_limits<double>::quiet_NaN())
                                   : contour::area_outside(inner.points(), outer.points());
        if (inner.area_px > 0) result += std::min(most_for_outside, outside / inner.area_px / outside_scale);
    }
    return result;
}

} // namespace

bool is_wall(Kind kind) {
    return kind == Kind::inner || kind == Kind::outer;
}

Candidate as_it_is(const PreparedContour& contour) {
    return {&contour, contour.kind(), &contour};
}

std::optional<double> misfit(const PreparedPatient& patient, const Candidate& candidate,
                             const Usable& usable) {
    if (!candidate.contour->comparable || !candidate.place->comparable) return std::nullopt;
    const int location = candidate.place->location;
    const Witnesses witnesses{patient, candidate, usable, {candidate.kind, candidate.place->phase}, location};
    const Form own = form(*candidate.contour);
    double sum = 0;
    std::size_t count = 0;
    const auto add = [&](double distance) {
        sum += distance;
        ++count;
    };
    if (const auto predicted = along_the_stack(witnesses)) add(size_of(own - *predicted));
    for (const std::size_t i : patient.by_location.at(location)) {
        const PreparedContour& witness = patient.contours[i];
        if (count == most_predictions) break;
        if (!witnesses.may(witness)) continue;
        if (const auto difference = witnesses.difference(group(witness)))
            add(size_of(own - (form(witness) + *difference)));
        else if (const auto distance = unlearned_misfit(patient, candidate, witness))
            add(*distance);
    }
    if (count == 0) return std::nullopt;
    return sum / double(count);
}

Deviations deviations(const PreparedPatient& patient, const Candidate& candidate, const Usable& usable) {
    Deviations result;
    if (!candidate.contour->comparable || !candidate.place->comparable) return result;
    const int location = candidate.place->location;
    const Witnesses witnesses{patient, candidate, usable, {candidate.kind, candidate.place->phase}, location};
    const Form own = form(*candidate.contour);
    if (const auto predicted = along_the_stack(witnesses)) {
        const Form off = own - *predicted;
        result.along = Deviation{off.x, off.y, off.radius, witnesses.nearest(-1) && witnesses.nearest(+1)};
    }
    Form phases;
    std::size_t count = 0;
    for (const std::size_t i : patient.by_location.at(location)) {
        const PreparedContour& witness = patient.contours[i];
        if (!witnesses.may(witness)) continue;
        const bool is_wall_of_it = is_wall(candidate.kind) && is_wall(witness.kind()) &&
                                   witness.kind() != candidate.kind &&
                                   witness.phase == candidate.place->phase;
        if (!is_wall_of_it && witness.kind() != candidate.kind) continue;
        if (count == most_predictions) break;
        const auto difference = witnesses.difference(group(witness));
        if (!difference) continue;
        const Form off = own - (form(witness) + *difference);
        if (is_wall_of_it) {
            result.wall = Deviation{off.x, off.y, off.radius, false};
        } else {
            phases = phases + off;
            ++count;
        }
    }
    if (count > 0) {
        const Form mean = (1.0 / double(count)) * phases;
        result.phase = Deviation{mean.x, mean.y, mean.radius, count > 1};
    }
    return result;
}

std::vector<bool> speaks_against(const std::vector<std::optional<double>>& misfits) {
    std::optional<double> best;
    for (const auto& each : misfits)
        if (each && (!best || *each < *best)) best = each;
    std::vector<bool> against(misfits.size(), true);
    if (!best) return against;
    // One of unknown fit is the worse beside a good one, and the better beside bad ones.
    for (std::size_t i = 0; i < misfits.size(); ++i)
        against[i] =
            misfits[i] ? *misfits[i] > *best + fit_margin || *misfits[i] > bad_fit : *best <= good_fit;
    if (std::ranges::all_of(misfits, [](const auto& each) { return each.has_value(); }))
        for (std::size_t i = 0; i < misfits.size(); ++i)
            against[i] = *misfits[i] > *best + fit_margin;
    if (std::ranges::count(against, false) != 1) against.assign(misfits.size(), true);
    return against;
}

} // namespace contourcheck::check
