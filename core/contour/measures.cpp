#include "contour/measures.h"

#include "contour/orientation.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::contour {

namespace {

/// Twice the shoelace area, and its first moments, about the first point: far from (0, 0) the terms would cancel badly.
struct Moments {
    double twice_area = 0;
    double x = 0;
    double y = 0;
};

Moments moments(Points points) {
    Moments sum;
    const Point origin = points.empty() ? Point{} : points.front();
    for (std::size_t i = 2; i < points.size(); ++i) {
        const Point a{points[i - 1].x - origin.x, points[i - 1].y - origin.y};
        const Point b{points[i].x - origin.x, points[i].y - origin.y};
        const double cross = a.x * b.y - b.x * a.y;
        sum.twice_area += cross;
        sum.x += cross * (a.x + b.x);
        sum.y += cross * (a.y + b.y);
    }
    return sum;
}

Point mean(Points points) {
    Point sum;
    for (const Point& point : points) {
        sum.x += point.x / double(points.size());
        sum.y += point.y / double(points.size());
    }
    return sum;
}

} // namespace

double signed_area(Points points) {
    return moments(points).twice_area / 2;
}

double area(Points points) {
    return std::abs(signed_area(points));
}

double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

double perimeter(Points points) {
    double length = closing_gap(points);
    for (std::size_t i = 1; i < points.size(); ++i)
        length += distance(points[i - 1], points[i]);
    return length;
}

Point centroid(Points points) {
    if (points.empty()) return {};
    const Moments sum = moments(points);
    // An area that is rounding error alone has no centroid that means anything.
    const double length = perimeter(points);
    if (!(std::abs(sum.twice_area) > 1e-12 * length * length)) return mean(points);
    const Point origin = points.front();
    return {origin.x + sum.x / (3 * sum.twice_area), origin.y + sum.y / (3 * sum.twice_area)};
}

double closing_gap(Points points) {
    return points.size() < 2 ? 0 : distance(points.front(), points.back());
}

std::size_t distinct_points(Points points) {
    std::vector<Point> sorted(points.begin(), points.end());
    std::sort(sorted.begin(), sorted.end());
    return std::size_t(std::unique(sorted.begin(), sorted.end()) - sorted.begin());
}

Bounds bounds(Points points) {
    if (points.empty()) return {};
    Bounds box{points[0].x, points[0].y, points[0].x, points[0].y};
    for (const Point& point : points) {
        box.left = std::min(box.left, point.x);
        box.top = std::min(box.top, point.y);
        box.right = std::max(box.right, point.x);
        box.bottom = std::max(box.bottom, point.y);
    }
    return box;
}

std::vector<Point> convex_hull(Points points) {
    std::vector<Point> sorted(points.begin(), points.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (sorted.size() < 3) return sorted;

    std::vector<Point> hull;
    const auto add = [&hull](Point point, std::size_t keep) {
        while (hull.size() >= keep + 2 && orientation(hull[hull.size() - 2], hull.back(), point) <= 0)
            hull.pop_back();
        hull.push_back(point);
    };
    for (const Point& point : sorted)
        add(point, 0);
    const std::size_t there = hull.size() - 1;
    for (auto point = sorted.rbegin() + 1; point != sorted.rend(); ++point)
        add(*point, there);
    hull.pop_back(); // the start again
    return hull;
}

} // namespace contourcheck::contour
