#include "picture/colours.h"
#include "picture/furniture.h"
#include "picture/sheet_layout.h"

#include <QPainter>

#include <algorithm>

namespace contourcheck::picture {

namespace {

/// QImage paints in 16-bit coordinates: a taller picture would be cut off.
constexpr int most_height = 32000;

/// One under the other.
QImage joined(const std::vector<QImage>& bands, int height) {
    if (bands.size() == 1) return bands.front();
    QImage page(bands.front().width(), height, bands.front().format());
    page.fill(bands.front().pixelColor(0, 0)); // the last band can be narrower
    QPainter painter(&page);
    int top = 0;
    for (const QImage& band : bands) {
        painter.drawImage(0, top, band);
        top += band.height();
    }
    return page;
}

/// Paints the head of the first band anew: it explains the tiles of all bands.
void explain(QImage& band, const SheetKey& key, const std::string& title, const SheetOptions& options) {
    const SheetLayout layout{options.columns, 1, side_px(options) / tile_side, true};
    QPainter painter(&band);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0, 0, band.width(), layout.head_area().height()), colours(false).window);
    paint_head(painter, layout, key, one_line(title), {});
}

} // namespace

Expected<QByteArray> sheet_png(std::size_t count, const std::function<Tile(std::size_t)>& tile,
                               SheetOptions options) {
    const auto columns = std::size_t(options.columns);
    const std::size_t rows = std::max<std::size_t>(1, (count + columns - 1) / columns);
    const auto band_rows = std::size_t(options.rows);
    const std::string title = options.title;
    SheetKey key;
    std::vector<QImage> bands;
    int height = 0;
    for (std::size_t row = 0; row < rows; row += band_rows) {
        options.rows = int(std::min(band_rows, rows - row));
        std::vector<Tile> band;
        for (std::size_t i = row * columns; i < std::min(count, (row + band_rows) * columns); ++i)
            key.add(band.emplace_back(tile(i)));
        bands.push_back(sheet_page(band, options, 0, 1));
        options.title.clear();
        height += bands.back().height();
        if (bands.back().isNull() || height > most_height)
            return fail(Code::too_large,
                        Phrase::tr("%1 contours are too many for one PNG: write a PDF, or take one patient",
                                   {std::to_string(count)}));
    }
    if (!title.empty() && bands.size() > 1) explain(bands.front(), key, title, options);
    return to_png(joined(bands, height));
}

} // namespace contourcheck::picture
