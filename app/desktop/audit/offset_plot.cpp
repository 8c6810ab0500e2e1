#include "desktop/audit/offset_plot.h"

#include "desktop/audit/offset_words.h"
#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

constexpr double reach_px = -evidence::OffsetMap::first_px; ///< shifts that were tried, either way

} // namespace

OffsetPlot::OffsetPlot(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Offsets of the inner contours"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void OffsetPlot::set_offsets(const Audited* audited) {
    contours_.clear();
    patients_.clear();
    common_.reset();
    if (audited) {
        const auto& evidence = audited->opened->checked.report.convention_evidence;
        const auto& offsets = audited->audit.offsets_px;
        // Contours that lie elsewhere altogether say nothing of an offset, and were not asked.
        for (std::size_t i = 0; i < std::min(offsets.size(), evidence.patients.size()); ++i)
            if (evidence.patients[i].offset)
                contours_.insert(contours_.end(), offsets[i].begin(), offsets[i].end());
        const std::set<int> outside = desktop::outside(*audited->opened);
        for (std::size_t i = 0; i < evidence.patients.size(); ++i)
            if (const auto& each = evidence.patients[i]; each.offset)
                patients_.push_back({qs(each.patient), each.offset->best_px, outside.contains(int(i))});
        common_ = evidence.offset;
    }
    update();
}

QRectF OffsetPlot::area() const {
    const double side = std::min(width(), height());
    return QRectF(0, 0, side, side).adjusted(0.5, 0.5, -0.5, -0.5);
}

QPointF OffsetPlot::place(contour::Point offset_px) const {
    const QRectF box = area().adjusted(8, 8, -8, -8);
    return box.center() + QPointF(offset_px.x, offset_px.y) * (box.width() / 2 / reach_px);
}

void OffsetPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(theme().panel);
    painter.drawRoundedRect(area(), 4, 4);
    paint_axes(painter);
    QColor dot = theme().muted;
    dot.setAlphaF(contours_.size() > 500 ? 0.25F : 0.6F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dot);
    for (const contour::Point& offset : contours_)
        painter.drawEllipse(place(offset), 2.5, 2.5);
    for (const OfPatient& patient : patients_)
        paint_ring(painter, place(patient.best_px), patient.is_outside);
    paint_common(painter);
    paint_names(painter);
}

void OffsetPlot::paint_names(QPainter& painter) const {
    constexpr int most = 6; // more would lie on one another
    const auto count = std::ranges::count(patients_, true, &OfPatient::is_outside);
    if (count > most) return;
    painter.setFont(secondary_font());
    painter.setPen(theme().text);
    const QFontMetricsF metrics(painter.font());
    for (const OfPatient& patient : patients_) {
        if (!patient.is_outside) continue;
        const QPointF at = place(patient.best_px);
        const double width = metrics.horizontalAdvance(patient.name);
        // Beneath the ring: what lies beside it is mostly its own contours.
        const double left = std::clamp(at.x() - width / 2, area().left() + 4, area().right() - 4 - width);
        painter.drawText(QPointF(left, at.y() + 10 + metrics.ascent()), patient.name);
    }
}

void OffsetPlot::paint_ring(QPainter& painter, QPointF middle, bool is_outside) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(is_outside ? theme().vermilion : theme().text, is_outside ? 2.5 : 1.5));
    painter.drawEllipse(middle, 4.5, 4.5);
    if (!is_outside) return;
    // Not by colour alone: crossed out.
    painter.drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3));
}

std::vector<KeyView::Entry> OffsetPlot::key() {
    const auto dot = [](QPainter& painter, const QRectF& box) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().muted);
        painter.drawEllipse(box.center(), 2.5, 2.5);
    };
    const auto common = [](QPainter& painter, const QRectF& box) {
        QColor wash = theme().accent;
        wash.setAlphaF(0.18F);
        painter.setPen(QPen(theme().accent, 1.5));
        painter.setBrush(wash);
        painter.drawRect(box.adjusted(3, 1, -3, -1));
        painter.setBrush(theme().accent);
        painter.drawEllipse(box.center(), 4, 4);
    };
    return {
        {dot, tr("a contour")},
        {[](QPainter& p, const QRectF& box) { paint_ring(p, box.center(), false); }, tr("a patient")},
        {[](QPainter& p, const QRectF& box) { paint_ring(p, box.center(), true); }, tr("a patient outside")},
        {common, tr("all together, with the 95 % interval")},
        {[](QPainter& p, const QRectF& box) {
             p.setPen(QPen(theme().muted, 1));
             p.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()));
             p.drawLine(QPointF(box.left() + 3, box.center().y()),
                        QPointF(box.right() - 3, box.center().y()));
         },
         tr("where they stand")}};
}

void OffsetPlot::paint_axes(QPainter& painter) const {
    const QPointF zero = place({0, 0});
    painter.setPen(QPen(theme().line, 1));
    for (const double px : {-2.0, -1.0, 1.0, 2.0}) {
        painter.drawLine(place({px, 0}) - QPointF(0, 3), place({px, 0}) + QPointF(0, 3));
        painter.drawLine(place({0, px}) - QPointF(3, 0), place({0, px}) + QPointF(3, 0));
    }
    painter.setPen(QPen(theme().muted, 1));
    painter.drawLine(QPointF(area().left(), zero.y()), QPointF(area().right(), zero.y()));
    painter.drawLine(QPointF(zero.x(), area().top()), QPointF(zero.x(), area().bottom()));
    painter.setFont(secondary_font());
    const QFontMetricsF metrics(painter.font());
    const auto text = [&](QPointF corner, Qt::Alignment align, const QString& words) {
        const QRectF box(corner.x() - 60, corner.y() - metrics.height(), 120, 2 * metrics.height());
        painter.drawText(box, int(align), words);
    };
    const QRectF box = area().adjusted(6, 3, -6, -3);
    text({box.left() + 60, zero.y() + metrics.height() + 1}, Qt::AlignLeft | Qt::AlignTop,
         tr("−%1 px").arg(reach_px));
    text({box.right() - 60, zero.y() + metrics.height() + 1}, Qt::AlignRight | Qt::AlignTop,
         tr("x +%1").arg(reach_px));
    text({zero.x() + 64, box.bottom() - metrics.height()}, Qt::AlignLeft | Qt::AlignBottom,
         tr("y +%1 (down)").arg(reach_px));
}

void OffsetPlot::paint_common(QPainter& painter) const {
    if (!common_) return;
    QColor wash = theme().accent;
    wash.setAlphaF(0.18F);
    painter.setPen(QPen(theme().accent, 1.5));
    painter.setBrush(wash);
    painter.drawRect(QRectF(place(common_->low_px), place(common_->high_px)));
    painter.setPen(QPen(theme().raised, 1.5));
    painter.setBrush(theme().accent);
    painter.drawEllipse(place(common_->best_px), 5.5, 5.5);
}

bool OffsetPlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    constexpr double near = 8;
    QStringList lines;
    for (const OfPatient& patient : patients_)
        if (const QPointF away = place(patient.best_px) - help->pos(); std::hypot(away.x(), away.y()) <= near)
            lines << tr("%1: (%2, %3) px")
                         .arg(patient.name, one_digit(patient.best_px.x), one_digit(patient.best_px.y));
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), lines.mid(0, 12).join(u'\n'), this);
    return true;
}

} // namespace contourcheck::desktop
