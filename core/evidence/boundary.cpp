#include "evidence/boundary.h"

#include "base/rank.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace contourcheck::evidence {

namespace {

constexpr double clip = 0.8;
constexpr int reach = 8; ///< columns either side in which an edge is looked for: 6 mm
constexpr float cost_of_jump = 0.06F;
constexpr int most_jump = 2;

float of_kind(float step, Edge edge) {
    return std::clamp(edge == Edge::any ? std::abs(step) : step, -float(clip), float(clip));
}

float sampled(const Picture& picture, const Ring::Site& site, double offset_mm) {
    return picture.at((site.place.x + offset_mm * site.normal.x) / picture.spacing.column_mm,
                      (site.place.y + offset_mm * site.normal.y) / picture.spacing.row_mm);
}

/// The step across `column` of a profile, in shares of the range.
float step_at(std::span<const float> profile, int column, float range, Edge edge) {
    float inside = 0;
    float outside = 0;
    for (int k = 1; k <= 3; ++k) {
        inside += profile[std::size_t(column - k)];
        outside += profile[std::size_t(column + k)];
    }
    return of_kind((inside - outside) / (3 * range), edge);
}

/// The closed path of greatest sum: the best open path twice round, of which the second half of the first and the first
/// half of the second round are kept, where its ends no longer matter.
std::vector<int> best_path(const Grid<float>& gains) {
    const int sites = gains.rows();
    const int levels = gains.columns();
    Grid<int> from({2 * sites, levels});
    std::vector<float> sum(gains.row(0).begin(), gains.row(0).end());
    std::vector<float> next(sum.size());
    for (int row = 1; row < 2 * sites; ++row) {
        const auto gain = gains.row(row % sites);
        for (int level = 0; level < levels; ++level) {
            float best = -std::numeric_limits<float>::infinity();
            for (int jump = -most_jump; jump <= most_jump; ++jump) {
                const int before = level + jump;
                if (before < 0 || before >= levels) continue;
                const float value = sum[std::size_t(before)] - cost_of_jump * float(jump * jump);
                if (value > best) {
                    best = value;
                    from(row, level) = before;
                }
            }
            next[std::size_t(level)] = best + gain[std::size_t(level)];
        }
        std::swap(sum, next);
    }
    std::vector<int> path(std::size_t(sites), 0);
    int level = int(std::ranges::max_element(sum) - sum.begin());
    for (int row = 2 * sites - 1; row >= sites / 2; --row) {
        if (row < sites + sites / 2) path[std::size_t(row % sites)] = level;
        level = from(row, level);
    }
    return path;
}

/// growth, shift x, shift y, oval cos, oval sin
std::array<double, 5> waves(const Ring& ring, const Boundary& boundary) {
    cv::Matx<double, 5, 5> normal_matrix = cv::Matx<double, 5, 5>::eye() * 0.05;
    cv::Matx<double, 5, 1> right = cv::Matx<double, 5, 1>::zeros();
    for (std::size_t i = 0; i < ring.sites.size(); ++i) {
        const contour::Point n = ring.sites[i].normal;
        const cv::Matx<double, 5, 1> basis(1, n.x, n.y, n.x * n.x - n.y * n.y, 2 * n.x * n.y);
        const double weight = std::max(0.0F, boundary.edge_step[i]);
        normal_matrix += weight * (basis * basis.t());
        right += weight * double(boundary.edge_mm[i]) * basis;
    }
    const auto solved = normal_matrix.solve(right, cv::DECOMP_CHOLESKY);
    return {solved(0), solved(1), solved(2), solved(3), solved(4)};
}

/// The place of the edge between the columns, in columns from `level`: the top of the parabola through three gains.
double between_columns(std::span<const float> gains, int level) {
    if (level <= 0 || level >= 2 * reach) return 0;
    const double before = gains[std::size_t(level - 1)];
    const double here = gains[std::size_t(level)];
    const double after = gains[std::size_t(level + 1)];
    const double bend = before - 2 * here + after;
    return bend < 0 ? std::clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;
}

void split_displacement(Boundary& result, const Ring& ring) {
    const auto [growth, x, y, oval_cos, oval_sin] = waves(ring, result);
    result.growth_mm = growth;
    result.shift_mm = {x, y};
    result.wave_mm = {oval_cos, oval_sin};
    result.oval_mm = std::hypot(oval_cos, oval_sin);
    double squares = 0;
    double weights = 1e-6;
    for (std::size_t i = 0; i < ring.sites.size(); ++i) {
        const contour::Point n = ring.sites[i].normal;
        const double fitted =
            growth + x * n.x + y * n.y + oval_cos * (n.x * n.x - n.y * n.y) + oval_sin * 2 * n.x * n.y;
        const double weight = std::max(0.0F, result.edge_step[i]);
        squares += weight * (result.edge_mm[i] - fitted) * (result.edge_mm[i] - fitted);
        weights += weight;
    }
    result.rest_mm = std::sqrt(squares / weights);
}

void measure_edge(Boundary& result, const Profiles& profiles, const Ring& ring, float range, Edge edge) {
    const int middle = Profiles::column(0);
    const int sites = int(ring.sites.size());
    Grid<float> gains({sites, 2 * reach + 1});
    for (int i = 0; i < sites; ++i)
        for (int k = -reach; k <= reach; ++k) // a slight preference for the edge at hand
            gains(i, k + reach) =
                step_at(profiles.values.row(i), middle + k, range, edge) - 0.002F * float(k * k);
    const std::vector<int> path = best_path(gains);
    double sum = 0;
    for (int i = 0; i < sites; ++i) {
        const int level = path[std::size_t(i)];
        const double between = between_columns(gains.row(i), level);
        result.edge_mm.push_back(float((level - reach + between) * Profiles::step_mm));
        result.edge_step.push_back(step_at(profiles.values.row(i), middle + level - reach, range, edge));
        sum += result.edge_step.back();
    }
    result.sharpness = sum / sites;
    split_displacement(result, ring);
}

void measure_sides(Boundary& result, const Profiles& profiles, const Picture& picture) {
    const int middle = Profiles::column(0);
    std::vector<float> inside;
    std::vector<float> outside;
    double sum = 0;
    for (int i = 0; i < profiles.values.rows(); ++i) {
        for (int k = 0; k < middle; ++k) {
            inside.push_back(profiles.values(i, k));
            sum += profiles.values(i, k);
        }
        for (int k = middle + 2; k <= middle + 8; ++k)
            outside.push_back(profiles.values(i, k));
    }
    result.inside = (sum / double(std::max<std::size_t>(1, inside.size())) - picture.low) / picture.range;
    result.blood = quantile(std::span(inside), 0.75);
    result.muscle = quantile(std::span(outside), 0.33);
    const double between = (result.blood + result.muscle) / 2;
    int dark = 0;
    int bright = 0;
    for (int i = 0; i < profiles.values.rows(); ++i)
        for (int k = 1; k <= 5; ++k) {
            dark += profiles.values(i, middle - k) < between;
            bright += profiles.values(i, middle + k) > between;
        }
    const double band = std::max(1, 5 * profiles.values.rows());
    result.dark_inside = dark / band;
    result.bright_outside = bright / band;
}

} // namespace

Profiles profiles(const Picture& picture, const Ring& ring) {
    Profiles result{Grid<float>({int(ring.sites.size()), Profiles::columns})};
    for (int i = 0; i < result.values.rows(); ++i) {
        const Ring::Site& site = ring.sites[std::size_t(i)];
        // Inward no further than the middle of the ring.
        for (int k = 0; k < Profiles::columns; ++k)
            result.values(i, k) = sampled(picture, site, std::max(Profiles::offset_mm(k), -ring.radius_mm));
    }
    return result;
}

std::vector<float> steps(const Picture& picture, const Ring& ring, Edge edge) {
    std::vector<float> result;
    result.reserve(ring.sites.size());
    for (const Ring::Site& site : ring.sites) {
        float difference = 0;
        for (int k = 1; k <= 3; ++k)
            difference += sampled(picture, site, -k * Profiles::step_mm) -
                          sampled(picture, site, k * Profiles::step_mm);
        result.push_back(of_kind(difference / (3 * picture.range), edge));
    }
    return result;
}

double score(const Picture& picture, const Ring& ring, Edge edge) {
    if (ring.empty()) return 0;
    double sum = 0;
    for (const float step : steps(picture, ring, edge))
        sum += step;
    return sum / double(ring.sites.size());
}

Boundary boundary(const Picture& picture, const Ring& ring, Edge edge) {
    Boundary result;
    if (ring.empty()) return result;
    const Profiles along = profiles(picture, ring);
    std::vector<float> own;
    for (int i = 0; i < along.values.rows(); ++i)
        own.push_back(step_at(along.values.row(i), Profiles::column(0), picture.range, edge));
    double sum = 0;
    for (const float step : own)
        sum += step;
    result.contrast = sum / double(own.size());
    result.agreeing =
        double(std::ranges::count_if(own, [](float step) { return step > 0.05F; })) / double(own.size());
    result.low_contrast = quantile(std::span(own), 0.2);
    measure_edge(result, along, ring, picture.range, edge);
    measure_sides(result, along, picture);
    return result;
}

} // namespace contourcheck::evidence
