#include "check/fit.h"

#include "base/rank.h"
#include "evidence/look.h"

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
/// Neighbouring locations are this far apart; the predictions of further ones are the less sure.
constexpr double usual_step_mm = 10;

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
    [[nodiscard]] const PreparedContour* nearest(int direction) const {
        return neighbour(patient, wanted, *candidate.place, direction,
                         [this](const PreparedContour& each) { return may(each); });
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

/// Along the stack: mm where the locations are known, else steps of slice numbers, of which nobody knows how far they are.
double way_to(const PreparedContour& from, const PreparedContour& to) {
    if (from.position_mm && to.position_mm) return std::abs(*to.position_mm - *from.position_mm);
    return std::abs(to.location - from.location);
}

/// Errors of interpolation grow with the product of the ways to both sides.
double spread(const PreparedContour& place, double way) {
    return place.position_mm ? std::max(1.0, way / usual_step_mm) : 1.0;
}

struct Prediction {
    Form form;
    bool between = false;
    double spread = 1;
};

std::optional<Prediction> along_the_stack(const Witnesses& witnesses) {
    const PreparedContour& place = *witnesses.candidate.place;
    const auto* below = witnesses.nearest(-1);
    const auto* above = witnesses.nearest(+1);
    if (!below && !above) return std::nullopt;
    if (!below || !above) {
        const PreparedContour& only = below ? *below : *above;
        return Prediction{form(only), false, spread(place, way_to(place, only))};
    }
    const double down = way_to(place, *below);
    const double up = way_to(place, *above);
    return Prediction{form(*below) + down / (down + up) * (form(*above) - form(*below)), true,
                      spread(place, std::sqrt(down * up))};
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

const PreparedContour* neighbour(const PreparedPatient& patient, Group group, const PreparedContour& place,
                                 int direction, const Usable& usable) {
    const PreparedContour* best = nullptr;
    const auto is_nearer = [&](const PreparedContour& each) {
        const int steps = (each.location - place.location) * direction;
        return steps > 0 && (!best || steps < (best->location - place.location) * direction);
    };
    const auto found = patient.by_group.find(group);
    if (found == patient.by_group.end()) return nullptr;
    for (const std::size_t i : found->second)
        if (is_nearer(patient.contours[i]) && usable(patient.contours[i])) best = &patient.contours[i];
    const bool is_far = best && place.position_mm && way_to(place, *best) > evidence::furthest_neighbour_mm;
    return is_far ? nullptr : best;
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
    if (const auto along = along_the_stack(witnesses)) add(size_of(own - along->form) / along->spread);
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
    if (const auto along = along_the_stack(witnesses)) {
        const Form off = own - along->form;
        result.along = Deviation{off.x, off.y, off.radius, along->between, along->spread};
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
