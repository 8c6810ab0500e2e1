#pragma once

#include "evidence/boundary.h"
#include "picture/scene.h"

#include <QImage>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace contourcheck::desktop {

/// The picture along a contour, rolled out: clockwise from the top, one column a site of the ring (evidence/ring.h), one
/// row a distance from the contour, the outermost first.
struct Strip {
    static constexpr double reach_mm = 9; ///< shown on either side

    struct Site {
        contour::Point place; ///< contour coordinates
        double angle = 0;     ///< radians clockwise from the top, about the contour's centre, 0 to 2 pi
        bool agrees = false;  ///< the picture has a step there, of the sign that is looked for
        bool has_edge = false;
        double edge_mm = 0; ///< where the nearest edge lies, outward positive; holds with has_edge
    };
    contour::Kind kind = contour::Kind::inner;
    QImage picture; ///< grey
    std::vector<Site> sites;

    [[nodiscard]] double agreeing() const; ///< share of the sites
};

/// Absent where the picture can say nothing: papillary muscles, a flat picture, a contour without an area.
[[nodiscard]] std::optional<Strip> strip(const picture::Scene& scene, contour::Points points,
                                         contour::Kind kind);

/// "top right"
[[nodiscard]] QString direction_name(double angle);
/// "The picture has an edge under 63 % of the boundary; hardly at the right and bottom."
[[nodiscard]] QString in_words(const Strip& strip);

} // namespace contourcheck::desktop
