#pragma once

#include "base/random.h"
#include "demo/anatomy.h"

#include <vector>

namespace contourcheck::demo {

/// A closed curve as the readers' program of the Sunnybrook data writes it: clockwise, on a grid of half pixels, each
/// point one move of the grid away from the last, the first not repeated.
[[nodiscard]] std::vector<Point> traced(const Region& region, double start_angle = 0);

/// As a careful reader would draw the boundary: smooth deviations of 0.3 to 0.5 pixels. One file in forty repeats the
/// first point at its end.
[[nodiscard]] std::vector<Point> drawn(const Region& truth, Random& random, const Habit& habit = {});

/// The region grown by a factor and moved.
[[nodiscard]] Region changed(const Region& region, double factor, Point shift = {});

} // namespace contourcheck::demo
