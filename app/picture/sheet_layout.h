#pragma once

#include "picture/sheet.h"
#include "picture/signs.h"

#include <QString>

#include <set>

namespace contourcheck::picture {

inline constexpr double tile_side = 240;                ///< at a layout's scale of 1
[[nodiscard]] int side_px(const SheetOptions& options); ///< of a tile, within bounds

/// Where things lie on a page, in units of a tile of 240 device pixels times `scale`.
struct SheetLayout {
    int columns = 1, rows = 1;
    double scale = 1;
    bool head = true;

    [[nodiscard]] QSizeF page() const;
    [[nodiscard]] QRectF head_area() const;
    [[nodiscard]] QRectF card(int index) const; ///< picture and label, row by row
};

/// The one in which this many tiles are largest on a page of that many device pixels, up to 60 mm at 300 dpi.
[[nodiscard]] SheetLayout largest_layout(QSizeF page, int count, bool head);

[[nodiscard]] std::optional<Sign> sign(Tile::State state); ///< none where nothing was found
[[nodiscard]] QColor colour(Tile::State state);

/// "page 2 of 4"; nothing for a lone page.
[[nodiscard]] QString page_text(int page, int pages);

/// A tile on its card: picture, label, sign, note, frame. `unit` is a device pixel at a tile of 240; the picture has
/// `pixels` image pixels a side.
void paint_card(QPainter& painter, const QRectF& card, const Tile& tile, const Look& look, double unit,
                int pixels);

/// The frame in which what was found stands.
void paint_frame(QPainter& painter, const QRectF& area, Tile::State state, double unit);

/// The frames and signs that tiles have: the head explains each.
struct SheetKey {
    std::set<Tile::State> found;
    std::set<review::State> decided;
    std::optional<mask::Convention> convention;

    void add(const Tile& tile);
};
void paint_head(QPainter& painter, const SheetLayout& layout, const SheetKey& key, const QString& title,
                const QString& page_text);

/// Paints the page from (0, 0); the ground is the caller's.
void paint_sheet(QPainter& painter, const std::vector<Tile>& tiles, const SheetOptions& options,
                 const SheetLayout& layout, const QString& page_text, int pixels);

} // namespace contourcheck::picture
