#include "evidence/ring.h"

#include "base/phrase.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace contourcheck::evidence {

namespace {

using contour::Point;

std::vector<Point> resampled(const std::vector<Point>& points, int count) {
    std::vector<double> way{0};
    for (std::size_t i = 0; i < points.size(); ++i)
        way.push_back(way.back() + contour::distance(points[i], points[(i + 1) % points.size()]));
    std::vector<Point> result;
    std::size_t edge = 0;
    for (int k = 0; k < count; ++k) {
        const double wanted = way.back() * k / count;
        while (edge + 2 < way.size() && way[edge + 1] <= wanted)
            ++edge;
        const double length = way[edge + 1] - way[edge];
        const double share = length > 0 ? (wanted - way[edge]) / length : 0;
        const Point a = points[edge];
        const Point b = points[(edge + 1) % points.size()];
        result.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
    }
    return result;
}

/// Weights 1 4 6 4 1, twice: a spread of 1.4 sites.
std::vector<Point> smoothed(std::vector<Point> points) {
    constexpr double weights[] = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};
    const std::size_t n = points.size();
    for (int pass = 0; pass < 2; ++pass) {
        std::vector<Point> next(n);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t k = 0; k < 5; ++k) {
                const Point p = points[(i + n + k - 2) % n];
                next[i].x += weights[k] * p.x;
                next[i].y += weights[k] * p.y;
            }
        points = std::move(next);
    }
    return points;
}

/// Ratio of the axes of the ellipse with the polygon's second moments.
double elongation(const std::vector<Point>& points, Point centre) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point a{points[i].x - centre.x, points[i].y - centre.y};
        const Point next = points[(i + 1) % points.size()];
        const Point b{next.x - centre.x, next.y - centre.y};
        const double cross = a.x * b.y - a.y * b.x;
        xx += cross * (a.x * a.x + a.x * b.x + b.x * b.x);
        yy += cross * (a.y * a.y + a.y * b.y + b.y * b.y);
        xy += cross * (2 * a.x * a.y + a.x * b.y + b.x * a.y + 2 * b.x * b.y) / 2;
    }
    if (xx + yy < 0) {
        xx = -xx;
        yy = -yy;
        xy = -xy;
    }
    const double mean = (xx + yy) / 2;
    const double spread = std::hypot((xx - yy) / 2, xy);
    return mean > spread ? std::sqrt((mean + spread) / (mean - spread)) : 100;
}

/// No picture reaches there, and further out sums of squares soon are no numbers. False for what is no number itself.
bool is_near_enough(Point p) {
    constexpr double furthest_mm = 1e6;
    return std::abs(p.x) < furthest_mm && std::abs(p.y) < furthest_mm;
}

} // namespace

Ring ring(contour::Points points, double pixel_origin, const dicom::Spacing& spacing) {
    std::vector<Point> in_mm;
    for (const Point p : points)
        in_mm.push_back({(p.x - pixel_origin) * spacing.column_mm, (p.y - pixel_origin) * spacing.row_mm});
    if (!std::ranges::all_of(in_mm, is_near_enough)) return {};
    const double area = contour::area(in_mm);
    if (contour::distinct_points(in_mm) < 3 || !(area > 0) || !std::isfinite(area)) return {};
    if (contour::signed_area(in_mm) < 0) std::ranges::reverse(in_mm);

    Ring result;
    const std::vector<Point> outline = smoothed(resampled(in_mm, ring_sites));
    result.centre = contour::centroid(in_mm);
    result.radius_mm = std::sqrt(area / std::numbers::pi);
    result.elongation = elongation(in_mm, result.centre);
    const double perimeter = contour::perimeter(outline);
    result.roundness =
        perimeter > 0 ? 4 * std::numbers::pi * contour::area(outline) / (perimeter * perimeter) : 0;
    // Smoothing draws an outline inward where it bends; the loss of area is given back evenly.
    const double lost = perimeter > 0 ? (area - contour::area(outline)) / perimeter : 0;
    const std::size_t n = outline.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Point before = outline[(i + n - 1) % n];
        const Point after = outline[(i + 1) % n];
        const double length = contour::distance(before, after);
        if (!(length > 0)) continue;
        const Point normal{(after.y - before.y) / length, -(after.x - before.x) / length};
        result.sites.push_back({{outline[i].x + lost * normal.x, outline[i].y + lost * normal.y}, normal});
    }
    return result;
}

Ring moved(const Ring& ring, Point shift, double scale) {
    Ring result = ring;
    result.centre = {ring.centre.x + shift.x, ring.centre.y + shift.y};
    result.radius_mm = ring.radius_mm * scale;
    for (Ring::Site& site : result.sites)
        site.place = {ring.centre.x + scale * (site.place.x - ring.centre.x) + shift.x,
                      ring.centre.y + scale * (site.place.y - ring.centre.y) + shift.y};
    return result;
}

std::string_view words(Way way) {
    switch (way) {
    case Way::as_is:
        return Phrase::noop("as it is");
    case Way::mirrored_left_right:
        return Phrase::noop("mirrored left to right");
    case Way::mirrored_top_bottom:
        return Phrase::noop("mirrored top to bottom");
    case Way::turned_half:
        return Phrase::noop("turned by half a turn");
    case Way::transposed:
        return Phrase::noop("with x and y exchanged");
    case Way::turned_right:
        return Phrase::noop("turned a quarter to the right");
    case Way::turned_left:
        return Phrase::noop("turned a quarter to the left");
    case Way::transposed_other:
        return Phrase::noop("mirrored along the other diagonal");
    }
    return {};
}

std::vector<Point> turned(contour::Points points, Way way, Shape shape, double pixel_origin) {
    const double right = shape.columns - 1 + 2 * pixel_origin;
    const double bottom = shape.rows - 1 + 2 * pixel_origin;
    std::vector<Point> result;
    for (const Point p : points) {
        switch (way) {
        case Way::as_is:
            result.push_back(p);
            break;
        case Way::mirrored_left_right:
            result.push_back({right - p.x, p.y});
            break;
        case Way::mirrored_top_bottom:
            result.push_back({p.x, bottom - p.y});
            break;
        case Way::turned_half:
            result.push_back({right - p.x, bottom - p.y});
            break;
        case Way::transposed:
            result.push_back({p.y, p.x});
            break;
        case Way::turned_right:
            result.push_back({bottom - p.y, p.x});
            break;
        case Way::turned_left:
            result.push_back({p.y, right - p.x});
            break;
        case Way::transposed_other:
            result.push_back({bottom - p.y, right - p.x});
            break;
        }
    }
    return result;
}

} // namespace contourcheck::evidence
