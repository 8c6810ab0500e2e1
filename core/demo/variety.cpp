#include "demo/variety.h"

#include "base/random.h"

namespace contourcheck::demo {

namespace {

struct Sort {
    double cavity_low_mm, cavity_high_mm;
    double wall_low_mm, wall_high_mm;
    double emptying_low, emptying_high;
};

constexpr Sort sorts[] = {
    {22, 29, 7, 10, 0.45, 0.68}, // usual
    {18, 23, 6, 8.5, 0.5, 0.7},  // small
    {29, 39, 5, 8, 0.1, 0.35},   // dilated
    {18, 25, 12, 18, 0.55, 0.8}, // hypertrophic
};

void vary_heart(Anatomy& anatomy, Random& random) {
    const double mm = anatomy.spacing.row_mm;
    const Sort& sort = sorts[random.below(std::size(sorts))];
    anatomy.cavity = random.uniform(sort.cavity_low_mm, sort.cavity_high_mm) / mm;
    anatomy.wall = random.uniform(sort.wall_low_mm, sort.wall_high_mm) / mm;
    anatomy.emptying = random.uniform(sort.emptying_low, sort.emptying_high);
    anatomy.taper = random.uniform(0.4, 0.68);
    anatomy.right_size = random.uniform(0.75, 1.25);
    anatomy.fat = random.uniform(0.5, 5);
    anatomy.papillary_size = random.uniform(0.7, 1.7);
    anatomy.trabeculae = random.uniform(0.6, 2);
    anatomy.breath = random.uniform(0.4, 1.6) / mm;
}

void vary_scan(Anatomy& anatomy, Random& random) {
    const double mm = 1.1 + 0.05 * double(random.below(10));
    anatomy.spacing = {mm, mm};
    anatomy.gap_mm = 6 + double(random.below(5));
    anatomy.thickness_mm = std::min(anatomy.gap_mm, anatomy.thickness_mm);
    anatomy.blood = random.uniform(120, 270);
    anatomy.noise = anatomy.blood * random.uniform(0.02, 0.08);
    anatomy.coil = random.uniform(0.7, 2.2);
    anatomy.muscle = random.uniform(0.25, 0.5);
}

void vary_reader(Habit& habit, double mm, Random& random) {
    habit.outward_px = random.uniform(-1.3, 1.3) / mm;
    habit.shift_px.x = random.uniform(-0.8, 0.8) / mm;
    habit.shift_px.y = random.uniform(-0.8, 0.8) / mm;
    habit.wobble = random.uniform(0.8, 2);
}

} // namespace

void vary(Anatomy& anatomy) {
    Random random(mixed(anatomy.seed, 500));
    vary_scan(anatomy, random);
    vary_heart(anatomy, random);
    vary_reader(anatomy.habit, anatomy.spacing.row_mm, random);
}

} // namespace contourcheck::demo
