#include "picture/strip.h"

#include <QPainter>

namespace contourcheck::picture {

QImage render(const Scene& scene, const RenderOptions& options) {
    const auto layout = finished(scene, options);
    if (!layout) return {};
    QImage picture = placed(slice_image(scene, options.look), layout->size, layout->placement);
    if (picture.isNull()) return {};
    QPainter painter(&picture);
    painter.setClipRect(QRectF(layout->placement.offset, layout->slice));
    paint_outlines(painter, scene, options.look, layout->placement, layout->line_width);
    painter.setClipping(false);
    if (layout->strip) layout->strip->paint(painter, layout->slice.height());
    return picture;
}

} // namespace contourcheck::picture
