#include "desktop/audit/offset_plot.h"

#include "desktop/texts.h"
#include "desktop/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

constexpr double reach_px = -evidence::OffsetMap::first_px; ///< shifts that were tried, either way

QString one_digit(double value) {
    const double rounded = std::round(value * 10) / 10;
    const QString text = QLocale().toString(std::abs(rounded), 'f', 1);
    return rounded < 0 ? u'−' + text : text;
}

QString origin_text(double origin) {
    return QLocale().toString(origin, 'g', 2);
}

QString suggestion(const check::Report& report) {
    const auto& evidence = report.convention_evidence;
    if (!evidence.suggests) return OffsetPlot::tr("none: no origin lies within the interval");
    if (*evidence.suggests == report.convention.pixel_origin) return OffsetPlot::tr("the one in use");
    return origin_text(*evidence.suggests);
}

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
        for (const auto& each : evidence.patients)
            if (each.offset) patients_.push_back({qs(each.patient), each.offset->best_px});
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
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().text, 1.5));
    for (const OfPatient& patient : patients_)
        painter.drawEllipse(place(patient.best_px), 4.5, 4.5);
    paint_common(painter);
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
        QToolTip::showText(help->globalPos(),
                           tr("dot: a contour · ring: a patient · box: 95 % interval of all"), this);
    else
        QToolTip::showText(help->globalPos(), lines.mid(0, 12).join(u'\n'), this);
    return true;
}

std::vector<std::pair<QString, QString>> offset_lines(const check::Report& report) {
    const auto& offset = report.convention_evidence.offset;
    std::vector<std::pair<QString, QString>> lines;
    if (offset) {
        lines.emplace_back(
            OffsetPlot::tr("offset"),
            OffsetPlot::tr("(%1, %2) px").arg(one_digit(offset->best_px.x), one_digit(offset->best_px.y)));
        const auto interval = [&](double low, double high) {
            return OffsetPlot::tr("%1 … %2").arg(one_digit(low), one_digit(high));
        };
        lines.emplace_back(OffsetPlot::tr("95 % interval, x"), interval(offset->low_px.x, offset->high_px.x));
        lines.emplace_back(OffsetPlot::tr("95 % interval, y"), interval(offset->low_px.y, offset->high_px.y));
        lines.emplace_back(
            OffsetPlot::tr("from"),
            OffsetPlot::tr("%1 contours, %2").arg(offset->contours).arg(patients_text(offset->patients)));
    } else {
        lines.emplace_back(OffsetPlot::tr("offset"),
                           OffsetPlot::tr("cannot be told: too few inner contours show in their pictures"));
    }
    lines.emplace_back(OffsetPlot::tr("pixel origin in use"), origin_text(report.convention.pixel_origin));
    if (offset) lines.emplace_back(OffsetPlot::tr("would suggest"), suggestion(report));
    return lines;
}

QString offset_caution() {
    return OffsetPlot::tr(
        "Parts of the boundary with papillary muscles beside them are left out: a muscle there "
        "draws the offset inward. This is a suggestion; masks stay as they are until you "
        "choose another pixel origin.");
}

} // namespace contourcheck::desktop
