#pragma once

#include "contour/measures.h"
#include "dicom/slice.h"

#include <vector>

namespace contourcheck::evidence {

/// A contour as a ring of equally spaced points with outward normals, in millimetres from the centre of the top left
/// pixel (x = column x column spacing). Hand-drawn outlines walk along pixel edges; the ring is smoothed so that its
/// normals are the outline's and not the pixels'.
struct Ring {
    struct Site {
        contour::Point place;  ///< mm
        contour::Point normal; ///< of length 1, outward
    };
    std::vector<Site> sites;
    contour::Point centre; ///< of the area, mm
    double radius_mm = 0;  ///< of the disc of equal area
    double elongation = 1; ///< ratio of the area's longest to its shortest axis of inertia, at least 1
    double roundness = 1;  ///< 4 pi A / P2 of the smoothed ring, 1 for a disc

    [[nodiscard]] bool empty() const { return sites.empty(); }
};

inline constexpr int ring_sites = 72;

/// Empty for fewer than three different points, no area, or a point more than a kilometre away.
[[nodiscard]] Ring ring(contour::Points points, double pixel_origin, const dicom::Spacing& spacing);

/// The same ring elsewhere: scaled about its centre, then moved.
[[nodiscard]] Ring moved(const Ring& ring, contour::Point shift_mm, double scale = 1);

/// The eight ways a picture can lie: as it is, mirrored, turned. Acts on the whole picture.
enum class Way {
    as_is,
    mirrored_left_right,
    mirrored_top_bottom,
    turned_half,
    transposed,
    turned_right,
    turned_left,
    transposed_other
};
inline constexpr Way ways[] = {Way::as_is,       Way::mirrored_left_right, Way::mirrored_top_bottom,
                               Way::turned_half, Way::transposed,          Way::turned_right,
                               Way::turned_left, Way::transposed_other};
/// "mirrored left to right", …
[[nodiscard]] std::string_view words(Way way);
/// The points as they would stand had the picture of this shape been turned or mirrored under them. Contour coordinates.
[[nodiscard]] std::vector<contour::Point> turned(contour::Points points, Way way, Shape shape,
                                                 double pixel_origin);

} // namespace contourcheck::evidence
