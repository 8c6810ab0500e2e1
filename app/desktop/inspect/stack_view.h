#pragma once

#include "contour/contour.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace contourcheck::desktop {

/// All contours of one phase, one above the other as they lie along the slice normal, seen along the columns and along the
/// rows of the slices, in true proportions: one that lies beside its neighbours, or is too wide, is seen at once.
class StackView : public QWidget {
    Q_OBJECT

public:
    struct Extent {
        double from_mm = 0, to_mm = 0;
    };
    /// A contour's shadow.
    struct Shadow {
        int location = -1;
        contour::Kind kind = contour::Kind::inner;
        double position_mm = 0; ///< along the normal
        Extent across[2];       ///< along the rows, along the columns, in the patient
        QString tip;
    };
    struct Stack {
        std::vector<Shadow> shadows; ///< by location
        int phase = -1;              ///< from 0
        double gap_mm = 8;           ///< between locations
        bool downwards = true;       ///< the first location has the lowest position
    };

    explicit StackView(QWidget* parent = nullptr);

    void set_stack(Stack stack);
    void set_current(int location);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Where a shadow is painted on one of the two sides.
    [[nodiscard]] QRectF bar(const Shadow& shadow, int side) const;

signals:
    void chosen(int location, int phase);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Frame {
        QRectF area;
        double scale = 1; ///< logical pixels a mm
        double left_mm[2] = {0, 0}, width_mm[2] = {0, 0}, top_mm = 0;
    };
    [[nodiscard]] Frame frame() const;
    [[nodiscard]] QRectF bar_in(const Frame& frame, const Shadow& shadow, int side) const;
    [[nodiscard]] const Shadow* at(QPointF position) const;
    [[nodiscard]] QFont small_font() const;
    void paint_side(QPainter& painter, const Frame& frame, int side) const;
    void paint_silhouette(QPainter& painter, const Frame& frame, int side, contour::Kind kind) const;

    Stack stack_;
    int current_ = -1;
};

} // namespace contourcheck::desktop
