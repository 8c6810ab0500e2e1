#include "picture/colours.h"
#include "picture/furniture.h"
#include "picture/outlines.h"
#include "picture/sheet_layout.h"
#include "picture/svg.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace contourcheck::picture {

std::optional<Sign> sign(Tile::State state) {
    switch (state) {
    case Tile::State::unflagged:
        return std::nullopt;
    case Tile::State::warning:
        return Sign::triangle;
    case Tile::State::error:
        return Sign::octagon;
    case Tile::State::unreadable:
        break;
    }
    return Sign::barred;
}

QColor colour(Tile::State state) {
    const Colours& c = colours(false);
    switch (state) {
    case Tile::State::unflagged:
        return c.line;
    case Tile::State::warning:
        return c.amber;
    case Tile::State::error:
        return c.vermilion;
    case Tile::State::unreadable:
        break;
    }
    return c.muted;
}

namespace {

/// The crop in the middle of a square.
Placement tile_placement(const Scene& scene, const QRect& crop, const QRectF& square) {
    Placement placement{1, {}, scene.convention.pixel_origin, aspect(scene.slice.header.spacing)};
    const QSizeF one = placement.pixel();
    placement.scale = square.width() / std::max(crop.width() * one.width(), crop.height() * one.height());
    const QPointF middle = placement.area({crop.height(), crop.width()}).center();
    const QSizeF pixel = placement.pixel();
    placement.offset =
        square.center() - middle - QPointF(crop.left() * pixel.width(), crop.top() * pixel.height());
    return placement;
}

/// The part of the slice that the tile shows, `pixels` wide.
QImage tile_picture(const Scene& scene, const Look& look, int pixels) {
    const Placement placement = tile_placement(scene, tile_crop(scene, look), QRectF(0, 0, pixels, pixels));
    return placed(slice_image(scene, look), {pixels, pixels}, placement, true);
}

void paint_label(QPainter& painter, const QRectF& area, const Tile& tile, double unit) {
    const double side = 13 * unit, inset = 9 * unit;
    double right = area.right() - inset;
    const auto put = [&](Sign sign, const QColor& ink) {
        right -= side;
        paint_sign(painter, QRectF(right, area.top() + 7 * unit, side, side), sign, ink);
        right -= 5 * unit;
    };
    if (tile.decision != review::State::none) put(sign(tile.decision), colour(tile.decision, colours(false)));
    if (const auto found = sign(tile.state)) put(*found, colour(tile.state));
    painter.setFont(text_font(13 * unit));
    const QFontMetricsF metrics(painter.font());
    const QString label =
        metrics.elidedText(one_line(tile.label), Qt::ElideMiddle, right - area.left() - 1.2 * inset);
    paint_text(painter, {area.left() + inset, area.top() + 5 * unit}, label, colours(false).text, false);
    painter.setFont(text_font(11 * unit));
    const QFontMetricsF small(painter.font());
    const QString note = small.elidedText(one_line(tile.note), Qt::ElideRight, area.width() - 2 * inset);
    paint_text(painter, {area.left() + inset, area.top() + 23 * unit}, note, colours(false).muted, false);
}

} // namespace

QImage tile_image(const Scene& scene, const Look& look, int pixels) {
    QImage image = tile_picture(scene, look, pixels);
    if (image.isNull()) return image;
    QPainter painter(&image);
    const QRectF square(0, 0, pixels, pixels);
    paint_outlines(painter, scene, look, tile_placement(scene, tile_crop(scene, look), square),
                   pixels / 120.0);
    return image;
}

void paint_tile_picture(QPainter& painter, const QRectF& area, const Tile& tile, const Look& look,
                        int pixels) {
    painter.fillRect(area, Qt::black);
    if (!tile.scene || tile.scene->values.empty()) {
        const double side = area.width() * 0.2;
        paint_sign(painter, QRectF(area.center() - QPointF(side, side) / 2, QSizeF(side, side)), Sign::barred,
                   colours(true).muted);
        return;
    }
    painter.drawImage(area, tile_picture(*tile.scene, look, pixels));
    const Placement placement = tile_placement(*tile.scene, tile_crop(*tile.scene, look), area);
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    paint_outlines(painter, *tile.scene, look, placement, area.width() / 120);
    paint_white_outline(painter, tile.rival, placement, area.width() / 120);
    painter.restore();
}

QByteArray tile_svg(const Tile& tile, const Look& look, const Speech& speech) {
    if (!tile.scene || tile.scene->values.empty()) return {};
    constexpr double side = 240;
    const QRect crop = tile_crop(*tile.scene, look);
    const Placement placement = tile_placement(*tile.scene, crop, QRectF(0, 0, side, side));
    const QRectF slice =
        placement.pixel_area(crop.top(), crop.left()) | placement.pixel_area(crop.bottom(), crop.right());
    const QString name = QString::fromStdString(speech(Phrase::tr("Slice with contours")));
    QByteArray text = "<svg viewBox=\"0 0 240 240\" role=\"img\" aria-label=\"" + svg_escaped(name) +
                      "\">\n"
                      "<rect width=\"240\" height=\"240\" fill=\"#000\"/>\n" +
                      svg_image(slice_image(*tile.scene, look).copy(crop), slice, true) +
                      svg_outlines(*tile.scene, look, placement, side / 120);
    if (!tile.rival.empty()) text += svg_white_outline(tile.rival, placement, side / 120);
    return text + "</svg>\n";
}

void paint_frame(QPainter& painter, const QRectF& area, Tile::State state, double unit) {
    QPen frame(colour(state), (state == Tile::State::unflagged ? 1.5 : 3) * unit);
    if (state == Tile::State::unreadable) frame.setDashPattern({4, 3});
    painter.setPen(frame);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(area, 6 * unit, 6 * unit);
}

void paint_card(QPainter& painter, const QRectF& card, const Tile& tile, const Look& look, double unit,
                int pixels) {
    QPainterPath shape;
    shape.addRoundedRect(card, 6 * unit, 6 * unit);
    painter.fillPath(shape, colours(false).raised);
    painter.save();
    painter.setClipPath(shape);
    paint_tile_picture(painter, QRectF(card.topLeft(), QSizeF(card.width(), card.width())), tile, look,
                       pixels);
    painter.restore();
    paint_label(painter, card.adjusted(0, card.width(), 0, 0), tile, unit);
    paint_frame(painter, card, tile.state, unit);
}

} // namespace contourcheck::picture
