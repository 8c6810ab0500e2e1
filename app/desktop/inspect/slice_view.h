#pragma once

#include "picture/scene.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace contourcheck::desktop {

/// What is under the pointer.
struct Probe {
    contour::Point point;      ///< contour coordinates
    int row = -1, column = -1; ///< the pixel; -1 outside the slice
    double x_mm = 0, y_mm = 0; ///< from the centre of the top-left pixel, where the spacing is known
    bool has_mm = false;
    double value = 0;                  ///< rescaled
    std::vector<contour::Kind> inside; ///< masks that hold the pixel
};

/// How far in and on which point a view looks, whatever its size and the screen's density.
struct Viewport {
    bool fits = true; ///< the whole slice; the rest counts where it does not
    double zoom = 1;  ///< logical pixels a slice pixel
    QPointF centre;   ///< slice pixels from the slice's corner
};

/// The slice, sharp at any zoom, with masks as pixels and contours as vector outlines. Zoom, pan and window stay when
/// another scene of the same shape is set. Wheel zooms at the pointer, left drag pans, right drag sets window (x) and
/// level (y), double click fits. No key is handled here: they are the main window's actions.
class SliceView : public QWidget {
    Q_OBJECT

public:
    explicit SliceView(QWidget* parent = nullptr);

    void set_scene(std::shared_ptr<const picture::Scene> scene); ///< null: empty, the message is shown
    void set_message(const QString& text); ///< for an empty view: what to do, or the error
    [[nodiscard]] const QString& message() const { return message_; }
    void set_corner_text(const QStringList& top_left); ///< patient, location, phase: lines at the top left
    void set_words(
        const QStringList& words); ///< under the corner text: what readers said of it; an empty one is a gap
    void set_look(const picture::Look& look);
    [[nodiscard]] const picture::Look& look() const;
    void set_overlays_hidden(bool hidden); ///< while Space is held
    void set_flicker(bool on);    ///< overlays come and go twice a second: a mismatch catches the eye
    void set_smooth(bool smooth); ///< bilinear instead of nearest
    void set_marker(std::optional<contour::Point> place); ///< a finding's place; a ring is drawn there
    void set_pixel_grid(bool on); ///< grid and values, where a pixel is large enough for them
    void set_magnifier(bool on);  ///< a round glass under the pointer
    void set_crosshair(std::optional<contour::Point> place); ///< where the pointer is in a linked view
    void follow(const SliceView& other);                     ///< its zoom and place

    [[nodiscard]] double zoom() const; ///< device pixels a slice pixel
    [[nodiscard]] Viewport viewport() const;
    /// At once, or when the first slice is there; no further out, and no further off the slice, than makes sense.
    void return_to(const Viewport& viewport);
    void fit(); ///< the whole slice into what bars leave now
    void one_to_one();
    void zoom_by(double factor);                           ///< at the centre
    void centre_on(contour::Point point, double zoom = 0); ///< 0 keeps the zoom
    [[nodiscard]] picture::Placement placement() const;    ///< on the widget, in device pixels
    /// A bar above took these logical pixels of the widget's top: the picture stays where it was on the screen.
    void set_taken_above(int height);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void probed(const contourcheck::desktop::Probe& probe);
    void probe_left();
    void window_changed(const contourcheck::dicom::Window& window); ///< by dragging
    void view_changed();                                            ///< zoom or place

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Drag { none, pan, window };

    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] QSizeF device_size() const;
    [[nodiscard]] double taken_since_fit() const; ///< device pixels; negative where bars went
    [[nodiscard]] QSizeF whole_size() const;      ///< with that
    [[nodiscard]] QPointF middle() const;         ///< of that, on the widget
    [[nodiscard]] picture::Placement unscaled() const;
    [[nodiscard]] picture::Placement fitted() const;
    [[nodiscard]] double least_zoom() const;
    [[nodiscard]] dicom::Window window() const;
    [[nodiscard]] Probe probe(QPointF device) const;

    void adopt(const picture::Placement& placement); ///< from now on instead of fitting
    void zoom_at(QPointF device, double factor);
    void drag_window(QPointF distance);
    void pan_to(QPointF offset);
    void pixels_changed(); ///< slice, look: the picture is made anew
    void place_changed();  ///< zoom, pan, size: it is only placed anew

    [[nodiscard]] bool shows_overlays() const { return !overlays_hidden_ && !flickered_off_; }
    void refresh_picture();
    void paint_pixel_grid(QPainter& painter) const;
    void paint_pixel_values(QPainter& painter) const;
    [[nodiscard]] QRect pixels_in_view() const; ///< columns and rows
    void paint_crosshair(QPainter& painter) const;
    void paint_magnifier(QPainter& painter) const;
    void paint_contours(QPainter& painter, const picture::Placement& placement) const;
    void paint_slice(QPainter& painter);
    void paint_marker(QPainter& painter) const;
    void paint_message(QPainter& painter) const;
    void paint_top(QPainter& painter) const;
    [[nodiscard]] QStringList view_values() const;
    void paint_bottom(QPainter& painter) const;

    std::shared_ptr<const picture::Scene> scene_;
    QString message_;
    QStringList corner_text_, words_;
    picture::Look look_;
    std::optional<contour::Point> marker_;
    bool overlays_hidden_ = false;
    bool flickered_off_ = false;
    QTimer flicker_;
    bool smooth_ = false;
    bool pixel_grid_ = true;
    bool magnifier_ = false;
    std::optional<contour::Point> crosshair_;
    bool keyboard_focus_ = false;

    int taken_above_ = 0;  ///< logical pixels: now,
    int taken_at_fit_ = 0; ///< and when it was last asked to fit
    Shape shape_;          ///< of the last scene, also when the view is empty now,
    double aspect_ = 1;    ///< and its pixels'
    bool fits_ = true;
    double scale_ = 1; ///< where it does not fit: the zoom,
    QPointF centre_;   ///< the slice point in the middle of the widget, in pixels from the slice's corner,
    double ratio_ = 1; ///< and the device pixels a logical one that the zoom was made for
    std::optional<Viewport> returns_to_;

    Drag drag_ = Drag::none;
    QPointF drag_start_; ///< device pixels
    QPointF drag_offset_;
    dicom::Window drag_window_;
    std::optional<QPointF> pointer_; ///< device pixels

    QImage slice_;  ///< slice_image(); null: to be made
    QImage ground_; ///< the same, placed on the widget's device pixels; null: to be made
};

} // namespace contourcheck::desktop
