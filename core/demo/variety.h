#pragma once

#include "demo/anatomy.h"

namespace contourcheck::demo {

/// Makes one of all sorts of an anatomy already drawn, by the anatomy's seed: a usual, small, dilated (with a thin wall) or
/// hypertrophic heart, other pixel sizes and slice distances, more coil shading and noise, less contrast, papillary muscles
/// and trabeculae of other sizes, breath-holds that differ more, a reader with a habit. Sizes follow reference values of
/// healthy hearts (Maceira 2006, J Cardiovasc Magn Reson 8:417) and what disease makes of them.
void vary(Anatomy& anatomy);

} // namespace contourcheck::demo
