#include "desktop/inspect/slice_view.h"

#include "desktop/inspect/speech.h"
#include "picture/colours.h"
#include "picture/furniture.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

constexpr double margin = 12;
constexpr double least_grid_zoom = 24; ///< device pixels a slice pixel: a number of four digits fits

/// The image's surround is black in both themes, and so are the texts on it.
const picture::Colours& on_black() {
    return picture::colours(true);
}

QFont small(const QFont& base) {
    QFont font = base;
    font.setPixelSize(std::max(11, QFontInfo(base).pixelSize() - 1));
    return font;
}

QString number(double value, double width) {
    const double scale = width < 10 ? 100 : 1;
    const double rounded = std::round(value * scale) / scale + 0.0; // never "-0"
    return QString::number(rounded, 'f', width < 10 ? 2 : 0);
}

/// Over bright tissue, or among the pixels' values, a text would not be told from what is behind it.
void paint_plate(QPainter& painter, const QRectF& text) {
    painter.fillRect(text.adjusted(-4, -1, 4, 1), QColor(0, 0, 0, 205));
}

void paint_note(QPainter& painter, QPointF top_left, const QString& text, const QColor& colour, bool plate) {
    const QFontMetricsF metrics(painter.font());
    if (plate && !text.isEmpty())
        paint_plate(painter, {top_left, QSizeF(metrics.horizontalAdvance(text), metrics.height())});
    picture::paint_text(painter, top_left, text, colour, true);
}

} // namespace

void SliceView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(small(font()));
    painter.fillRect(rect(), Qt::black);
    if (is_empty()) {
        paint_message(painter);
    } else {
        painter.save();
        painter.scale(1 / devicePixelRatioF(), 1 / devicePixelRatioF());
        paint_slice(painter);
        painter.restore();
        paint_bottom(painter);
    }
    paint_top(painter);
    if (keyboard_focus_) {
        painter.setPen(QPen(on_black().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void SliceView::refresh_picture() {
    if (slice_.isNull()) {
        picture::Look look = look_;
        if (!shows_overlays()) look.style = picture::Style::outline;
        slice_ = picture::slice_image(*scene_, look);
        ground_ = {};
    }
    const QSizeF device = device_size();
    const QSize size(int(std::ceil(device.width())), int(std::ceil(device.height())));
    if (ground_.size() == size) return;
    ground_ = picture::placed(slice_, size, placement(), smooth_);
    if (!pixel_grid_ || ground_.isNull() || zoom() < least_grid_zoom) return;
    QPainter painter(&ground_);
    paint_pixel_grid(painter);
    paint_pixel_values(painter);
}

void SliceView::paint_contours(QPainter& painter, const picture::Placement& placement) const {
    const double line = std::clamp(0.8 + placement.scale / devicePixelRatioF() * 0.2, 1.2, 2.2);
    picture::paint_outlines(painter, *scene_, look_, placement, line * devicePixelRatioF());
}

void SliceView::paint_slice(QPainter& painter) {
    refresh_picture();
    painter.drawImage(QPointF(0, 0), ground_);
    if (shows_overlays()) {
        paint_contours(painter, placement());
        if (marker_) paint_marker(painter);
    }
    if (crosshair_) paint_crosshair(painter);
    if (magnifier_ && pointer_) paint_magnifier(painter);
}

void SliceView::paint_marker(QPainter& painter) const {
    const double ratio = devicePixelRatioF();
    const QPointF place = placement().to_device(*marker_);
    if (!QRectF(QPointF(), device_size()).adjusted(-99, -99, 99, 99).contains(place)) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 170), 4.5 * ratio));
    painter.drawEllipse(place, 13 * ratio, 13 * ratio);
    painter.setPen(QPen(Qt::white, 2 * ratio));
    painter.drawEllipse(place, 13 * ratio, 13 * ratio);
}

void SliceView::paint_message(QPainter& painter) const {
    if (message_.isEmpty()) return;
    painter.setFont(font());
    const double width = std::min(420.0, this->width() - 2 * margin);
    const QRectF box((this->width() - width) / 2, margin, width, height() - 2 * margin);
    painter.setPen(on_black().muted);
    painter.drawText(box, Qt::AlignCenter | Qt::TextWordWrap, message_);
    painter.setFont(small(font()));
}

void SliceView::paint_top(QPainter& painter) const {
    const QFontMetricsF metrics(painter.font());
    const double line = metrics.lineSpacing() + 2;
    const double ratio = devicePixelRatioF();
    const QRectF slice = is_empty() ? QRectF() : placement().area(scene_->values.shape());
    const auto paint = [&](QPointF at, const QString& text) {
        const QSizeF size(metrics.horizontalAdvance(text), metrics.height());
        paint_note(painter, at, text, on_black().text, slice.intersects({at * ratio, size * ratio}));
    };
    const auto widest_of = [&](const QStringList& lines) {
        double widest = 0;
        for (const QString& text : lines)
            widest = std::max(widest, metrics.horizontalAdvance(text));
        return widest;
    };
    const QStringList values = view_values();
    const double widest = widest_of(values);
    double room = width() - 2 * margin;
    const bool is_narrow =
        room < widest + 2 * margin + widest_of(corner_text_ + words_); // they stand beneath then
    if (!is_narrow && !values.isEmpty()) {
        for (int i = 0; i < values.size(); ++i)
            paint({width() - margin - metrics.horizontalAdvance(values[i]), margin - 2 + i * line},
                  values[i]);
        room -= widest + 2 * margin;
    }
    const QStringList left = corner_text_ + (is_narrow ? values : QStringList()) + words_;
    for (int i = 0; i < left.size(); ++i)
        paint({margin, margin - 2 + i * line}, metrics.elidedText(left[i], Qt::ElideRight, room));
}

/// Grey window and zoom.
QStringList SliceView::view_values() const {
    if (is_empty()) return {};
    const dicom::Window shown = window();
    const QString zoom_text = tr("%1 ×").arg(QString::number(zoom(), 'f', zoom() < 1 ? 2 : 1));
    return {tr("window %1 / %2").arg(number(shown.centre, shown.width), number(shown.width, shown.width)),
            smooth_ ? tr("%1 · smooth").arg(zoom_text) : zoom_text};
}

void SliceView::paint_bottom(QPainter& painter) const {
    if (height() < 160) return;
    const bool plate = pixel_grid_ && zoom() >= least_grid_zoom;
    const double logical_scale = placement().pixel().width() / devicePixelRatioF();
    const double bottom = height() - margin + 2;
    double room = width() - 2 * margin;
    if (const auto bar = picture::scale_bar(scene_->slice.header.spacing, logical_scale,
                                            std::clamp(width() * 0.16, 60.0, 160.0))) {
        const QSizeF size = picture::scale_bar_size(painter.font(), *bar);
        const QPointF corner(margin, bottom - size.height());
        if (plate) paint_plate(painter, {corner, size});
        picture::paint_scale_bar(painter, corner, *bar, true);
        room -= size.width() + 2 * margin;
    }
    const QFontMetricsF metrics(painter.font());
    if (overlays_hidden_) {
        const QString text = tr("contours hidden");
        const double width_px = metrics.horizontalAdvance(text);
        if (width_px <= room)
            paint_note(painter, {width() - margin - width_px, bottom - metrics.height()}, text,
                       on_black().muted, plate);
        return;
    }
    const picture::Legend legend = picture::legend_of(*scene_, look_, speech);
    const QSizeF size = picture::legend_size(painter.font(), legend);
    if (size.width() > room || legend.kinds.empty()) return;
    const QPointF corner(width() - margin - size.width(), bottom - size.height());
    if (plate) paint_plate(painter, {corner, size});
    picture::paint_legend(painter, corner, legend, on_black().text, true);
}

} // namespace contourcheck::desktop
