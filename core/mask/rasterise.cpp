#include "contour/orientation.h"
#include "mask/rules.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::mask {

int first_right_of(const Edge& edge, double y, double shift, int limit, On on) {
    const auto& [upper, lower] = edge;
    if (y == upper.y)
        return on == On::in ? first_from(upper.x, shift, limit) : first_beyond(upper.x, shift, limit);
    // The crossing in floating point, give or take its rounding, leaves one column, mostly; the exact sign decides
    // between those that remain.
    const double crossing = upper.x + (lower.x - upper.x) * ((y - upper.y) / (lower.y - upper.y)) - shift;
    const double slack = 2e-15 * (std::abs(upper.x) + std::abs(lower.x) + std::abs(shift));
    int low = ceil_within(crossing - slack, limit);
    int high = std::min(limit, ceil_within(crossing + slack, limit) + (on == On::out ? 1 : 0));
    const int least_to_be_left = on == On::in ? 1 : 0;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (contour::orientation(upper, lower, {middle + shift, y}) >= least_to_be_left)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

namespace {

/// Keeps products of coordinates in a double's range. Nothing that far out can be told from the grid.
std::vector<Point> within_range(Points points) {
    constexpr double most = 1e100;
    std::vector<Point> kept(points.begin(), points.end());
    for (Point& point : kept)
        point = {std::clamp(point.x, -most, most), std::clamp(point.y, -most, most)};
    return kept;
}

/// A sum is finite only if all its terms are; one that overflows sends a polygon the slow way, no more.
bool may_be_far_out(Points points) {
    double sum = 0;
    for (const Point& point : points)
        sum += std::abs(point.x) + std::abs(point.y);
    return !(sum < 1e100);
}

void draw(Points points, const Convention& convention, Mask& mask) {
    switch (convention.rule) {
    case Rule::centre:
        return draw_centre(points, convention.pixel_origin, mask);
    case Rule::pil:
        return draw_pil(points, convention.pixel_origin, mask);
    case Rule::touch:
        return draw_touch(points, convention.pixel_origin, mask);
    case Rule::coverage:
        break;
    }
    const Coverage shares = coverage(points, mask.shape(), convention.pixel_origin);
    std::transform(shares.values().begin(), shares.values().end(), mask.values().begin(),
                   [](float share) { return std::uint8_t(share > 0); });
}

} // namespace

Mask rasterise(std::span<const Point> points, Shape shape, const Convention& convention) {
    if (shape.rows <= 0 || shape.columns <= 0) return {};
    Mask mask(shape);
    if (!may_be_far_out(points)) {
        draw(points, convention, mask);
        return mask;
    }
    for (const Point& point : points)
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) return mask;
    draw(within_range(points), convention, mask);
    return mask;
}

std::size_t count(const Mask& mask) {
    std::size_t sum = 0;
    for (const std::uint8_t value : mask.values())
        sum += value;
    return sum;
}

} // namespace contourcheck::mask
