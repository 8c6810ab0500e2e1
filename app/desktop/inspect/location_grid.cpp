#include "desktop/inspect/location_grid.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

constexpr double row_px = 16, tallest_row_px = 24, least_row_px = 6, tallest_picture_px = 72;
constexpr double widest_column_px = 56;

double label_width(const QFont& font, bool has_loose) {
    const QFontMetricsF metrics(font);
    return std::ceil(std::max({metrics.horizontalAdvance(LocationGrid::tr("base")),
                               metrics.horizontalAdvance(LocationGrid::tr("apex")),
                               has_loose ? metrics.horizontalAdvance(LocationGrid::tr("no slice")) : 0})) +
           10;
}

double head_height(const QFont& font) {
    return std::ceil(QFontMetricsF(font).height()) + 6;
}

} // namespace

LocationGrid::LocationGrid(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setAccessibleName(tr("Slices by location and phase"));
}

void LocationGrid::set_map(Map map) {
    // A drag moves the place in view, which draws the map anew: it goes on over a map of the same size.
    if (map.rows() != map_.rows() || map.phases != map_.phases) {
        hovered_ = dragged_ = nowhere;
        dragging_ = false;
    }
    map_ = std::move(map);
    tell_place();
    updateGeometry();
    update();
}

void LocationGrid::set_current(int location, int phase) {
    const Place place(phase, location);
    if (place == current_) return;
    current_ = place;
    tell_place();
    update();
}

void LocationGrid::set_pictures(std::vector<QImage> pictures) {
    pictures_ = std::move(pictures);
    updateGeometry();
    update();
}

bool LocationGrid::has_room_for_pictures() const {
    const QRectF cell = cell_rect(0, 0);
    return cell.isEmpty() || std::min(cell.width(), cell.height()) >= least_picture;
}

void LocationGrid::set_note(const QString& note) {
    note_ = note;
    update();
}

void LocationGrid::tell_place() {
    const Cell* here = cell(current_);
    if (here && current_.y() < map_.locations)
        setAccessibleDescription(tr("location %1 of %2, phase %3 of %4: %5")
                                     .arg(current_.y() + 1)
                                     .arg(map_.locations)
                                     .arg(current_.x() + 1)
                                     .arg(map_.phases)
                                     .arg(here->tip));
    else
        setAccessibleDescription(here ? here->tip : QString());
}

QFont LocationGrid::small_font() const {
    QFont small = font();
    small.setPixelSize(std::max(10, QFontInfo(small).pixelSize() - 2));
    return small;
}

QSize LocationGrid::sizeHint() const {
    const QFont font = small_font();
    const int rows = std::clamp(map_.rows(), 6, 16);
    const int columns = std::clamp(map_.phases, 8, 40);
    return {int(2 * margin + label_width(font, !map_.loose.empty()) + columns * 24),
            int(2 * margin + head_height(font) + rows * row_px)};
}

QSize LocationGrid::minimumSizeHint() const {
    const QFont font = small_font();
    const int rows = std::clamp(map_.rows(), 6, 16);
    return {180, int(2 * margin + head_height(font) + rows * least_row_px)};
}

QRectF LocationGrid::cells_area() const {
    const QFont font = small_font();
    const double left = margin + label_width(font, !map_.loose.empty());
    const double top = margin + head_height(font);
    const double width = std::min(this->width() - left - margin, map_.phases * widest_column_px);
    const double height = std::min(this->height() - top - margin,
                                   map_.rows() * (pictures_.empty() ? tallest_row_px : tallest_picture_px));
    return {left, top, std::max(width, 0.0), std::max(height, 0.0)};
}

QRectF LocationGrid::cell_rect(int location, int phase) const {
    return cell_in(cells_area(), {phase, location});
}

QRectF LocationGrid::cell_in(const QRectF& area, Place place) const {
    const int location = place.y(), phase = place.x();
    if (location < 0 || phase < 0 || location >= map_.rows() || phase >= map_.phases) return {};
    // Edges on whole pixels, so that all gaps are alike.
    const auto edge = [](double start, double length, int i, int count) {
        return std::round(start + length * i / count);
    };
    const double left = edge(area.left(), area.width(), phase, map_.phases);
    const double right = edge(area.left(), area.width(), phase + 1, map_.phases);
    const double top = edge(area.top(), area.height(), location, map_.rows());
    const double bottom = edge(area.top(), area.height(), location + 1, map_.rows());
    const double gap_x = right - left >= 8 ? 2 : right - left >= 3 ? 1 : 0;
    const double gap_y = bottom - top >= 8 ? 2 : bottom - top >= 3 ? 1 : 0;
    return {left, top, right - left - gap_x, bottom - top - gap_y};
}

LocationGrid::Place LocationGrid::place_at(QPointF position, bool nearest) const {
    const QRectF area = cells_area();
    if (map_.rows() <= 0 || map_.phases <= 0 || area.isEmpty()) return nowhere;
    if (!nearest && !area.contains(position)) return nowhere;
    const auto index = [](double at, double length, int count) {
        return std::clamp(int(std::floor(at / length * count)), 0, count - 1);
    };
    return {index(position.x() - area.left(), area.width(), map_.phases),
            index(position.y() - area.top(), area.height(), map_.rows())};
}

const LocationGrid::Cell* LocationGrid::cell(Place place) const {
    if (place.x() < 0 || place.y() < 0 || place.x() >= map_.phases || place.y() >= map_.rows())
        return nullptr;
    const auto index = std::size_t(place.y()) * std::size_t(map_.phases) + std::size_t(place.x());
    if (place.y() >= map_.locations) {
        const std::size_t loose = index - std::size_t(map_.locations) * std::size_t(map_.phases);
        return loose < map_.loose.size() ? &map_.loose[loose] : nullptr;
    }
    if (index >= map_.cells.size() || map_.cells[index].mark == Mark::no_slice) return nullptr;
    return &map_.cells[index];
}

void LocationGrid::choose(Place place) {
    if (place == dragged_ || !cell(place)) return;
    dragged_ = place;
    emit chosen(place.y(), place.x());
}

void LocationGrid::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const Place place = place_at(event->position(), false);
    dragging_ = place != nowhere;
    dragged_ = nowhere;
    choose(place);
}

void LocationGrid::mouseMoveEvent(QMouseEvent* event) {
    if (dragging_) choose(place_at(event->position(), true));
    const Place hovered = place_at(event->position(), false);
    if (hovered == hovered_) return;
    hovered_ = hovered;
    update();
}

void LocationGrid::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) dragging_ = false;
}

void LocationGrid::leaveEvent(QEvent* event) {
    hovered_ = nowhere;
    update();
    QWidget::leaveEvent(event);
}

bool LocationGrid::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Place place = place_at(help->pos(), false);
    if (const Cell* under = cell(place); under && !under->tip.isEmpty())
        QToolTip::showText(help->globalPos(), under->tip, this,
                           cell_rect(place.y(), place.x()).toAlignedRect());
    else
        QToolTip::hideText();
    return true;
}

} // namespace contourcheck::desktop
