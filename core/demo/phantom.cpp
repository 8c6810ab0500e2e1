#include "demo/phantom.h"

#include <cmath>

namespace contourcheck::demo {

namespace {

/// The deeper of two depths, rounded off where they meet: fat fills the groove between the ventricles.
float joined(float a, float b, float round_px) {
    const float h = std::max(0.0F, round_px - std::abs(a - b)) / round_px;
    return std::max(a, b) + h * h * round_px * 0.25F;
}

void over(float& value, float share, float tissue) {
    value += share * (tissue - value);
}

/// Paints the heart's tissues pixel by pixel, the later ones on top.
class HeartPainter {
public:
    HeartPainter(const Background& background, const Anatomy& anatomy, const Heart& heart)
        : background_(background), anatomy_(anatomy), heart_(heart),
          flow_(mixed(anatomy.seed, std::uint64_t(std::lround(1e6 * (heart.level + 1))),
                      std::uint64_t(std::lround(1e6 * heart.squeeze)))),
          // Partial volume: towards the apex the walls run obliquely through the slice.
          softness_(1.1F + 2.2F * float(std::pow(std::clamp(heart.level, 0.0, 1.0), 3))) {}

    void paint(float& value, int row, int column) const {
        const Spot spot = look(row, column);
        paint_fat(value, spot);
        if (spot.right > -2) paint_right(value, spot);
        if (spot.left > -2) paint_left(value, spot);
    }

private:
    struct Spot {
        int row, column;
        float x, y;
        float r;      ///< distance to the left ventricle's centre
        float septal; ///< cosine of the angle to the septum
        Region::Direction direction;
        float left;  ///< depth in the left ventricle's epicardium
        float right; ///< depth in the right ventricle
    };

    [[nodiscard]] Spot look(int row, int column) const {
        Spot spot{row, column, float(column), float(row), 0, 0, {}, 0, 0};
        const float dx = spot.x - float(heart_.outer.centre().x);
        const float dy = spot.y - float(heart_.outer.centre().y);
        spot.r = std::sqrt(dx * dx + dy * dy);
        spot.direction = Region::direction(dx, dy);
        spot.septal = (dx * septum_x_ + dy * septum_y_) / (spot.r + 0.01F);
        spot.left = heart_.outer.radius_px(spot.direction) - spot.r;
        spot.right = heart_.right.depth_px(spot.x, spot.y);
        return spot;
    }

    /// Fat around the heart and in the corners that it leaves to the chest wall and the diaphragm; the pericardium.
    void paint_fat(float& value, const Spot& spot) const {
        const Grain& grain = background_.grain;
        const float walls = background_.walls(spot.row, spot.column);
        const float corner = joined(joined(spot.left, spot.right, 14), std::min(walls, 0.0F), corner_);
        const float lumps = grain.lumps(spot.row, spot.column);
        const float uneven =
            0.35F + 0.5F * spot.septal + 1.1F * grain.broad(spot.row, spot.column) + 0.3F * lumps;
        const float thick = float(anatomy_.fat) * uneven + 0.4F;
        if (corner < -std::max(0.4F, thick) - 3) return;
        const float room = cover(-walls);
        over(value, room * cover(corner + std::max(0.4F, thick) + 1.3F), 0.05F);
        if (thick > 0.4F) over(value, room * cover(corner + thick), -0.62F - 0.3F * lumps);
    }

    void paint_right(float& value, const Spot& spot) const {
        const float lumps = background_.grain.ridges(spot.row, spot.column);
        over(value, cover(spot.right), muscle_ * (0.95F + 0.2F * lumps));
        const float from_wall = spot.right - float(heart_.right_wall);
        const float inside = std::min(from_wall, 0.5F - spot.left);
        if (inside < -1) return;
        // Trabeculae and the moderator band: near the free wall, more towards the apex.
        const float rough =
            std::clamp(1.1F - from_wall / (6 + 8 * float(std::max(heart_.level, 0.0))), 0.0F, 1.0F);
        const float ridge = std::clamp((lumps - 0.12F) * 4, 0.0F, 1.0F) * rough * 0.75F;
        const float blood = 0.97F * (1 + 0.22F * rough_field(flow_ + 3, spot.x / 9, spot.y / 9));
        over(value, cover(inside, 1.2F), blood + ridge * (muscle_ - blood));
    }

    void paint_left(float& value, const Spot& spot) const {
        const float grain = background_.grain.fine(spot.row, spot.column);
        over(value, cover(spot.left), muscle_ * (1 + 0.14F * grain));
        const float inside = heart_.inner.radius_px(spot.direction) - spot.r;
        if (!heart_.cavity || inside < -3) return;
        const float blood = 1 + 0.24F * rough_field(flow_, spot.x / 11, spot.y / 11) +
                            0.05F * background_.grain.speckle(spot.row, spot.column);
        const float within = cover(inside, softness_);
        over(value, within, 0.5F * blood + 0.5F * muscle_); // between the trabeculae
        const float free = heart_.blood.radius_px(spot.direction) - spot.r;
        over(value, cover(free + 0.3F, softness_ + 0.4F), blood);
        for (const Region& muscle : heart_.papillary) {
            const float share = 0.92F * within * cover(muscle.depth_px(spot.x, spot.y), 1.5F);
            over(value, share, muscle_ * (1.05F + 0.15F * grain));
        }
    }

    const Background& background_;
    const Anatomy& anatomy_;
    const Heart& heart_;
    std::uint64_t flow_;
    float softness_;
    float muscle_ = float(anatomy_.muscle);
    float corner_ = 10 + 4 * float(anatomy_.fat);
    float septum_x_ = float(std::cos(anatomy_.septum));
    float septum_y_ = float(std::sin(anatomy_.septum));
};

} // namespace

Signal draw_heart(const Background& background, const Anatomy& anatomy, const Heart& heart) {
    Signal signal = background.signal;
    const HeartPainter painter(background, anatomy, heart);
    const auto low = [&](double Point::*axis) {
        return std::max(0, int(std::min(heart.outer.centre().*axis - heart.outer.largest_px(),
                                        heart.right.centre().*axis - heart.right.largest_px()) -
                               20 - 2 * anatomy.fat));
    };
    const auto high = [&](double Point::*axis, int size) {
        return std::min(size - 1, int(std::max(heart.outer.centre().*axis + heart.outer.largest_px(),
                                               heart.right.centre().*axis + heart.right.largest_px()) +
                                      20 + 2 * anatomy.fat));
    };
    const int right = high(&Point::x, signal.columns());
    const int bottom = high(&Point::y, signal.rows());
    for (int row = low(&Point::y); row <= bottom; ++row)
        for (int column = low(&Point::x); column <= right; ++column)
            painter.paint(signal(row, column), row, column);
    return signal;
}

} // namespace contourcheck::demo
