#include "desktop/audit/matrix_colours.h"

#include "desktop/theme.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

QColor fit_ground(double value, double bright) {
    const QColor from = theme().cell;
    const QColor to = theme().accent;
    const double share = bright > 0 ? std::clamp(value / bright, 0.0, 1.0) : 0;
    const auto mix = [&](int a, int b) { return int(std::lround(a + share * (b - a))); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

double contrast(const QColor& a, const QColor& b) {
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

QColor number_on(const QColor& ground, bool quiet) {
    constexpr double enough = 4.5;
    if (quiet && contrast(theme().muted, ground) >= enough) return theme().muted;
    if (contrast(theme().text, ground) >= enough) return theme().text;
    return contrast(Qt::white, ground) >= contrast(Qt::black, ground) ? Qt::white : Qt::black;
}

} // namespace contourcheck::desktop
