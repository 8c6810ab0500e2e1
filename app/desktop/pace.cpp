#include "desktop/pace.h"

#include "desktop/texts.h"

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

constexpr double known_after_s = 1;
constexpr unsigned known_after = 3;

QString rate_text(double a_second) {
    if (a_second >= 1) return tr("%1 a second").arg(std::lround(a_second));
    return tr("%1 a minute").arg(std::max(1L, std::lround(60 * a_second)));
}

} // namespace

QString pace_text(double seconds, std::size_t done, std::size_t left) {
    if (done < known_after || seconds < known_after_s || left == 0) return {};
    const double a_second = double(done) / seconds;
    const double left_s = double(left) / a_second;
    const QString rest =
        left_s < 90 ? tr("about %1 s left").arg(std::max(1L, std::lround(left_s))) : time_left_text(left_s);
    return QStringLiteral(" · ") + rate_text(a_second) + QStringLiteral(" · ") + rest;
}

QString Pace::text(const QString& counted, std::size_t done, std::size_t total) {
    if (counted != counted_ || total != total_ || done < done_ || !since_.isValid()) {
        since_.start();
        counted_ = counted;
        total_ = total;
        first_ = done;
    }
    done_ = done;
    return counted.arg(done).arg(total) +
           pace_text(double(since_.elapsed()) / 1000, done - first_, total - std::min(done, total));
}

} // namespace contourcheck::desktop
