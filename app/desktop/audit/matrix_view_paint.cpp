#include "desktop/audit/matrix_colours.h"
#include "desktop/audit/matrix_lengths.h"
#include "desktop/audit/matrix_view.h"
#include "desktop/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace contourcheck::desktop {

using namespace matrix;

QPoint MatrixView::lit() const {
    if (hovered_ != nowhere) return hovered_;
    return hasFocus() ? current_ : nowhere;
}

void MatrixView::paintEvent(QPaintEvent*) {
    if (rows() == 0 || columns() == 0) return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(small_font());
    const QRect all = viewport()->rect();
    paint_captions(painter);
    painter.setClipRect(QRect(0, head_height_, name_width_, all.height() - head_height_));
    paint_row_names(painter);
    painter.setClipRect(QRect(name_width_ - 2, 0, all.width() - name_width_ + 2, head_height_));
    paint_column_names(painter);
    // Two pixels more than the cells: frames lie around them.
    painter.setClipRect(all.adjusted(name_width_ - 2, head_height_ - 2, 0, 0));
    QFont figures = font();
    painter.setFont(figures);
    for (int row = 0; row < rows(); ++row) {
        const QRectF first = cell_rect(row, 0);
        if (first.bottom() < head_height_ || first.top() > all.height()) continue;
        for (int column = 0; column < columns(); ++column)
            paint_cell(painter, row, column);
    }
}

void MatrixView::paint_row_names(QPainter& painter) const {
    const QFontMetrics metrics(painter.font());
    for (int row = 0; row < rows(); ++row) {
        const QRectF cell = cell_rect(row, 0);
        painter.setPen(row == lit().y() || matrix_.rows[row].contains(u'\n') ? theme().text : theme().muted);
        const QStringList lines = matrix_.rows[row].split(u'\n');
        double top = cell.center().y() - double(lines.size()) * metrics.height() / 2;
        for (const QString& line : lines) {
            painter.drawText(QRectF(0, top, name_width_ - 10, metrics.height()),
                             Qt::AlignRight | Qt::AlignVCenter,
                             metrics.elidedText(line, Qt::ElideMiddle, name_width_ - 10));
            painter.setPen(theme().muted);
            top += metrics.height();
        }
    }
}

void MatrixView::paint_captions(QPainter& painter) const {
    if (matrix_.column_caption.isEmpty()) return;
    const QFontMetrics metrics(painter.font());
    QFont italic = painter.font();
    italic.setItalic(true);
    painter.save();
    painter.setFont(italic);
    painter.setPen(theme().muted);
    painter.drawText(QRectF(name_width_, 0, viewport()->width() - name_width_, metrics.height()),
                     Qt::AlignLeft | Qt::AlignTop, matrix_.column_caption);
    painter.drawText(QRectF(0, head_height_ - metrics.height() - 4, name_width_ - 10, metrics.height()),
                     Qt::AlignRight | Qt::AlignBottom, matrix_.row_caption);
    painter.restore();
}

void MatrixView::paint_column_names(QPainter& painter) const {
    const QFontMetrics metrics(painter.font());
    for (int column = 0; column < columns(); ++column) {
        const QRectF cell = cell_rect(0, column);
        painter.setPen(column == lit().x() ? theme().text : theme().muted);
        if (!slanted_) {
            painter.drawText(QRectF(cell.left() - gap, 0, cell.width() + 2 * gap, head_height_ - 4),
                             Qt::AlignHCenter | Qt::AlignBottom, heads_[column]);
            continue;
        }
        painter.save();
        painter.translate(cell.center().x() + metrics.height() * 0.15, head_height_ - 5);
        painter.rotate(-45);
        painter.drawText(QPointF(0, 0),
                         metrics.elidedText(matrix_.columns[column], Qt::ElideMiddle, longest_name + 2));
        painter.restore();
    }
}

void MatrixView::paint_cell(QPainter& painter, int row, int column) const {
    const QRectF box = cell_rect(row, column);
    if (box.right() < name_width_ || box.left() > viewport()->width()) return;
    const Cell& cell = matrix_.cell(row, column);
    // From the names to the cell.
    const bool is_lit =
        (row == lit().y() && column <= lit().x()) || (column == lit().x() && row <= lit().y());
    QColor ground = fit_ground(cell.value.value_or(0), matrix_.bright);
    if (!cell.value) ground.setAlphaF(0.4F);
    painter.setPen(is_lit ? QPen(theme().muted, 1) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(is_lit ? box.adjusted(0.5, 0.5, -0.5, -0.5) : box, 4, 4);
    const bool quiet = cell.frame == Frame::none;
    QFont figures = painter.font();
    figures.setWeight(quiet ? QFont::Normal : QFont::DemiBold);
    painter.setFont(figures);
    painter.setPen(cell.value ? number_on(ground, quiet) : theme().muted);
    painter.drawText(box, Qt::AlignCenter, cell.value ? cell.text : QStringLiteral("–"));
    paint_frame(painter, box, cell.frame);
    if (hasFocus() && current_ == QPoint(column, row)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().text, 2));
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5);
    }
}

void MatrixView::paint_frame(QPainter& painter, const QRectF& box, Frame frame) {
    if (frame == Frame::none) return;
    const QColor colour = frame == Frame::right   ? theme().green
                          : frame == Frame::wrong ? theme().vermilion
                                                  : theme().muted;
    painter.setBrush(Qt::NoBrush);
    QPen pen(colour, frame == Frame::given ? 1 : 2);
    if (frame == Frame::given) pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3.5, 3.5);
    if (frame != Frame::wrong) return;
    // Not by colour alone: a flag in the corner.
    QPolygonF corner{box.topRight() + QPointF(-11, 0), box.topRight(), box.topRight() + QPointF(0, 11)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(corner);
}

} // namespace contourcheck::desktop
