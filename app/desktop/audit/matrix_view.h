#pragma once

#include <QAbstractScrollArea>

#include <optional>
#include <vector>

namespace contourcheck::desktop {

/// Numbers in rows and columns, coloured by size. The names of rows and columns stay in view when it scrolls.
class MatrixView : public QAbstractScrollArea {
    Q_OBJECT

public:
    enum class Frame {
        none,
        given, ///< as the table says
        right, ///< as the table says, and nothing is better
        wrong  ///< better than what the table says
    };
    struct Cell {
        std::optional<double> value; ///< absent: nothing could be tried
        QString text;                ///< the value as it is shown
        Frame frame = Frame::none;
        QString tip; ///< all that is to be said of it
    };
    struct Matrix {
        QStringList rows, columns;           ///< a row's name may have a second, quieter line
        QString row_caption, column_caption; ///< what rows and columns are
        std::vector<Cell> cells;             ///< row by row
        double bright = 1;                   ///< the value with the full colour

        [[nodiscard]] const Cell& cell(int row, int column) const {
            return cells[std::size_t(row) * std::size_t(columns.size()) + std::size_t(column)];
        }
    };

    explicit MatrixView(const QString& name, QWidget* parent = nullptr);

    void set_matrix(Matrix matrix);
    [[nodiscard]] const Matrix& matrix() const { return matrix_; }
    /// Where a cell lies in viewport(), scrolled as it is.
    [[nodiscard]] QRectF cell_rect(int row, int column) const;
    /// x is the column, y the row; (-1, -1): none.
    [[nodiscard]] QPoint current() const { return current_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void chosen(int row, int column); ///< by click, Return or Space

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

public:
    static void paint_frame(QPainter& painter, const QRectF& box, Frame frame);

private:
    static constexpr QPoint nowhere{-1, -1};

    [[nodiscard]] int rows() const { return int(matrix_.rows.size()); }
    [[nodiscard]] int columns() const { return int(matrix_.columns.size()); }
    [[nodiscard]] QFont small_font() const;
    [[nodiscard]] int wanted_height() const;
    [[nodiscard]] QPoint cell_at(QPointF position) const;
    void lay_out();
    void set_current(QPoint cell);
    void bring_into_view(QPoint cell);
    [[nodiscard]] QPoint first_wrong() const;
    void hover(QPoint cell);
    void paint_captions(QPainter& painter) const;
    void paint_row_names(QPainter& painter) const;
    void paint_column_names(QPainter& painter) const;
    void paint_cell(QPainter& painter, int row, int column) const;
    /// The cell that rows and columns are lit for: under the pointer, else the one with the focus.
    [[nodiscard]] QPoint lit() const;

    Matrix matrix_;
    QPoint current_ = nowhere;
    QPoint hovered_ = nowhere;
    QPoint pressed_ = nowhere;
    QPoint to_show_ = nowhere; ///< kept in view until somebody moves
    // The lay-out, in viewport's pixels.
    int name_width_ = 0;
    int head_height_ = 0;
    int cell_width_ = 0;
    int overhang_ = 0; ///< of slanted column names, beyond the last column
    bool slanted_ = false;
    QStringList heads_; ///< column names, broken in two where they are long
};

} // namespace contourcheck::desktop
