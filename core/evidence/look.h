#pragma once

#include "dataset/patient.h"
#include "evidence/appearance.h"
#include "evidence/search.h"

#include <array>
#include <functional>

namespace contourcheck::evidence {

/// The picture of a patient's slice, by index into Patient::slices; nullptr where it cannot be had.
using PictureOf = std::function<const Picture*(std::size_t slice)>;

/// A ring on another slice than its own.
struct Elsewhere {
    std::size_t slice = 0; ///< index into Patient::slices
    double contrast = 0;
    double displaced_mm = 0; ///< how far that slice's edges lie from the ring, displaced_mm(Boundary)
};

/// From further away along the stack than two locations of the usual 10 mm, with rounding, a contour tells too little
/// of another: see fit.h.
inline constexpr double furthest_neighbour_mm = 21;

/// Which step the picture shows under a contour of the kind; none is known for papillary muscles.
[[nodiscard]] std::optional<Edge> edge_of(contour::Kind kind);

/// A contour as it would lie had the picture been turned or mirrored under it, without any shift.
struct Turned {
    double contrast = 0;
    contour::Point centre_mm; ///< as Ring::centre
};

/// All that the pictures say of one contour.
struct Look {
    bool seen =
        false; ///< its slice has a picture, its kind an edge and the contour an area; nothing below holds otherwise
    Ring ring;
    Boundary own;
    Rival shift; ///< within 15 mm
    Rival scale;
    Way way = Way::as_is; ///< the best but as_is, shifts of up to 6 mm allowed
    double way_score = 0;
    contour::Point way_shift_mm;                  ///< of the mirrored or turned contour, where that score is
    std::array<Turned, std::size(ways)> turned{}; ///< as `ways`, the first one as it is
    double nearby_score = 0;                      ///< the best as it is with the same shifts allowed
    std::vector<Elsewhere> locations;             ///< same phase, up to two locations away
    Appearance appearance;
    Agreement agreement;           ///< filled by compare()
    std::vector<Elsewhere> phases; ///< same location, other phases that carry contours
};

/// Root of the squares of shift, growth, oval and rest.
[[nodiscard]] double displaced_mm(const Boundary& boundary);

/// Looks at `points` as if they were the contour at `index` of the patient.
[[nodiscard]] Look look(const dataset::Patient& patient, std::size_t index, contour::Points points,
                        double pixel_origin, const PictureOf& picture_of);

/// Compares a look with those of the patient's neighbouring contours of its kind: two below, two above, none further
/// than furthest_neighbour_mm, and up to two other phases. `looks` stand as the patient's contours.
[[nodiscard]] Agreement compare(const dataset::Patient& patient, std::size_t index, const Look& look,
                                std::span<const Look> looks, const PictureOf& picture_of);

/// The slices that look() asks for, for all contours of the patient: what must be read, and no more. Sorted.
[[nodiscard]] std::vector<std::size_t> slices_looked_at(const dataset::Patient& patient);

} // namespace contourcheck::evidence
