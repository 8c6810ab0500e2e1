#include "check/witnesses.h"

#include "base/rank.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace contourcheck::check {

namespace {

using contour::Point;

constexpr std::string_view names[] = {"edge",   "contrast", "appearance", "appearance beyond", "between",
                                      "beyond", "phase",    "wall",       "partner",           "edges near"};
static_assert(std::size(names) == Witness::count);

Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
Point operator*(double k, Point a) {
    return {k * a.x, k * a.y};
}

constexpr double most_excused_mm = 5;

/// A mean of what several say.
class Mean {
public:
    void add(Point value) {
        sum_ = sum_ + value;
        ++count_;
    }
    [[nodiscard]] std::optional<Point> value() const {
        if (count_ == 0) return std::nullopt;
        return (1.0 / count_) * sum_;
    }

private:
    Point sum_;
    int count_ = 0;
};

/// The patient's contours beside one of them.
struct Beside {
    const PreparedPatient& patient;
    std::size_t index;
    std::span<const evidence::Look> looks;

    [[nodiscard]] const PreparedContour& own() const { return patient.contours[index]; }
    /// The nearest of its kind and phase below (-1) and above (+1) in the stack.
    [[nodiscard]] std::optional<std::size_t> along(int direction) const {
        const auto* found = neighbour(patient, {own().kind(), own().phase}, own(), direction,
                                      [](const PreparedContour&) { return true; });
        if (!found) return std::nullopt;
        return std::size_t(found - patient.contours.data());
    }
    [[nodiscard]] std::vector<std::size_t> here() const {
        std::vector<std::size_t> result;
        const auto found = patient.by_location.find(own().location);
        if (found == patient.by_location.end()) return result;
        for (const std::size_t i : found->second)
            if (i != index && is_wall(patient.contours[i].kind())) result.push_back(i);
        return result;
    }
    [[nodiscard]] bool is_seen(std::size_t i) const { return i < looks.size() && looks[i].seen; }
};

void ask_pictures(Testimony& to, const evidence::Look& look, const Habit& habit, bool is_between) {
    to.growth_mm[Witness::edge] = look.own.growth_mm - habit.growth_mm;
    to.shift_mm[Witness::edge] = look.own.shift_mm - habit.shift_mm;
    to.wave_mm[Witness::edge] = look.own.wave_mm - habit.wave_mm;
    to.growth_mm[Witness::contrast] = (std::log(look.scale.scale) - habit.log_scale) * look.ring.radius_mm;
    to.shift_mm[Witness::contrast] = look.shift.shift_mm - habit.rival_mm;
    if (!look.agreement.known) return;
    const auto as = is_between ? Witness::appearance : Witness::appearance_beyond;
    to.growth_mm[as] = look.agreement.bend.growth_mm;
    to.shift_mm[as] = look.agreement.bend.shift_mm;
    to.wave_mm[as] = look.agreement.bend.wave_mm;
}

void ask_places(Testimony& to, const Deviations& off) {
    const auto hear = [&](const std::optional<Deviation>& from, Witness::Index as) {
        if (!from) return;
        to.growth_mm[as] = -from->radius;
        to.shift_mm[as] = Point{-from->x, -from->y};
    };
    hear(off.along, off.along && off.along->between ? Witness::between : Witness::beyond);
    if (off.along)
        for (const auto witness :
             {Witness::appearance, Witness::appearance_beyond, Witness::between, Witness::beyond})
            to.spread[witness] = off.along->spread;
    hear(off.phase, Witness::phase);
    hear(off.wall, Witness::wall);
}

/// Towards the apex all radii are small, and so is what they lose in systole.
void ask_phases_by_ratio(Testimony& to, const Beside& beside) {
    const PreparedContour& own = beside.own();
    Mean growth;
    for (const std::size_t i : beside.here()) {
        const PreparedContour& other = beside.patient.contours[i];
        if (other.kind() != own.kind() || other.phase == own.phase || !(other.radius > 0)) continue;
        std::vector<double> ratios;
        for (const auto& [location, members] : beside.patient.by_location) {
            if (location == own.location) continue;
            double radius = 0;
            double of_other = 0;
            for (const std::size_t k : members) {
                const PreparedContour& each = beside.patient.contours[k];
                if (each.kind() != own.kind()) continue;
                if (each.phase == own.phase) radius = each.radius;
                if (each.phase == other.phase) of_other = each.radius;
            }
            if (radius > 0 && of_other > 0) ratios.push_back(radius / of_other);
        }
        if (!ratios.empty()) growth.add({upper_median(std::move(ratios)) * other.radius - own.radius, 0});
    }
    if (const auto value = growth.value()) to.growth_mm[Witness::phase] = value->x;
}

void ask_partners(Testimony& to, const Beside& beside) {
    Mean growth;
    Mean shift;
    Mean spread;
    for (const std::size_t i : beside.here()) {
        const PreparedContour& other = beside.patient.contours[i];
        if (!other.comparable) continue;
        const auto off =
            deviations(beside.patient, as_it_is(other), [](const PreparedContour&) { return true; });
        if (!off.along) continue;
        growth.add({-off.along->radius, 0});
        shift.add({-off.along->x, -off.along->y});
        spread.add({off.along->spread, 0});
    }
    if (const auto value = spread.value()) to.spread[Witness::partner] = value->x;
    // Beyond what hearts do, a partner is wrong itself and excuses nothing.
    if (const auto value = growth.value())
        to.growth_mm[Witness::partner] = std::clamp(value->x, -most_excused_mm, most_excused_mm);
    if (const auto value = shift.value()) {
        const double size = std::hypot(value->x, value->y);
        to.shift_mm[Witness::partner] = (most_excused_mm / std::max(size, most_excused_mm)) * *value;
    }
}

void ask_near(Testimony& to, const Beside& beside, const Habit& habit) {
    Mean growth;
    Mean shift;
    Mean wave;
    const auto hear = [&](std::size_t i) {
        if (!beside.is_seen(i) || beside.patient.contours[i].kind() != beside.own().kind()) return;
        const evidence::Boundary& seen = beside.looks[i].own;
        growth.add({seen.growth_mm - habit.growth_mm, 0});
        shift.add(seen.shift_mm - habit.shift_mm);
        wave.add(seen.wave_mm - habit.wave_mm);
    };
    for (const int direction : {-1, 1})
        if (const auto i = beside.along(direction)) hear(*i);
    for (const std::size_t i : beside.here())
        hear(i);
    if (const auto value = growth.value()) to.growth_mm[Witness::edges_near] = value->x;
    to.shift_mm[Witness::edges_near] = shift.value();
    to.wave_mm[Witness::edges_near] = wave.value();
}

/// The form of the neighbours, at the contour's size.
void ask_forms(Testimony& to, const evidence::Look& look, const Beside& beside) {
    const Point own = own_wave_mm(look);
    Mean along;
    Mean phase;
    Mean wall;
    const auto hear = [&](std::size_t i, Mean& mean) {
        if (!beside.is_seen(i) || !(beside.looks[i].ring.radius_mm > 0)) return;
        const double size = look.ring.radius_mm / beside.looks[i].ring.radius_mm;
        mean.add(size * own_wave_mm(beside.looks[i]) - own);
    };
    std::size_t sides = 0;
    for (const int direction : {-1, 1})
        if (const auto i = beside.along(direction)) {
            hear(*i, along);
            ++sides;
        }
    for (const std::size_t i : beside.here())
        hear(i, beside.patient.contours[i].kind() == beside.own().kind() ? phase : wall);
    to.wave_mm[sides > 1 ? Witness::between : Witness::beyond] = along.value();
    to.wave_mm[Witness::phase] = phase.value();
    to.wave_mm[Witness::wall] = wall.value();
}

/// Solves matrix x = right for the `count` first rows, the matrix symmetric and positive (Cholesky).
Jury::Row solved(std::array<Jury::Row, Witness::count> matrix, Jury::Row right, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i][j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= matrix[i][k] * matrix[j][k];
            matrix[i][j] = i == j ? std::sqrt(std::max(sum, 1e-9)) : sum / matrix[j][j];
        }
        for (std::size_t k = 0; k < i; ++k)
            right[i] -= matrix[i][k] * right[k];
        right[i] /= matrix[i][i];
    }
    for (std::size_t i = count; i-- > 0;) {
        for (std::size_t k = i + 1; k < count; ++k)
            right[i] -= matrix[k][i] * right[k];
        right[i] /= matrix[i][i];
    }
    return right;
}

} // namespace

std::span<const std::string_view> witness_names() {
    return names;
}

Point own_wave_mm(const evidence::Look& look) {
    const auto& radii = look.appearance.radius_mm;
    Point wave;
    for (std::size_t k = 0; k < radii.size(); ++k) {
        const double twice = 4 * std::numbers::pi * double(k) / double(radii.size());
        wave = wave + (2 * radii[k] / double(radii.size())) * Point{std::cos(twice), std::sin(twice)};
    }
    return wave;
}

Testimony testimony(const PreparedPatient& patient, std::size_t index, const evidence::Look& look,
                    std::span<const evidence::Look> looks, const Habit& habit, const Deviations& off) {
    Testimony result;
    ask_places(result, off);
    if (!look.seen) return result;
    const Beside beside{patient, index, looks};
    ask_pictures(result, look, habit, off.along && off.along->between);
    ask_near(result, beside, habit);
    if (!patient.contours[index].comparable) return result;
    ask_phases_by_ratio(result, beside);
    ask_partners(result, beside);
    ask_forms(result, look, beside);
    return result;
}

Verdict verdict(const Jury& jury, const std::array<std::optional<Point>, Witness::count>& words,
                const Spread& spread) {
    std::array<std::size_t, Witness::count> heard{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < Witness::count; ++i)
        if (words[i]) heard[count++] = i;
    std::array<Jury::Row, Witness::count> covariance{};
    Jury::Row slope{};
    for (std::size_t i = 0; i < count; ++i) {
        slope[i] = jury.slope[heard[i]];
        for (std::size_t k = 0; k < count; ++k)
            covariance[i][k] = spread[heard[i]] * spread[heard[k]] * jury.covariance[heard[i]][heard[k]];
    }
    const Jury::Row weight = solved(covariance, slope, count);
    Point sum;
    double precision = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum = sum + weight[i] * *words[heard[i]];
        precision += weight[i] * slope[i];
    }
    if (!(precision > 0)) return {};
    return {(1 / precision) * sum, std::hypot(sum.x, sum.y) / std::sqrt(precision)};
}

Verdict verdict(const Jury& jury, const std::array<std::optional<double>, Witness::count>& words,
                const Spread& spread) {
    std::array<std::optional<Point>, Witness::count> points;
    for (std::size_t i = 0; i < Witness::count; ++i)
        if (words[i]) points[i] = Point{*words[i], 0};
    return verdict(jury, points, spread);
}

} // namespace contourcheck::check
