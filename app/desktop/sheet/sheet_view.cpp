#include "desktop/sheet/sheet_view.h"

#include "desktop/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace contourcheck::desktop {

SheetView::SheetView(SheetModel& model, TileMaker& maker, QWidget* parent)
    : QListView(parent), tiles_(model) {
    setModel(&model);
    setItemDelegate(new TileDelegate(model, maker, this));
    setObjectName(QStringLiteral("sheet")); // the stylesheet's ground
    setViewMode(QListView::ListMode);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // that its coming does not move the tiles
    setMouseTracking(true);
    setAccessibleName(tr("Contact sheet"));
    connect(&model, &QAbstractItemModel::modelReset, this, &SheetView::wants_tiles);
}

void SheetView::set_side(int logical_px) {
    const int side = std::clamp(logical_px, least_side, greatest_side);
    if (side == side_) return;
    const QModelIndex kept = currentIndex();
    side_ = side;
    lay_out();
    if (kept.isValid()) scrollTo(kept, QAbstractItemView::PositionAtCenter);
    emit side_changed(side_);
}

int SheetView::columns() const {
    return std::max(1, viewport()->width() / (side_ + tile_gap));
}

void SheetView::lay_out() {
    const int width = viewport()->width() / columns();
    const QSize cell(width, width + TileDelegate::label_height());
    if (cell == gridSize()) return;
    setGridSize(cell);
    verticalScrollBar()->setSingleStep(cell.height() / 3);
    emit wants_tiles();
}

std::vector<int> SheetView::selected_rows() const {
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    return rows;
}

void SheetView::select(const std::vector<Ref>& contours) {
    const auto& sheet = static_cast<const SheetModel&>(*model());
    QItemSelection selection;
    for (const Ref ref : contours)
        if (const int row = sheet.row_of(ref); row >= 0) {
            const QModelIndex index = sheet.index(row, 0);
            selection.select(index, index);
        }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void SheetView::go_to_row(int row) {
    if (row < 0 || row >= model()->rowCount()) return;
    const QModelIndex index = model()->index(row, 0);
    // Alone, also while Ctrl is held, which setCurrentIndex() would take for adding to the selection.
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index, QAbstractItemView::EnsureVisible);
}

std::pair<int, int> SheetView::rows_in_view() const {
    const int count = model() ? model()->rowCount() : 0, height = gridSize().height();
    if (count == 0 || height <= 0) return {0, 0};
    const int top = verticalScrollBar()->value();
    const int first = top / height * columns();
    const int behind = ((top + viewport()->height()) / height + 1) * columns();
    return {std::min(first, count), std::min(behind, count)};
}

SheetView::Wanted SheetView::wanted() const {
    const auto [first, behind] = rows_in_view();
    const int page = behind - first;
    Wanted wanted;
    for (int row = first; row < behind; ++row)
        wanted.now.push_back(tiles_.at(row));
    for (int row = behind; row < std::min(behind + page, tiles_.rowCount()); ++row)
        wanted.soon.push_back(tiles_.at(row));
    for (int row = first - 1; row >= std::max(first - page, 0); --row)
        wanted.soon.push_back(tiles_.at(row));
    return wanted;
}

void SheetView::set_message(const QString& text) {
    message_ = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void SheetView::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (tiles_.rowCount() > 0) return;
    QPainter painter(viewport());
    painter.setPen(theme().muted);
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                     message_);
}

void SheetView::resizeEvent(QResizeEvent* event) {
    lay_out();
    QListView::resizeEvent(event);
    emit wants_tiles();
}

void SheetView::updateGeometries() {
    QListView::updateGeometries();
    emit wants_tiles();
}

void SheetView::scrollContentsBy(int dx, int dy) {
    QListView::scrollContentsBy(dx, dy);
    emit wants_tiles();
}

void SheetView::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QListView::wheelEvent(event);
        return;
    }
    set_side(side_ + event->angleDelta().y() / 8);
    event->accept();
}

/// By arithmetic: whatever the number of tiles, a key takes the same time.
QModelIndex SheetView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int count = model()->rowCount(), now = currentIndex().row(), across = columns();
    if (count == 0) return {};
    const int page = std::max(1, viewport()->height() / std::max(1, gridSize().height())) * across;
    const auto to = [&](int row) { return model()->index(std::clamp(row, 0, count - 1), 0); };
    if (now < 0) return to(0);
    // Up and down keep the column where there is no row further on.
    const auto by_rows = [&](int step) {
        const int row = now + step;
        return row < 0 ? to(now % across) : row >= count ? to(count - 1) : to(row);
    };
    switch (action) {
    case MoveLeft:
    case MovePrevious:
        return to(now - 1);
    case MoveRight:
    case MoveNext:
        return to(now + 1);
    case MoveUp:
        return by_rows(-across);
    case MoveDown:
        return by_rows(across);
    case MovePageUp:
        return by_rows(-page);
    case MovePageDown:
        return by_rows(page);
    case MoveHome:
        return to(0);
    case MoveEnd:
        break;
    }
    return to(count - 1);
}

} // namespace contourcheck::desktop
