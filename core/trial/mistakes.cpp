#include "trial/mistakes.h"

#include "evidence/ring.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace contourcheck::trial {

namespace {

using check::PreparedContour;
using check::PreparedPatient;
using contour::Kind;
using contour::Point;
using Points = std::vector<Point>;

constexpr double most_overlap = 0.92;

using Rules = std::array<std::string_view, 4>;
constexpr Rules by_way = {"better-orientation"};
constexpr Rules by_mismatch = {"image-mismatch", "better-patient"};
constexpr Rules by_place = {"shifted", "centroid-jump", "centre-mismatch"};
constexpr Rules by_size = {"scaled", "area-jump"};
constexpr Rules by_shape = {"shape-implausible"};
constexpr Rules by_slice = {"better-slice"};
constexpr Rules by_phase = {"phase-swapped", "better-slice"};
constexpr Rules by_kind = {"inner-outer-swapped", "scaled", "area-jump"};
constexpr Rules by_unit = {"out-of-bounds", "centroid-jump", "area-jump", "image-mismatch"};
constexpr Rules by_gap = {"not-closed", "outline-gap"};
constexpr Rules by_crossing = {"self-intersecting"};
constexpr Rules by_stray = {"outline-gap", "out-of-bounds"};

constexpr std::array list = {
    Mistake{"mirrored-left-right", Phrase::noop("mirrored left to right"), 0, by_way},
    Mistake{"mirrored-top-bottom", Phrase::noop("mirrored top to bottom"), 0, by_way},
    Mistake{"turned-half", Phrase::noop("turned by half a turn"), 0, by_way},
    Mistake{"transposed", Phrase::noop("x and y exchanged"), 0, by_way},
    Mistake{"turned-quarter", Phrase::noop("turned by a quarter"), 0, by_way},
    Mistake{"other-patient", Phrase::noop("another patient's contour"), 0, by_mismatch},
    Mistake{"shifted-10px", Phrase::noop("10 pixels off"), 10, by_place},
    Mistake{"shifted-5px", Phrase::noop("5 pixels off"), 5, by_place},
    Mistake{"shifted-3px", Phrase::noop("3 pixels off"), 3, by_place},
    Mistake{"shifted-2px", Phrase::noop("2 pixels off"), 2, by_place},
    Mistake{"scaled-0.8", Phrase::noop("0.8 times the size"), 0.8, by_size},
    Mistake{"scaled-1.25", Phrase::noop("1.25 times the size"), 1.25, by_size},
    Mistake{"scaled-0.9", Phrase::noop("0.9 times the size"), 0.9, by_size},
    Mistake{"scaled-1.1", Phrase::noop("1.1 times the size"), 1.1, by_size},
    Mistake{"oval", Phrase::noop("squeezed into an oval"), 0.75, by_shape},
    Mistake{"next-location", Phrase::noop("the next location's contour"), 1, by_slice},
    Mistake{"next-but-one-location", Phrase::noop("the next but one location's contour"), 2, by_slice},
    Mistake{"phases-exchanged", Phrase::noop("end systole and end diastole exchanged"), 0, by_phase},
    Mistake{"kind-exchanged", Phrase::noop("the other kind's contour"), 0, by_kind},
    Mistake{"millimetres", Phrase::noop("millimetres for pixels"), 0, by_unit},
    Mistake{"half-the-points", Phrase::noop("half the points missing"), 0, by_gap},
    Mistake{"bow-tie", Phrase::noop("a bow-tie"), 0, by_crossing},
    Mistake{"spike", Phrase::noop("one stray point"), 0, by_stray},
};

template <class Function>
Points each(contour::Points points, Function function) {
    Points result;
    for (const Point p : points)
        result.push_back(function(p));
    return result;
}

Points shifted(contour::Points points, double size, Random& random) {
    const double angle = random.uniform(0, 2 * std::numbers::pi);
    return each(points, [&](Point p) {
        return Point{p.x + size * std::cos(angle), p.y + size * std::sin(angle)};
    });
}

Points scaled(contour::Points points, double factor) {
    const Point c = contour::centroid(points);
    return each(points, [&](Point p) {
        return Point{c.x + factor * (p.x - c.x), c.y + factor * (p.y - c.y)};
    });
}

/// Shorter along a random direction, longer across, of the same area.
Points oval(contour::Points points, double factor, Random& random) {
    const Point c = contour::centroid(points);
    const double angle = random.uniform(0, std::numbers::pi);
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    return each(points, [&](Point p) {
        const double along = (cosine * (p.x - c.x) + sine * (p.y - c.y)) * factor;
        const double across = (-sine * (p.x - c.x) + cosine * (p.y - c.y)) / factor;
        return Point{c.x + cosine * along - sine * across, c.y + sine * along + cosine * across};
    });
}

/// Copied points would be found as a copy, whatever the picture says.
Points redrawn(contour::Points points) {
    return each(points, [](Point p) { return Point{p.x + 0.013, p.y - 0.017}; });
}

std::optional<std::size_t> at(const PreparedPatient& patient, Kind kind, int location, int phase) {
    for (std::size_t i = 0; i < patient.contours.size(); ++i) {
        const PreparedContour& contour = patient.contours[i];
        if (contour.comparable && contour.kind() == kind && contour.location == location &&
            contour.phase == phase)
            return i;
    }
    return std::nullopt;
}

std::optional<Points> from_location(const PreparedPatient& patient, const PreparedContour& contour, int away,
                                    Random& random) {
    const int first = random.below(2) == 0 ? away : -away;
    for (const int step : {first, -first})
        if (const auto there = at(patient, contour.kind(), contour.location + step, contour.phase))
            return redrawn(patient.contours[*there].points());
    return std::nullopt;
}

/// Another patient's contour at the same height of its stack.
std::optional<Points> from_patient(const PreparedContour& contour, const PreparedPatient& own,
                                   std::span<const PreparedPatient* const> others, Random& random) {
    std::vector<const PreparedPatient*> possible;
    for (const PreparedPatient* other : others)
        if (other != &own && other->patient->patient != own.patient->patient) possible.push_back(other);
    while (!possible.empty()) {
        const auto chosen = possible.begin() + std::ptrdiff_t(random.below(possible.size()));
        const PreparedContour* best = nullptr;
        for (const PreparedContour& each : (*chosen)->contours) {
            if (!each.comparable || each.kind() != contour.kind()) continue;
            if (!best ||
                std::abs(each.location - contour.location) < std::abs(best->location - contour.location))
                best = &each;
        }
        if (best) return redrawn(best->points());
        possible.erase(chosen);
    }
    return std::nullopt;
}

std::vector<Change> exchanged(const PreparedPatient& patient, std::size_t index) {
    const PreparedContour& own = patient.contours[index];
    for (std::size_t i = 0; i < patient.contours.size(); ++i) {
        const PreparedContour& other = patient.contours[i];
        if (other.comparable && other.kind() == own.kind() && other.location == own.location &&
            other.phase != own.phase)
            return {{index, redrawn(other.points())}, {i, redrawn(own.points())}};
    }
    return {};
}

std::optional<Points> of_other_kind(const PreparedPatient& patient, const PreparedContour& contour) {
    const Kind kind = contour.kind() == Kind::inner ? Kind::outer : Kind::inner;
    const PreparedContour* other = patient.contour(contour.entry->id.slice, kind);
    if (!other || !other->is_polygon()) return std::nullopt;
    return redrawn(other->points());
}

Points half_missing(contour::Points points, Random& random) {
    const std::size_t n = points.size();
    const std::size_t first = std::size_t(random.below(n));
    Points result;
    for (std::size_t k = 0; k < n / 2; ++k)
        result.push_back(points[(first + k) % n]);
    return result;
}

Points bow_tie(contour::Points points) {
    Points result(points.begin(), points.end());
    std::reverse(result.begin() + std::ptrdiff_t(result.size() / 4),
                 result.begin() + std::ptrdiff_t(3 * result.size() / 4));
    return result;
}

Points spiked(contour::Points points, Random& random) {
    Points result(points.begin(), points.end());
    const Point c = contour::centroid(points);
    Point& stray = result[std::size_t(random.below(result.size()))];
    stray = {c.x + 2.2 * (stray.x - c.x), c.y + 2.2 * (stray.y - c.y)};
    return result;
}

std::optional<Points> changed(const Mistake& mistake, const PreparedPatient& patient,
                              const PreparedContour& own, std::span<const PreparedPatient* const> others,
                              double pixel_origin, Random& random) {
    const contour::Points points = own.points();
    const std::string_view id = mistake.id;
    const Shape shape = own.slice->shape;
    const auto way = [&](evidence::Way to) { return evidence::turned(points, to, shape, pixel_origin); };
    if (id == "mirrored-left-right") return way(evidence::Way::mirrored_left_right);
    if (id == "mirrored-top-bottom") return way(evidence::Way::mirrored_top_bottom);
    if (id == "turned-half") return way(evidence::Way::turned_half);
    if (id == "transposed") return way(evidence::Way::transposed);
    if (id == "turned-quarter")
        return way(random.below(2) == 0 ? evidence::Way::turned_right : evidence::Way::turned_left);
    if (id == "other-patient") return from_patient(own, patient, others, random);
    if (id.starts_with("shifted")) return shifted(points, mistake.size, random);
    if (id.starts_with("scaled")) return scaled(points, mistake.size);
    if (id == "oval") return oval(points, mistake.size, random);
    if (id.starts_with("next")) return from_location(patient, own, int(mistake.size), random);
    if (id == "kind-exchanged") return of_other_kind(patient, own);
    if (id == "millimetres") {
        if (!own.slice->spacing) return std::nullopt;
        return each(points, [&](Point p) {
            return Point{p.x * own.slice->spacing->column_mm, p.y * own.slice->spacing->row_mm};
        });
    }
    if (id == "half-the-points") return half_missing(points, random);
    if (id == "bow-tie") return bow_tie(points);
    return spiked(points, random);
}

} // namespace

bool Mistake::is_named_by(std::string_view rule) const {
    return !rule.empty() && std::ranges::find(named_by, rule) != named_by.end();
}

std::span<const Mistake> mistakes() {
    return list;
}

std::string words_of(std::string_view id) {
    const auto known = std::ranges::find(mistakes(), id, &Mistake::id);
    return std::string(known == mistakes().end() ? id : known->words);
}

double dice(contour::Points a, contour::Points b) {
    const double area_a = contour::area(a);
    const double area_b = contour::area(b);
    if (!(area_a + area_b > 0)) return 0;
    const double common = area_a - contour::area_outside(a, b);
    return 2 * common / (area_a + area_b);
}

std::vector<Change> made(const Mistake& mistake, const PreparedPatient& patient, std::size_t index,
                         std::span<const PreparedPatient* const> others, double pixel_origin,
                         Random& random) {
    const PreparedContour& own = patient.contours[index];
    if (!own.comparable || !own.slice) return {};
    std::vector<Change> changes;
    if (mistake.id == "phases-exchanged")
        changes = exchanged(patient, index);
    else if (auto points = changed(mistake, patient, own, others, pixel_origin, random))
        changes.push_back({index, std::move(*points)});
    const bool is_damage =
        mistake.id == "bow-tie" || mistake.id == "spike" || mistake.id == "half-the-points";
    if (!changes.empty() && !is_damage && dice(own.points(), changes.front().points) > most_overlap)
        return {};
    return changes;
}

} // namespace contourcheck::trial
