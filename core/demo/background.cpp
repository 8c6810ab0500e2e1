#include "base/random.h"
#include "demo/canvas.h"
#include "demo/phantom.h"

#include <cmath>

namespace contourcheck::demo {

namespace {

constexpr float fat_signal = -1.05F;

/// Everything of one location, in a frame that turns with the patient: `at` gives the place `right`, `down` from
/// the heart's centre at rest.
class Scene {
public:
    Scene(const Anatomy& anatomy, int location, Signal& signal)
        : anatomy_(anatomy), canvas_(signal), random_(mixed(anatomy.seed, 400, std::uint64_t(location))),
          shape_(mixed(anatomy.seed, 401)), seed_(random_.next()), level_(level(anatomy, location)),
          heart_(heart_centre(anatomy, location)) {}

    [[nodiscard]] Region body() const { return body_; }

    void draw() {
        draw_chest_wall();
        draw_lung();
        draw_abdomen();
    }
    [[nodiscard]] Grid<float> walls() const {
        Grid<float> depth(matrix);
        for (int y = 0; y < depth.rows(); ++y)
            for (int x = 0; x < depth.columns(); ++x)
                depth(y, x) =
                    std::max(-thorax_.depth_px(float(x), float(y)), dome_.depth_px(float(x), float(y)));
        return depth;
    }

private:
    [[nodiscard]] Point at(double right, double down) const {
        const double c = std::cos(anatomy_.turn);
        const double s = std::sin(anatomy_.turn);
        return {heart_.x + c * right - s * down, heart_.y + s * right + c * down};
    }
    [[nodiscard]] Region wavy(Point centre, double a, double b, double turn, double waves) {
        const double p = shape_.uniform(0, full_turn);
        const double q = shape_.uniform(0, full_turn);
        return Region(centre, [=, this](double theta) {
            return ellipse_radius(a, b, turn + anatomy_.turn, theta) *
                   (1 + waves * (std::cos(2 * theta + p) + 0.6 * std::cos(3 * theta + q)));
        });
    }
    /// Even tissue with a little grain.
    [[nodiscard]] auto tissue(float signal, float grain, float cell_px) {
        const std::uint64_t seed = random_.next();
        return [=](float x, float y, float) {
            return signal * (1 + grain * rough_field(seed, x / cell_px, y / cell_px));
        };
    }

    void draw_chest_wall();
    void draw_ribs(const Region& inside);
    void draw_lung();
    void draw_lung_vessels(const Region& lung);
    void draw_abdomen();
    void draw_liver();
    void draw_left_side();
    void draw_bowel();

    const Anatomy& anatomy_;
    Canvas canvas_;
    // Arguments of one call are evaluated in an order of the compiler's own: no call draws two numbers of one stream.
    Random random_; ///< differs from location to location
    Random shape_;  ///< the same for all locations of a patient
    std::uint64_t seed_;
    double level_;
    Point heart_;
    Region body_;
    Region thorax_;
    Region dome_; ///< the diaphragm and all below it
};

/// Skin, fat under it, muscle with ribs.
void Scene::draw_chest_wall() {
    const double lean = anatomy_.turn - 0.72 * std::numbers::pi; // towards the skin in front
    const double chest = anatomy_.chest - 6 * level_;
    const double depth = 120;
    const Point middle = {heart_.x - (depth - chest) * std::cos(lean),
                          heart_.y - (depth - chest) * std::sin(lean)};
    const double bend = shape_.uniform(0, full_turn);
    body_ = Region(middle, [=](double theta) {
        return ellipse_radius(depth, 132, lean, theta) + 3 * std::cos(4 * theta + bend) +
               2 * std::cos(7 * theta + 2 * bend);
    });
    canvas_.paint(body_, tissue(fat_signal, 0.12F, 14));
    canvas_.paint(
        Region(middle,
               [&](double theta) {
                   const double front = 0.5 + 0.5 * std::cos(theta - lean);
                   return body_.radius_px(theta) - anatomy_.chest_fat * (0.75 + 0.4 * front) -
                          6.0 * field(anatomy_.seed, float(4 * std::cos(theta)) + 9,
                                      float(4 * std::sin(theta)) + 9);
               }),
        [grain = random_.next()](float x, float y, float) {
            // Muscle with streaks of fat between its layers.
            const float streak = rough_field(grain, x / 24, y / 11);
            return 0.17F - 0.5F * std::clamp(1.4F - 14 * std::abs(streak - 0.15F), 0.0F, 1.0F);
        },
        1.6F);
    thorax_ = Region(middle, [&](double theta) {
        return body_.radius_px(theta) - anatomy_.chest_fat - 11 -
               2.5 * field((seed_ >> 16U) & 0xffffU, float(4 * std::cos(theta)) + 9,
                           float(4 * std::sin(theta)) + 9);
    });
    draw_ribs(thorax_);
}

void Scene::draw_ribs(const Region& inside) {
    const auto marrow = tissue(-0.25F, 0.8F, 3);
    const auto cortex = tissue(0.03F, 0.3F, 5);
    for (double theta = shape_.uniform(0, 0.3); theta < full_turn; theta += random_.uniform(0.22, 0.5)) {
        const double r = inside.radius_px(theta) + random_.uniform(4, 6);
        const Point place = {inside.centre().x + r * std::cos(theta),
                             inside.centre().y + r * std::sin(theta)};
        const double length = random_.uniform(5, 9);
        canvas_.paint(ellipse(place, length, 3.6, theta + 1.5708), cortex);
        canvas_.paint(ellipse(place, length - 1.8, 1.9, theta + 1.5708), marrow);
    }
}

void Scene::draw_lung() {
    // A thin seam of fat inside the ribs, then air.
    canvas_.paint(thorax_, tissue(-0.3F, 0.8F, 9), 1.5F);
    const Region lung(thorax_.centre(), [&](double theta) {
        return thorax_.radius_px(theta) - 1.6 -
               1.4 * field(seed_, float(5 * std::cos(theta)) + 9, float(5 * std::sin(theta)) + 9);
    });
    canvas_.paint(lung, [seed = random_.next()](float x, float y, float) {
        return 0.035F + 0.03F * rough_field(seed, x / 5, y / 5);
    });
    draw_lung_vessels(lung);
}

void Scene::draw_lung_vessels(const Region& lung) {
    const int vessels = 60;
    for (int i = 0; i < vessels; ++i) {
        const double angle = random_.uniform(-2.3, 1.2) + anatomy_.turn;
        const double far = random_.uniform();
        const double r = anatomy_.cavity + anatomy_.wall + 5 + 62 * far * far;
        const Point place = {heart_.x + r * std::cos(angle), heart_.y + r * std::sin(angle)};
        if (lung.depth_px(float(place.x), float(place.y)) < 5) continue;
        const double width = random_.uniform(0.6, 1.4) * (1 - 0.4 * far);
        const double length = width * random_.uniform(1, 3.5);
        const float bright = float(random_.uniform(0.15, 0.8) * (1 - 0.5 * far));
        canvas_.paint(
            ellipse(place, length, width, random_.uniform(0, full_turn)),
            [=](float, float, float) { return bright; }, 1.4F);
    }
}

/// Below the diaphragm: fat, and in it liver, stomach, spleen, aorta and bowel.
void Scene::draw_abdomen() {
    const double rise = 12 * level_;
    const double floor = anatomy_.cavity + anatomy_.wall + 6;
    const Region under(at(10, floor + 78 - rise),
                       [&, dome = wavy(at(10, floor + 78 - rise), 150, 76, 0.06, 0.015)](double theta) {
                           // Never outside of the ribs.
                           const Point edge = dome.at(theta);
                           const double beyond = -double(thorax_.depth_px(float(edge.x), float(edge.y)));
                           return dome.radius_px(theta) - std::max(0.0, beyond + 1.5);
                       });
    canvas_.paint(under, [seed = random_.next()](float x, float y, float depth) {
        // The diaphragm is a thin sheet of muscle over the fat.
        if (depth < 1.8F) return 0.2F;
        const float lobes = field(seed, x / 15, y / 15) + 0.4F * field(seed + 1, x / 6, y / 6);
        return 0.25F - 0.95F * std::clamp(0.8F + 3 * lobes, 0.0F, 1.0F) - 0.15F * lobes;
    });
    dome_ = under;
    canvas_.clip(under);
    draw_left_side();
    draw_bowel();
    draw_liver();
}

void Scene::draw_liver() {
    const double floor = anatomy_.cavity + anatomy_.wall + 7 - 8 * level_;
    const Region liver = wavy(at(-46 + 6 * level_, floor + 42), 66, 40, 0.22, 0.03);
    canvas_.paint(liver, tissue(0.34F, 0.12F, 7));
    for (int i = 0; i < 16; ++i) {
        const double r = random_.uniform(5, 42);
        const double angle = random_.uniform(0, full_turn);
        const Point place = {liver.centre().x + 1.3 * r * std::cos(angle),
                             liver.centre().y + 0.7 * r * std::sin(angle)};
        const double width = random_.uniform(0.6, 1.8);
        const double length = width * random_.uniform(1, 6);
        const double turn = random_.uniform(-0.9, 0.5);
        canvas_.paint(ellipse(place, length, width, turn), tissue(0.62F, 0.1F, 5), 1.6F, 0.75F);
    }
}

void Scene::draw_left_side() {
    const double floor = anatomy_.cavity + anatomy_.wall + 8 - 6 * level_;
    // Vertebra and descending aorta lie behind; towards the apex the slices leave them.
    const double behind = 1 - smooth_step(0.35, 0.75, level_);
    canvas_.paint(wavy(at(44, floor + 54), 17, 15, 0.4, 0.05), tissue(0.22F, 0.7F, 4), 1.5F, float(behind));
    canvas_.paint(ellipse(at(34, floor + 20), 8.5, 8, 0), tissue(0.85F, 0.08F, 6), 1.3F, float(behind));
    // Stomach: muscular wall, mottled content; spleen behind it.
    const double grow = 0.8 + 0.35 * level_;
    const Point stomach = at(34 - 12 * level_, floor + 26 + 6 * (1 - level_));
    const Region wall = wavy(stomach, 30 * grow, 15 * grow, -0.25, 0.06);
    const float fill = float(smooth_step(0.1, 0.5, level_));
    canvas_.paint(wall, tissue(0.22F, 0.2F, 6), 1.2F, fill);
    canvas_.paint(
        Region(stomach, [&](double theta) { return std::max(1.0, wall.radius_px(theta) - 4); }),
        [seed = random_.next()](float x, float y, float) {
            return 0.42F + 0.4F * rough_field(seed, x / 6, y / 4);
        },
        2.5F, fill);
    canvas_.paint(wavy(at(74, floor + 20 + 8 * level_), 13, 27, -0.35, 0.05), tissue(0.3F, 0.1F, 8));
}

/// Far below, with its vessels.
void Scene::draw_bowel() {
    const double floor = anatomy_.cavity + anatomy_.wall + 8 - 6 * level_;
    for (int i = 0; i < 9; ++i) {
        const double right = shape_.uniform(-10, 90);
        const double down = floor + shape_.uniform(48, 85);
        const double turn = shape_.uniform(0, 3);
        const double length = random_.uniform(5, 11);
        const double width = random_.uniform(4, 8);
        const float signal = float(random_.uniform(0.1, 0.45));
        canvas_.paint(wavy(at(right, down), length, width, turn, 0.1), tissue(signal, 0.5F, 5), 1.6F);
    }
}

/// Surface coils: bright next to the skin in front, falling off with depth, a little brighter again at the back.
Grid<float> coil_gain(const Anatomy& anatomy, const Region& body, Point heart) {
    const auto raw = [&](float x, float y) {
        const float depth = std::max(0.0F, body.depth_px(x, y));
        // One coil element does not hear the same as the next.
        const float element = 1 + 0.8F * field(anatomy.seed, x / 70, y / 70);
        const float side = 0.0016F * ((x - float(heart.x)) * -0.6F + (y - float(heart.y)) * -0.8F);
        return 0.6F + float(anatomy.coil) * element * std::exp(-depth / 24.0F) + side;
    };
    const float here = raw(float(heart.x), float(heart.y));
    Grid<float> gain(matrix);
    for (int y = 0; y < gain.rows(); ++y)
        for (int x = 0; x < gain.columns(); ++x)
            gain(y, x) = std::max(0.15F, raw(float(x), float(y)) / here);
    return gain;
}

Grain grain(std::uint64_t seed) {
    const auto fill = [&](std::uint64_t number, float cell_px, auto&& how) {
        Grid<float> grid(matrix);
        for (int y = 0; y < grid.rows(); ++y)
            for (int x = 0; x < grid.columns(); ++x)
                grid(y, x) = how(seed + number, float(x) / cell_px, float(y) / cell_px);
        return grid;
    };
    return {fill(0, 16, field), fill(10, 7, rough_field), fill(20, 5, rough_field), fill(30, 4, rough_field),
            fill(40, 2.5F, field)};
}

} // namespace

Background draw_background(const Anatomy& anatomy, int location) {
    Background background{Signal(matrix), {}, {}, {}};
    Scene scene(anatomy, location, background.signal);
    scene.draw();
    background.gain = coil_gain(anatomy, scene.body(), heart_centre(anatomy, location));
    background.walls = scene.walls();
    background.grain = grain(mixed(anatomy.seed, 402, std::uint64_t(location)));
    return background;
}

} // namespace contourcheck::demo
