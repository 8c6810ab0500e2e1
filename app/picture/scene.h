#pragma once

#include "contour/contour.h"
#include "dicom/slice.h"
#include "mask/mask.h"
#include "overlay/overlay.h"

#include <QImage>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <string>
#include <variant>
#include <vector>

class QPainter;

namespace contourcheck::picture {

/// A contour on a slice, rasterised by the convention in use.
struct Layer {
    contour::Kind kind = contour::Kind::inner;
    std::vector<contour::Point> points;
    std::variant<mask::Mask, mask::Coverage> mask;

    [[nodiscard]] bool holds(int row, int column) const; ///< the mask's share there is more than 0
};

/// What is said of a slice (dicom::BurnedIn::yes) where its picture is not to leave.
inline constexpr std::string_view burned_in_refusal =
    Phrase::noop("says that something is written into its picture");

/// What a picture shows: one slice and the contours on it. No patient data but what `caption` says.
struct Scene {
    dicom::Slice slice;
    Grid<float> values;        ///< dicom::values(slice)
    dicom::Window auto_window; ///< 1 to 99 %, of the patient or of the slice alone
    dicom::Window tissue_window, full_window;
    std::vector<Layer> layers;
    mask::Convention convention;
    std::string caption; ///< the contour's or slice's id; empty for none
};

[[nodiscard]] Layer make_layer(const contour::Contour& contour, Shape shape,
                               const mask::Convention& convention);

/// Without `windows`, those of the slice alone.
[[nodiscard]] Scene make_scene(dicom::Slice slice, const std::vector<contour::Contour>& contours,
                               const mask::Convention& convention, std::string caption,
                               const std::optional<overlay::Windows>& windows = std::nullopt);

enum class Style { outline, fill, both };
[[nodiscard]] std::optional<Style> style_from_word(std::string_view word);

/// Which of the scene's windows.
enum class Greys { automatic, tissue, full };

struct Look {
    Style style = Style::both;
    double opacity = 0.35;               ///< of the fill
    std::optional<dicom::Window> window; ///< absent: as `greys` says
    bool inner = true, outer = true, papillary = true;
    Greys greys = Greys::automatic;

    [[nodiscard]] bool shows(contour::Kind kind) const;
};

/// The grey window that a look shows a scene in.
[[nodiscard]] dicom::Window window(const Scene& scene, const Look& look);

/// A pixel's height over its width by Pixel Spacing (0028,0030); 1 where that is unknown or beyond 16 to 1.
[[nodiscard]] double aspect(const std::optional<dicom::Spacing>& spacing);

/// Where pixel (row, column) and contour point lie on the picture: the one transform for window, command line and
/// report. The shorter side of a pixel is `scale` device pixels; `offset` is where the top left corner of pixel (0, 0)
/// lies.
struct Placement {
    double scale = 1;
    QPointF offset;
    double pixel_origin = 0;
    double aspect = 1; ///< a pixel's height over its width

    [[nodiscard]] QSizeF pixel() const;                            ///< its size in device pixels
    [[nodiscard]] QPointF to_device(contour::Point point) const;   ///< contour coordinates to device pixels
    [[nodiscard]] contour::Point to_contour(QPointF device) const; ///< and back
    [[nodiscard]] int row(QPointF device) const; ///< of the pixel there, in the slice or not
    [[nodiscard]] int column(QPointF device) const;
    [[nodiscard]] QRectF area(Shape slice) const;               ///< what the slice covers, in device pixels
    [[nodiscard]] QRectF pixel_area(int row, int column) const; ///< and one of its pixels
};

/// The slice in grey with the masks blended in, one image pixel a slice pixel, without outlines. Where kinds overlap
/// the innermost one gives the colour: papillary before the smaller of inner and outer before the larger.
[[nodiscard]] QImage slice_image(const Scene& scene, const Look& look);

/// `picture`, one pixel a slice pixel, on a black image of `size` device pixels: each pixel a sharp block by exact
/// arithmetic, or `smooth` by bilinear interpolation. Null where there is no memory for it.
[[nodiscard]] QImage placed(const QImage& picture, QSize size, const Placement& placement,
                            bool smooth = false);

/// Outlines as vectors, of the kinds and in the style that `look` shows: inner solid, outer dashed, papillary dotted; a
/// thin dark halo under each keeps them visible, and four strokes point at one that is no larger than a dot. The painter draws in the placement's device pixels.
void paint_outlines(QPainter& painter, const Scene& scene, const Look& look, const Placement& placement,
                    double line_width);

struct RenderOptions {
    Look look;
    int zoom = 3; ///< device pixels a slice pixel, 1 to 16
    /// No text, no scale bar, nothing beside the slice; its pixels are square whatever their spacing.
    bool bare = false;
    int scale = 1; ///< all of it larger, lines and texts too, for print and dense screens; 1 to 4
    Speech speech = in_english; ///< of legend and convention line
};

/// The finished picture: overlays, scale bar in mm where the spacing is known, caption, legend and convention line, in the
/// slice's true proportions. With `bare` and Style::fill and zoom 1: the slice's own size, every mask pixel tinted and no other. Text stands in a strip
/// below the slice, so that it hides nothing. Null where it would be larger than an image can be.
[[nodiscard]] QImage render(const Scene& scene, const RenderOptions& options);

/// PNG bytes without any text chunk or time: the same bytes for the same pixels. At a greater `scale` it says so much
/// greater a resolution, so that it prints at the same size.
[[nodiscard]] QByteArray to_png(const QImage& image, int scale = 1);

/// The finished picture as SVG 1.1, laid out as render() does: the slice with its masks as an embedded picture of its own
/// size, contours as paths, text as text. No patient data but the caption; empty where render() is null.
[[nodiscard]] QByteArray to_svg(const Scene& scene, const RenderOptions& options);

/// A sentence for under a figure: what is drawn and how, grey window, spacing, convention. It names the slice, and
/// the patient where that is not empty.
[[nodiscard]] std::string figure_caption(const Scene& scene, const RenderOptions& options, int slice,
                                         const std::string& patient = {});

} // namespace contourcheck::picture
