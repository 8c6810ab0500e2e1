#include "desktop/browse/patient_list.h"

#include "desktop/signs.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace contourcheck::desktop {

namespace {

constexpr int list_margin = 12;
constexpr int bar_height = 4;

QString spoken(const PatientSummary& s) {
    QString text = PatientList::tr("%1, %2, %3 of %4 reviewed")
                       .arg(s.name, counts_text(s))
                       .arg(s.decided())
                       .arg(s.contours());
    if (s.flagged > 0) text += PatientList::tr(", %1 with findings").arg(s.flagged);
    if (s.queued >= 0) text += PatientList::tr(", %1 in the queue").arg(s.queued);
    return text;
}

void paint_bar(QPainter& painter, const QRectF& bar, const PatientSummary& s) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().line);
    painter.drawRoundedRect(bar, bar_height / 2.0, bar_height / 2.0);
    if (s.contours() == 0) return;
    painter.save();
    painter.setClipRect(bar);
    double left = bar.left();
    const std::pair<int, QColor> parts[] = {
        {s.accepted, theme().green}, {s.rejected, theme().vermilion}, {s.unsure, theme().purple}};
    for (const auto& [count, part_colour] : parts) {
        if (count == 0) continue;
        const double width = bar.width() * count / s.contours();
        painter.setBrush(part_colour);
        painter.drawRoundedRect(QRectF(left, bar.top(), width, bar.height()), 2, 2);
        left += width;
    }
    painter.restore();
}

/// At the right of the name: the count of flagged contours, or done.
void paint_flag(QPainter& painter, const QRectF& line, const PatientSummary& s) {
    QString text;
    picture::Sign shown = picture::Sign::tick;
    QColor ink = theme().green;
    if (s.worst != check::Status::ok) {
        if (s.flagged > 0) text = QString::number(s.flagged);
        shown = sign(s.worst);
        ink = colour(s.worst);
    } else if (s.contours() > 0 && s.decided() == s.contours()) {
        text = PatientList::tr("done");
    } else {
        return;
    }
    QFont font = secondary_font();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, text);
    const double width = text.isEmpty() ? 0 : QFontMetricsF(font).horizontalAdvance(text) + 4;
    constexpr double size = 11;
    picture::paint_sign(
        painter, QRectF(line.right() - width - size, line.center().y() - size / 2, size, size), shown, ink);
}

} // namespace

QString counts_line(const PatientSummary& summary, const QFontMetricsF& metrics, double width) {
    const QString counts =
        summary.queued >= 0 ? PatientList::tr("%1 in the queue").arg(summary.queued) : counts_text(summary);
    const int left = summary.left();
    const QString rest =
        left > 0 && left < summary.listed() ? PatientList::tr(" · %1 left").arg(left) : QString();
    return metrics.elidedText(counts, Qt::ElideRight, width - metrics.horizontalAdvance(rest)) + rest;
}

void PatientModel::set_summaries(std::vector<PatientSummary> summaries) {
    if (summaries.size() != summaries_.size()) {
        beginResetModel();
        summaries_ = std::move(summaries);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < summaries.size(); ++i) {
        if (summaries[i] == summaries_[i]) continue;
        summaries_[i] = std::move(summaries[i]);
        emit dataChanged(index(int(i)), index(int(i)));
    }
}

int PatientModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(summaries_.size());
}

QVariant PatientModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const PatientSummary& s = at(index.row());
    if (role == Qt::DisplayRole) return s.name;
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) return spoken(s);
    return {};
}

QSize PatientDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    const int line = QFontMetrics(QApplication::font()).height();
    const int small = QFontMetrics(secondary_font()).height();
    return {160, 8 + line + 4 + bar_height + 4 + small + 8};
}

void PatientDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const auto* model = static_cast<const PatientModel*>(index.model());
    const PatientSummary& s = model->at(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool chosen = option.state & QStyle::State_Selected;
    if (chosen) {
        painter->fillRect(option.rect, theme().selection);
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme().accent);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, theme().raised);
    }
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
        painter->setPen(theme().accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    QRectF box = QRectF(option.rect).adjusted(list_margin, 8, -list_margin, -8);
    const double line = QFontMetricsF(QApplication::font()).height();
    const QRectF name(box.left(), box.top(), box.width(), line);
    paint_flag(*painter, name, s);
    painter->setFont(QApplication::font());
    painter->setPen(s.queued == 0 ? theme().muted : theme().text); // nothing to do there
    const QString elided =
        QFontMetricsF(QApplication::font()).elidedText(s.name, Qt::ElideMiddle, name.width() - 48);
    painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter, elided);
    paint_bar(*painter, QRectF(box.left(), name.bottom() + 4, box.width(), bar_height), s);
    painter->setFont(secondary_font());
    painter->setPen(theme().muted);
    const QRectF below(box.left(), name.bottom() + 8 + bar_height, box.width(), box.bottom() - name.bottom());
    painter->drawText(below, Qt::AlignLeft | Qt::AlignTop,
                      counts_line(s, QFontMetricsF(secondary_font()), below.width()));
    painter->restore();
}

namespace {

/// Where no row is the current one, Qt makes the first of it with the focus, which nobody has asked for: the page may get
/// it by being shown, before it is known where the dataset was left.
class PatientView : public QListView {
protected:
    void focusInEvent(QFocusEvent* event) override {
        if (currentIndex().isValid()) return QListView::focusInEvent(event);
        QAbstractScrollArea::focusInEvent(event);
        viewport()->update();
    }
};

} // namespace

PatientList::PatientList(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), model_(new PatientModel(this)), view_(new PatientView) {
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    auto* heading = new QLabel(tr("Patients"));
    heading->setFont(heading_font());
    heading->setContentsMargins(list_margin, 12, list_margin, 4);
    heading->setForegroundRole(QPalette::PlaceholderText);
    view_->setModel(model_);
    view_->setItemDelegate(new PatientDelegate(view_));
    view_->setAccessibleName(tr("Patients"));
    view_->setMouseTracking(true);
    view_->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the picture
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setUniformItemSizes(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(heading);
    layout->addWidget(view_);

    connect(&session_, &Session::opened_changed, this, &PatientList::refill);
    after_the_picture_.setSingleShot(true);
    connect(&after_the_picture_, &QTimer::timeout, this, &PatientList::refill);
    for (const auto changed : {&Session::standings_changed, &Session::queue_changed})
        connect(&session_, changed, &after_the_picture_, [this] { after_the_picture_.start(0); });
    connect(&session_, &Session::place_changed, this, &PatientList::select_current);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) { session_.go_to_patient(now.row()); });
}

void PatientList::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refill();
}

void PatientList::refill() {
    if (!isVisible()) return; // shown, it is filled
    std::vector<PatientSummary> summaries;
    if (const auto opened = session_.opened())
        for (std::size_t i = 0; i < opened->checked.patients.size(); ++i)
            summaries.push_back(summary(session_, int(i)));
    model_->set_summaries(std::move(summaries));
    select_current();
}

void PatientList::select_current() {
    const int row = session_.place().patient;
    if (row < 0 || row >= model_->rowCount() || view_->currentIndex().row() == row) return;
    view_->setCurrentIndex(model_->index(row));
}

} // namespace contourcheck::desktop
