#include "mask/rules.h"

#include <algorithm>

namespace contourcheck::mask {

namespace {

/// The pixels that a crossing has marked: from its column on, the row's inside and outside change places.
struct Marked {
    int top;
    int bottom = -1;
    int left;
    int right = -1;
};

/// Marks rows [first, end). A row is crossed when upper.y <= y < lower.y, so a centre on a top edge is in and one on a
/// bottom edge is out; the first pixel that changes is the one on the edge, so a left edge is in and a right edge is out.
void mark(const Edge& edge, int first, int end, double origin, Mask& mask, Marked& marked) {
    marked.top = std::min(marked.top, first);
    marked.bottom = std::max(marked.bottom, end - 1);
    for (int row = first; row < end; ++row) {
        const int column = first_right_of(edge, row + origin, origin, mask.columns(), On::in);
        marked.left = std::min(marked.left, column);
        marked.right = std::max(marked.right, column);
        if (column < mask.columns()) mask(row, column) ^= 1U;
    }
}

} // namespace

void draw_centre(Points points, double origin, Mask& mask) {
    if (points.size() < 3) return;
    Marked marked{.top = mask.rows(), .left = mask.columns()};
    Point last = points.back();
    int last_row = first_from(last.y, origin, mask.rows());
    for (const Point& point : points) {
        const int row = first_from(point.y, origin, mask.rows());
        if (row != last_row)
            mark(edge(last, point), std::min(row, last_row), std::max(row, last_row), origin, mask, marked);
        last = point;
        last_row = row;
    }
    const int right = std::min(marked.right + 1, mask.columns());
    for (int row = marked.top; row <= marked.bottom; ++row) {
        const auto pixels = mask.row(row);
        std::uint8_t inside = 0;
        for (int column = marked.left; column < right; ++column) {
            inside ^= pixels[std::size_t(column)];
            pixels[std::size_t(column)] = inside;
        }
    }
}

} // namespace contourcheck::mask
