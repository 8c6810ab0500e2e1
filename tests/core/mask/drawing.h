#pragma once

#include "base/random.h"
#include "base/text.h"
#include "mask/mask.h"

#include <QString>

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <string>
#include <vector>

namespace contourcheck::contour {

/// How rapidcheck shows what failed.
inline std::ostream& operator<<(std::ostream& out, const Point& point) {
    return out << shortest(point.x) << ' ' << shortest(point.y);
}

} // namespace contourcheck::contour

/// What the tests of masks share: masks as characters and polygons by chance.
namespace drawing {

using contourcheck::Random;
using contourcheck::Shape;
using contourcheck::contour::Point;
using contourcheck::mask::Convention;
using contourcheck::mask::Mask;
using contourcheck::mask::Rule;
using Polygon = std::vector<Point>;

/// Rows of . and #, each ended by a line break.
inline QString drawn(const Mask& mask) {
    QString text;
    for (int row = 0; row < mask.rows(); ++row) {
        for (const std::uint8_t pixel : mask.row(row))
            text += pixel ? '#' : '.';
        text += '\n';
    }
    return text;
}

inline Polygon square(double low, double high) {
    return {{low, low}, {low, high}, {high, high}, {high, low}};
}

/// `n` points anywhere in [low, high], on multiples of `step`, or anywhere where step is 0: mostly it crosses itself.
inline Polygon scattered(Random& random, int n, double low, double high, double step) {
    Polygon points;
    const auto coordinate = [&] {
        const double value = random.uniform(low, high);
        return step > 0 ? std::floor(value / step) * step : value;
    };
    for (int i = 0; i < n; ++i) {
        const double x = coordinate();
        points.push_back({x, coordinate()});
    }
    return points;
}

/// A star-shaped polygon around `centre`: it never crosses itself.
inline Polygon star(Random& random, int n, Point centre, double least, double most) {
    Polygon points;
    for (int i = 0; i < n; ++i) {
        const double angle = 2 * M_PI * (i + 0.8 * random.uniform()) / n;
        const double radius = random.uniform(least, most);
        points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    return points;
}

/// A closed chain of half-pixel moves around a blob, as the Sunnybrook readers' program wrote it.
inline Polygon chain(Random& random, Point centre, double radius) {
    Polygon points;
    const Polygon outline = star(random, 9, centre, 0.8 * radius, 1.2 * radius);
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point from = outline[i];
        const Point to = outline[(i + 1) % outline.size()];
        for (int step = 0; step < 20; ++step) {
            const Point next{std::round(2 * (from.x + (to.x - from.x) * step / 20)) / 2,
                             std::round(2 * (from.y + (to.y - from.y) * step / 20)) / 2};
            if (points.empty() || points.back() != next) points.push_back(next);
        }
    }
    return points;
}

/// Any polygon of up to some dozen points in [-reach, reach], on multiples of 1/64: whole numbers that shrink well, and
/// sums and products that doubles hold exactly.
inline rc::Gen<Polygon> polygons(int reach) {
    const auto coordinate =
        rc::gen::map(rc::gen::inRange(-64 * reach, 64 * reach + 1), [](int i) { return i / 64.0; });
    const auto point =
        rc::gen::map(rc::gen::pair(coordinate, coordinate), [](const std::pair<double, double>& p) {
            return Point{p.first, p.second};
        });
    return rc::gen::container<Polygon>(point);
}

/// A polygon that does not cross itself, with coordinates of all their digits.
inline rc::Gen<Polygon> stars(Point centre, double most) {
    return rc::gen::map(rc::gen::pair(rc::gen::arbitrary<unsigned>(), rc::gen::inRange(3, 40)),
                        [=](const std::pair<unsigned, int>& p) {
                            Random random(p.first);
                            return star(random, p.second, centre, most / 8, most);
                        });
}

inline Polygon moved(Polygon points, double dx, double dy) {
    for (Point& point : points)
        point = {point.x + dx, point.y + dy};
    return points;
}

inline Polygon reversed(Polygon points) {
    std::reverse(points.begin(), points.end());
    return points;
}

} // namespace drawing
