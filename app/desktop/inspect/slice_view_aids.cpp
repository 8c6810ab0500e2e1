#include "desktop/inspect/slice_view.h"

#include "picture/colours.h"
#include "picture/furniture.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

constexpr double glass_radius = 96; ///< logical pixels
constexpr double glass_factor = 3;

QString text_of(float value) {
    return std::trunc(value) == value ? QString::number(double(value), 'f', 0)
                                      : QString::number(double(value), 'g', 3);
}

} // namespace

void SliceView::set_pixel_grid(bool on) {
    if (pixel_grid_ == on) return;
    pixel_grid_ = on;
    place_changed();
}

void SliceView::set_magnifier(bool on) {
    if (magnifier_ == on) return;
    magnifier_ = on;
    update();
}

void SliceView::set_crosshair(std::optional<contour::Point> place) {
    crosshair_ = place;
    update();
}

void SliceView::follow(const SliceView& other) {
    taken_at_fit_ = other.taken_at_fit_;
    const picture::Placement theirs = other.placement();
    const QPointF middle = other.middle() - theirs.offset;
    fits_ = other.fits_ && other.size() == size();
    scale_ = theirs.scale;
    centre_ = {middle.x() / theirs.pixel().width(), middle.y() / theirs.pixel().height()};
    ratio_ = devicePixelRatioF();
    place_changed();
}

QRect SliceView::pixels_in_view() const {
    const picture::Placement placement = this->placement();
    const QPointF end(device_size().width(), device_size().height());
    const QPoint first(std::max(0, placement.column({})), std::max(0, placement.row({})));
    const QPoint last(std::min(shape_.columns - 1, placement.column(end)),
                      std::min(shape_.rows - 1, placement.row(end)));
    return {first, last};
}

void SliceView::paint_pixel_grid(QPainter& painter) const {
    const QRect seen = pixels_in_view();
    if (seen.isEmpty()) return;
    const picture::Placement placement = this->placement();
    const QRectF area = placement.pixel_area(seen.top(), seen.left())
                            .united(placement.pixel_area(seen.bottom(), seen.right()));
    painter.setPen(QPen(QColor(128, 128, 128, 110), 1));
    for (int column = seen.left(); column <= seen.right() + 1; ++column) {
        const double x = std::floor(placement.pixel_area(0, column).left()) + 0.5;
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()));
    }
    for (int row = seen.top(); row <= seen.bottom() + 1; ++row) {
        const double y = std::floor(placement.pixel_area(row, 0).top()) + 0.5;
        painter.drawLine(QLineF(area.left(), y, area.right(), y));
    }
}

void SliceView::paint_pixel_values(QPainter& painter) const {
    const QRect seen = pixels_in_view();
    qsizetype longest = 1;
    for (int row = seen.top(); row <= seen.bottom(); ++row)
        for (int column = seen.left(); column <= seen.right(); ++column)
            longest = std::max(longest, text_of(scene_->values(row, column)).size());
    const picture::Placement placement = this->placement();
    const QSizeF pixel = placement.pixel();
    constexpr double digit = 0.6, least_px = 7; // a digit's width over its height
    const double size = std::min(
        {pixel.height() * 0.4, pixel.width() * 0.9 / (digit * double(longest)), 15 * devicePixelRatioF()});
    if (size < least_px) return;
    painter.setFont(picture::text_font(size));
    for (int row = seen.top(); row <= seen.bottom(); ++row)
        for (int column = seen.left(); column <= seen.right(); ++column) {
            painter.setPen(qGray(slice_.pixel(column, row)) < 128 ? QColor(255, 255, 255, 190)
                                                                  : QColor(0, 0, 0, 200));
            painter.drawText(placement.pixel_area(row, column), Qt::AlignCenter,
                             text_of(scene_->values(row, column)));
        }
}

void SliceView::paint_crosshair(QPainter& painter) const {
    const double ratio = devicePixelRatioF();
    const QPointF at = placement().to_device(*crosshair_);
    const QSizeF size = device_size();
    const double hole = 10 * ratio;
    const QLineF lines[] = {{0, at.y(), at.x() - hole, at.y()},
                            {at.x() + hole, at.y(), size.width(), at.y()},
                            {at.x(), 0, at.x(), at.y() - hole},
                            {at.x(), at.y() + hole, at.x(), size.height()}};
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const auto& [colour, width] :
         {std::pair(QColor(0, 0, 0, 120), 3.0), {QColor(255, 255, 255, 170), 1.0}}) {
        painter.setPen(QPen(colour, width * ratio));
        painter.drawLines(lines, 4);
    }
}

void SliceView::paint_magnifier(QPainter& painter) const {
    const double ratio = devicePixelRatioF(), radius = std::round(glass_radius * ratio);
    const QPointF corner = QPointF((*pointer_ - QPointF(radius, radius)).toPoint());
    picture::Placement glass = placement();
    glass.scale *= glass_factor;
    // The point under the pointer stays where it is; then in the coordinates of the glass.
    glass.offset = *pointer_ - (*pointer_ - glass.offset) * glass_factor - corner;
    const QSize size(int(2 * radius), int(2 * radius));
    const QImage image = picture::placed(slice_, size, glass, smooth_);
    painter.save();
    QPainterPath round;
    round.addEllipse(*pointer_, radius, radius);
    painter.setClipPath(round);
    painter.drawImage(corner, image);
    painter.translate(corner);
    if (shows_overlays()) paint_contours(painter, glass);
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 200), 4 * ratio));
    painter.drawEllipse(*pointer_, radius, radius);
    painter.setPen(QPen(picture::colours(true).text, 2 * ratio));
    painter.drawEllipse(*pointer_, radius, radius);
}

} // namespace contourcheck::desktop
