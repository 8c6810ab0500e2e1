#include "picture/scene.h"

#include <QBuffer>

#include <algorithm>
#include <cstring>

namespace contourcheck::picture {

QByteArray to_png(const QImage& image, int scale) {
    // Copied pixel by pixel: texts, resolution and colour space that an image may carry stay behind.
    const QImage source = image.convertToFormat(QImage::Format_RGB32);
    QImage clean(source.size(), QImage::Format_RGB32);
    if (clean.isNull()) return {};
    for (int row = 0; row < source.height(); ++row)
        std::memcpy(clean.scanLine(row), source.constScanLine(row),
                    std::size_t(source.width()) * sizeof(QRgb));
    const int dots_per_metre = 3780 * std::max(1, scale); // 96 dpi; else the screen's
    clean.setDotsPerMeterX(dots_per_metre);
    clean.setDotsPerMeterY(dots_per_metre);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !clean.save(&buffer, "PNG")) return {};
    return bytes;
}

} // namespace contourcheck::picture
