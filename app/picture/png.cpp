#include "picture/scene.h"

#include "base/png.h"

#include <algorithm>

namespace contourcheck::picture {

QByteArray to_png(const QImage& image, int scale) {
    // The pixels alone: texts, resolution and colour space that an image may carry stay behind.
    const QImage source = image.convertToFormat(QImage::Format_RGB32);
    const int dots_per_metre = 3780 * std::max(1, scale); // 96 dpi
    return QByteArray::fromStdString(
        to_png_bytes({PngImage::Pixel::rgb32, source.width(), source.height(), dots_per_metre,
                      [&](int row) { return source.constScanLine(row); }}));
}

} // namespace contourcheck::picture
