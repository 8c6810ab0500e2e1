#include "picture/colours.h"
#include "picture/furniture.h"
#include "picture/sheet_layout.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace contourcheck::picture {

namespace {

QString word(Tile::State state) {
    switch (state) {
    case Tile::State::unflagged:
        return QStringLiteral("nothing found");
    case Tile::State::warning:
        return QStringLiteral("warning");
    case Tile::State::error:
        return QStringLiteral("error");
    case Tile::State::unreadable:
        break;
    }
    return QStringLiteral("cannot be used");
}

/// A line of the key, written from right to left.
struct KeyLine {
    QPainter& painter;
    double right;
    double middle;
    double unit;

    void text(const QString& words) {
        if (words.isEmpty()) return;
        const QFontMetricsF metrics(painter.font());
        right -= metrics.horizontalAdvance(words);
        paint_text(painter, {right, middle - metrics.height() / 2}, words, colours(false).muted, false);
    }
    void gap(double width) { right -= width * unit; }
    QRectF box(double width, double height) {
        gap(width + 5);
        return {right, middle - height * unit / 2, width * unit, height * unit};
    }
};

void write_found(KeyLine& line, Tile::State state) {
    line.text(word(state));
    const QRectF frame = line.box(24, 18);
    paint_frame(line.painter, frame, state, 0.6 * line.unit); // so small, thinner
    const double inset = 4 * line.unit;
    if (const auto found = sign(state))
        paint_sign(line.painter, frame.adjusted(inset, inset, -inset, -inset), *found, colour(state));
    line.gap(18);
}

void write_decided(KeyLine& line, review::State state) {
    line.text(QString::fromUtf8(review::word(state)));
    paint_sign(line.painter, line.box(12, 12), sign(state), colour(state, colours(false)));
    line.gap(18);
}

/// Frames above, with page and convention; the signs of decisions, if any, beneath. Returns where it ends.
double paint_key(QPainter& painter, const QRectF& area, const SheetKey& key, const QString& page_text,
                 double unit) {
    painter.setFont(text_font(13 * unit));
    const double apart = key.decided.empty() ? 0 : 11 * unit;
    KeyLine found{painter, area.right(), area.center().y() - apart, unit};
    KeyLine decided{painter, area.right(), area.center().y() + apart, unit};
    found.text(page_text);
    if (!page_text.isEmpty()) found.gap(24);
    if (key.convention) {
        found.text(QString::fromStdString(convention_text(*key.convention).text()));
        found.gap(24);
    }
    std::for_each(key.found.rbegin(), key.found.rend(), [&](Tile::State s) { write_found(found, s); });
    std::for_each(key.decided.rbegin(), key.decided.rend(), [&](auto s) { write_decided(decided, s); });
    return std::min(found.right, decided.right);
}

} // namespace

void SheetKey::add(const Tile& tile) {
    found.insert(tile.state);
    if (tile.decision != review::State::none) decided.insert(tile.decision);
    if (tile.scene && !convention) convention = tile.scene->convention;
}

void paint_head(QPainter& painter, const SheetLayout& layout, const SheetKey& key, const QString& title,
                const QString& page_text) {
    const QRectF area = layout.head_area();
    const double unit = layout.scale;
    const double room = paint_key(painter, area, key, page_text, unit) - area.left() - 24 * unit;
    painter.setFont(text_font(20 * unit));
    const QFontMetricsF metrics(painter.font());
    paint_text(painter, {area.left(), area.center().y() - metrics.height() / 2},
               metrics.elidedText(title, Qt::ElideRight, std::max(room, 0.0)), colours(false).text, false);
}

} // namespace contourcheck::picture
