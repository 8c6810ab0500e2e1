#include "evidence/offset.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::evidence {

namespace {

using contour::Point;

constexpr int resamples = 400;
constexpr std::size_t least_contours = 4;
constexpr double least_score = 0.05;
constexpr double papillary_from_mm = 2.5;
constexpr double papillary_to_mm = 9;

/// Sites with blood all the way in.
Ring without_papillary_muscles(const Picture& picture, const Ring& ring, const Boundary& seen) {
    const Profiles along = profiles(picture, ring);
    const float between = float((seen.blood + seen.muscle) / 2);
    Ring result = ring;
    result.sites.clear();
    for (int i = 0; i < along.values.rows(); ++i) {
        bool blood = true;
        for (int k = Profiles::column(-papillary_to_mm); k <= Profiles::column(-papillary_from_mm); ++k)
            blood = blood && along.values(i, k) > between;
        if (blood) result.sites.push_back(ring.sites[std::size_t(i)]);
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

OffsetMap offset_map(const Picture& picture, const Ring& ring) {
    OffsetMap result{Grid<float>({OffsetMap::steps, OffsetMap::steps})};
    if (ring.empty()) return result;
    const Ring open = without_papillary_muscles(picture, ring, boundary(picture, ring, Edge::darker_outside));
    const Ring& used = open.sites.size() * 4 >= ring.sites.size() ? open : ring;
    for (int row = 0; row < OffsetMap::steps; ++row)
        for (int column = 0; column < OffsetMap::steps; ++column) {
            const double x = OffsetMap::first_px + OffsetMap::step_px * column;
            const double y = OffsetMap::first_px + OffsetMap::step_px * row;
            const Point shift_mm{x * picture.spacing.column_mm, y * picture.spacing.row_mm};
            result.scores(row, column) = float(score(picture, moved(used, shift_mm), Edge::darker_outside));
        }
    return result;
}

Point best_px(const OffsetMap& map) {
    return best_of(map.scores);
}

std::optional<Offset> common_offset(const std::vector<std::vector<OffsetMap>>& patients) {
    std::vector<const std::vector<OffsetMap>*> with_maps;
    Offset result;
    Grid<float> sum({OffsetMap::steps, OffsetMap::steps});
    for (const auto& maps : patients) {
        if (maps.empty()) continue;
        with_maps.push_back(&maps);
        result.contours += maps.size();
    }
    // Patients are drawn by their place: it must not depend on who stands first in a table.
    std::ranges::sort(with_maps, [](const auto* a, const auto* b) {
        return std::ranges::lexicographical_compare(a->front().scores.values(), b->front().scores.values());
    });
    result.patients = with_maps.size();
    if (result.contours < least_contours) return std::nullopt;
    for (const auto* maps : with_maps)
        for (const OffsetMap& map : *maps)
            add(sum, map);
    if (*std::ranges::max_element(sum.values()) < least_score * double(result.contours)) return std::nullopt;
    result.best_px = best_of(sum);

    Random random(result.contours);
    std::vector<double> x;
    std::vector<double> y;
    for (int round = 0; round < resamples; ++round) {
        Grid<float> drawn({OffsetMap::steps, OffsetMap::steps});
        for (std::size_t p = 0; p < with_maps.size(); ++p) {
            const auto& maps = *with_maps[std::size_t(random.below(with_maps.size()))];
            for (std::size_t i = 0; i < maps.size(); ++i)
                add(drawn, maps[std::size_t(random.below(maps.size()))]);
        }
        const Point best = best_of(drawn);
        x.push_back(best.x);
        y.push_back(best.y);
    }
    std::ranges::sort(x);
    std::ranges::sort(y);
    const auto low = std::size_t(resamples * 0.025);
    const auto high = std::size_t(resamples * 0.975);
    result.low_px = {x[low], y[low]};
    result.high_px = {x[high], y[high]};
    return result;
}

} // namespace contourcheck::evidence
