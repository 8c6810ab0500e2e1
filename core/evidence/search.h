#pragma once

#include "evidence/boundary.h"

namespace contourcheck::evidence {

/// A place or size at which a ring would fit better.
struct Rival {
    contour::Point shift_mm;
    double scale = 1;
    double score = 0;
    double gain = 0; ///< over the score where the ring lies
};

/// The best score over shifts up to `reach_mm` in x and y, in steps of 1.5 mm, then finer about the best.
[[nodiscard]] Rival best_shift(const Picture& picture, const Ring& ring, Edge edge, double reach_mm);
/// The best score over scales from 0.65 to 1.5 about the centre.
[[nodiscard]] Rival best_scale(const Picture& picture, const Ring& ring, Edge edge);

} // namespace contourcheck::evidence
