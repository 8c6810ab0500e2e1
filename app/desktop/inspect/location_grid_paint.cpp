#include "desktop/inspect/location_grid.h"

#include "desktop/inspect/view_colours.h"
#include "picture/signs.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace contourcheck::desktop {

namespace {

using picture::Colours;
using picture::Sign;
using Mark = LocationGrid::Mark;

QColor colour(Mark mark, const Colours& c) {
    switch (mark) {
    case Mark::no_slice:
        return Qt::transparent;
    case Mark::slice:
        return c.cell;
    case Mark::unreviewed:
    case Mark::stale: // counts as undecided
    case Mark::unsaved:
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
        return Sign::stale;
    case Mark::unsaved:
        break;
    }
    return Sign::barred;
}

constexpr int glyph_columns = 3, glyph_rows = 5;

/// The sign in so few pixels that each is put where it belongs: tick, triangle, exclamation mark, cross, question mark, barred
/// ring, ring.
const char* glyph(Sign sign) {
    switch (sign) {
    case Sign::tick:
        return "..#"
               "..#"
               "#.#"
               "##."
               ".#.";
    case Sign::triangle:
        return "..."
               ".#."
               ".#."
               "###"
               "###";
    case Sign::octagon:
        return ".#."
               ".#."
               ".#."
               "..."
               ".#.";
    case Sign::cross:
        return "#.#"
               "#.#"
               ".#."
               "#.#"
               "#.#";
    case Sign::question:
        return "##."
               "..#"
               ".#."
               "..."
               ".#.";
    case Sign::barred:
        return "###"
               "#.#"
               "###"
               "#.#"
               "###";
    case Sign::stale:
        break;
    }
    return "###"
           "#.#"
           "#.#"
           "#.#"
           "###";
}

void paint_glyph(QPainter& painter, const QRectF& box, Sign sign, const QColor& ink) {
    if (box.width() < glyph_columns || box.height() < glyph_rows) return;
    const QPointF corner((box.center() - QPointF(glyph_columns, glyph_rows) / 2).toPoint());
    const char* pixels = glyph(sign);
    for (int i = 0; i < glyph_columns * glyph_rows; ++i)
        if (pixels[i] == '#')
            painter.fillRect(QRectF(corner + QPointF(i % glyph_columns, i / glyph_columns), QSizeF(1, 1)),
                             ink);
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

} // namespace

void LocationGrid::paintEvent(QPaintEvent*) {
    if (map_.rows() <= 0 || map_.phases <= 0) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(small_font());
    paint_labels(painter);
    const QRectF area = cells_area();
    for (int location = 0; location < map_.rows(); ++location)
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
    if (!map_.loose.empty()) row_label(map_.locations, tr("no slice"));
    if (map_.locations == 0) return;
    row_label(0, map_.base_first ? tr("base") : tr("apex"));
    if (map_.locations > 1) row_label(map_.locations - 1, map_.base_first ? tr("apex") : tr("base"));
}

void LocationGrid::paint_cell(QPainter& painter, const QRectF& area, Place place) const {
    const Cell* cell = this->cell(place);
    if (!cell) return;
    const Colours& c = colours_for(*this);
    const QRectF box = cell_in(area, place);
    const double side = std::min(box.width(), box.height());
    if (const QImage* image = picture(place); image && side >= least_picture) {
        paint_picture(painter, box, *cell, *image);
        return;
    }
    if (side < 4) {
        painter.fillRect(box, colour(cell->mark, c));
    } else {
        const double radius = std::min(3.0, side / 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(cell->mark, c));
        painter.drawRoundedRect(box, radius, radius);
    }
    if (side >= 8)
        paint_signs(painter, box, *cell);
    else
        paint_small_sign(painter, box, *cell);
}

const QImage* LocationGrid::picture(Place place) const {
    const auto index = std::size_t(place.y()) * std::size_t(map_.phases) + std::size_t(place.x());
    return index < pictures_.size() && !pictures_[index].isNull() ? &pictures_[index] : nullptr;
}

/// The picture fills the cell; what the colour says without it is its frame, and a corner with the sign.
void LocationGrid::paint_picture(QPainter& painter, const QRectF& box, const Cell& cell,
                                 const QImage& image) const {
    const double scale = std::max(box.width() / image.width(), box.height() / image.height());
    const QSizeF shown(box.width() / scale, box.height() / scale);
    const QRectF part(QPointF(image.width() - shown.width(), image.height() - shown.height()) / 2, shown);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(box, image, part);
    if (cell.mark == Mark::slice) return;
    const QColor ink = colour(cell.mark, colours_for(*this));
    painter.setPen(QPen(ink, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(1, 1, -1, -1));
    if (!sign(cell.mark)) return;
    const double side = std::min({box.width(), box.height(), 13.0});
    const QRectF corner(box.right() - side, box.bottom() - side, side, side);
    painter.fillRect(corner, ink);
    paint_signs(painter, corner, cell);
}

QColor LocationGrid::ink_on(const Cell& cell) const {
    const Colours& c = colours_for(*this);
    // The neutral ground of an undecided cell is too light for white.
    const bool is_neutral = cell.mark == Mark::stale || cell.mark == Mark::unsaved;
    return is_neutral && c.text.lightnessF() < 0.5F ? c.text : c.ink;
}

/// A corner turned down: there is also a decision that counts no more.
void LocationGrid::paint_fold(QPainter& painter, const QRectF& box) const {
    const double fold = std::min(box.width(), box.height()) * 0.45;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours_for(*this).panel);
    painter.drawPolygon(QPolygonF{box.topRight() - QPointF(fold, 0), box.topRight() + QPointF(1, -1),
                                  box.topRight() + QPointF(0, fold)});
}

void LocationGrid::paint_small_sign(QPainter& painter, const QRectF& box, const Cell& cell) const {
    const auto shape = sign(cell.mark);
    if (!shape) return;
    if (cell.stale && cell.mark != Mark::stale) paint_fold(painter, box);
    paint_glyph(painter, box, *shape, ink_on(cell));
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
        const QColor ink = ink_on(cell);
        if (what == Sign::octagon)
            paint_octagon(painter, at, ink, colour(cell.mark, c));
        else
            picture::paint_sign(painter, at, what, ink);
    };
    const double apart = side / 2 + 1;
    if (folded) paint_fold(painter, box);
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
