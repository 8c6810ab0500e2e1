#pragma once

#include "base/grid.h"
#include "demo/anatomy.h"

namespace contourcheck::demo {

/// The signal before coil, noise and scanner: 1 is blood. Fat is negative: in balanced steady-state free precession
/// with the repetition times of cine imaging fat and water are in opposed phase, which draws the thin dark line between
/// them (Hargreaves et al. 2003, Magn Reson Med 50:210).
using Signal = Grid<float>;

/// Random fields of one location, the same at all phases, at scales from several pixels to a few.
struct Grain {
    Grid<float> broad, lumps, ridges, fine, speckle;
};

/// What stands still while the heart beats.
struct Background {
    Signal signal;     ///< chest wall, lungs, liver, stomach, spleen, aorta
    Grid<float> gain;  ///< of the coil, 1 at the heart
    Grid<float> walls; ///< depth in chest wall or abdomen, pixels; negative in the space for heart and lungs
    Grain grain;       ///< for the heart's tissues
};

[[nodiscard]] Background draw_background(const Anatomy& anatomy, int location);

/// The background with the heart of one phase drawn over it.
[[nodiscard]] Signal draw_heart(const Background& background, const Anatomy& anatomy, const Heart& heart);

} // namespace contourcheck::demo
