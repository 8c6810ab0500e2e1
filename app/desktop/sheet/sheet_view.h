#pragma once

#include "desktop/sheet/sheet_model.h"
#include "desktop/sheet/tile_maker.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace contourcheck::desktop {

inline constexpr int tile_gap = 10; ///< between tiles

/// A tile: picture, slice, what was found (frame and sign) and what was decided (badge).
class TileDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    TileDelegate(const SheetModel& model, const TileMaker& maker, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    [[nodiscard]] static int label_height();

private:
    void paint_picture(QPainter& painter, const QRectF& area, Ref ref) const;
    void paint_label(QPainter& painter, const QRectF& area, int row) const;

    const SheetModel& model_;
    const TileMaker& maker_;
};

/// Tiles row by row, as many as fit beside each other. Only those in view are made, and a page ahead and behind them.
class SheetView : public QListView {
    Q_OBJECT

public:
    static constexpr int least_side = 72, greatest_side = 320;

    SheetView(SheetModel& model, TileMaker& maker, QWidget* parent = nullptr);

    void
    set_side(int logical_px); ///< of a picture, at least: what is left of a row is shared among its tiles
    [[nodiscard]] int side() const { return side_; }
    [[nodiscard]] int columns() const;
    [[nodiscard]] std::vector<int> selected_rows() const; ///< in order
    void select(const std::vector<Ref>& contours);        ///< those that there are
    void set_message(const QString& text);                ///< where there are no tiles: why, and what to do
    void go_to_row(int row);                              ///< alone selected, and in view
    /// The contours in view, and those of a page behind and before them.
    struct Wanted {
        std::vector<Ref> now, soon;
    };
    [[nodiscard]] Wanted wanted() const;

signals:
    void wants_tiles(); ///< what is in view has changed
    void side_changed(int logical_px);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyboardSearch(const QString&) override {} ///< letters are the window's keys

private:
    void lay_out();
    [[nodiscard]] std::pair<int, int> rows_in_view() const; ///< first, and behind the last

    const SheetModel& tiles_;
    int side_ = 132;
    QString message_;
};

} // namespace contourcheck::desktop
