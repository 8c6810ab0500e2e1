#pragma once

#include "evidence/picture.h"
#include "evidence/ring.h"

#include <vector>

namespace contourcheck::evidence {

/// Values along the normals of a ring: one row a site, one column an offset, from `first_mm` (inside) outward.
struct Profiles {
    static constexpr double step_mm = 0.75;
    static constexpr double first_mm = -10.5;
    static constexpr int columns = 29;

    Grid<float> values;
    [[nodiscard]] static double offset_mm(int column) { return first_mm + step_mm * column; }
    [[nodiscard]] static int column(double offset_mm) { return int((offset_mm - first_mm) / step_mm + 0.5); }
};
[[nodiscard]] Profiles profiles(const Picture& picture, const Ring& ring);

/// What kind of step is looked for: an inner contour has blood inside and darker muscle outside; outside the outer
/// contour there is fat or the right ventricle (brighter) or lung (darker), so that either sign counts.
enum class Edge { darker_outside, any };

/// How the brightness changes across the ring: the mean of three values 0.75 to 2.25 mm inside less the mean of three as
/// far outside, over the picture's range. Positive under a right inner contour. Its size
/// alone where either sign counts. One value a site.
[[nodiscard]] std::vector<float> steps(const Picture& picture, const Ring& ring, Edge edge);
/// The mean of steps(), each between -0.8 and 0.8.
[[nodiscard]] double score(const Picture& picture, const Ring& ring, Edge edge);

/// What the picture says of a ring where it lies.
struct Boundary {
    double contrast = 0;     ///< mean step, in shares of the picture's range
    double low_contrast = 0; ///< the fifth part of the boundary with the weakest steps: their upper bound
    double agreeing = 0;     ///< share of the boundary whose step is above 0.05
    double sharpness = 0;    ///< mean step at the nearest edge
    /// Where the nearest edge lies: displacement along each site's normal, mm, outward positive. The edge is the closed
    /// path over the profiles with the greatest sum of steps less the squares of its jumps (dynamic programming).
    std::vector<float> edge_mm;
    std::vector<float> edge_step; ///< the step there
    // The displacement split by least squares, weighted by the step: edge = growth + shift . normal + oval waves + rest.
    contour::Point shift_mm;
    double growth_mm = 0;
    contour::Point
        wave_mm; ///< the two-fold wave's share that goes with the cosine and the sine of twice the angle
    double oval_mm = 0; ///< its amplitude
    double rest_mm = 0; ///< root mean square of what is left
    // Brightness either side against the middle between blood and muscle.
    double blood = 0;          ///< upper quartile inside
    double muscle = 0;         ///< lower third 1.5 to 6 mm outside
    double dark_inside = 0;    ///< share of the band 0.75 to 3.75 mm inside that is darker than the middle
    double bright_outside = 0; ///< share of the band 0.75 to 3.75 mm outside that is brighter
    double inside = 0; ///< mean inside the ring, above the picture's low value, in shares of its range
};
[[nodiscard]] Boundary boundary(const Picture& picture, const Ring& ring, Edge edge);

} // namespace contourcheck::evidence
