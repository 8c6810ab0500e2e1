#include "desktop/audit/matrix_view.h"

#include "desktop/audit/matrix_lengths.h"
#include "desktop/theme.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace contourcheck::desktop {

using namespace matrix;

namespace {

/// Broken at the space next to the middle; whole without one.
QString in_two_lines(QString text) {
    qsizetype best = -1;
    for (qsizetype i = 0; i < text.size(); ++i)
        if (text[i] == u' ' && (best < 0 || std::abs(2 * i - text.size()) < std::abs(2 * best - text.size())))
            best = i;
    if (best >= 0) text[best] = u'\n';
    return text;
}

} // namespace

MatrixView::MatrixView(const QString& name, QWidget* parent) : QAbstractScrollArea(parent) {
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
}

void MatrixView::set_matrix(Matrix matrix) {
    matrix_ = std::move(matrix);
    current_ = hovered_ = pressed_ = nowhere;
    to_show_ = first_wrong();
    lay_out();
    updateGeometry();
    viewport()->update();
}

QFont MatrixView::small_font() const {
    return secondary_font();
}

QRectF MatrixView::cell_rect(int row, int column) const {
    if (row < 0 || column < 0 || row >= rows() || column >= columns()) return {};
    return QRectF(name_width_ + column * cell_width_ - horizontalScrollBar()->value(),
                  head_height_ + row * cell_height - verticalScrollBar()->value(), cell_width_ - gap,
                  cell_height - gap);
}

QPoint MatrixView::cell_at(QPointF position) const {
    if (position.x() < name_width_ || position.y() < head_height_ || cell_width_ <= 0) return nowhere;
    const QPoint cell(int((position.x() - name_width_ + horizontalScrollBar()->value()) / cell_width_),
                      int((position.y() - head_height_ + verticalScrollBar()->value()) / cell_height));
    return cell.x() < columns() && cell.y() < rows() ? cell : nowhere;
}

void MatrixView::lay_out() {
    const QFontMetrics metrics(small_font());
    const auto widest = [&](const QStringList& names, int most) {
        int width = 0;
        for (const QString& name : names)
            for (const QString& line : name.split(u'\n'))
                width = std::max(width, metrics.horizontalAdvance(line));
        return std::min(width, most);
    };
    name_width_ = widest(matrix_.rows + QStringList(matrix_.row_caption), longest_name) + 12;
    const int room = viewport()->width() - name_width_;
    const int count = std::max(1, columns());
    const int fits = std::clamp(room / count, narrowest, widest_cell) - 10;
    heads_ = matrix_.columns;
    for (QString& head : heads_)
        if (metrics.horizontalAdvance(head) > fits) head = in_two_lines(head);
    int broken = 0;
    for (const QString& head : heads_)
        broken = std::max(broken, widest(head.split(u'\n'), longest_name));
    slanted_ = broken > fits + 8;
    const int lines = heads_.join(QString()).contains(u'\n') ? 2 : 1;
    const int name = widest(matrix_.columns, longest_name);
    overhang_ = slanted_ ? int(name * slant) - narrowest / 2 : 0;
    overhang_ = std::max(0, overhang_);
    cell_width_ = std::clamp((room - overhang_) / count, narrowest, widest_cell);
    head_height_ = slanted_ ? int((name + metrics.height()) * slant) + 8 : lines * metrics.height() + 8;
    if (!matrix_.column_caption.isEmpty()) head_height_ += metrics.height() + 2;
    horizontalScrollBar()->setRange(0, std::max(0, count * cell_width_ + overhang_ - room));
    horizontalScrollBar()->setPageStep(std::max(1, room));
    horizontalScrollBar()->setSingleStep(cell_width_);
    const int height = viewport()->height() - head_height_;
    verticalScrollBar()->setRange(0, std::max(0, rows() * cell_height - height));
    verticalScrollBar()->setPageStep(std::max(1, height));
    verticalScrollBar()->setSingleStep(cell_height);
    if (const int wanted = wanted_height(); minimumHeight() != wanted) setFixedHeight(wanted);
    if (to_show_ != nowhere && height > cell_height && room > cell_width_) bring_into_view(to_show_);
}

int MatrixView::wanted_height() const {
    const bool scrolls = horizontalScrollBar()->maximum() > 0;
    return head_height_ + std::clamp(rows(), 1, rows_in_view) * cell_height +
           (scrolls ? horizontalScrollBar()->sizeHint().height() : 0);
}

QSize MatrixView::sizeHint() const {
    return {name_width_ + overhang_ + columns() * 64, wanted_height()};
}

QSize MatrixView::minimumSizeHint() const {
    return {name_width_ + 3 * narrowest, wanted_height()};
}

void MatrixView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    lay_out();
}

void MatrixView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) lay_out();
}

void MatrixView::set_current(QPoint cell) {
    if (rows() == 0 || columns() == 0) return;
    current_ = {std::clamp(cell.x(), 0, columns() - 1), std::clamp(cell.y(), 0, rows() - 1)};
    bring_into_view(current_);
    setAccessibleDescription(matrix_.cell(current_.y(), current_.x()).tip);
    viewport()->update();
}

QPoint MatrixView::first_wrong() const {
    for (int row = 0; row < rows(); ++row)
        for (int column = 0; column < columns(); ++column)
            if (matrix_.cell(row, column).frame == Frame::wrong) return {column, row};
    return nowhere;
}

void MatrixView::bring_into_view(QPoint cell) {
    const QRectF box = cell_rect(cell.y(), cell.x());
    const auto show = [](QScrollBar* bar, double from, double to, int start, int end) {
        if (from < start) bar->setValue(bar->value() + int(from) - start);
        if (to > end) bar->setValue(bar->value() + int(to) + gap - end);
    };
    show(horizontalScrollBar(), box.left(), box.right(), name_width_, viewport()->width() - overhang_);
    show(verticalScrollBar(), box.top(), box.bottom(), head_height_, viewport()->height());
}

void MatrixView::keyPressEvent(QKeyEvent* event) {
    to_show_ = nowhere;
    const QPoint at = current_ == nowhere ? QPoint(0, 0) : current_;
    switch (event->key()) {
    case Qt::Key_Left:
        return set_current(at - QPoint(1, 0));
    case Qt::Key_Right:
        return set_current(at + QPoint(1, 0));
    case Qt::Key_Up:
        return set_current(at - QPoint(0, 1));
    case Qt::Key_Down:
        return set_current(at + QPoint(0, 1));
    case Qt::Key_Home:
        return set_current({0, at.y()});
    case Qt::Key_End:
        return set_current({columns() - 1, at.y()});
    case Qt::Key_PageUp:
        return set_current(at - QPoint(0, rows_in_view));
    case Qt::Key_PageDown:
        return set_current(at + QPoint(0, rows_in_view));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (current_ != nowhere && !event->isAutoRepeat()) emit chosen(current_.y(), current_.x());
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void MatrixView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && current_ == nowhere)
        set_current(first_wrong() == nowhere ? QPoint(0, 0) : first_wrong());
    viewport()->update();
}

void MatrixView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void MatrixView::hover(QPoint cell) {
    to_show_ = nowhere;
    if (cell == hovered_) return;
    hovered_ = cell;
    viewport()->setCursor(cell == nowhere ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->update();
}

void MatrixView::mouseMoveEvent(QMouseEvent* event) {
    hover(cell_at(event->position()));
}

void MatrixView::mousePressEvent(QMouseEvent* event) {
    pressed_ = event->button() == Qt::LeftButton ? cell_at(event->position()) : nowhere;
    if (pressed_ != nowhere) set_current(pressed_);
}

void MatrixView::mouseReleaseEvent(QMouseEvent* event) {
    const QPoint pressed = std::exchange(pressed_, nowhere);
    if (pressed != nowhere && cell_at(event->position()) == pressed) emit chosen(pressed.y(), pressed.x());
}

bool MatrixView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) hover(nowhere);
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QPoint cell = cell_at(help->pos());
        if (cell == nowhere)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), matrix_.cell(cell.y(), cell.x()).tip, viewport(),
                               cell_rect(cell.y(), cell.x()).toRect());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace contourcheck::desktop
