#include "desktop/panels/value_scale.h"

#include "desktop/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

constexpr double radius = 3.5;
constexpr double hill_height = 14;

} // namespace

ValueScale::ValueScale(double value, std::optional<double> threshold, std::vector<double> others,
                       const QColor& colour, QWidget* parent)
    : QWidget(parent), value_(value), threshold_(threshold), others_(std::move(others)), colour_(colour) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    std::ranges::sort(others_);
    const double limit = threshold_.value_or(value_);
    low_ = std::min({0.0, value_, limit, others_.empty() ? 0.0 : others_.front()});
    high_ = std::max({0.0, value_, limit, others_.empty() ? 0.0 : others_.back()});
    if (high_ <= low_) high_ = low_ + 1;
}

QSize ValueScale::sizeHint() const {
    return {80, others_.empty() ? 14 : int(hill_height + 2 * radius + 1)};
}

double ValueScale::x(double value) const {
    const double room = width() - 4 * radius;
    return 2 * radius + (value - low_) / (high_ - low_) * room * 0.94;
}

/// A sum of bells, one a value (Parzen 1962); their width by Silverman's rule, no narrower than the eye can tell.
void ValueScale::paint_hill(QPainter& painter, double base) const {
    if (others_.empty()) return;
    const auto rank = [&](double share) { return others_[std::size_t(share * double(others_.size() - 1))]; };
    const double spread = (rank(0.75) - rank(0.25)) / 1.34;
    const double least = (high_ - low_) / 60;
    const double wide = std::max(least, 0.9 * spread * std::pow(double(others_.size()), -0.2));
    std::vector<double> heights;
    constexpr double step = 2;
    for (double at = 0; at <= width(); at += step) {
        const double value = low_ + (at - 2 * radius) / ((width() - 4 * radius) * 0.94) * (high_ - low_);
        double sum = 0;
        for (const double other : others_)
            sum += std::exp(-0.5 * (value - other) * (value - other) / (wide * wide));
        heights.push_back(sum);
    }
    const double most = *std::ranges::max_element(heights);
    if (most <= 0) return;
    QPainterPath hill;
    hill.moveTo(0, base);
    for (std::size_t i = 0; i < heights.size(); ++i)
        hill.lineTo(double(i) * step, base - hill_height * heights[i] / most);
    hill.lineTo(width(), base);
    painter.setPen(Qt::NoPen);
    QColor fill = theme().muted;
    fill.setAlphaF(0.35F);
    painter.setBrush(fill);
    painter.drawPath(hill);
}

void ValueScale::paintEvent(QPaintEvent*) {
    const double y = others_.empty() ? height() / 2.0 : height() - radius - 0.5;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint_hill(painter, y);
    painter.setPen(QPen(theme().line, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(radius, y), QPointF(width() - radius, y));
    if (threshold_) {
        QPen dashed(theme().muted, 1, Qt::CustomDashLine);
        dashed.setDashPattern({2, 2});
        painter.setPen(dashed);
        painter.drawLine(QPointF(x(*threshold_), 1), QPointF(x(*threshold_), height() - 1));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour_);
    painter.drawEllipse(QPointF(x(value_), y), radius, radius);
}

} // namespace contourcheck::desktop
