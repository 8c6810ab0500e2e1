#include "desktop/readers/agreement_table.h"

#include "desktop/readers/agreement_words.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

enum Column { name, both, same, share, kappa, ac1, columns };
constexpr int estimate_role = Qt::UserRole; ///< a QPolygonF: value and least there could be, then low to high
constexpr int side = 12, top = 6, row_height = 40, bar_height = 4;

/// Names to the left, on as many lines as they need, counts to the right, figures as "0.81 (0.60 to 0.93)" over their
/// intervals.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const bool is_name = index.column() == name;
        const QRect area = cell.rect.adjusted(is_name ? 0 : side, top, -side, -top);
        painter->save();
        painter->setFont(cell.font);
        painter->setPen(cell.palette.color(QPalette::Text));
        if (is_name && !is_heading(index))
            painter->drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, cell.text);
        else if (index.column() < share)
            painter->drawText(area, int(cell.displayAlignment),
                              painter->fontMetrics().elidedText(cell.text, Qt::ElideRight, area.width()));
        else
            paint_figure(*painter, area, cell.text, index.data(estimate_role).value<QPolygonF>());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        if (index.column() != name || is_heading(index)) return {0, row_height};
        const QRect room(0, 0, table().columnWidth(name) - side, 0);
        const QString text = index.data().toString();
        const int height = QFontMetrics(option.font).boundingRect(room, Qt::TextWordWrap, text).height();
        return {0, std::max(row_height, height + 2 * top)};
    }

private:
    [[nodiscard]] const QTableView& table() const { return *static_cast<const QTableView*>(parent()); }
    [[nodiscard]] bool is_heading(const QModelIndex& index) const {
        return table().columnSpan(index.row(), name) > 1;
    }

    /// The values stand under one another by their points.
    static void paint_figure(QPainter& painter, const QRect& area, const QString& text,
                             const QPolygonF& estimate) {
        const int split = area.left() + painter.fontMetrics().horizontalAdvance(QStringLiteral("100.0"));
        const qsizetype end = text.indexOf(u' ');
        painter.drawText(QRect(area.left(), area.top(), split - area.left(), area.height()),
                         Qt::AlignRight | Qt::AlignTop, end < 0 ? text : text.left(end));
        if (end < 0) return;
        painter.setPen(theme().muted);
        painter.drawText(QRect(split, area.top(), area.right() + side - split, area.height()),
                         Qt::AlignLeft | Qt::AlignTop, text.mid(end));
        if (estimate.size() == 2)
            paint_bar(painter, QRectF(area.left(), area.bottom() - bar_height + 1, area.width(), bar_height),
                      estimate);
    }

    static void paint_bar(QPainter& painter, const QRectF& track, const QPolygonF& estimate) {
        const double least = estimate[0].y();
        const auto x = [&](double value) {
            return track.left() + (std::clamp(value, least, 1.0) - least) / (1 - least) * track.width();
        };
        painter.fillRect(QRectF(track.left(), track.center().y() - 0.5, track.width(), 1), theme().line);
        if (least < 0)
            painter.fillRect(QRectF(x(0) - 0.5, track.top() - 4, 1, track.height() + 8), theme().muted);
        const double from = x(estimate[1].x()), to = x(estimate[1].y());
        painter.fillRect(QRectF(from, track.top(), std::max(1.0, to - from), track.height()), theme().accent);
        painter.fillRect(QRectF(x(estimate[0].x()) - 1, track.top() - 2, 2, track.height() + 4),
                         theme().text);
    }
};

} // namespace

AgreementTable::AgreementTable(QWidget* parent) : QTableWidget(0, columns, parent) {
    setHorizontalHeaderLabels(
        {QString(), tr("Both decided"), tr("Same"), tr("Agree, %"), tr("Cohen's kappa"), tr("Gwet's AC1")});
    setItemDelegate(new RowDelegate(this));
    setObjectName(QStringLiteral("agreement"));
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setShowGrid(false);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &AgreementTable::resizeRowsToContents);
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Agreement"));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(row_height);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(name, QHeaderView::Stretch);
    for (const int column : {both, same})
        horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const int column : {share, kappa, ac1}) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        setColumnWidth(column,
                       2 * side + fontMetrics().horizontalAdvance(QStringLiteral("100.0 (100.0 to 100.0)")));
    }
}

void AgreementTable::show_pair(const review::Comparison& pair) {
    using Of = review::Comparison::Of;
    clearSpans();
    setRowCount(0);
    Of before = Of::all;
    for (const review::Comparison::Row& row : pair.rows) {
        if (row.of != before)
            add_heading(row.of == Of::reason ? tr("By reason: whether both gave it")
                                             : tr("By finding: the contours that have it"));
        before = row.of;
        add_row(row);
    }
    resizeRowsToContents();
}

void AgreementTable::add_heading(const QString& text) {
    const int row = rowCount();
    insertRow(row);
    auto* item = new QTableWidgetItem(text);
    item->setFont(heading_font());
    item->setForeground(theme().muted);
    item->setTextAlignment(Qt::AlignLeft | Qt::AlignBottom);
    setItem(row, name, item);
    setSpan(row, name, 1, columns);
}

void AgreementTable::add_row(const review::Comparison::Row& row) {
    const int at = rowCount();
    insertRow(at);
    auto* what = new QTableWidgetItem(row_name(row));
    what->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
    setItem(at, name, what);
    const std::pair<int, std::size_t> counts[] = {{both, row.agreement.both}, {same, row.agreement.equal}};
    for (const auto& [column, count] : counts) {
        auto* item = new QTableWidgetItem(QString::number(count));
        item->setTextAlignment(Qt::AlignRight | Qt::AlignTop);
        setItem(at, column, item);
    }
    add_figure(at, share, row.agreement.share, percent_text(row.agreement.share));
    add_figure(at, kappa, row.agreement.kappa, figure_text(row.agreement.kappa));
    add_figure(at, ac1, row.agreement.ac1, figure_text(row.agreement.ac1));
}

void AgreementTable::add_figure(int row, int column, const std::optional<review::Estimate>& estimate,
                                const QString& text) {
    auto* item = new QTableWidgetItem(text);
    if (estimate)
        item->setData(estimate_role, QPolygonF({QPointF(estimate->value, column == share ? 0 : -1),
                                                QPointF(estimate->low, estimate->high)}));
    else
        item->setToolTip(tr("Not defined: chance alone would agree on all"));
    setItem(row, column, item);
}

void AgreementTable::changeEvent(QEvent* event) {
    QTableWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) viewport()->update();
}

} // namespace contourcheck::desktop
