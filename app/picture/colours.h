#pragma once

#include "contour/contour.h"

#include <QColor>

namespace contourcheck::picture {

/// The one colour of each state and of the neutral parts, on dark and on light ground. A state's colour never stands
/// without a sign or a word.
struct Colours {
    QColor window, panel, raised; ///< grounds
    QColor line, text, muted;
    QColor accent, selection;
    QColor green, amber, vermilion, purple; ///< right or accepted, warning, error or rejected, unsure
    QColor ink;                             ///< a sign on a state's colour
    QColor cell, unreviewed; ///< of the location grid: a slice without and with an open contour
};

[[nodiscard]] const Colours& colours(bool dark);

/// overlay::colour() of the kind.
[[nodiscard]] QColor kind_colour(contour::Kind kind);

} // namespace contourcheck::picture
