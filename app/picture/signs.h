#pragma once

#include "picture/colours.h"
#include "review/review.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace contourcheck::picture {

/// Says a state without colour. Drawn as shapes: no font is asked for a glyph it may not have.
enum class Sign {
    tick,     ///< accepted; on the Audit page: nothing found
    triangle, ///< warning
    octagon,  ///< error
    cross,    ///< rejected
    question, ///< unsure
    stale,    ///< decided on other content: an open ring with an arrow
    barred    ///< could not be read: a barred ring
};

[[nodiscard]] Sign sign(review::State state); ///< not for State::none
[[nodiscard]] QColor colour(review::State state, const Colours& colours);

/// Fills the largest square in the middle of `box`.
void paint_sign(QPainter& painter, const QRectF& box, Sign sign, const QColor& colour);

} // namespace contourcheck::picture
