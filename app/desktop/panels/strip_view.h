#pragma once

#include "desktop/panels/strip.h"

#include <QWidget>

namespace contourcheck::desktop {

/// The strip with the contour as the line in the middle, the nearest edge beside it, and a bar under the sectors that do
/// not agree. A click names the place on the slice.
class StripView : public QWidget {
    Q_OBJECT

public:
    explicit StripView(Strip strip, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

signals:
    void place_chosen(contourcheck::contour::Point place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF picture_box() const;
    [[nodiscard]] const Strip::Site& site_at(double x) const;
    void paint_edge(QPainter& painter, const QRectF& box) const;
    void paint_bar(QPainter& painter, const QRectF& box) const;
    void paint_directions(QPainter& painter, const QRectF& box) const;

    Strip strip_;
};

} // namespace contourcheck::desktop
