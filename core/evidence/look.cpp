#include "evidence/look.h"

#include "base/rank.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace contourcheck::evidence {

namespace {

/// A neighbour with an edge under less of its boundary than this part of what is usual shows how another place looks.
constexpr double least_of_usual = 0.5;

constexpr double shift_reach_mm = 15;
constexpr double reach_of_ways_mm = 6;
constexpr int locations_away = 2;
/// A patient drawn at every phase has many; these many others, evenly chosen, tell as much.
constexpr std::size_t most_phases = 4;

/// Phases that carry contours, of the patient as a whole.
std::vector<int> drawn_phases(const dataset::Patient& patient) {
    std::set<int> phases;
    for (const dataset::ContourEntry& contour : patient.contours)
        if (contour.slice && patient.slices[*contour.slice].phase >= 0)
            phases.insert(patient.slices[*contour.slice].phase);
    return {phases.begin(), phases.end()};
}

std::optional<std::size_t> slice_at(const dataset::Patient& patient, int location, int phase) {
    if (location < 0 || location >= int(patient.locations.size())) return std::nullopt;
    for (const std::size_t slice : patient.locations[std::size_t(location)].slices)
        if (patient.slices[slice].phase == phase) return slice;
    return std::nullopt;
}

double apart_mm(const dataset::Patient& patient, int location, int other) {
    return std::abs(patient.locations[std::size_t(location)].position_mm -
                    patient.locations[std::size_t(other)].position_mm);
}

struct Neighbours {
    std::vector<std::size_t> locations, phases;
};

Neighbours neighbours(const dataset::Patient& patient, std::size_t slice, const std::vector<int>& phases) {
    Neighbours result;
    const dataset::SliceEntry& own = patient.slices[slice];
    if (own.location < 0 || own.phase < 0) return result;
    for (int away = -locations_away; away <= locations_away; ++away)
        if (away != 0)
            if (const auto there = slice_at(patient, own.location + away, own.phase))
                result.locations.push_back(*there);
    std::vector<int> others = phases;
    std::erase(others, own.phase);
    const std::size_t count = std::min(most_phases, others.size());
    for (std::size_t k = 0; k < count; ++k)
        if (const auto there = slice_at(patient, own.location, others[k * others.size() / count]))
            result.phases.push_back(*there);
    return result;
}

std::vector<Elsewhere> looked_elsewhere(const std::vector<std::size_t>& slices, const Ring& ring, Edge edge,
                                        const PictureOf& picture_of) {
    std::vector<Elsewhere> result;
    for (const std::size_t slice : slices)
        if (const Picture* there = picture_of(slice)) {
            const Boundary seen = boundary(*there, ring, edge);
            result.push_back({slice, seen.contrast, displaced_mm(seen)});
        }
    return result;
}

} // namespace

std::optional<Edge> edge_of(contour::Kind kind) {
    if (kind == contour::Kind::inner) return Edge::darker_outside;
    if (kind == contour::Kind::outer) return Edge::any;
    return std::nullopt;
}

double displaced_mm(const Boundary& boundary) {
    const double shift = std::hypot(boundary.shift_mm.x, boundary.shift_mm.y);
    return std::hypot(std::hypot(shift, boundary.growth_mm), std::hypot(boundary.oval_mm, boundary.rest_mm));
}

Look look(const dataset::Patient& patient, std::size_t index, contour::Points points, double pixel_origin,
          const PictureOf& picture_of) {
    Look result;
    const dataset::ContourEntry& contour = patient.contours[index];
    const auto edge = edge_of(contour.id.kind);
    if (!contour.slice || !edge) return result;
    const Picture* own = picture_of(*contour.slice);
    if (!own || own->flat) return result;
    result.ring = ring(points, pixel_origin, own->spacing);
    if (result.ring.empty()) return result;
    result.seen = true;
    result.own = boundary(*own, result.ring, *edge);
    result.shift = best_shift(*own, result.ring, *edge, shift_reach_mm);
    result.scale = best_scale(*own, result.ring, *edge);
    result.nearby_score = best_shift(*own, result.ring, *edge, reach_of_ways_mm).score;
    result.way_score = -1;
    result.turned[0] = {result.own.contrast, result.ring.centre};
    for (std::size_t i = 1; i < std::size(ways); ++i) {
        const Way way = ways[i];
        const auto turned_points = turned(points, way, own->values.shape(), pixel_origin);
        const Ring turned_ring = ring(turned_points, pixel_origin, own->spacing);
        result.turned[i] = {score(*own, turned_ring, *edge), turned_ring.centre};
        const Rival there = best_shift(*own, turned_ring, *edge, reach_of_ways_mm);
        if (there.score > result.way_score) {
            result.way = way;
            result.way_score = there.score;
            result.way_shift_mm = there.shift_mm;
        }
    }
    result.appearance = appearance(*own, result.ring);
    const Neighbours around = neighbours(patient, *contour.slice, drawn_phases(patient));
    result.locations = looked_elsewhere(around.locations, result.ring, *edge, picture_of);
    result.phases = looked_elsewhere(around.phases, result.ring, *edge, picture_of);
    return result;
}

namespace {

/// Of the patient's contours of one kind that are seen.
double median_agreeing(const dataset::Patient& patient, contour::Kind kind, std::span<const Look> looks) {
    std::vector<double> values;
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (looks[i].seen && patient.contours[i].id.kind == kind) values.push_back(looks[i].own.agreeing);
    return values.empty() ? 0 : upper_median(std::move(values));
}

} // namespace

Agreement compare(const dataset::Patient& patient, std::size_t index, const Look& look,
                  std::span<const Look> looks, const PictureOf& picture_of) {
    const dataset::ContourEntry& contour = patient.contours[index];
    if (!look.seen) return {};
    const dataset::SliceEntry& slice = patient.slices[*contour.slice];
    struct Near {
        int away;
        const Appearance* appearance;
    };
    std::vector<Near> below;
    std::vector<Near> above;
    std::vector<const Appearance*> neighbours;
    std::size_t off_their_edge = 0;
    const double usual_agreeing = median_agreeing(patient, contour.id.kind, looks);
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const dataset::ContourEntry& other = patient.contours[i];
        if (i == index || !looks[i].seen || other.id.kind != contour.id.kind) continue;
        const dataset::SliceEntry& there = patient.slices[*other.slice];
        if (there.location < 0 || slice.location < 0) continue; // nobody knows how far apart
        const int away = there.location - slice.location;
        if (apart_mm(patient, there.location, slice.location) > furthest_neighbour_mm) continue;
        if (looks[i].own.agreeing < least_of_usual * usual_agreeing) {
            ++off_their_edge;
            continue;
        }
        if (away == 0 && neighbours.size() < 2)
            neighbours.push_back(&looks[i].appearance);
        else if (away != 0 && there.phase == slice.phase)
            (away < 0 ? below : above).push_back({std::abs(away), &looks[i].appearance});
    }
    for (auto* side : {&below, &above}) {
        std::ranges::stable_sort(*side, {}, &Near::away);
        for (std::size_t k = 0; k < std::min<std::size_t>(2, side->size()); ++k)
            neighbours.push_back((*side)[k].appearance);
    }
    if (neighbours.size() < 2 && off_their_edge > 0) return {}; // one alone is no measure of what is usual
    return agreement(*picture_of(*contour.slice), look.ring, look.appearance, neighbours);
}

std::vector<std::size_t> slices_looked_at(const dataset::Patient& patient) {
    std::set<std::size_t> wanted;
    const std::vector<int> phases = drawn_phases(patient);
    for (const dataset::ContourEntry& contour : patient.contours) {
        if (!contour.slice) continue;
        wanted.insert(*contour.slice);
        const Neighbours around = neighbours(patient, *contour.slice, phases);
        wanted.insert(around.locations.begin(), around.locations.end());
        wanted.insert(around.phases.begin(), around.phases.end());
    }
    return {wanted.begin(), wanted.end()};
}

} // namespace contourcheck::evidence
