#include "picture/scene.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <tuple>

namespace contourcheck::picture {

bool Layer::holds(int row, int column) const {
    return std::visit(
        [&](const auto& grid) {
            return row >= 0 && column >= 0 && row < grid.rows() && column < grid.columns() &&
                   grid(row, column) > 0;
        },
        mask);
}

Layer make_layer(const contour::Contour& contour, Shape shape, const mask::Convention& convention) {
    Layer layer{contour.kind, contour.points, {}};
    if (convention.rule == mask::Rule::coverage)
        layer.mask = mask::coverage(contour.points, shape, convention.pixel_origin);
    else
        layer.mask = mask::rasterise(contour.points, shape, convention);
    return layer;
}

Scene make_scene(dicom::Slice slice, const std::vector<contour::Contour>& contours,
                 const mask::Convention& convention, std::string caption,
                 const std::optional<overlay::Windows>& windows) {
    Scene scene;
    scene.slice = std::move(slice);
    scene.values = dicom::values(scene.slice);
    const overlay::Windows used = windows ? *windows : overlay::windows(scene.values);
    scene.auto_window = used.automatic;
    scene.tissue_window = used.tissue;
    scene.full_window = used.full;
    scene.convention = convention;
    scene.caption = std::move(caption);
    for (const contour::Contour& contour : contours)
        scene.layers.push_back(make_layer(contour, scene.values.shape(), convention));
    return scene;
}

std::optional<Style> style_from_word(std::string_view word) {
    if (word == "outline") return Style::outline;
    if (word == "fill") return Style::fill;
    if (word == "both") return Style::both;
    return std::nullopt;
}

bool Look::shows(contour::Kind kind) const {
    if (kind == contour::Kind::inner) return inner;
    return kind == contour::Kind::outer ? outer : papillary;
}

dicom::Window window(const Scene& scene, const Look& look) {
    if (look.window) return *look.window;
    if (look.greys == Greys::tissue) return scene.tissue_window;
    return look.greys == Greys::full ? scene.full_window : scene.auto_window;
}

double aspect(const std::optional<dicom::Spacing>& spacing) {
    constexpr double most = 16; // beyond it is a mistake, and a slice a line
    if (!spacing || !(spacing->column_mm > 0)) return 1;
    const double ratio = spacing->row_mm / spacing->column_mm;
    return ratio >= 1 / most && ratio <= most ? ratio : 1;
}

QSizeF Placement::pixel() const {
    return {scale * std::max(1.0, 1 / aspect), scale * std::max(1.0, aspect)};
}

QPointF Placement::to_device(contour::Point point) const {
    const QSizeF size = pixel();
    return offset + QPointF((point.x - pixel_origin + 0.5) * size.width(),
                            (point.y - pixel_origin + 0.5) * size.height());
}

contour::Point Placement::to_contour(QPointF device) const {
    const QSizeF size = pixel();
    return {(device.x() - offset.x()) / size.width() + pixel_origin - 0.5,
            (device.y() - offset.y()) / size.height() + pixel_origin - 0.5};
}

namespace {

int whole(double pixels) {
    constexpr double far = 1e9; // beyond any slice, within an int
    return int(std::floor(std::clamp(pixels, -far, far)));
}

double sum(const Layer& layer) {
    return std::visit(
        [](const auto& grid) {
            double total = 0;
            for (const auto share : grid.values())
                total += double(share);
            return total;
        },
        layer.mask);
}

/// From the inside outwards, so that each kind keeps what the kinds within it left. Of inner and outer the smaller one
/// comes first, whichever it is: where the two are swapped, no contour's mask is hidden under the other one's.
std::tuple<bool, double, bool> nesting(const Layer* layer) {
    const bool outer = layer->kind == contour::Kind::outer;
    const bool wall = outer || layer->kind == contour::Kind::inner;
    return {wall, wall ? sum(*layer) : 0, outer};
}

/// The layer's shares beyond those in `taken`, which is raised to them.
mask::Coverage take(const Layer& layer, mask::Coverage& taken) {
    mask::Coverage left(taken.shape());
    std::visit(
        [&](const auto& grid) {
            if (grid.shape() != taken.shape()) return;
            for (std::size_t i = 0; i < grid.values().size(); ++i) {
                const float share = float(grid.values()[i]);
                left.values()[i] = std::max(0.F, share - taken.values()[i]);
                taken.values()[i] = std::max(taken.values()[i], share);
            }
        },
        layer.mask);
    return left;
}

QImage to_image(const Grid<overlay::Rgba>& picture) {
    QImage image(picture.columns(), picture.rows(), QImage::Format_RGB32);
    for (int row = 0; row < image.height(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (const overlay::Rgba p : picture.row(row))
            *line++ = qRgb(p.r, p.g, p.b);
    }
    return image;
}

} // namespace

int Placement::row(QPointF device) const {
    return whole((device.y() - offset.y()) / pixel().height());
}

int Placement::column(QPointF device) const {
    return whole((device.x() - offset.x()) / pixel().width());
}

QRectF Placement::area(Shape slice) const {
    const QSizeF size = pixel();
    return {offset, QSizeF(slice.columns * size.width(), slice.rows * size.height())};
}

QRectF Placement::pixel_area(int row, int column) const {
    const QSizeF size = pixel();
    return {offset + QPointF(column * size.width(), row * size.height()), size};
}

QImage slice_image(const Scene& scene, const Look& look) {
    const bool invert = scene.slice.header.photometric == dicom::Photometric::monochrome1;
    auto picture = overlay::to_rgba(overlay::to_grey(scene.values, window(scene, look), invert));
    if (look.style != Style::outline) {
        std::vector<const Layer*> layers;
        for (const Layer& layer : scene.layers)
            if (look.shows(layer.kind)) layers.push_back(&layer);
        std::ranges::stable_sort(layers, {}, nesting);
        mask::Coverage taken(scene.values.shape());
        for (const Layer* layer : layers)
            overlay::tint(picture, take(*layer, taken), overlay::colour(layer->kind), look.opacity);
    }
    return to_image(picture);
}

} // namespace contourcheck::picture
