#pragma once

#include <QColor>

namespace contourcheck::desktop {

/// From the ground of an empty cell (0 and below) to the accent (`bright` and above).
[[nodiscard]] QColor fit_ground(double value, double bright);

/// Ratio of luminances as WCAG 2.1 has it, 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// The colour for a number on this ground: the quietest of muted, text, black and white with a contrast of 4.5 or more
/// (WCAG 2.1, 1.4.3). One of black and white always has it. `quiet`: muted is allowed.
[[nodiscard]] QColor number_on(const QColor& ground, bool quiet);

} // namespace contourcheck::desktop
