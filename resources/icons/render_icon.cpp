#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdlib>

/// render_icon ICON.svg SIZE FILE.png   Draws the icon SIZE pixels wide and high.
int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const int size = std::atoi(argv[2]);
    QSvgRenderer icon(QString::fromLocal8Bit(argv[1]));
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    if (!icon.isValid() || image.isNull()) return 2;
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icon.render(&painter);
    painter.end();
    return image.save(QString::fromLocal8Bit(argv[3])) ? 0 : 4;
}
