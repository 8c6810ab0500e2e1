#pragma once

#include "picture/scene.h"

#include <QWidget>

#include <memory>

namespace contourcheck::desktop {

/// What is under the pointer.
struct Probe {
    contour::Point point;         ///< contour coordinates
    int row = -1, column = -1;    ///< the pixel; -1 outside the slice
    double x_mm = 0, y_mm = 0;    ///< from the centre of the top-left pixel, where the spacing is known
    bool has_mm = false;
    double value = 0;             ///< rescaled
    std::vector<contour::Kind> inside; ///< masks that hold the pixel
};

/// The slice, sharp at any zoom, with masks as pixels and contours as vector outlines. Zoom, pan and window stay when
/// another scene of the same shape is set. Wheel zooms at the pointer, left drag pans, right drag sets window (x) and
/// level (y), double click fits.
class SliceView : public QWidget {
    Q_OBJECT

public:
    explicit SliceView(QWidget* parent = nullptr);

    void set_scene(std::shared_ptr<const picture::Scene> scene); ///< null: empty, the message is shown
    void set_message(const QString& text);                       ///< for an empty view: what to do, or the error
    void set_corner_text(const QStringList& top_left);           ///< patient, location, phase: lines at the top left
    void set_look(const picture::Look& look);
    [[nodiscard]] const picture::Look& look() const;
    void set_overlays_hidden(bool hidden); ///< while Space is held
    void set_smooth(bool smooth);          ///< bilinear instead of nearest
    void set_marker(std::optional<contour::Point> place); ///< a finding's place; a ring is drawn there

    [[nodiscard]] double zoom() const; ///< device pixels a slice pixel
    void fit();
    void one_to_one();
    void zoom_by(double factor); ///< at the centre
    void centre_on(contour::Point point, double zoom = 0); ///< 0 keeps the zoom
    [[nodiscard]] picture::Placement placement() const;

signals:
    void probed(const contourcheck::desktop::Probe& probe);
    void probe_left();
    void window_changed(const contourcheck::dicom::Window& window); ///< by dragging
    void view_changed();                                           ///< zoom or place
};

} // namespace contourcheck::desktop
