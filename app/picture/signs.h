#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace contourcheck::picture {

/// Says a state without colour. Drawn as shapes: no font is asked for a glyph it may not have.
enum class Sign {
    tick,     ///< right, accepted
    triangle, ///< warning
    octagon,  ///< error
    cross,    ///< rejected
    question, ///< unsure
    stale,    ///< decided on other content: an open ring with an arrow
    barred    ///< could not be read: a barred ring
};

/// Fills the largest square in the middle of `box`.
void paint_sign(QPainter& painter, const QRectF& box, Sign sign, const QColor& colour);

} // namespace contourcheck::picture
