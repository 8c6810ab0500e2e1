#include "contour/measures.h"

#include "contour/orientation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include <geos_c.h>

namespace contourcheck::contour {

namespace {

/// GEOS keeps its state in a context, which one thread may use at a time. Its errors come back as null pointers.
class Context {
public:
    Context() : handle_(GEOS_init_r()) {}
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { GEOS_finish_r(handle_); }
    [[nodiscard]] GEOSContextHandle_t get() const { return handle_; }

private:
    GEOSContextHandle_t handle_;
};

GEOSContextHandle_t context() {
    thread_local const Context own;
    return own.get();
}

struct Destroy {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context(), geometry); }
    void operator()(char* text) const { GEOSFree_r(context(), text); }
};
using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

/// Null where GEOS refuses the points.
Geometry polygon(Points points) {
    std::vector<double> values;
    values.reserve(2 * points.size() + 2);
    for (const Point& point : points)
        values.insert(values.end(), {point.x, point.y});
    if (points.front() != points.back()) values.insert(values.end(), {points.front().x, points.front().y});
    GEOSCoordSequence* sequence =
        GEOSCoordSeq_copyFromBuffer_r(context(), values.data(), unsigned(values.size() / 2), 0, 0);
    GEOSGeometry* ring = sequence ? GEOSGeom_createLinearRing_r(context(), sequence) : nullptr;
    return Geometry(ring ? GEOSGeom_createPolygon_r(context(), ring, nullptr, 0) : nullptr);
}

const Point* first_not_finite(Points points) {
    for (const Point& point : points)
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) return &point;
    return nullptr;
}

Point place_of(const Geometry& location) {
    Point place;
    if (location) {
        GEOSGeomGetX_r(context(), location.get(), &place.x);
        GEOSGeomGetY_r(context(), location.get(), &place.y);
    }
    return place;
}

void collect_polygons(const GEOSGeometry* geometry, std::vector<GEOSGeometry*>& polygons) {
    const int type = GEOSGeomTypeId_r(context(), geometry);
    if (type == GEOS_POLYGON) {
        if (GEOSGeometry* copy = GEOSGeom_clone_r(context(), geometry)) polygons.push_back(copy);
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(context(), geometry);
        for (int i = 0; i < parts; ++i)
            collect_polygons(GEOSGetGeometryN_r(context(), geometry, i), polygons);
    }
}

/// The ring without repeats of a neighbour, in (-1, 1), so that products of coordinates stay numbers.
std::vector<Point> scaled_ring(Points points) {
    double largest = 0;
    for (const Point& point : points)
        largest = std::max({largest, std::abs(point.x), std::abs(point.y)});
    std::vector<Point> ring;
    for (const Point& point : points)
        if (ring.empty() || point != ring.back()) ring.push_back(point);
    while (ring.size() > 1 && ring.back() == ring.front())
        ring.pop_back();
    for (Point& point : ring)
        point = {point.x / largest, point.y / largest};
    return ring;
}

/// On both sides of the line through a and b, or on it.
bool are_parted(Point a, Point b, Point c, Point d) {
    const auto side = [&](Point p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); };
    return !(side(c) * side(d) > 0);
}

bool meet(Point a, Point b, Point c, Point d) {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x)) return false;
    if (std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) return false;
    return are_parted(a, b, c, d) && are_parted(c, d, a, b);
}

/// Whether more than `most` pairs of edges meet that are no neighbours. In time of the points squared at worst, but a
/// tangle is told after a few edges.
bool meets_itself_more_often(Points points, int most) {
    const std::vector<Point> ring = scaled_ring(points);
    const std::size_t n = ring.size();
    int count = 0;
    for (std::size_t i = 0; i + 2 < n; ++i)
        for (std::size_t j = i + 2; j < n - (i == 0); ++j)
            if (meet(ring[i], ring[i + 1], ring[j], ring[j + 1 < n ? j + 1 : 0]) && ++count > most)
                return true;
    return false;
}

/// Whether the edges of two rings meet more than `most` times, or are too many to tell in a moment.
bool meet_more_often(Points a, Points b, int most) {
    constexpr std::size_t most_pairs = 100'000'000;
    if (a.size() * b.size() > most_pairs) return true;
    int count = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            if (meet(a[i], a[i + 1 < a.size() ? i + 1 : 0], b[j], b[j + 1 < b.size() ? j + 1 : 0]) &&
                ++count > most)
                return true;
    return false;
}

/// The polygon's inside by the even-odd rule, without the lines and points that making it valid may leave.
Geometry valid_region(Points points) {
    Geometry region = polygon(points);
    if (!region || GEOSisValid_r(context(), region.get()) == 1) return region;
    // Mending makes a node of each crossing, of which n edges can have n * n / 2, and takes minutes for some thousands.
    if (points.size() > most_points_to_mend || meets_itself_more_often(points, most_crossings_to_mend))
        return nullptr;
    const Geometry mended(GEOSMakeValid_r(context(), region.get()));
    if (!mended) return nullptr;
    std::vector<GEOSGeometry*> parts;
    collect_polygons(mended.get(), parts);
    return Geometry(
        GEOSGeom_createCollection_r(context(), GEOS_MULTIPOLYGON, parts.data(), unsigned(parts.size())));
}

} // namespace

Validity validity(Points points) {
    if (points.empty()) return {false, "Too few points in geometry component", {}};
    if (const Point* point = first_not_finite(points)) return {false, "Invalid Coordinate", *point};
    if (distinct_points(points) < 3) return {false, "Too few points in geometry component", points.front()};
    const Geometry geometry = polygon(points);
    if (!geometry) return {false, "Invalid polygon", points.front()};
    char* reason = nullptr;
    GEOSGeometry* location = nullptr;
    const char valid = GEOSisValidDetail_r(context(), geometry.get(), 0, &reason, &location);
    const std::unique_ptr<char, Destroy> owned_reason(reason);
    const Geometry owned_location(location);
    if (valid == 1) return {};
    return {false, reason ? reason : "Invalid polygon", place_of(owned_location)};
}

bool crosses_itself(Points points) {
    const std::size_t n = points.size();
    const auto at = [&](std::size_t i) { return points[i < n ? i : 0]; };
    const auto parts = [](Point a, Point b, Point c, Point d) {
        return orientation(a, b, c) * orientation(a, b, d) < 0;
    };
    for (std::size_t i = 0; i + 2 < n; ++i)
        for (std::size_t j = i + 2; j < n; ++j)
            if (meet(at(i), at(i + 1), at(j), at(j + 1)) && parts(at(i), at(i + 1), at(j), at(j + 1)) &&
                parts(at(j), at(j + 1), at(i), at(i + 1)))
                return true;
    return false;
}

double area_outside(Points a, Points b) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    if (first_not_finite(a) || first_not_finite(b)) return unknown;
    if (distinct_points(a) < 3) return 0;
    if (meet_more_often(a, b, most_crossings_of_two)) return unknown;
    const Geometry whole = valid_region(a);
    const Geometry taken =
        distinct_points(b) < 3 ? Geometry(GEOSGeom_createEmptyPolygon_r(context())) : valid_region(b);
    if (!whole || !taken) return unknown;
    const Geometry rest(GEOSDifference_r(context(), whole.get(), taken.get()));
    double area = 0;
    if (!rest || GEOSArea_r(context(), rest.get(), &area) != 1) return unknown;
    return area;
}

} // namespace contourcheck::contour
