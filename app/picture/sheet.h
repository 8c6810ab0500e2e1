#pragma once

#include "picture/scene.h"

#include <functional>

namespace contourcheck::picture {

/// A tile of the sheet: a small overlay with a line of text and the contour's state, said by colour and sign.
struct Tile {
    enum class State { right, warning, error, unreadable };
    std::string label; ///< "0101 · 99 · inner"
    State state = State::right;
    std::optional<Scene> scene; ///< absent where it could not be read; the tile says so
    std::string note;           ///< why not, or the worst finding's title
};

struct SheetOptions {
    std::string title;
    Look look;
    int columns = 9;
    int rows = 5; ///< a page
    int tile_px = 240;
};

/// One page of tiles, each cropped to a square around its contours.
[[nodiscard]] QImage sheet_page(const std::vector<Tile>& tiles, const SheetOptions& options, int page, int pages);

/// All tiles as a PDF (A4 landscape) without dates or names in its metadata. `tile(i)` is asked once for each i, in order.
[[nodiscard]] Expected<QByteArray> sheet_pdf(std::size_t count, const std::function<Tile(std::size_t)>& tile,
                                             const SheetOptions& options);

} // namespace contourcheck::picture
