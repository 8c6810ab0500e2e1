#include "mask/rules.h"

#include <algorithm>
#include <bit>
#include <cstring>

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

/// Each pixel becomes the parity of the marks up to it. Eight at a time: a running sum within a word takes three steps.
void fill_between_marks(std::span<std::uint8_t> pixels) {
    std::uint64_t inside = 0; // a word of the last pixel
    constexpr std::size_t step = sizeof inside;
    while (pixels.size() >= step && std::endian::native == std::endian::little) {
        std::uint64_t word = 0;
        std::memcpy(&word, pixels.data(), step);
        word ^= word << 8U;
        word ^= word << 16U;
        word ^= word << 32U;
        word ^= inside;
        std::memcpy(pixels.data(), &word, step);
        inside = (word >> 56U) * 0x0101010101010101U;
        pixels = pixels.subspan(step);
    }
    auto last = std::uint8_t(inside & 1U);
    for (std::uint8_t& pixel : pixels)
        pixel = last ^= pixel;
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
    if (marked.left >= mask.columns()) return;
    const auto width = std::size_t(std::min(marked.right + 1, mask.columns()) - marked.left);
    for (int row = marked.top; row <= marked.bottom; ++row)
        fill_between_marks(mask.row(row).subspan(std::size_t(marked.left), width));
}

} // namespace contourcheck::mask
