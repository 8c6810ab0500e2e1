#include "picture/sheet.h"

#include "contour/measures.h"
#include "picture/colours.h"
#include "picture/furniture.h"
#include "picture/sheet_layout.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace contourcheck::picture {

namespace {

constexpr double margin = 24, between = 14, head_height = 56, label_height = 44;
constexpr int most_side = 32767;
constexpr int least_columns = 4; ///< the head needs the room
/// A left ventricle and as much around it: most tiles then have one scale, and an odd size shows as one.
constexpr double least_side_mm = 130, least_side_px = 64;

double start_within(double centre, double side, int size) {
    return std::clamp(centre - side / 2, 0.0, std::max(0.0, size - side));
}

} // namespace

QRect tile_crop(const Scene& scene, const Look& look) {
    const Shape shape = scene.values.shape();
    const double tall = aspect(scene.slice.header.spacing);
    std::vector<contour::Point> points;
    for (const Layer& layer : scene.layers)
        if (look.shows(layer.kind)) points.insert(points.end(), layer.points.begin(), layer.points.end());
    // Sides in pixel widths: a row is `tall` of them.
    const double whole = std::max({shape.rows * tall, double(shape.columns), 1.0});
    const auto rows = [&](double side) { return std::max(1, int(std::lround(side / tall))); };
    if (points.empty()) {
        const int columns = int(std::ceil(whole));
        return {(shape.columns - columns) / 2, (shape.rows - rows(columns)) / 2, columns, rows(columns)};
    }
    const contour::Bounds b = contour::bounds(points);
    const auto& spacing = scene.slice.header.spacing;
    const bool has_mm = spacing && spacing->column_mm > 0;
    const double least = has_mm ? least_side_mm / spacing->column_mm : least_side_px;
    const double extent = std::max(b.right - b.left, (b.bottom - b.top) * tall);
    const double side = std::max(1.0, std::floor(std::clamp(1.5 * extent, std::min(least, whole), whole)));
    const double origin = scene.convention.pixel_origin - 0.5;
    return {int(start_within((b.left + b.right) / 2 - origin, side, shape.columns)),
            int(start_within((b.top + b.bottom) / 2 - origin, rows(side), shape.rows)), int(side),
            rows(side)};
}

int side_px(const SheetOptions& options) {
    return std::clamp(options.tile_px, 48, 1024);
}

QSizeF SheetLayout::page() const {
    const double top = head ? head_height : 0;
    return QSizeF(2 * margin + columns * tile_side + (columns - 1) * between,
                  top + margin + rows * (tile_side + label_height) + (rows - 1) * between) *
           scale;
}

QRectF SheetLayout::head_area() const {
    return {margin * scale, 0, page().width() - 2 * margin * scale, head_height * scale};
}

QRectF SheetLayout::card(int index) const {
    const double x = margin + index % columns * (tile_side + between);
    const double y = (head ? head_height : 0) + index / columns * (tile_side + label_height + between);
    return {x * scale, y * scale, tile_side * scale, (tile_side + label_height) * scale};
}

SheetLayout largest_layout(QSizeF page, int count, bool head) {
    constexpr double most_scale = 3;
    SheetLayout best{least_columns, 1, 0, head};
    for (int columns = least_columns; columns <= std::max(count, least_columns); ++columns) {
        SheetLayout layout{columns, std::max(1, (count + columns - 1) / columns), 1, head};
        const QSizeF units = layout.page();
        layout.scale = std::min({page.width() / units.width(), page.height() / units.height(), most_scale});
        if (layout.scale > best.scale) best = layout;
    }
    return best;
}

void paint_sheet(QPainter& painter, const std::vector<Tile>& tiles, const SheetOptions& options,
                 const SheetLayout& layout, const QString& page_text, int pixels) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (layout.head) {
        SheetKey key;
        for (const Tile& tile : tiles)
            key.add(tile);
        paint_head(painter, layout, key, one_line(options.title), page_text);
    }
    const auto places = std::size_t(layout.columns) * std::size_t(layout.rows);
    for (std::size_t i = 0; i < std::min(places, tiles.size()); ++i)
        paint_card(painter, layout.card(int(i)), tiles[i], options.look, layout.scale, pixels);
}

QImage sheet_page(const std::vector<Tile>& tiles, const SheetOptions& options, int page, int pages) {
    const int side = side_px(options);
    SheetLayout layout{std::clamp(options.columns, 1, 100), std::clamp(options.rows, 1, 1000),
                       side / tile_side, !options.title.empty()};
    if (pages <= 1) {
        const int count = int(std::min<std::size_t>(tiles.size(), 100'000));
        if (layout.head)
            layout.columns = std::clamp(count, std::min(least_columns, layout.columns), layout.columns);
        layout.rows = std::clamp((count + layout.columns - 1) / layout.columns, 1, layout.rows);
    }
    const QSize size(int(std::lround(layout.page().width())), int(std::lround(layout.page().height())));
    if (size.width() > most_side || size.height() > most_side) return {};
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull()) return {};
    image.fill(colours(false).window);
    QPainter painter(&image);
    paint_sheet(painter, tiles, options, layout, page_text(page, pages), side);
    return image;
}

QString page_text(int page, int pages) {
    return pages > 1 ? QStringLiteral("page %1 of %2").arg(page + 1).arg(pages) : QString();
}

} // namespace contourcheck::picture
