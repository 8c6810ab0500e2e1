#include "check/measured.h"

#include "base/text.h"
#include "check/rules.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::check {

namespace {

using contour::Kind;

constexpr double clear_nearer_mm = 1; ///< edges of another slice

// Mirrored or turned in the whole picture, without a shift, a contour comes back to where its neighbours put it and shows
// as the patient's others do.
constexpr double at_home_mm = 4;
constexpr double home_share = 0.3;  ///< of the way it was off
constexpr double usual_share = 0.6; ///< of the patient's usual contrast
constexpr double clear_gain = 0.35; ///< of it, where the place tells nothing
constexpr double clear_way = 0.5;   ///< of it, with shifts allowed

std::optional<double> by_relation(std::string_view rule, const PreparedPatient& patient,
                                  const PreparedContour& contour) {
    const int slice = contour.entry->id.slice;
    const PreparedContour* inner = patient.contour(slice, Kind::inner);
    const PreparedContour* outer = patient.contour(slice, Kind::outer);
    if (!inner || !outer || (&contour != inner && &contour != outer)) return std::nullopt;
    if (rule == "centre-mismatch") return centre_distance_mm(*inner, *outer);
    if (!inner->outside_px || inner->area_px <= 0) return std::nullopt;
    const double share = *inner->outside_px / inner->area_px;
    return std::isfinite(share) ? std::optional(share) : std::nullopt;
}

std::optional<double> by_picture(std::string_view rule, const evidence::Look& look, const Opinion& opinion) {
    if (rule == "shape-implausible")
        return std::hypot(opinion.judged.wish.wave_mm.x, opinion.judged.wish.wave_mm.y);
    if (rule == "centroid-jump") return opinion.judged.centroid.counted_mm;
    if (rule == "area-jump") return opinion.judged.radius.counted_mm;
    if (rule == "phase-swapped") return opinion.phase_order;
    if (rule == "image-mismatch") return 1 - look.own.agreeing;
    if (rule == "better-orientation") return better_way(look, opinion).contrast - look.own.contrast;
    if (rule == "shifted") return std::hypot(opinion.judged.wish.shift_mm.x, opinion.judged.wish.shift_mm.y);
    if (rule == "scaled") return std::abs(opinion.judged.wish.growth_mm);
    if (rule != "better-slice") return std::nullopt;
    const evidence::Elsewhere* best = better_slice(look);
    return best ? best->contrast - look.own.contrast : 0.0;
}

/// Where few neighbours tell, or far ones, what a finding carries as its value is less than the distance.
Phrase what_counts(const Departure& departure) {
    const std::string counted = fixed(departure.counted_mm, 1);
    if (counted == fixed(std::abs(departure.mm), 1)) return {};
    return Phrase::tr("; as those are few or far away, %1 mm of it count", {counted});
}

/// As many as are kept, at equal ranks from the first to the last.
std::vector<double> thinned(std::vector<double> values) {
    std::ranges::sort(values);
    if (values.size() <= Cohort::most_values) return values;
    std::vector<double> result(Cohort::most_values);
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = values[i * (values.size() - 1) / (result.size() - 1)];
    return result;
}

} // namespace

std::optional<double> centre_distance_mm(const PreparedContour& inner, const PreparedContour& outer) {
    if (!inner.slice || !inner.slice->spacing) return std::nullopt;
    const dicom::Spacing& spacing = *inner.slice->spacing;
    return std::hypot((inner.centroid_px.x - outer.centroid_px.x) * spacing.column_mm,
                      (inner.centroid_px.y - outer.centroid_px.y) * spacing.row_mm);
}

Phrase centroid_in_words(const Departure& departure) {
    const std::vector<Phrase> mm{fixed(departure.mm, 1)};
    return (departure.from == Departure::From::phase
                ? Phrase::tr("The contour's centre is %1 mm from where the other phase puts it", mm)
                : Phrase::tr(
                      "The contour's centre is %1 mm from where the contours of neighbouring slices put it",
                      mm)) +
           what_counts(departure);
}

Phrase radius_in_words(const Departure& departure) {
    const std::vector<Phrase> mm{fixed(std::abs(departure.mm), 1)};
    const bool is_larger = departure.mm > 0;
    const Phrase by_phase =
        is_larger ? Phrase::tr("The contour's radius is %1 mm larger than the other phase predicts", mm)
                  : Phrase::tr("The contour's radius is %1 mm smaller than the other phase predicts", mm);
    const Phrase by_neighbours =
        is_larger
            ? Phrase::tr(
                  "The contour's radius is %1 mm larger than the contours of neighbouring slices predict", mm)
            : Phrase::tr(
                  "The contour's radius is %1 mm smaller than the contours of neighbouring slices predict",
                  mm);
    return (departure.from == Departure::From::phase ? by_phase : by_neighbours) + what_counts(departure);
}

BetterWay better_way(const evidence::Look& look, const Opinion& opinion) {
    BetterWay best{evidence::Way::as_is, look.own.contrast, {}, false};
    const auto& place = opinion.judged.wish.place_mm;
    const double usual = opinion.judged.usual.back(); // contrast
    const double own_mm = place ? std::hypot(place->x, place->y) : 0;
    for (std::size_t i = 1; i < look.turned.size(); ++i) {
        const evidence::Turned& turned = look.turned[i];
        const bool is_shown = turned.contrast >= usual_share * usual;
        if (!is_shown || turned.contrast <= best.contrast) continue;
        if (place && own_mm > at_home_mm) {
            const double x = turned.centre_mm.x - look.ring.centre.x - place->x;
            const double y = turned.centre_mm.y - look.ring.centre.y - place->y;
            if (std::hypot(x, y) > std::max(at_home_mm, home_share * own_mm)) continue;
        } else if (turned.contrast < look.own.contrast + clear_gain * usual) {
            continue;
        }
        best = {evidence::ways[i], turned.contrast, {}, true};
    }
    const bool is_clear = opinion.judged.features.values[Features::way_gain] >= clear_way &&
                          look.way_score >= look.nearby_score;
    if (!best.is_better && is_clear) best = {look.way, look.way_score, look.way_shift_mm, true};
    return best;
}

const evidence::Elsewhere* better_slice(const evidence::Look& look) {
    const double own = evidence::displaced_mm(look.own);
    const evidence::Elsewhere* best = nullptr;
    for (const auto* slices : {&look.locations, &look.phases})
        for (const evidence::Elsewhere& there : *slices)
            if (there.contrast >= look.own.contrast && there.displaced_mm <= own - clear_nearer_mm &&
                (!best || there.contrast > best->contrast))
                best = &there;
    return best;
}

std::optional<double> measured(std::string_view rule_id, const PreparedPatient& patient, std::size_t contour,
                               const Sight& sight, const Opinion& opinion) {
    if (rule_id == "inner-outside-outer" || rule_id == "centre-mismatch")
        return by_relation(rule_id, patient, patient.contours[contour]);
    if (!opinion.known) return std::nullopt;
    return by_picture(rule_id, sight.looks[contour], opinion);
}

Cohorts cohorts(std::span<const PreparedPatient> patients, const Sights& sights,
                std::span<const std::vector<Opinion>> opinions,
                const std::function<bool(std::size_t, std::size_t)>& is_right) {
    const Sight unseen;
    Cohorts result;
    for (std::size_t p = 0; p < patients.size(); ++p)
        for (std::size_t c = 0; c < patients[p].contours.size(); ++c) {
            if (!is_right(p, c)) continue;
            const Sight& sight = p < sights.patients.size() ? sights.patients[p] : unseen;
            for (const Rule& each : rules())
                if (const auto value = measured(each.id, patients[p], c, sight, opinions[p][c]))
                    result[{std::string(each.id), patients[p].contours[c].kind()}].values.push_back(*value);
        }
    for (auto& [key, cohort] : result) {
        cohort.contours = cohort.values.size();
        cohort.values = thinned(std::move(cohort.values));
    }
    return result;
}

} // namespace contourcheck::check
