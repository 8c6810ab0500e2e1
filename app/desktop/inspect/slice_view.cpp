#include "desktop/inspect/slice_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace contourcheck::desktop {

namespace {

constexpr double margin_px = 12;
constexpr double most_zoom = 64;
constexpr int half_period_ms = 250; ///< 2 Hz: WCAG 2.3.1 allows no more than three flashes a second

QPointF centre_of(QSizeF size) {
    return {size.width() / 2, size.height() / 2};
}

} // namespace

SliceView::SliceView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::PreventContextMenu); // the right button drags
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Slice with contours"));
    connect(&flicker_, &QTimer::timeout, this, [this] {
        flickered_off_ = !flickered_off_;
        pixels_changed();
    });
}

QSize SliceView::sizeHint() const {
    return {640, 640};
}
QSize SliceView::minimumSizeHint() const {
    return {160, 120};
}

bool SliceView::is_empty() const {
    return !scene_ || scene_->values.empty();
}

QSizeF SliceView::device_size() const {
    return QSizeF(size()) * devicePixelRatioF();
}

void SliceView::set_scene(std::shared_ptr<const picture::Scene> scene) {
    scene_ = std::move(scene);
    if (!is_empty()) aspect_ = picture::aspect(scene_->slice.header.spacing);
    if (!is_empty() && scene_->values.shape() != shape_) {
        shape_ = scene_->values.shape();
        fit();
    }
    if (!is_empty() && returns_to_) return_to(*std::exchange(returns_to_, std::nullopt));
    pixels_changed();
    if (pointer_ && !is_empty()) emit probed(probe(*pointer_));
    emit view_changed();
}

void SliceView::set_message(const QString& text) {
    message_ = text;
    update();
}

void SliceView::set_corner_text(const QStringList& top_left) {
    corner_text_ = top_left;
    QStringList spoken = corner_text_ + words_;
    spoken.removeAll(QString());
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    update();
}

void SliceView::set_words(const QStringList& words) {
    words_ = words;
    set_corner_text(corner_text_);
}

void SliceView::set_look(const picture::Look& look) {
    look_ = look;
    pixels_changed();
}

const picture::Look& SliceView::look() const {
    return look_;
}

void SliceView::set_overlays_hidden(bool hidden) {
    if (overlays_hidden_ == hidden) return;
    overlays_hidden_ = hidden;
    pixels_changed();
}

void SliceView::set_flicker(bool on) {
    flickered_off_ = false;
    on ? flicker_.start(half_period_ms) : flicker_.stop();
    pixels_changed();
}

void SliceView::set_smooth(bool smooth) {
    if (smooth_ == smooth) return;
    smooth_ = smooth;
    place_changed();
}

void SliceView::set_marker(std::optional<contour::Point> place) {
    marker_ = place;
    update();
}

dicom::Window SliceView::window() const {
    return scene_ ? picture::window(*scene_, look_) : dicom::Window{};
}

double SliceView::zoom() const {
    return placement().scale;
}

picture::Placement SliceView::fitted() const {
    picture::Placement placement = unscaled();
    if (shape_.size() == 0) return placement;
    const double margin = margin_px * devicePixelRatioF();
    const QSizeF room = whole_size() - QSizeF(2 * margin, 2 * margin);
    const QSizeF slice = placement.area(shape_).size();
    const double most = std::min(room.width() / slice.width(), room.height() / slice.height());
    placement.scale = std::clamp(most, 1e-3, most_zoom);
    placement.offset = middle() - centre_of(placement.area(shape_).size());
    return placement;
}

double SliceView::taken_since_fit() const {
    return (taken_above_ - taken_at_fit_) * devicePixelRatioF();
}

QSizeF SliceView::whole_size() const {
    return device_size() + QSizeF(0, taken_since_fit());
}

QPointF SliceView::middle() const {
    return centre_of(whole_size()) - QPointF(0, taken_since_fit());
}

void SliceView::set_taken_above(int height) {
    if (height == taken_above_) return;
    taken_above_ = height;
    place_changed();
    emit view_changed();
}

double SliceView::least_zoom() const {
    return std::min(1.0, fitted().scale) / 2;
}

/// One device pixel a slice pixel, at no place yet.
picture::Placement SliceView::unscaled() const {
    picture::Placement placement;
    placement.pixel_origin = scene_ ? scene_->convention.pixel_origin : 0;
    placement.aspect = aspect_;
    return placement;
}

picture::Placement SliceView::placement() const {
    if (fits_) return fitted();
    picture::Placement placement = unscaled();
    placement.scale = scale_ * devicePixelRatioF() / ratio_;
    const QSizeF pixel = placement.pixel();
    placement.offset = middle() - QPointF(centre_.x() * pixel.width(), centre_.y() * pixel.height());
    // At 1:1 pixels fall on pixels.
    if (placement.scale == 1) placement.offset = placement.offset.toPoint();
    return placement;
}

void SliceView::adopt(const picture::Placement& placement) {
    fits_ = false;
    scale_ = placement.scale;
    const QPointF from_corner = middle() - placement.offset;
    centre_ = {from_corner.x() / placement.pixel().width(), from_corner.y() / placement.pixel().height()};
    ratio_ = devicePixelRatioF();
    place_changed();
    emit view_changed();
}

Viewport SliceView::viewport() const {
    return {fits_, scale_ / ratio_, centre_};
}

void SliceView::return_to(const Viewport& viewport) {
    if (is_empty()) {
        returns_to_ = viewport;
        return;
    }
    fits_ = viewport.fits;
    ratio_ = devicePixelRatioF();
    scale_ = std::clamp(viewport.zoom * ratio_, least_zoom(), most_zoom);
    centre_ = {std::clamp(viewport.centre.x(), 0.0, double(shape_.columns)),
               std::clamp(viewport.centre.y(), 0.0, double(shape_.rows))};
    place_changed();
    emit view_changed();
}

void SliceView::fit() {
    fits_ = true;
    taken_at_fit_ = taken_above_;
    place_changed();
    emit view_changed();
}

void SliceView::one_to_one() {
    if (is_empty()) return;
    zoom_by(1 / zoom());
    scale_ = 1; // to the last digit
}

void SliceView::zoom_by(double factor) {
    zoom_at(centre_of(device_size()), factor);
}

void SliceView::zoom_at(QPointF device, double factor) {
    if (is_empty() || !(factor > 0)) return;
    picture::Placement placement = this->placement();
    const double scale = std::clamp(placement.scale * factor, least_zoom(), most_zoom);
    placement.offset = device - (device - placement.offset) * (scale / placement.scale);
    placement.scale = scale;
    adopt(placement);
}

void SliceView::centre_on(contour::Point point, double zoom) {
    if (is_empty()) return;
    picture::Placement placement = this->placement();
    if (zoom > 0) placement.scale = std::min(zoom, most_zoom);
    placement.offset += centre_of(device_size()) - placement.to_device(point);
    adopt(placement);
}

void SliceView::pan_to(QPointF offset) {
    picture::Placement placement = this->placement();
    const QSizeF slice = placement.area(shape_).size();
    const double kept = 32 * devicePixelRatioF(); // of the slice stays in view
    const auto held = [&](double start, double length, double room) {
        const double least = std::min(kept - length, 0.0);
        return std::clamp(start, least, std::max(room - kept, least));
    };
    placement.offset = {held(offset.x(), slice.width(), device_size().width()),
                        held(offset.y(), slice.height(), device_size().height())};
    adopt(placement);
}

void SliceView::pixels_changed() {
    slice_ = {};
    place_changed();
}

void SliceView::place_changed() {
    ground_ = {};
    update();
}

Probe SliceView::probe(QPointF device) const {
    Probe result;
    const picture::Placement placement = this->placement();
    result.point = placement.to_contour(device);
    if (is_empty()) return result;
    if (const auto& spacing = scene_->slice.header.spacing) {
        result.has_mm = true;
        result.x_mm = (result.point.x - placement.pixel_origin) * spacing->column_mm;
        result.y_mm = (result.point.y - placement.pixel_origin) * spacing->row_mm;
    }
    const int row = placement.row(device), column = placement.column(device);
    if (row < 0 || column < 0 || row >= shape_.rows || column >= shape_.columns) return result;
    result.row = row;
    result.column = column;
    result.value = scene_->values(row, column);
    for (const picture::Layer& layer : scene_->layers)
        if (layer.holds(row, column)) result.inside.push_back(layer.kind);
    return result;
}

} // namespace contourcheck::desktop
