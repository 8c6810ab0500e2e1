#include "check/features.h"

#include "base/rank.h"
#include "check/fit.h"
#include "check/weights.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace contourcheck::check {

namespace {

using contour::Point;

using enum Features::Index;

constexpr std::string_view all_names[] = {
    "along centroid", "along radius",   "phase centroid", "phase radius",    "wall centroid",
    "wall radius",    "phase order",    "elongation",     "unlike gain",     "unlike shift",
    "unlike scale",   "picture growth", "sure shift",     "sure growth",     "sure wave",
    "sure",           "low contrast",   "contrast",       "disagreeing",     "oval",
    "rest",           "bright outside", "dark inside",    "phase displaced", "location displaced",
    "way gain"};
static_assert(std::size(all_names) == Features::count);

/// What is usual in this patient is given back up to here: a reader's habit and the pixel origin, no mistake.
constexpr double most_usual_mm = 2;
/// Beyond the last contour of a stack nothing is interpolated: deviations there are larger.
constexpr double one_sided = 0.6;
/// A stack of two contours says little of either.
constexpr double of_two = 0.3;
/// So does the appearance of fewer neighbours than this.
constexpr double enough_neighbours = 3;
/// With fewer others than this a median says little.
constexpr std::size_t least_others = 3;
/// A patient's contrast, as a unit, is no less than this.
constexpr double least_contrast = 0.05;

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / double(values.size());
}

Point mean(const std::vector<Point>& points) {
    Point sum;
    for (const Point p : points)
        sum = {sum.x + p.x, sum.y + p.y};
    return {sum.x / double(points.size()), sum.y / double(points.size())};
}

struct Usual {
    Habit habit;
    double log_elongation = 0;
    Raw raw{};
};

Usual usual(const PreparedPatient& patient, std::size_t index, std::span<const evidence::Look> looks) {
    std::vector<const evidence::Look*> others;
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (i != index && looks[i].seen && patient.contours[i].kind() == patient.contours[index].kind())
            others.push_back(&looks[i]);
    Usual result;
    const bool is_outer = patient.contours[index].kind() == contour::Kind::outer;
    result.raw = is_outer ? weights::outer.typical : weights::inner.typical;
    if (others.size() < least_others) return result;
    const auto median_of = [&](const auto& value) {
        std::vector<double> values;
        for (const evidence::Look* look : others)
            values.push_back(value(*look));
        return upper_median(std::move(values));
    };
    const auto bounded = [&](const auto& value) {
        return std::clamp(median_of(value), -most_usual_mm, most_usual_mm);
    };
    Habit& habit = result.habit;
    habit.shift_mm = {bounded([](const auto& look) { return look.own.shift_mm.x; }),
                      bounded([](const auto& look) { return look.own.shift_mm.y; })};
    habit.rival_mm = {bounded([](const auto& look) { return look.shift.shift_mm.x; }),
                      bounded([](const auto& look) { return look.shift.shift_mm.y; })};
    habit.wave_mm = {bounded([](const auto& look) { return look.own.wave_mm.x; }),
                     bounded([](const auto& look) { return look.own.wave_mm.y; })};
    habit.growth_mm = bounded([](const auto& look) { return look.own.growth_mm; });
    habit.log_scale = median_of([](const auto& look) { return std::log(look.scale.scale); });
    result.log_elongation = median_of([](const auto& look) { return std::log(look.ring.elongation); });
    for (std::size_t k = 0; k < result.raw.size(); ++k)
        result.raw[k] = median_of([&](const auto& look) { return raw_measures(look)[k]; });
    return result;
}

void add_relative(Features& to, const evidence::Look& look, const Usual& usual) {
    const Raw raw = raw_measures(look);
    const double unit = std::max(least_contrast, usual.raw.back());
    for (std::size_t k = first_relative; k < Features::count; ++k) {
        const double above = raw[k - first_relative] - usual.raw[k - first_relative];
        to.values[k] = k == low_contrast || k == contrast || k == way_gain ? above / unit : above;
    }
}

/// Radii of the two phases: how much larger the one that is smaller elsewhere in the stack is here.
double wrong_order(const PreparedPatient& patient, const PreparedContour& contour) {
    double worst = 0;
    for (const std::size_t i : patient.by_location.at(contour.location)) {
        const PreparedContour& other = patient.contours[i];
        if (other.kind() != contour.kind() || other.phase == contour.phase) continue;
        std::vector<double> elsewhere;
        for (const auto& [location, members] : patient.by_location) {
            if (location == contour.location) continue;
            const PreparedContour* a = nullptr;
            const PreparedContour* b = nullptr;
            for (const std::size_t k : members) {
                const PreparedContour& each = patient.contours[k];
                if (each.kind() != contour.kind()) continue;
                if (each.phase == contour.phase) a = &each;
                if (each.phase == other.phase) b = &each;
            }
            if (a && b && a->radius > 0 && b->radius > 0)
                elsewhere.push_back(std::log(a->radius / b->radius));
        }
        if (elsewhere.empty() || contour.radius <= 0 || other.radius <= 0) continue;
        const double usual = upper_median(elsewhere);
        const double here = std::log(contour.radius / other.radius);
        if (usual * here < 0 && std::abs(usual) > 0.05) worst = std::max(worst, std::abs(here));
    }
    return worst;
}

/// What the pictures alone say of how much the contour should grow: their mean.
void add_pictures(Features& to, const evidence::Look& look, const Habit& habit, double along_weight) {
    std::vector<double> growths{look.own.growth_mm - habit.growth_mm};
    auto& f = to.values;
    if (look.agreement.known) {
        const double weight =
            along_weight * std::min(1.0, double(look.agreement.neighbours) / enough_neighbours);
        const Point shift{weight * look.agreement.shift_mm.x, weight * look.agreement.shift_mm.y};
        const double log_scale = weight * std::log(look.agreement.scale);
        growths.push_back(log_scale * look.ring.radius_mm);
        f[unlike_gain] = weight * (look.agreement.best - look.agreement.likeness);
        f[unlike_shift] = std::hypot(shift.x, shift.y);
        f[unlike_scale] = std::abs(log_scale);
    }
    f[picture_growth] = std::abs(mean(growths));
}

std::optional<Point> place_of(const Testimony& testimony) {
    std::vector<Point> places;
    for (const auto witness : {Witness::between, Witness::beyond, Witness::phase, Witness::wall})
        if (testimony.shift_mm[witness]) places.push_back(*testimony.shift_mm[witness]);
    if (places.empty()) return std::nullopt;
    return mean(places);
}

Wish add_verdicts(Features& to, contour::Kind kind, const Testimony& testimony) {
    const weights::Weights& of = kind == contour::Kind::outer ? weights::outer : weights::inner;
    const Verdict shift = verdict(of.shift, testimony.shift_mm, testimony.spread);
    const Verdict growth = verdict(of.growth, testimony.growth_mm, testimony.spread);
    const Verdict wave = verdict(of.wave, testimony.wave_mm, testimony.spread);
    to.values[sure_shift] = shift.deviations;
    to.values[sure_growth] = growth.deviations;
    to.values[sure_wave] = wave.deviations;
    to.values[sure] = std::hypot(to.values[sure_shift], to.values[sure_growth], to.values[sure_wave]);
    return {shift.by_mm, growth.by_mm.x, wave.by_mm, place_of(testimony)};
}

void add_neighbours(Features& to, const Deviations& off, double along_weight) {
    const auto add = [&](const std::optional<Deviation>& from, Features::Index centroid,
                         Features::Index radius, double weight) {
        if (!from) return;
        to.values[centroid] = weight * std::hypot(from->x, from->y);
        to.values[radius] = weight * std::abs(from->radius);
    };
    add(off.along, along_centroid, along_radius, along_weight);
    add(off.phase, phase_centroid, phase_radius, 1);
    add(off.wall, wall_centroid, wall_radius, 1);
}

/// `mm` of a deviation, from whom most of it counts.
Departure farthest(const Deviations& off, double along_weight, const std::function<double(Deviation)>& mm) {
    Departure result;
    const auto hear = [&](const std::optional<Deviation>& deviation, Departure::From from, double weight) {
        if (!deviation) return;
        const double counted = weight * std::abs(mm(*deviation));
        if (counted > result.counted_mm) result = {from, mm(*deviation), counted};
    };
    hear(off.along, Departure::From::neighbours, along_weight);
    hear(off.phase, Departure::From::phase, 1);
    return result;
}

} // namespace

std::span<const std::string_view> feature_names() {
    return all_names;
}

Raw raw_measures(const evidence::Look& look) {
    const evidence::Boundary& own = look.own;
    const double displaced = evidence::displaced_mm(own);
    const auto nearer = [&](const std::vector<evidence::Elsewhere>& slices) {
        double most = 0;
        for (const evidence::Elsewhere& there : slices)
            most = std::max(most, displaced - there.displaced_mm);
        return most;
    };
    return {-own.low_contrast,
            -own.contrast,
            1 - own.agreeing,
            own.oval_mm,
            own.rest_mm,
            own.bright_outside,
            own.dark_inside,
            nearer(look.phases),
            nearer(look.locations),
            look.way_score - look.nearby_score,
            own.contrast};
}

Judged judged(const PreparedPatient& patient, std::size_t index, const evidence::Look& look,
              std::span<const evidence::Look> others) {
    Judged result;
    const PreparedContour& contour = patient.contours[index];
    const Usual of_patient = usual(patient, index, others);
    result.usual = of_patient.raw;
    Deviations off;
    double along_weight = one_sided;
    if (contour.comparable) {
        off = deviations(patient, as_it_is(contour), [](const PreparedContour&) { return true; });
        result.features.values[phase_order] = wrong_order(patient, contour);
        if (off.along && off.along->between)
            along_weight = 1;
        else if (patient.by_group.at({contour.kind(), contour.phase}).size() < 3)
            along_weight = of_two;
        if (off.along) along_weight /= off.along->spread;
    }
    add_neighbours(result.features, off, along_weight);
    result.centroid = farthest(off, along_weight, [](Deviation by) { return std::hypot(by.x, by.y); });
    result.radius = farthest(off, along_weight, [](Deviation by) { return by.radius; });
    if (!look.seen) return result;
    result.features.values[elongation] =
        std::max(0.0, std::log(look.ring.elongation) - of_patient.log_elongation);
    add_relative(result.features, look, of_patient);
    add_pictures(result.features, look, of_patient.habit, along_weight);
    result.testimony = testimony(patient, index, look, others, of_patient.habit, off);
    result.wish = add_verdicts(result.features, contour.kind(), result.testimony);
    return result;
}

} // namespace contourcheck::check
