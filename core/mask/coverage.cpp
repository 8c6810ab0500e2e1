#include "mask/rules.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace contourcheck::mask {

namespace {

/// Sums, edge by edge, the signed area between each edge and the right end of its rows (as font rasterisers do). A cell
/// gets its own part of that area, and the next cell the rest of the edge's height, so that a running sum along the row
/// gives the shares. Cell i spans [i, i + 1].
class Accumulator {
public:
    explicit Accumulator(Shape shape)
        : shape_(shape), stride_(std::size_t(shape.columns) + 1), cells_(stride_ * std::size_t(shape.rows)) {}

    void add(Point a, Point b) {
        const double sign = a.y < b.y ? 1 : -1;
        if (sign < 0) std::swap(a, b);
        const double end_y = std::min(b.y, double(shape_.rows));
        Point start = a.y < 0 ? Point{x_at(a, b, 0), 0} : a;
        for (int row = 0; start.y < end_y; start.y = row) {
            row = int(start.y) + 1;
            const double y = std::min(end_y, double(row));
            const double x = x_at(a, b, y);
            add_in_row(row - 1, sign * (y - start.y), std::min(start.x, x), std::max(start.x, x));
            start.x = x;
        }
    }

    [[nodiscard]] std::span<const double> row(int r) const {
        return std::span(cells_).subspan(std::size_t(r) * stride_, std::size_t(shape_.columns));
    }

private:
    static double x_at(Point a, Point b, double y) {
        return y == b.y ? b.x : a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y));
    }

    /// A piece of an edge within one row. What lies left of the first cell counts for the whole row, what lies right of
    /// the last one for nothing.
    void add_in_row(int row, double height, double left, double right) {
        double* const cells = &cells_[std::size_t(row) * stride_];
        if (left >= shape_.columns) return;
        if (right <= 0) {
            cells[0] += height;
            return;
        }
        if (left >= 0 && right <= int(left) + 1.0) {
            add_in_cell(cells + int(left), height, (left + right) / 2 - int(left));
            return;
        }
        const double height_a_column = height / (right - left);
        if (left < 0) {
            cells[0] += height_a_column * -left;
            left = 0;
        }
        right = std::min(right, double(shape_.columns));
        for (int column = int(left); column < right; ++column) {
            const double from = std::max(left, double(column));
            const double to = std::min(right, column + 1.0);
            add_in_cell(cells + column, height_a_column * (to - from), (from + to) / 2 - column);
        }
    }

    /// `x` is the middle of the piece, from the cell's left side.
    static void add_in_cell(double* cell, double height, double x) {
        cell[0] += height * (1 - x);
        cell[1] += height * x;
    }

    Shape shape_;
    std::size_t stride_;
    std::vector<double> cells_;
};

/// From the signed sum of windings to the even-odd share: 2 is out again. Rounding leaves a trace of the order of 1e-16
/// an edge where the share is 0 or 1; it is dropped, so that a pixel that is not covered has exactly 0.
float share(double sum) {
    constexpr double trace = 1e-12;
    sum = std::abs(sum);
    if (sum > 1 + trace) sum = std::abs(sum - 2 * std::round(sum / 2));
    if (sum < trace) return 0;
    return sum > 1 - trace ? 1 : float(sum);
}

/// Most cells have no edge, and the share of the one before: they are passed over eight at a time.
void put_shares(std::span<const double> cells, float* to) {
    constexpr std::size_t step = 8;
    double sum = 0;
    float last = 0;
    const auto put = [&](double cell) {
        if (cell != 0) last = share(sum += cell);
        *to++ = last;
    };
    for (; cells.size() >= step; cells = cells.subspan(step)) {
        const auto some = cells.first<step>();
        bool has_edge = false;
        for (const double cell : some)
            has_edge |= cell != 0;
        if (has_edge)
            std::ranges::for_each(some, put);
        else
            to = std::fill_n(to, step, last);
    }
    std::ranges::for_each(cells, put);
}

/// The part of the grid that the polygon can cover. Coordinates are cells'.
struct Region {
    int top, left, bottom, right;
};
Region region(const std::vector<Point>& points, Shape shape) {
    double left = points[0].x;
    double top = points[0].y;
    double right = left;
    double bottom = top;
    for (const Point& point : points) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    return {int(std::clamp(top, 0.0, double(shape.rows))), int(std::clamp(left, 0.0, double(shape.columns))),
            ceil_within(bottom, shape.rows), ceil_within(right, shape.columns)};
}

} // namespace

Coverage coverage(std::span<const Point> points, Shape shape, double pixel_origin) {
    if (shape.rows <= 0 || shape.columns <= 0) return {};
    Coverage shares(shape);
    if (points.size() < 3) return shares;
    std::vector<Point> corners(points.begin(), points.end());
    for (Point& corner : corners) {
        if (!std::isfinite(corner.x) || !std::isfinite(corner.y)) return shares;
        constexpr double most = 1e100;
        corner.x = std::clamp(corner.x - pixel_origin + 0.5, -most, most);
        corner.y = std::clamp(corner.y - pixel_origin + 0.5, -most, most);
    }
    const Region part = region(corners, shape);
    if (part.top >= part.bottom || part.left >= part.right) return shares;
    Accumulator sums({part.bottom - part.top, part.right - part.left});
    for (Point& corner : corners) {
        corner.x -= part.left;
        corner.y -= part.top;
    }
    Point last = corners.back();
    for (const Point& corner : corners) {
        if (corner.y != last.y) sums.add(last, corner);
        last = corner;
    }
    for (int row = part.top; row < part.bottom; ++row)
        put_shares(sums.row(row - part.top), &shares(row, part.left));
    return shares;
}

} // namespace contourcheck::mask
