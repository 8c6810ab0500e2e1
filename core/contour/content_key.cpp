#include "base/hash.h"
#include "contour/measures.h"

#include <algorithm>
#include <bit>

namespace contourcheck::contour {

namespace {

/// Without repeats of a neighbour, the last and the first being neighbours; -0 becomes 0.
std::vector<Point> without_repeats(Points points) {
    std::vector<Point> ring;
    ring.reserve(points.size());
    for (const Point& point : points)
        if (ring.empty() || point != ring.back()) ring.push_back({point.x + 0.0, point.y + 0.0});
    while (ring.size() > 1 && ring.back() == ring.front())
        ring.pop_back();
    return ring;
}

/// Turns the ring to the start that gives the least sequence (Shiloach 1981, two candidates that chase each other).
void turn_to_least(std::vector<Point>& ring) {
    const std::size_t n = ring.size();
    const auto at = [&ring, n](std::size_t k) { return ring[k < n ? k : k - n]; };
    std::size_t i = 0;
    std::size_t j = 1;
    std::size_t same = 0;
    while (i < n && j < n && same < n) {
        const Point a = at(i + same);
        const Point b = at(j + same);
        if (a == b) {
            ++same;
            continue;
        }
        (b < a ? i : j) += same + 1;
        if (i == j) ++j;
        same = 0;
    }
    std::rotate(ring.begin(), ring.begin() + std::ptrdiff_t(std::min(i, j)), ring.end());
}

/// In a ring without repeats two neighbours differ: a third point does, or all points are one of the two.
bool has_three_points(const std::vector<Point>& ring) {
    return std::any_of(ring.begin(), ring.end(),
                       [&](const Point& point) { return point != ring[0] && point != ring[1]; });
}

void append(std::string& bytes, double value) {
    auto bits = std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, bits >>= 8)
        bytes += char(bits & 0xffU);
}

} // namespace

std::string content_key(Points points) {
    std::vector<Point> ring = without_repeats(points);
    if (!has_three_points(ring)) return {};
    std::vector<Point> reverse(ring.rbegin(), ring.rend());
    turn_to_least(ring);
    turn_to_least(reverse);
    if (std::lexicographical_compare(reverse.begin(), reverse.end(), ring.begin(), ring.end()))
        ring = reverse;
    std::string bytes;
    bytes.reserve(ring.size() * 16);
    for (const Point& point : ring) {
        append(bytes, point.x);
        append(bytes, point.y);
    }
    return sha256_hex(bytes);
}

} // namespace contourcheck::contour
