#include "desktop/thumbs.h"

#include "contour/measures.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int tell_every_ms = 60;
constexpr double margin = 1.6; ///< of the contours' extent

/// Around all contours of the patient, in pixels of contour coordinates; the same for all slices, so that what moves is
/// the heart.
std::optional<contour::Bounds> around_contours(const dataset::Patient& patient) {
    std::optional<contour::Bounds> all;
    std::vector<double> x, y, extent;
    for (const dataset::ContourEntry& entry : patient.contours) {
        if (!entry.contour || entry.contour->points.empty()) continue;
        const contour::Bounds b = contour::bounds(entry.contour->points);
        x.push_back((b.left + b.right) / 2);
        y.push_back((b.top + b.bottom) / 2);
        extent.push_back(std::max(b.right - b.left, b.bottom - b.top));
    }
    if (x.empty()) return all;
    // Of centres the middle one and of sizes a large one: a single wild contour does not decide.
    const auto ranked = [](std::vector<double>& values, double share) {
        const auto rank = std::ptrdiff_t(share * double(values.size() - 1));
        std::ranges::nth_element(values, values.begin() + rank);
        return values[std::size_t(rank)];
    };
    const double half = std::clamp(ranked(extent, 0.9) * margin / 2, 8.0, 1e4);
    const double cx = ranked(x, 0.5), cy = ranked(y, 0.5);
    all = contour::Bounds{};
    all->left = cx - half;
    all->right = cx + half;
    all->top = cy - half;
    all->bottom = cy + half;
    return all;
}

QImage thumb(const Thumbs::Setting& setting, std::size_t slice,
             const std::optional<contour::Bounds>& around) {
    const dataset::SliceEntry& entry = setting.opened->patient(setting.patient).slices[slice];
    auto read = dicom::read_slice(setting.opened->checked.dataset.root / entry.file);
    if (!read) return {};
    const auto windows = setting.greys->of(*setting.opened, setting.patient);
    if (!windows) return {};
    const picture::Scene scene = picture::make_scene(std::move(*read), {}, {}, {}, *windows);
    const Shape shape = scene.values.shape();
    picture::Placement placement{1, {}, 0, picture::aspect(scene.slice.header.spacing)};
    const QSizeF pixel = placement.pixel();
    const double side = around ? (around->right - around->left) * std::max(pixel.width(), pixel.height())
                               : std::max(shape.columns * pixel.width(), shape.rows * pixel.height());
    placement.scale = Thumbs::side_px / side;
    const contour::Point middle =
        around ? contour::Point{(around->left + around->right) / 2, (around->top + around->bottom) / 2}
               : contour::Point{shape.columns / 2.0, shape.rows / 2.0};
    placement.offset = QPointF(Thumbs::side_px, Thumbs::side_px) / 2 - placement.to_device(middle);
    picture::Look look;
    look.style = picture::Style::outline;
    look.greys = setting.shown;
    return picture::placed(picture::slice_image(scene, look), {Thumbs::side_px, Thumbs::side_px}, placement,
                           true);
}

} // namespace

Thumbs::Thumbs(QObject* parent) : QObject(parent), workers_(1) {
    tell_.setSingleShot(true);
    tell_.setInterval(tell_every_ms);
    connect(&tell_, &QTimer::timeout, this, &Thumbs::changed);
}

void Thumbs::set(const Setting& setting) {
    if (setting == setting_) return;
    setting_ = setting;
    if (given_up_) given_up_->store(true);
    given_up_ = std::make_shared<std::atomic<bool>>(false);
    images_.clear();
    emit changed();
    if (!setting.opened || setting.patient < 0) return;
    const dataset::Patient& patient = setting.opened->patient(setting.patient);
    images_.resize(patient.slices.size());
    workers_.start([this, setting, flag = given_up_, around = around_contours(patient),
                    count = patient.slices.size()](const Workers::Post& post) {
        for (std::size_t slice = 0; slice < count && !flag->load(); ++slice)
            post([this, flag, slice, image = thumb(setting, slice, around)] {
                if (flag->load() || image.isNull()) return;
                images_[slice] = image;
                if (!tell_.isActive()) tell_.start();
            });
    });
}

} // namespace contourcheck::desktop
