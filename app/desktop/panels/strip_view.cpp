#include "desktop/panels/strip_view.h"

#include "desktop/theme.h"
#include "picture/colours.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace contourcheck::desktop {

namespace {

constexpr int picture_height = 56;
constexpr int bar_height = 4;
constexpr int line_gap = 3;

/// A line that shows on bright and on dark ground.
void stroke(QPainter& painter, const QPainterPath& path, const QColor& colour, Qt::PenStyle style) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 3));
    painter.drawPath(path);
    painter.setPen(QPen(colour, 1.5, style));
    painter.drawPath(path);
}

} // namespace

StripView::StripView(Strip strip, QWidget* parent) : QWidget(parent), strip_(std::move(strip)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("The picture along the contour. %1").arg(in_words(strip_)));
}

QSize StripView::sizeHint() const {
    return {240, picture_height + line_gap + bar_height + line_gap + QFontMetrics(secondary_font()).height()};
}

QRectF StripView::picture_box() const {
    return {0, 0, double(width()), double(picture_height)};
}

const Strip::Site& StripView::site_at(double x) const {
    const auto count = int(strip_.sites.size());
    return strip_.sites[std::size_t(std::clamp(int(x / width() * count), 0, count - 1))];
}

void StripView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF box = picture_box();
    QPainterPath corners;
    corners.addRoundedRect(box, 4, 4);
    painter.save();
    painter.setClipPath(corners);
    painter.drawImage(box, strip_.picture);
    paint_edge(painter, box);
    QPainterPath contour;
    contour.moveTo(box.left(), box.center().y());
    contour.lineTo(box.right(), box.center().y());
    stroke(painter, contour, picture::kind_colour(strip_.kind),
           strip_.kind == contour::Kind::outer ? Qt::DashLine : Qt::SolidLine);
    painter.restore();
    paint_bar(painter, box);
    paint_directions(painter, box);
}

void StripView::paint_edge(QPainter& painter, const QRectF& box) const {
    const auto count = double(strip_.sites.size());
    QPainterPath path;
    bool on = false;
    for (std::size_t i = 0; i < strip_.sites.size(); ++i) {
        const Strip::Site& site = strip_.sites[i];
        const QPointF at((double(i) + 0.5) / count * box.width(),
                         box.center().y() - site.edge_mm / (2 * Strip::reach_mm) * box.height());
        if (!site.has_edge)
            on = false;
        else if (std::exchange(on, true))
            path.lineTo(at);
        else
            path.moveTo(at);
    }
    stroke(painter, path, Qt::white, Qt::SolidLine);
}

void StripView::paint_bar(QPainter& painter, const QRectF& box) const {
    const double top = box.bottom() + line_gap;
    const double each = box.width() / double(strip_.sites.size());
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < strip_.sites.size(); ++i) {
        const QRectF cell(double(i) * each, top, each + 0.5, bar_height);
        painter.fillRect(cell, strip_.sites[i].agrees ? theme().line : theme().amber);
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void StripView::paint_directions(QPainter& painter, const QRectF& box) const {
    constexpr int directions = 4;
    painter.setFont(secondary_font());
    painter.setPen(theme().muted);
    const QFontMetricsF metrics(secondary_font());
    const double baseline = box.bottom() + 2 * line_gap + bar_height + metrics.ascent();
    for (int k = 0; k < directions; ++k) {
        const double angle = k * 2 * std::numbers::pi / directions;
        const auto nearest = std::ranges::min_element(strip_.sites, {}, [&](const Strip::Site& site) {
            return std::abs(std::remainder(site.angle - angle, 2 * std::numbers::pi));
        });
        const double x = double(nearest - strip_.sites.begin()) / double(strip_.sites.size()) * box.width();
        const QString name = direction_name(angle);
        const double wide = metrics.horizontalAdvance(name);
        painter.drawText(QPointF(std::clamp(x - wide / 2, 0.0, box.width() - wide), baseline), name);
    }
}

void StripView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) emit place_chosen(site_at(event->position().x()).place);
}

bool StripView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Strip::Site& site = site_at(help->pos().x());
    const QString where = direction_name(site.angle);
    const QString edge = !site.has_edge                  ? tr("no edge near")
                         : std::abs(site.edge_mm) < 0.75 ? tr("the edge is here")
                         : site.edge_mm > 0
                             ? tr("the nearest edge is %1 mm outside").arg(site.edge_mm, 0, 'f', 1)
                             : tr("the nearest edge is %1 mm inside").arg(-site.edge_mm, 0, 'f', 1);
    QToolTip::showText(
        help->globalPos(),
        tr("%1: %2. Outside is up, inside down; the white line is the nearest edge.").arg(where, edge), this);
    return true;
}

} // namespace contourcheck::desktop
