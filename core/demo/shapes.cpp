#include "demo/shapes.h"

#include "base/random.h"

#include <cmath>

namespace contourcheck::demo {

Region::Region(Point centre, const std::function<double(double)>& radius_px) : centre_(centre) {
    for (int i = 0; i < count; ++i)
        radii_[std::size_t(i)] = float(radius_px(i * full_turn / count));
    largest_ = *std::max_element(radii_.begin(), radii_.end());
}

Region::Direction Region::direction(float dx, float dy) {
    // One turn more keeps the place in the table positive.
    const float place = (std::atan2(dy, dx) + float(full_turn)) * float(count / full_turn);
    const int whole = int(place);
    return {whole % count, place - float(whole)};
}

float Region::radius_px(Direction direction) const {
    const float here = radii_[std::size_t(direction.index)];
    return here + direction.rest * (radii_[std::size_t((direction.index + 1) % count)] - here);
}

double Region::radius_px(double angle) const {
    return double(radius_px(direction(float(std::cos(angle)), float(std::sin(angle)))));
}

Point Region::at(double angle) const {
    const double r = radius_px(angle);
    return {centre_.x + r * std::cos(angle), centre_.y + r * std::sin(angle)};
}

float Region::depth_px(float x, float y) const {
    const float dx = x - float(centre_.x);
    const float dy = y - float(centre_.y);
    const float r = std::sqrt(dx * dx + dy * dy);
    // Far away the direction does not matter.
    if (r > largest_ + 3) return largest_ - r;
    return radius_px(direction(dx, dy)) - r;
}

double ellipse_radius(double a, double b, double turn, double angle) {
    const double c = std::cos(angle - turn) / a;
    const double s = std::sin(angle - turn) / b;
    return 1 / std::sqrt(c * c + s * s);
}

Region ellipse(Point centre, double a, double b, double turn) {
    return Region(centre, [=](double angle) { return ellipse_radius(a, b, turn, angle); });
}

std::uint64_t mixed(std::uint64_t seed, std::uint64_t a, std::uint64_t b) {
    return Random(Random(Random(seed).next() ^ a).next() ^ b).next();
}

namespace {

/// A slope drawn by lot for the corner (i, j), followed over the way (u, v) from it.
float slope(std::uint64_t seed, int i, int j, float u, float v) {
    std::uint64_t z = seed ^ (std::uint64_t(std::uint32_t(i)) << 32U) ^ std::uint32_t(j);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U; // the mixing steps of SplitMix64
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    const float along = float((z >> 44U) & 0xfffffU) * 0x1.0p-19F - 1.0F;
    const float down = float((z >> 24U) & 0xfffffU) * 0x1.0p-19F - 1.0F;
    return along * u + down * v;
}

} // namespace

float field(std::uint64_t seed, float x, float y) {
    // std::floor is a function call where the processor's newer instructions may not be used.
    const int i = int(x) - (x < float(int(x)) ? 1 : 0);
    const int j = int(y) - (y < float(int(y)) ? 1 : 0);
    const float u = x - float(i);
    const float v = y - float(j);
    const auto ease = [](float t) { return t * t * t * (t * (6 * t - 15) + 10); };
    const float s = ease(u);
    const float above = slope(seed, i, j, u, v) * (1 - s) + slope(seed, i + 1, j, u - 1, v) * s;
    const float below =
        slope(seed, i, j + 1, u, v - 1) * (1 - s) + slope(seed, i + 1, j + 1, u - 1, v - 1) * s;
    const float t = ease(v);
    return std::clamp(1.9F * (above * (1 - t) + below * t), -1.0F, 1.0F);
}

float rough_field(std::uint64_t seed, float x, float y) {
    return 0.55F * field(seed, x, y) + 0.3F * field(seed + 1, 2 * x, 2 * y) +
           0.15F * field(seed + 2, 4 * x, 4 * y);
}

} // namespace contourcheck::demo
