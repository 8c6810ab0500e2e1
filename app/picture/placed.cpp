#include "picture/scene.h"

#include <QPainter>

#include <cmath>

namespace contourcheck::picture {

namespace {

/// For each device pixel the slice pixel under its centre, or -1.
std::vector<int> sources(int device_count, double offset, double scale, int count) {
    std::vector<int> result(std::size_t(device_count), -1);
    for (int i = 0; i < device_count; ++i) {
        const double source = std::floor((i + 0.5 - offset) / scale);
        if (source >= 0 && source < count) result[std::size_t(i)] = int(source);
    }
    return result;
}

void copy_nearest(const QImage& from, QImage& to, const Placement& placement) {
    const auto columns = sources(to.width(), placement.offset.x(), placement.pixel().width(), from.width());
    const auto rows = sources(to.height(), placement.offset.y(), placement.pixel().height(), from.height());
    for (int y = 0; y < to.height(); ++y) {
        const int row = rows[std::size_t(y)];
        if (row < 0) continue;
        const auto* source = reinterpret_cast<const QRgb*>(from.constScanLine(row));
        auto* target = reinterpret_cast<QRgb*>(to.scanLine(y));
        for (int x = 0; x < to.width(); ++x)
            if (const int column = columns[std::size_t(x)]; column >= 0) target[x] = source[column];
    }
}

} // namespace

QImage placed(const QImage& picture, QSize size, const Placement& placement, bool smooth) {
    QImage result(size, QImage::Format_RGB32);
    if (result.isNull()) return result;
    result.fill(Qt::black);
    const QImage source = picture.convertToFormat(QImage::Format_RGB32);
    if (source.isNull()) return result;
    if (!smooth) {
        copy_nearest(source, result, placement);
        return result;
    }
    QPainter painter(&result);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(placement.area({source.height(), source.width()}), source);
    return result;
}

} // namespace contourcheck::picture
