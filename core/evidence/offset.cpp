#include "evidence/offset.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::evidence {

namespace {

using contour::Point;

constexpr int resamples = 400;
constexpr std::size_t least_contours = 4;
constexpr double least_contrast = 0.05;
constexpr int most_rounds = 5;
constexpr double settled_px = 0.1;

/// An edge of the picture as a ring's site sees it: how far along its normal.
struct SeenEdge {
    Point normal;
    double away_mm = 0;
    double weight = 0;
};

/// The edges about the ring moved by `at_mm`, as from where it lies.
std::vector<SeenEdge> seen_from(const Picture& picture, const Ring& ring, Point at_mm) {
    const Boundary seen = boundary(picture, moved(ring, at_mm), Edge::darker_outside);
    std::vector<SeenEdge> result;
    for (std::size_t i = 0; i < ring.sites.size(); ++i) {
        const Point n = ring.sites[i].normal;
        result.push_back({n, double(seen.edge_mm[i]) + n.x * at_mm.x + n.y * at_mm.y,
                          std::max(0.0, double(seen.edge_step[i]))});
    }
    return result;
}

/// What is left of the edges' distances by a shift and the growth that suits it best, which is their weighted quantile.
double left_over(const std::vector<SeenEdge>& edges, Point shift_mm,
                 std::vector<std::pair<double, double>>& rest) {
    rest.clear();
    double total = 0;
    for (const SeenEdge& edge : edges) {
        rest.emplace_back(edge.away_mm - edge.normal.x * shift_mm.x - edge.normal.y * shift_mm.y,
                          edge.weight);
        total += edge.weight;
    }
    std::ranges::sort(rest);
    double growth = 0;
    double within = 0;
    for (const auto& [away, weight] : rest) {
        growth = away;
        within += weight;
        if (within >= OffsetMap::outward * total) break;
    }
    double sum = 0;
    for (const auto& [away, weight] : rest)
        sum += weight * (away > growth ? OffsetMap::outward * (away - growth)
                                       : (1 - OffsetMap::outward) * (growth - away));
    return sum / double(edges.size());
}

Point in_mm(Point px, const Picture& picture) {
    return {px.x * picture.spacing.column_mm, px.y * picture.spacing.row_mm};
}

Grid<float> scores(const Picture& picture, const std::vector<SeenEdge>& edges) {
    Grid<float> result({OffsetMap::steps, OffsetMap::steps});
    std::vector<std::pair<double, double>> rest;
    for (int row = 0; row < OffsetMap::steps; ++row)
        for (int column = 0; column < OffsetMap::steps; ++column) {
            const Point px{OffsetMap::first_px + OffsetMap::step_px * column,
                           OffsetMap::first_px + OffsetMap::step_px * row};
            result(row, column) = float(-left_over(edges, in_mm(px, picture), rest));
        }
    return result;
}

/// The top of the parabola through three values about the greatest.
double between_steps(float before, float here, float after) {
    const double bend = double(before) - 2.0 * here + after;
    return bend < 0 ? std::clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;
}

Point best_of(const Grid<float>& sum) {
    const auto values = sum.values();
    const int place = int(std::ranges::max_element(values) - values.begin());
    const int row = place / OffsetMap::steps;
    const int column = place % OffsetMap::steps;
    double x = column;
    double y = row;
    if (column > 0 && column + 1 < OffsetMap::steps)
        x += between_steps(sum(row, column - 1), sum(row, column), sum(row, column + 1));
    if (row > 0 && row + 1 < OffsetMap::steps)
        y += between_steps(sum(row - 1, column), sum(row, column), sum(row + 1, column));
    return {OffsetMap::first_px + OffsetMap::step_px * x, OffsetMap::first_px + OffsetMap::step_px * y};
}

void add(Grid<float>& sum, const OffsetMap& map) {
    for (std::size_t i = 0; i < sum.values().size(); ++i)
        sum.values()[i] += map.scores.values()[i];
}

} // namespace

OffsetMap offset_map(const Picture& picture, const Ring& ring, Point begin_px) {
    OffsetMap result{Grid<float>({OffsetMap::steps, OffsetMap::steps})};
    if (ring.empty()) return result;
    constexpr double last_px = -OffsetMap::first_px;
    Point at{std::clamp(begin_px.x, -last_px, last_px), std::clamp(begin_px.y, -last_px, last_px)};
    for (int round = 0; round < most_rounds; ++round) {
        result.scores = scores(picture, seen_from(picture, ring, in_mm(at, picture)));
        const Point best = best_of(result.scores);
        const double away = contour::distance(best, at);
        at = best;
        if (away < settled_px) break;
    }
    result.contrast = score(picture, moved(ring, in_mm(at, picture)), Edge::darker_outside);
    return result;
}

Point best_px(const OffsetMap& map) {
    return best_of(map.scores);
}

namespace {

using Patients = std::vector<const std::vector<OffsetMap>*>;

/// Those with contours, in an order of their own: patients are drawn by their place, and it must not depend on who stands
/// first in a table.
Patients ordered(const std::vector<std::vector<OffsetMap>>& patients) {
    Patients result;
    for (const auto& maps : patients)
        if (!maps.empty()) result.push_back(&maps);
    std::ranges::sort(result, [](const auto* a, const auto* b) {
        return std::ranges::lexicographical_compare(a->front().scores.values(), b->front().scores.values());
    });
    return result;
}

/// Where patients and contours drawn by lot fit best together.
Point drawn_best(const Patients& patients, Random& random) {
    Grid<float> sum({OffsetMap::steps, OffsetMap::steps});
    for (std::size_t p = 0; p < patients.size(); ++p) {
        const auto& maps = *patients[std::size_t(random.below(patients.size()))];
        for (std::size_t i = 0; i < maps.size(); ++i)
            add(sum, maps[std::size_t(random.below(maps.size()))]);
    }
    return best_of(sum);
}

void bound(Offset& offset, const Patients& patients) {
    Random random(offset.contours);
    std::vector<double> x;
    std::vector<double> y;
    for (int round = 0; round < resamples; ++round) {
        const Point best = drawn_best(patients, random);
        x.push_back(best.x);
        y.push_back(best.y);
    }
    std::ranges::sort(x);
    std::ranges::sort(y);
    const auto low = std::size_t(resamples * 0.025);
    const auto high = std::size_t(resamples * 0.975);
    constexpr double error = Offset::method_error_px;
    offset.low_px = {x[low] - error, y[low] - error};
    offset.high_px = {x[high] + error, y[high] + error};
}

} // namespace

std::optional<Offset> common_offset(const std::vector<std::vector<OffsetMap>>& patients) {
    const Patients heard = ordered(patients);
    Offset result;
    Grid<float> sum({OffsetMap::steps, OffsetMap::steps});
    double contrast = 0;
    for (const auto* maps : heard)
        for (const OffsetMap& map : *maps) {
            add(sum, map);
            contrast += map.contrast;
            ++result.contours;
        }
    result.patients = heard.size();
    if (result.contours < least_contours || contrast < least_contrast * double(result.contours))
        return std::nullopt;
    result.best_px = best_of(sum);
    bound(result, heard);
    return result;
}

} // namespace contourcheck::evidence
