#pragma once

#include <QImage>
#include <QPoint>
#include <QWidget>

#include <vector>

namespace contourcheck::desktop {

/// The patient's map: rows are locations from base to apex, columns the phases; colour and sign are the contours' state.
class LocationGrid : public QWidget {
    Q_OBJECT

public:
    enum class Mark {
        no_slice,
        slice,
        unreviewed,
        warning,
        error,
        accepted,
        rejected,
        unsure,
        stale,
        unsaved
    };
    struct Cell {
        Mark mark = Mark::no_slice;
        QString tip;        ///< "slice 99 · inner: 2 findings, rejected"
        bool stale = false; ///< a decision there counts no more; the mark says what was found
    };
    struct Map {
        int locations = 0;
        int phases = 0;
        std::vector<Cell> cells; ///< row by row
        bool base_first = true;
        std::vector<Cell> loose = {}; ///< contours without a slice, in rows of their own beneath

        [[nodiscard]] int rows() const {
            return locations + (phases > 0 ? (int(loose.size()) + phases - 1) / phases : 0);
        }
    };

    explicit LocationGrid(QWidget* parent = nullptr);

    void set_map(Map map);
    [[nodiscard]] bool has_room_for_pictures() const; ///< its cells are not too small
    void set_current(int location, int phase);        ///< -1, -1: none; as chosen() tells them
    /// Pictures instead of colours, row by row as the map's cells; the state is a frame and a sign then. Empty: colours.
    void set_pictures(std::vector<QImage> pictures);
    [[nodiscard]] bool has_pictures() const { return !pictures_.empty(); }
    void set_note(const QString& note); ///< in the middle of the head: "45 ms a phase"

    /// Where a cell lies on the widget; empty for one that is not there.
    [[nodiscard]] QRectF cell_rect(int location, int phase) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// By click or drag. Rows from `locations` on are those of contours without a slice, `phases` in each.
    void chosen(int location, int phase);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// x is the phase, y the location; (-1, -1): none.
    using Place = QPoint;
    static constexpr Place nowhere{-1, -1};

    static constexpr double margin = 12, least_picture = 8;

    [[nodiscard]] QFont small_font() const;
    [[nodiscard]] QRectF cells_area() const;
    [[nodiscard]] QRectF cell_in(const QRectF& area, Place place) const;
    [[nodiscard]] Place place_at(QPointF position, bool nearest) const;
    [[nodiscard]] const Cell* cell(Place place) const;
    void choose(Place place);
    void tell_place();
    void paint_labels(QPainter& painter) const;
    void paint_cell(QPainter& painter, const QRectF& area, Place place) const;
    [[nodiscard]] const QImage* picture(Place place) const;
    void paint_picture(QPainter& painter, const QRectF& box, const Cell& cell, const QImage& image) const;
    void paint_signs(QPainter& painter, const QRectF& box, const Cell& cell) const;
    void paint_small_sign(QPainter& painter, const QRectF& box, const Cell& cell) const;
    void paint_fold(QPainter& painter, const QRectF& box) const;
    [[nodiscard]] QColor ink_on(const Cell& cell) const; ///< of its sign
    void paint_outline(QPainter& painter, Place place, const QColor& colour, double width) const;

    Map map_;
    std::vector<QImage> pictures_;
    QString note_;
    Place current_ = nowhere;
    Place hovered_ = nowhere;
    Place dragged_ = nowhere; ///< the last one told while the button is down
    bool dragging_ = false;
};

} // namespace contourcheck::desktop
