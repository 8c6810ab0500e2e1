#include "evidence/appearance.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace contourcheck::evidence {

namespace {

using contour::Point;

constexpr double step_mm = 0.75;
constexpr double reach_mm = 7.5;
constexpr double coarse_mm = 1.5;

using Radii = std::array<double, Appearance::angles>;

Point direction(int angle) {
    const double theta = 2 * std::numbers::pi * angle / Appearance::angles;
    return {std::cos(theta), std::sin(theta)};
}

/// Distance from the centre to the ring in each direction: the furthest crossing, the mean radius where there is none.
Radii radii(const Ring& ring) {
    Radii result{};
    const std::size_t n = ring.sites.size();
    for (int k = 0; k < Appearance::angles; ++k) {
        const Point u = direction(k);
        double furthest = -1;
        for (std::size_t i = 0; i < n; ++i) {
            const Point a{ring.sites[i].place.x - ring.centre.x, ring.sites[i].place.y - ring.centre.y};
            const Point next = ring.sites[(i + 1) % n].place;
            const Point b{next.x - ring.centre.x, next.y - ring.centre.y};
            const double across_a = u.x * a.y - u.y * a.x;
            const double across_b = u.x * b.y - u.y * b.x;
            if ((across_a > 0) == (across_b > 0)) continue;
            const double share = across_a / (across_a - across_b);
            const double along = u.x * (a.x + share * (b.x - a.x)) + u.y * (a.y + share * (b.y - a.y));
            furthest = std::max(furthest, along);
        }
        result[std::size_t(k)] = furthest > 0 ? furthest : ring.radius_mm;
    }
    return result;
}

void normalise(std::span<float> values) {
    double sum = 0;
    double squares = 0;
    for (const float value : values) {
        sum += value;
        squares += double(value) * value;
    }
    const double count = double(values.size());
    const double mean = sum / count;
    const double deviation = std::sqrt(std::max(1e-12, squares / count - mean * mean));
    for (float& value : values)
        value = float((value - mean) / deviation);
}

Grid<float> sampled(const Picture& picture, const Radii& radius, Point centre, double scale) {
    Grid<float> values({Appearance::angles, Appearance::distances});
    for (int k = 0; k < Appearance::angles; ++k) {
        const Point u = direction(k);
        for (int d = 0; d < Appearance::distances; ++d) {
            const double offset = (d - Appearance::distances / 2) * step_mm;
            const double r = std::max(0.0, radius[std::size_t(k)] * scale + offset);
            values(k, d) = picture.at((centre.x + r * u.x) / picture.spacing.column_mm,
                                      (centre.y + r * u.y) / picture.spacing.row_mm);
        }
    }
    normalise(values.values());
    return values;
}

double correlation(const Grid<float>& a, const Grid<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.values().size(); ++i)
        sum += double(a.values()[i]) * b.values()[i];
    return sum / double(a.values().size());
}

Grid<float> median_of(std::span<const Appearance* const> neighbours) {
    Grid<float> result({Appearance::angles, Appearance::distances});
    std::vector<float> values;
    for (std::size_t i = 0; i < result.values().size(); ++i) {
        values.clear();
        for (const Appearance* each : neighbours)
            values.push_back(each->values.values()[i]);
        const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
        std::ranges::nth_element(values, middle);
        result.values()[i] =
            values.size() % 2 == 1 ? *middle : (*middle + *std::max_element(values.begin(), middle)) / 2;
    }
    normalise(result.values());
    return result;
}

using Waves = cv::Matx<double, 5, 1>; ///< growth, shift x, shift y, cosine, sine

Waves waves_at(int angle) {
    const Point u = direction(angle);
    return {1, u.x, u.y, u.x * u.x - u.y * u.y, 2 * u.x * u.y};
}

struct Bent {
    Waves by = Waves::zeros();
    double misfit = 1e9; ///< mean robust square
};

/// A papillary muscle that moved must not bend the contour: differences beyond this count less (Cauchy).
constexpr double robust = 0.7;
constexpr double most_growth_mm = 8;

/// One step of Gauss and Newton: where the radii should go for the picture to look as expected.
Waves bending_step(const Grid<float>& seen, const Grid<float>& expected, double& misfit) {
    cv::Matx<double, 5, 5> normal_matrix = cv::Matx<double, 5, 5>::eye();
    Waves right = Waves::zeros();
    double sum = 0;
    for (int k = 0; k < Appearance::angles; ++k) {
        const Waves basis = waves_at(k);
        double stiffness = 0;
        double pull = 0;
        for (int d = 1; d + 1 < Appearance::distances; ++d) {
            const double slope =
                (double(seen(k, d + 1)) - seen(k, d - 1) + expected(k, d + 1) - expected(k, d - 1)) /
                (4 * step_mm);
            const double away = (double(expected(k, d)) - seen(k, d)) / robust;
            const double weight = 1 / (1 + away * away);
            stiffness += weight * slope * slope;
            pull += weight * slope * away * robust;
            sum += std::log1p(away * away);
        }
        normal_matrix += stiffness * (basis * basis.t());
        right += pull * basis;
    }
    misfit = sum / (Appearance::angles * (Appearance::distances - 2));
    return normal_matrix.solve(right, cv::DECOMP_CHOLESKY);
}

Bent bent(const Picture& picture, const Ring& ring, const Radii& radius, const Grid<float>& expected,
          Waves from) {
    constexpr int rounds = 8;
    Bent best;
    for (int round = 0; round < rounds; ++round) {
        Radii changed = radius;
        for (int k = 0; k < Appearance::angles; ++k)
            changed[std::size_t(k)] += from.dot(waves_at(k));
        double misfit = 0;
        const Waves step = bending_step(sampled(picture, changed, ring.centre, 1), expected, misfit);
        if (misfit >= best.misfit) break;
        best = {from, misfit};
        from += step;
        for (int i = 0; i < 5; ++i)
            from(i) = std::clamp(from(i), -most_growth_mm, most_growth_mm);
    }
    return best;
}

/// From where the contour lies, and from where the search ended.
Bend best_bend(const Picture& picture, const Ring& ring, const Radii& radius, const Grid<float>& expected,
               const Agreement& searched) {
    const Bent here = bent(picture, ring, radius, expected, Waves::zeros());
    const Waves there((searched.scale - 1) * ring.radius_mm, searched.shift_mm.x, searched.shift_mm.y, 0, 0);
    const Bent away = bent(picture, ring, radius, expected, there);
    const Waves& by = (away.misfit < here.misfit ? away : here).by;
    return {by(0), {by(1), by(2)}, {by(3), by(4)}};
}

} // namespace

Appearance appearance(const Picture& picture, const Ring& ring) {
    Appearance result;
    if (ring.empty()) return result;
    result.radius_mm = radii(ring);
    result.values = sampled(picture, result.radius_mm, ring.centre, 1);
    return result;
}

Agreement agreement(const Picture& picture, const Ring& ring, const Appearance& own,
                    std::span<const Appearance* const> neighbours) {
    Agreement result;
    if (neighbours.empty() || own.values.empty()) return result;
    const Grid<float> expected = median_of(neighbours);
    result.known = true;
    result.neighbours = neighbours.size();
    result.likeness = result.best = correlation(own.values, expected);
    const auto look = [&](Point shift, double scale) {
        const Point centre{ring.centre.x + shift.x, ring.centre.y + shift.y};
        const double likeness = correlation(sampled(picture, own.radius_mm, centre, scale), expected);
        if (likeness <= result.best) return;
        result.best = likeness;
        result.shift_mm = shift;
        result.scale = scale;
    };
    const int count = int(reach_mm / coarse_mm);
    for (int j = -count; j <= count; ++j)
        for (int i = -count; i <= count; ++i)
            look({i * coarse_mm, j * coarse_mm}, 1);
    for (int round = 0; round < 2; ++round) {
        const Point at = result.shift_mm;
        for (const double scale : {0.7, 0.76, 0.82, 0.88, 0.94, 1.0, 1.06, 1.13, 1.2, 1.3, 1.4})
            look(at, scale);
        const double scale = result.scale;
        const Point from = result.shift_mm;
        for (int j = -2; j <= 2; ++j)
            for (int i = -2; i <= 2; ++i)
                look({from.x + i * coarse_mm / 2, from.y + j * coarse_mm / 2}, scale);
    }
    for (const double factor : {0.97, 1.03, 0.985, 1.015})
        look(result.shift_mm, result.scale * factor);
    for (const Point by : {Point{-0.375, 0}, Point{0.375, 0}, Point{0, -0.375}, Point{0, 0.375}})
        look({result.shift_mm.x + by.x, result.shift_mm.y + by.y}, result.scale);
    result.bend = best_bend(picture, ring, own.radius_mm, expected, result);
    return result;
}

} // namespace contourcheck::evidence
