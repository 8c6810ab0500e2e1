#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace contourcheck::picture {

/// Words wrapped to a width, also within a word where it is longer than the line.
struct Words {
    QString text;
    QFont font;
    double width = 0;
    bool to_right = false;

    [[nodiscard]] double height() const;
    void paint(QPainter& painter, QPointF top_left, const QColor& colour) const;
};

/// "8.3 %", "1.1 px": a number and its unit stay on one line.
[[nodiscard]] QString with_units_kept(QString text);

/// Something that stands whole on one page.
struct Piece {
    double height = 0;
    double before = 0;       ///< room above it, but at the top of a page
    bool keeps_next = false; ///< never alone at the foot of a page
    std::function<void(QPainter& painter, double top)> paint;
    std::shared_ptr<const Piece> head; ///< above it where it is the first on its page: a table's
};

/// Where a piece stands; a head that is repeated stands there as well.
struct PlacedPiece {
    const Piece* piece = nullptr;
    double top = 0;
};
using Page = std::vector<PlacedPiece>;

/// The pieces on pages of this height, in order; a piece that is higher than a page gets one of its own. At least one page.
[[nodiscard]] std::vector<Page> paginated(const std::vector<Piece>& pieces, double page_height);

} // namespace contourcheck::picture
