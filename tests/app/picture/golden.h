#pragma once

#include <QDir>
#include <QImage>
#include <QString>

#include <algorithm>
#include <cstdlib>

namespace contourcheck::test {

/// The picture of that name in tests/golden. With CONTOURCHECK_WRITE_GOLDEN set, `image` becomes it first.
inline QImage golden(const QString& name, const QImage& image) {
    const QString file = QStringLiteral(CONTOURCHECK_TESTS "/golden/") + name;
    if (qEnvironmentVariableIsSet("CONTOURCHECK_WRITE_GOLDEN")) image.save(file);
    return QImage(file).convertToFormat(QImage::Format_RGB32);
}

/// Where `image` differs from `expected` in `area` by more than `tolerance` levels; empty where it does not. The failing
/// picture is left in the temporary folder to look at.
inline QString difference(const QImage& image, const QImage& expected, QRect area, int tolerance,
                          const QString& name) {
    if (image.size() != expected.size()) return QStringLiteral("another size than the golden picture");
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x) {
            const QRgb a = image.pixel(x, y), b = expected.pixel(x, y);
            const int worst = std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                                        std::abs(qBlue(a) - qBlue(b))});
            if (worst <= tolerance) continue;
            const QString left = QDir::temp().filePath(QStringLiteral("failed-") + name);
            image.save(left);
            return QStringLiteral("(%1, %2) is %3 levels off; see %4").arg(x).arg(y).arg(worst).arg(left);
        }
    return {};
}

} // namespace contourcheck::test
