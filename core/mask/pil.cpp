#include "mask/pil_fill.h"
#include "mask/rules.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

/// What Pillow 9.4 draws for ImageDraw.polygon(points, outline=0, fill=1): the filled polygon, then its outline cleared.
namespace contourcheck::mask {

namespace {

int truncated(double value) {
    constexpr double farthest = 1 << 29; // far outside any grid, and differences still fit an int
    return int(std::clamp(value, -farthest, farthest));
}

/// Points that are truncated to one pixel are one corner: another would draw that pixel, which the outline clears.
std::vector<Corner> corners(Points points, double origin) {
    std::vector<Corner> result;
    result.reserve(points.size());
    for (const Point& point : points) {
        const Corner corner{truncated(point.x - origin), truncated(point.y - origin)};
        if (result.empty() || result.back() != corner) result.push_back(corner);
    }
    return result;
}

/// The steps i in [0, steps) for which start + direction * i lies in [0, size).
struct Steps {
    int first;
    int end;
};
Steps visible(int start, int direction, int steps, int size) {
    const int first = direction > 0 ? -start : start - size + 1;
    const int end = direction > 0 ? size - start : start + 1;
    return {std::max(first, 0), std::min(end, steps)};
}

/// Clears the line from a up to b, without b (Bresenham 1965); what lies before the grid is stepped over at once.
void clear_line(Corner a, Corner b, Mask& mask) {
    const bool flat = std::abs(b.x - a.x) > std::abs(b.y - a.y);
    const int long_steps = flat ? std::abs(b.x - a.x) : std::abs(b.y - a.y);
    const std::int64_t short_steps = flat ? std::abs(b.y - a.y) : std::abs(b.x - a.x);
    if (long_steps == 1) { // most lines
        if (a.x >= 0 && a.x < mask.columns() && a.y >= 0 && a.y < mask.rows()) mask(a.y, a.x) = 0;
        return;
    }
    const int x_step = b.x < a.x ? -1 : 1;
    const int y_step = b.y < a.y ? -1 : 1;
    const Steps steps = flat ? visible(a.x, x_step, long_steps, mask.columns())
                             : visible(a.y, y_step, long_steps, mask.rows());
    if (steps.first >= steps.end) return;
    std::int64_t aside = // 0 at the start: most lines are short, a division is not
        steps.first == 0 ? 0 : (2 * short_steps * steps.first + long_steps) / (2 * std::int64_t(long_steps));
    std::int64_t error =
        2 * short_steps * (steps.first + std::int64_t(1)) - long_steps - 2 * aside * long_steps;
    for (int i = steps.first; i < steps.end; ++i) {
        const int x = a.x + x_step * (flat ? i : int(aside));
        const int y = a.y + y_step * (flat ? int(aside) : i);
        if (x >= 0 && x < mask.columns() && y >= 0 && y < mask.rows()) mask(y, x) = 0;
        if (error >= 0) {
            ++aside;
            error -= 2 * std::int64_t(long_steps);
        }
        error += 2 * short_steps;
    }
}

} // namespace

void draw_pil(Points points, double origin, Mask& mask) {
    if (points.size() < 2) return; // Pillow refuses one point
    const std::vector<Corner> polygon = corners(points, origin);
    fill_like_pillow(polygon, mask);
    for (std::size_t i = 0; i + 1 < polygon.size(); ++i)
        clear_line(polygon[i], polygon[i + 1], mask);
    clear_line(polygon.back(), polygon.front(), mask);
}

} // namespace contourcheck::mask
