#pragma once

#include "base/error.h"
#include "picture/scene.h"
#include "review/review.h"

#include <functional>

namespace contourcheck::picture {

/// A tile of the sheet: a small overlay with a line of text, what was found (by frame and sign) and what was decided (by
/// a sign).
struct Tile {
    enum class State { unflagged, warning, error, unreadable };
    std::string label; ///< "0101 · 99 · inner"
    State state = State::unflagged;
    review::State decision = review::State::none;
    std::optional<Scene> scene;        ///< absent where it could not be read; the tile says so
    std::string note;                  ///< why not, or the worst finding's title
    std::vector<contour::Point> rival; ///< where a contour would fit: a white line; mostly none
};

struct SheetOptions {
    std::string title;
    Look look;
    int columns = 9;
    int rows = 5; ///< a page
    int tile_px = 240;
};

/// One page with these tiles, at most columns x rows, each cropped to a square around its contours; `page` counts from
/// 0. A lone page is as small as its tiles allow. Without a title there is no head, so that pages can stand one under
/// the other. Null where it would be larger than an image can be.
[[nodiscard]] QImage sheet_page(const std::vector<Tile>& tiles, const SheetOptions& options, int page,
                                int pages);

/// All tiles as a PDF (A4 landscape), spread over no more pages of columns x rows than needed and as large as they fit, without dates or names in its metadata; the same bytes for the same tiles. `tile(i)`
/// is asked once for each i, in order, and holds no more than a page of them at a time.
[[nodiscard]] Expected<QByteArray> sheet_pdf(std::size_t count, const std::function<Tile(std::size_t)>& tile,
                                             const SheetOptions& options);

/// All tiles as one PNG, as tall as it takes, under one head; `tile(i)` as above, with a page of them at a time. too_large where no image
/// can be so tall.
[[nodiscard]] Expected<QByteArray> sheet_png(std::size_t count, const std::function<Tile(std::size_t)>& tile,
                                             SheetOptions options);

/// The tile's picture alone, with its outlines, `pixels` image pixels a side; a barred ring where it could not be read.
void paint_tile_picture(QPainter& painter, const QRectF& area, const Tile& tile, const Look& look,
                        int pixels);
/// The same as SVG, to be put into a page: the slice in its own pixels, outlines as paths. Empty where it could not be
/// read.
[[nodiscard]] QByteArray tile_svg(const Tile& tile, const Look& look, const Speech& speech);

/// The slice pixels that a tile shows, as wide as high in mm: around the contours that `look` shows, half as wide again
/// as they are and 130 mm at least, so that sizes compare; within the slice where that is large enough. The whole slice
/// where there are none.
[[nodiscard]] QRect tile_crop(const Scene& scene, const Look& look);

/// That part of the slice with its outlines, on a square of `pixels`.
[[nodiscard]] QImage tile_image(const Scene& scene, const Look& look, int pixels);

} // namespace contourcheck::picture
