#pragma once

#include "contour/contour.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <numbers>

namespace contourcheck::demo {

using contour::Point;

inline constexpr double full_turn = 2 * std::numbers::pi;

/// A star-shaped region: a radius for each angle around a centre, in pixels; angles run from +x towards +y.
class Region {
public:
    /// An angle as a place in the table of radii.
    struct Direction {
        int index = 0;
        float rest = 0;
    };

    Region() = default;
    Region(Point centre, const std::function<double(double angle)>& radius_px);

    [[nodiscard]] Point centre() const { return centre_; }
    /// Radius in a direction given as direction() does: for regions that share their centre.
    [[nodiscard]] float radius_px(Direction direction) const;
    [[nodiscard]] static Direction direction(float dx, float dy);
    [[nodiscard]] double radius_px(double angle) const;
    [[nodiscard]] Point at(double angle) const;
    /// How deep a point lies inside, along the ray from the centre; negative outside.
    [[nodiscard]] float depth_px(float x, float y) const;
    [[nodiscard]] float largest_px() const { return largest_; }

private:
    static constexpr int count = 512;
    Point centre_;
    std::array<float, count> radii_{};
    float largest_ = 0;
};

/// Radius of an ellipse with the half axes `a` (along `turn`) and `b` in the direction of `angle`.
[[nodiscard]] double ellipse_radius(double a, double b, double turn, double angle);

[[nodiscard]] Region ellipse(Point centre, double a, double b, double turn = 0);

/// A smooth random field in [-1, 1] with hills and valleys about a unit wide (gradient noise: Perlin 2002, ACM Trans
/// Graph 21:681), the same wherever and in whatever order it is asked.
[[nodiscard]] float field(std::uint64_t seed, float x, float y);
/// The field and its next two octaves.
[[nodiscard]] float rough_field(std::uint64_t seed, float x, float y);

/// A number that stands for several: streams of random numbers for each patient, location and slice.
[[nodiscard]] std::uint64_t mixed(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0);

/// 0 below `low`, 1 above `high`, smooth between.
[[nodiscard]] inline double smooth_step(double low, double high, double value) {
    const double t = std::clamp((value - low) / (high - low), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// The share of a pixel that lies inside an edge it is `depth` deep in; `width` is the edge's softness in pixels.
[[nodiscard]] inline float cover(float depth, float width = 1.0F) {
    return std::clamp(0.5F + depth / width, 0.0F, 1.0F);
}

} // namespace contourcheck::demo
