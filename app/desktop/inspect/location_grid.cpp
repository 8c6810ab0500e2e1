#include "desktop/inspect/location_grid.h"

#include "picture/colours.h"
#include "picture/signs.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <optional>

namespace contourcheck::desktop {

namespace {

using picture::Colours;
using picture::Sign;
using Mark = LocationGrid::Mark;

constexpr double margin = 12;
constexpr double row_px = 16, tallest_row_px = 24, least_row_px = 6;
constexpr double widest_column_px = 56;

const Colours& colours_for(const QWidget& widget) {
    return picture::colours(widget.palette().color(QPalette::Window).lightnessF() < 0.5F);
}

QColor colour(Mark mark, const Colours& c) {
    switch (mark) {
    case Mark::no_slice:
        return Qt::transparent;
    case Mark::slice:
        return c.cell;
    case Mark::unreviewed:
    case Mark::stale: // counts as undecided
        return c.unreviewed;
    case Mark::warning:
        return c.amber;
    case Mark::error:
    case Mark::rejected:
        return c.vermilion;
    case Mark::accepted:
        return c.green;
    case Mark::unsure:
        break;
    }
    return c.purple;
}

std::optional<Sign> sign(Mark mark) {
    switch (mark) {
    case Mark::no_slice:
    case Mark::slice:
    case Mark::unreviewed:
        return std::nullopt;
    case Mark::warning:
        return Sign::triangle;
    case Mark::error:
        return Sign::octagon;
    case Mark::accepted:
        return Sign::tick;
    case Mark::rejected:
        return Sign::cross;
    case Mark::unsure:
        return Sign::question;
    case Mark::stale:
        break;
    }
    return Sign::stale;
}

/// So small, an octagon alone reads as a dot: it bears an exclamation mark.
void paint_octagon(QPainter& painter, const QRectF& box, const QColor& ink, const QColor& ground) {
    picture::paint_sign(painter, box, Sign::octagon, ink);
    const double side = box.width();
    if (side < 7) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    const double width = side * 0.18;
    painter.drawRect(QRectF(box.center().x() - width / 2, box.top() + side * 0.2, width, side * 0.36));
    painter.drawRect(QRectF(box.center().x() - width / 2, box.top() + side * 0.66, width, width));
}

QFont small(const QFont& base) {
    QFont font = base;
    font.setPixelSize(std::max(10, QFontInfo(base).pixelSize() - 2));
    return font;
}

double label_width(const QFont& font) {
    const QFontMetricsF metrics(font);
    return std::ceil(std::max(metrics.horizontalAdvance(LocationGrid::tr("base")),
                              metrics.horizontalAdvance(LocationGrid::tr("apex")))) +
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
    if (map.locations != map_.locations || map.phases != map_.phases) {
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

void LocationGrid::set_note(const QString& note) {
    note_ = note;
    update();
}

void LocationGrid::tell_place() {
    const Cell* here = cell(current_);
    setAccessibleDescription(here ? tr("location %1 of %2, phase %3 of %4: %5")
                                        .arg(current_.y() + 1)
                                        .arg(map_.locations)
                                        .arg(current_.x() + 1)
                                        .arg(map_.phases)
                                        .arg(here->tip)
                                  : QString());
}

QSize LocationGrid::sizeHint() const {
    const QFont font = small(this->font());
    const int rows = std::clamp(map_.locations, 6, 16);
    const int columns = std::clamp(map_.phases, 8, 40);
    return {int(2 * margin + label_width(font) + columns * 24),
            int(2 * margin + head_height(font) + rows * row_px)};
}

QSize LocationGrid::minimumSizeHint() const {
    const QFont font = small(this->font());
    const int rows = std::clamp(map_.locations, 6, 16);
    return {200, int(2 * margin + head_height(font) + rows * least_row_px)};
}

QRectF LocationGrid::cells_area() const {
    const QFont font = small(this->font());
    const double left = margin + label_width(font);
    const double top = margin + head_height(font);
    const double width = std::min(this->width() - left - margin, map_.phases * widest_column_px);
    const double height = std::min(this->height() - top - margin, map_.locations * tallest_row_px);
    return {left, top, std::max(width, 0.0), std::max(height, 0.0)};
}

QRectF LocationGrid::cell_rect(int location, int phase) const {
    return cell_in(cells_area(), {phase, location});
}

QRectF LocationGrid::cell_in(const QRectF& area, Place place) const {
    const int location = place.y(), phase = place.x();
    if (location < 0 || phase < 0 || location >= map_.locations || phase >= map_.phases) return {};
    // Edges on whole pixels, so that all gaps are alike.
    const auto edge = [](double start, double length, int i, int count) {
        return std::round(start + length * i / count);
    };
    const double left = edge(area.left(), area.width(), phase, map_.phases);
    const double right = edge(area.left(), area.width(), phase + 1, map_.phases);
    const double top = edge(area.top(), area.height(), location, map_.locations);
    const double bottom = edge(area.top(), area.height(), location + 1, map_.locations);
    const double gap_x = right - left >= 8 ? 2 : right - left >= 3 ? 1 : 0;
    const double gap_y = bottom - top >= 8 ? 2 : bottom - top >= 3 ? 1 : 0;
    return {left, top, right - left - gap_x, bottom - top - gap_y};
}

LocationGrid::Place LocationGrid::place_at(QPointF position, bool nearest) const {
    const QRectF area = cells_area();
    if (map_.locations <= 0 || map_.phases <= 0 || area.isEmpty()) return nowhere;
    if (!nearest && !area.contains(position)) return nowhere;
    const auto index = [](double at, double length, int count) {
        return std::clamp(int(std::floor(at / length * count)), 0, count - 1);
    };
    return {index(position.x() - area.left(), area.width(), map_.phases),
            index(position.y() - area.top(), area.height(), map_.locations)};
}

const LocationGrid::Cell* LocationGrid::cell(Place place) const {
    if (place.x() < 0 || place.y() < 0 || place.x() >= map_.phases || place.y() >= map_.locations)
        return nullptr;
    const auto index = std::size_t(place.y()) * std::size_t(map_.phases) + std::size_t(place.x());
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

void LocationGrid::paintEvent(QPaintEvent*) {
    if (map_.locations <= 0 || map_.phases <= 0) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(small(font()));
    paint_labels(painter);
    const QRectF area = cells_area();
    for (int location = 0; location < map_.locations; ++location)
        for (int phase = 0; phase < map_.phases; ++phase)
            paint_cell(painter, area, {phase, location});
    const Colours& c = colours_for(*this);
    if (cell(hovered_) && hovered_ != current_) paint_outline(painter, hovered_, c.muted, 1);
    if (current_ != nowhere) paint_outline(painter, current_, c.text, 2);
}

void LocationGrid::paint_labels(QPainter& painter) const {
    const Colours& c = colours_for(*this);
    const QRectF area = cells_area();
    const QFontMetricsF metrics(painter.font());
    painter.setPen(c.muted);
    const QRectF head(area.left(), area.top() - metrics.height() - 5, area.width(), metrics.height());
    painter.drawText(head, Qt::AlignLeft, tr("phase %1").arg(1));
    if (map_.phases > 1) painter.drawText(head, Qt::AlignRight, QString::number(map_.phases));
    if (metrics.horizontalAdvance(note_) < area.width() / 2) painter.drawText(head, Qt::AlignHCenter, note_);
    const auto row_label = [&](int location, const QString& text) {
        const QRectF row = cell_rect(location, 0);
        const double height = std::max(row.height(), metrics.height());
        painter.drawText(QRectF(margin, row.center().y() - height / 2, area.left() - margin, height),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    row_label(0, map_.base_first ? tr("base") : tr("apex"));
    if (map_.locations > 1) row_label(map_.locations - 1, map_.base_first ? tr("apex") : tr("base"));
}

void LocationGrid::paint_cell(QPainter& painter, const QRectF& area, Place place) const {
    const Cell* cell = this->cell(place);
    if (!cell) return;
    const Colours& c = colours_for(*this);
    const QRectF box = cell_in(area, place);
    const double side = std::min(box.width(), box.height());
    if (side < 4) {
        painter.fillRect(box, colour(cell->mark, c));
        return;
    }
    const double radius = std::min(3.0, side / 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(cell->mark, c));
    painter.drawRoundedRect(box, radius, radius);
    if (side >= 8) paint_signs(painter, box, *cell);
}

void LocationGrid::paint_signs(QPainter& painter, const QRectF& box, const Cell& cell) const {
    const Colours& c = colours_for(*this);
    const auto shape = sign(cell.mark);
    const bool also_stale = cell.stale && cell.mark != Mark::stale && shape;
    double side = std::min({box.width(), box.height(), 14.0}) - 3;
    const bool beside = also_stale && box.width() >= 2 * side + 6;
    const bool folded = also_stale && !beside;
    if (folded) side -= 2;
    const auto paint = [&](Sign what, QPointF shift) {
        const QRectF at(box.center() + shift - QPointF(side, side) / 2, QSizeF(side, side));
        // The neutral ground of an undecided cell is too light for white.
        const QColor ink = cell.mark == Mark::stale && c.text.lightnessF() < 0.5F ? c.text : c.ink;
        if (what == Sign::octagon)
            paint_octagon(painter, at, ink, colour(cell.mark, c));
        else
            picture::paint_sign(painter, at, what, ink);
    };
    const double apart = side / 2 + 1;
    if (folded) { // a corner turned down
        const double fold = std::min(box.width(), box.height()) * 0.45;
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.panel);
        painter.drawPolygon(QPolygonF{box.topRight() - QPointF(fold, 0), box.topRight() + QPointF(1, -1),
                                      box.topRight() + QPointF(0, fold)});
    }
    if (shape) paint(*shape, beside ? QPointF(-apart, 0) : folded ? QPointF(-1, 1) : QPointF());
    if (beside) paint(Sign::stale, {apart, 0});
}

void LocationGrid::paint_outline(QPainter& painter, Place place, const QColor& colour, double width) const {
    const QRectF box = cell_rect(place.y(), place.x());
    if (box.isEmpty()) return;
    const double out = width;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, width));
    painter.drawRoundedRect(box.adjusted(-out, -out, out, out), 3 + out, 3 + out);
}

} // namespace contourcheck::desktop
