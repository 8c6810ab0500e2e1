#include "demo/anatomy.h"

#include "base/random.h"
#include "demo/variety.h"

#include <cmath>

namespace contourcheck::demo {

namespace {

using dicom::Vec3;

Vec3 scaled(Vec3 v, double by) {
    return {v.x * by, v.y * by, v.z * by};
}

Vec3 sum(Vec3 a, Vec3 b) {
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}

Vec3 unit(Vec3 v) {
    return scaled(v, 1 / std::sqrt(dot(v, v)));
}

/// Rounded as a scanner writes it: the header's text then says the very number that was used.
Vec3 rounded(Vec3 v, double to) {
    return {std::round(v.x / to) * to, std::round(v.y / to) * to, std::round(v.z / to) * to};
}

/// Double-oblique, as short axes lie in people: rows to the left and back, columns downwards, normal to the base.
dicom::Orientation oblique(Random& random) {
    const auto near = [&](Vec3 v) {
        return Vec3{v.x + random.uniform(-0.1, 0.1), v.y + random.uniform(-0.1, 0.1),
                    v.z + random.uniform(-0.1, 0.1)};
    };
    const Vec3 row = unit(near({0.74, 0.66, 0.06}));
    const Vec3 other = near({-0.23, 0.34, -0.91});
    const Vec3 column = unit(sum(other, scaled(row, -dot(row, other))));
    return {rounded(row, 1e-6), rounded(column, 1e-6)};
}

void draw_scan(Anatomy& anatomy, Random& random) {
    const double pixel_mm = random.below(3) == 0 ? 1.2891 : random.below(2) == 0 ? 1.40625 : 1.367188;
    anatomy.spacing = {pixel_mm, pixel_mm};
    anatomy.gap_mm = 8 + double(random.below(3));
    anatomy.thickness_mm = std::min(anatomy.gap_mm, 8 + 2 * double(random.below(2)));
    anatomy.orientation = oblique(random);
    const double half_mm = pixel_mm * matrix.columns / 2;
    const Vec3 middle = {random.uniform(45, 75), random.uniform(-30, 0), random.uniform(0, 60)};
    anatomy.position_mm = rounded(sum(middle, sum(scaled(anatomy.orientation.row, -half_mm),
                                                  scaled(anatomy.orientation.column, -half_mm))),
                                  1e-4);
    anatomy.blood = random.uniform(210, 270);
    anatomy.noise = random.uniform(4.5, 7);
    anatomy.coil = random.uniform(0.8, 1.25);
    anatomy.field_of_view = random.uniform(107, 116);
}

void draw_beat(Anatomy& anatomy, Random& random) {
    const int phases = anatomy.phases;
    anatomy.beat_ms = std::round(random.uniform(700, 1050));
    anatomy.end_diastole = random.below(3) == 0 ? 0 : phases - 1 - int(random.below(phases >= 16 ? 2 : 1));
    const int systole = std::clamp(int(std::lround(phases * random.uniform(0.34, 0.42))), 1, phases - 1);
    anatomy.end_systole = (anatomy.end_diastole + systole) % phases;
}

} // namespace

Anatomy draw_anatomy(const Options& options, int patient) {
    Anatomy anatomy;
    anatomy.seed = mixed(options.seed, std::uint64_t(patient) + 1);
    Random random(anatomy.seed);
    anatomy.locations = options.locations;
    anatomy.phases = options.phases;
    // A stack of this many slices often begins above the valve and ends below the apex, and no reader draws there.
    const bool reaches_out = options.locations >= 8;
    anatomy.first = reaches_out && random.below(3) != 0 ? 1 : 0;
    anatomy.last = options.locations - 1 - (reaches_out && random.below(3) != 0 ? 1 : 0);
    draw_scan(anatomy, random);
    draw_beat(anatomy, random);

    anatomy.heart = {random.uniform(118, 132), random.uniform(113, 127)};
    anatomy.drift = {random.uniform(-14, -4), random.uniform(2, 9)};
    anatomy.turn = random.uniform(-0.3, 0.3);
    anatomy.septum = std::numbers::pi + anatomy.turn + random.uniform(-0.15, 0.3);
    anatomy.cavity = random.uniform(32, 37) / anatomy.spacing.row_mm;
    anatomy.wall = random.uniform(7.5, 10) / anatomy.spacing.row_mm;
    anatomy.emptying = random.uniform(0.3, 0.58);
    anatomy.taper = random.uniform(0.45, 0.56);
    anatomy.right_size = random.uniform(0.88, 1.12);
    anatomy.fat = random.uniform(2, 4);
    anatomy.chest_fat = random.uniform(5, 8.5);
    anatomy.chest = random.uniform(66, 74);
    if (options.varied) vary(anatomy);
    return anatomy;
}

double level(const Anatomy& anatomy, int location) {
    const int span = std::max(1, anatomy.last - anatomy.first);
    const double slope = 0.94 / span;
    return 0.03 + slope * (location - anatomy.first);
}

double contraction(const Anatomy& anatomy, int phase) {
    const auto since = [&](int p) {
        return double((p - anatomy.end_diastole + anatomy.phases) % anatomy.phases) / anatomy.phases;
    };
    const double systole = since(anatomy.end_systole);
    const double now = since(phase);
    if (now <= systole) return 0.5 * (1 - std::cos(std::numbers::pi * now / systole));
    // Early filling, a pause, and the atrium's share at the end.
    const double rest = (now - systole) / (1 - systole);
    return 1 - 0.8 * smooth_step(0, 0.5, rest) - 0.2 * smooth_step(0.72, 1, rest);
}

Point heart_centre(const Anatomy& anatomy, int location) {
    Random random(mixed(anatomy.seed, 100, std::uint64_t(location)));
    const double t = level(anatomy, location);
    const double dx = anatomy.breath * random.normal();
    const double dy = anatomy.breath * random.normal();
    return {anatomy.heart.x + t * anatomy.drift.x + dx, anatomy.heart.y + t * anatomy.drift.y + dy};
}

namespace {

/// Cavity radius and wall at a level and squeeze, before any waviness.
struct Ring {
    double cavity = 0;
    double wall = 0;
};

Ring ring_at(const Anatomy& anatomy, double t, double squeeze) {
    // An atrium has a thin wall and fills while the ventricle empties.
    if (t < 0) return {0.86 * anatomy.cavity * (1 + 0.08 * squeeze), 2.2};
    if (t > 1) return {0, 0.3 * anatomy.cavity * (1 - 0.15 * squeeze)};
    const double narrowing = 1 - anatomy.taper * std::pow(t, 2.6) - 0.05 * std::pow(1 - t, 4);
    const double rest = anatomy.cavity * narrowing;
    const double wall = anatomy.wall * (1 - 0.22 * t * t);
    // The apex empties more than the base. The muscle's area in the slice grows a little: it shortens lengthwise.
    const double left = 1 - anatomy.emptying * squeeze * (0.85 + 0.35 * t);
    const double cavity = rest * std::sqrt(left);
    const double muscle = ((rest + wall) * (rest + wall) - rest * rest) * (1 + 0.12 * squeeze);
    return {cavity, std::sqrt(cavity * cavity + muscle) - cavity};
}

/// Waves of a few per turn, the same at all phases of a location.
struct Waves {
    std::array<double, 5> size{};
    std::array<double, 5> angle{};

    explicit Waves(Random& random, double sway) {
        for (std::size_t k = 0; k < size.size(); ++k) {
            size[k] = sway * random.normal() / double(k + 2);
            angle[k] = random.uniform(0, full_turn);
        }
    }
    [[nodiscard]] double at(double theta) const {
        double total = 0;
        for (std::size_t k = 0; k < size.size(); ++k)
            total += size[k] * std::cos(double(k + 2) * theta + angle[k]);
        return total;
    }
};

/// None at the septum, more towards the apex; they close up in systole.
void draw_trabeculae(Heart& heart, const Anatomy& anatomy, const Ring& ring, Random& random) {
    const std::uint64_t ridges = random.next();
    heart.blood = Region(heart.inner.centre(), [&](double theta) {
        const double free_wall = smooth_step(-0.4, 0.6, -std::cos(theta - anatomy.septum));
        const double depth =
            anatomy.trabeculae * (0.8 + 2.6 * heart.level) * free_wall * (1 - 0.3 * heart.squeeze);
        const float wave = field(ridges, float(11 + 7 * std::cos(theta)), float(11 + 7 * std::sin(theta)));
        const double reach = depth * std::max(0.0F, 0.35F + wave);
        return std::max(0.05, heart.inner.radius_px(theta) - std::min(reach, 0.3 * ring.cavity));
    });
}

void draw_papillaries(Heart& heart, const Anatomy& anatomy, const Ring& ring, Random& random) {
    const double t = heart.level;
    if (t < 0.16 || t > 0.85) return;
    for (const double side : {-1.0, 1.0}) {
        const double angle = anatomy.septum + std::numbers::pi + side * (0.8 + 0.12 * random.normal());
        const double across = (0.14 + 0.025 * random.normal()) * anatomy.cavity * (1.2 - std::abs(t - 0.5));
        const double size = anatomy.papillary_size * std::clamp(across, 2.2, 4.6);
        // They stand nearly free towards the base and sink into the wall towards the apex and in systole.
        const double gap = size * (1.0 - 0.6 * t - 0.4 * heart.squeeze);
        const double spread = random.uniform(0.1, 0.2);
        for (const double head : {-1.0, 1.0, 0.2}) {
            const double theta = angle + head * spread;
            const double part = size * random.uniform(0.55, 0.95);
            const double away = head == 0.2 ? -0.1 * size : random.uniform(0, gap);
            const double distance = std::max(0.3 * ring.cavity, heart.inner.radius_px(theta) - part - away);
            const Point centre = {heart.inner.centre().x + distance * std::cos(theta),
                                  heart.inner.centre().y + distance * std::sin(theta)};
            heart.papillary.push_back(
                ellipse(centre, part * 1.25, part * 0.85, theta + 0.6 * random.normal()));
        }
    }
}

void draw_right(Heart& heart, const Anatomy& anatomy, Point centre) {
    const double t = heart.level;
    const double outer_px = anatomy.cavity + anatomy.wall;
    const double shrink = t < 0 ? 1.02 : std::max(0.0, 1 - std::pow(std::max(0.0, t), 2.8) * 1.02);
    const double size = anatomy.right_size * outer_px * shrink * (1 - 0.13 * heart.squeeze);
    const double offset = outer_px * (1 - anatomy.taper * std::pow(std::clamp(t, 0.0, 1.0), 2.6)) * 0.8;
    const Point at = {centre.x + offset * std::cos(anatomy.septum),
                      centre.y + offset * std::sin(anatomy.septum)};
    const std::uint64_t seed = mixed(anatomy.seed, 300, std::uint64_t(std::lround(1000 * (t + 1))));
    Random random(seed);
    const Waves waves(random, 0.05 * size);
    heart.right_wall = 1.9 + 1.0 * heart.squeeze;
    heart.right = Region(at, [&](double theta) {
        // Broad below (inflow), narrow above (outflow).
        const double pear = 1 + 0.1 * std::sin(theta - anatomy.turn);
        return std::max(0.5, pear * ellipse_radius(0.86 * size, 1.0 * size, anatomy.septum + 0.12, theta) +
                                 waves.at(theta));
    });
}

} // namespace

Heart heart_at(const Anatomy& anatomy, int location, int phase) {
    Heart heart;
    heart.level = level(anatomy, location);
    heart.squeeze = contraction(anatomy, phase);
    heart.ventricle = location >= anatomy.first;
    heart.cavity = location <= anatomy.last;
    const double inside = std::clamp(heart.level, 0.0, 1.0);
    const Ring ring = ring_at(anatomy, !heart.ventricle ? -1 : heart.cavity ? inside : 2, heart.squeeze);
    Random random(mixed(anatomy.seed, 200, std::uint64_t(location)));
    // In systole the heart moves towards its right side and the front wall.
    const double sway = 1.6 * heart.squeeze;
    Point centre = heart_centre(anatomy, location);
    centre.x += sway * std::cos(anatomy.septum - 0.8);
    centre.y += sway * std::sin(anatomy.septum - 0.8);

    const Waves cavity_waves(random, 0.03 * ring.cavity);
    const Waves wall_waves(random, 0.08 * ring.wall);
    heart.inner = Region(centre, [&](double theta) {
        return std::max(0.05, ring.cavity * (1 - 0.025 * std::cos(2 * (theta - anatomy.septum))) +
                                  cavity_waves.at(theta));
    });
    heart.outer = Region(centre, [&](double theta) {
        const double septal = 1 + (heart.ventricle ? 0.14 * std::cos(theta - anatomy.septum) : 0.0);
        return heart.inner.radius_px(theta) + ring.wall * septal + wall_waves.at(theta);
    });
    heart.blood = heart.inner;
    if (heart.ventricle && heart.cavity) {
        draw_trabeculae(heart, anatomy, ring, random);
        draw_papillaries(heart, anatomy, ring, random);
    }
    draw_right(heart, anatomy, centre);
    return heart;
}

} // namespace contourcheck::demo
