#pragma once

#include "desktop/audit/audit_model.h"
#include "desktop/audit/key_view.h"

#include <QWidget>

namespace contourcheck::desktop {

/// Where contours fit their pictures best: a dot a contour, a ring a patient, the box of the common offset's interval.
/// The cross is where they stand.
class OffsetPlot : public QWidget {
    Q_OBJECT

public:
    explicit OffsetPlot(QWidget* parent = nullptr);

    void set_offsets(const Audited* audited); ///< null: nothing is known
    [[nodiscard]] static std::vector<KeyView::Entry> key();
    [[nodiscard]] QSize sizeHint() const override { return {232, 232}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 180}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return std::min(width, 280); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct OfPatient {
        QString name;
        contour::Point best_px;
        bool is_outside = false;
    };

    [[nodiscard]] QRectF area() const;
    [[nodiscard]] QPointF place(contour::Point offset_px) const;
    void paint_axes(QPainter& painter) const;
    void paint_common(QPainter& painter) const;
    void paint_names(QPainter& painter) const;
    static void paint_ring(QPainter& painter, QPointF middle, bool is_outside);

    std::vector<contour::Point> contours_;
    std::vector<OfPatient> patients_;
    std::optional<evidence::Offset> common_;
};

} // namespace contourcheck::desktop
