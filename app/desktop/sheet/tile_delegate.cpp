#include "desktop/sheet/sheet_view.h"

#include "desktop/signs.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace contourcheck::desktop {

namespace {

constexpr double radius = 6;
constexpr int inset = 8;

/// The part of the cell that is the tile's.
QRectF card_of(const QRect& cell) {
    return QRectF(cell).adjusted(tile_gap / 2, tile_gap / 2, -tile_gap / 2, -tile_gap / 2);
}

} // namespace

TileDelegate::TileDelegate(const SheetModel& model, const TileMaker& maker, QObject* parent)
    : QStyledItemDelegate(parent), model_(model), maker_(maker) {}

int TileDelegate::label_height() {
    return 2 * QFontMetrics(secondary_font()).height() + 12;
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const auto* view = qobject_cast<const QListView*>(option.widget);
    return view ? view->gridSize() : QSize();
}

void TileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const QRectF card = card_of(option.rect);
    const bool chosen = option.state & QStyle::State_Selected;
    const check::Status status = model_.status(index.row());
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(card, radius, radius);
    painter->fillPath(shape, chosen ? theme().selection : theme().raised);
    painter->save();
    painter->setClipPath(shape);
    const QRectF picture(card.topLeft(), QSizeF(card.width(), card.width()));
    paint_picture(*painter, picture, model_.at(index.row()));
    painter->restore();
    paint_label(*painter, card.adjusted(0, card.width(), 0, 0), index.row());
    const bool quiet = status == check::Status::ok;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(quiet ? theme().line : colour(status), quiet ? 1 : 2));
    painter->drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const bool focused = option.state & QStyle::State_HasFocus;
    if (chosen || focused) { // outside the frame, whose colour stays to be seen
        painter->setPen(QPen(chosen ? theme().accent : theme().text, 2));
        painter->drawRoundedRect(card.adjusted(-2, -2, 2, 2), radius + 2, radius + 2);
    }
    if (chosen && focused) {
        painter->setPen(QPen(theme().text, 1, Qt::DotLine));
        painter->drawRoundedRect(card.adjusted(-4, -4, 4, 4), radius + 3, radius + 3);
    }
    painter->restore();
}

void TileDelegate::paint_picture(QPainter& painter, const QRectF& area, Ref ref) const {
    painter.fillRect(area, Qt::black);
    const auto tile = maker_.find(ref);
    if (!tile) return;
    if (!tile->image.isNull()) {
        painter.drawImage(area, tile->image);
        return;
    }
    const double side = area.width() * 0.2;
    picture::paint_sign(painter, QRectF(area.center() - QPointF(side, side) / 2, QSizeF(side, side)),
                        picture::Sign::barred, picture::colours(true).muted);
}

void TileDelegate::paint_label(QPainter& painter, const QRectF& area, int row) const {
    constexpr double side = 12;
    double right = area.right() - inset;
    const auto put = [&](picture::Sign sign, const QColor& ink) {
        right -= side;
        picture::paint_sign(painter, QRectF(right, area.center().y() - side / 2, side, side), sign, ink);
        right -= 5;
    };
    if (const review::State state = model_.state(row); state != review::State::none)
        put(sign(state), colour(state));
    if (const check::Status status = model_.status(row); status != check::Status::ok)
        put(sign(status), colour(status));
    painter.setFont(secondary_font());
    painter.setPen(theme().text);
    const QFontMetricsF metrics(painter.font());
    const QString text = model_.data(model_.index(row), Qt::DisplayRole).toString();
    const QString between = QStringLiteral(" · ");
    QRectF line(area.left() + inset, area.center().y() - metrics.height(), right - area.left() - inset,
                metrics.height());
    for (const QString& words : {text.section(between, 0, -3), text.section(between, -2)}) { // patient; slice
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(words, Qt::ElideMiddle, line.width()));
        line.translate(0, metrics.height());
        painter.setPen(theme().muted);
    }
}

} // namespace contourcheck::desktop
