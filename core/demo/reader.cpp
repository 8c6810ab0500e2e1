#include "demo/reader.h"

#include <cmath>

namespace contourcheck::demo {

namespace {

constexpr double grid_px = 0.5;

Point on_grid(Point p) {
    return {std::floor(p.x / grid_px + 0.5) * grid_px, std::floor(p.y / grid_px + 0.5) * grid_px};
}

bool one_move(Point a, Point b) {
    return std::abs(a.x - b.x) <= grid_px && std::abs(a.y - b.y) <= grid_px;
}

/// The grid's points under the outline from one angle to another, behind `start` and up to the end: halved until each is
/// one move from the one before.
void walk(const Region& region, double from, double to, Point start, std::vector<Point>& way) {
    const Point end = on_grid(region.at(to));
    if (one_move(start, end) || to - from < 1e-9) {
        way.push_back(end);
        return;
    }
    const double middle = (from + to) / 2;
    walk(region, from, middle, start, way);
    walk(region, middle, to, way.back(), way);
}

} // namespace

std::vector<Point> traced(const Region& region, double start_angle) {
    const int steps = std::max(64, int(40 * region.largest_px()));
    const double step = full_turn / steps;
    std::vector<Point> way{on_grid(region.at(start_angle))};
    for (int i = 1; i <= steps; ++i)
        walk(region, start_angle + (i - 1) * step, start_angle + i * step, way.back(), way);
    std::vector<Point> points;
    for (const Point next : way) {
        if (!points.empty() && points.back() == next) continue;
        // A corner that one diagonal move cuts is left out, and a way there and back is not gone.
        while (points.size() >= 2 && one_move(points[points.size() - 2], next))
            points.pop_back();
        if (points.empty() || points.back() != next) points.push_back(next);
    }
    while (points.size() > 3 &&
           (points.back() == points.front() || one_move(points[points.size() - 2], points.front())))
        points.pop_back();
    return points;
}

std::vector<Point> drawn(const Region& truth, Random& random, const Habit& habit) {
    constexpr int waves = 6;
    std::array<double, waves> size{};
    std::array<double, waves> angle{};
    const double bias = 0.12 * random.normal();
    for (std::size_t k = 0; k < waves; ++k) {
        size[k] = 0.22 * random.normal();
        angle[k] = random.uniform(0, full_turn);
    }
    const Point centre{truth.centre().x + habit.shift_px.x, truth.centre().y + habit.shift_px.y};
    const Region seen(centre, [&](double theta) {
        double deviation = bias;
        for (std::size_t k = 0; k < waves; ++k)
            deviation += size[k] * std::cos(double(k + 1) * theta + angle[k]);
        return std::max(0.6, truth.radius_px(theta) + habit.outward_px +
                                 habit.wobble * std::clamp(deviation, -0.9, 0.9));
    });
    std::vector<Point> points = traced(seen, random.uniform(0, full_turn));
    if (random.below(40) == 0) points.push_back(points.front());
    return points;
}

Region changed(const Region& region, double factor, Point shift) {
    const Point centre = {region.centre().x + shift.x, region.centre().y + shift.y};
    return Region(centre, [&](double theta) { return factor * region.radius_px(theta); });
}

} // namespace contourcheck::demo
