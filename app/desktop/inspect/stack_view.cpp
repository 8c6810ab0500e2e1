#include "desktop/inspect/stack_view.h"

#include "desktop/inspect/view_colours.h"
#include "picture/furniture.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace contourcheck::desktop {

namespace {

constexpr double border = 12, between = 20;

} // namespace

StackView::StackView(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("The contours of a phase seen from the side"));
}

QSize StackView::sizeHint() const {
    return {300, 200};
}

QSize StackView::minimumSizeHint() const {
    return {80, 90};
}

QFont StackView::small_font() const {
    QFont small = font();
    small.setPixelSize(std::max(10, QFontInfo(small).pixelSize() - 2));
    return small;
}

void StackView::set_stack(Stack stack) {
    stack_ = std::move(stack);
    setAccessibleDescription(
        stack_.shadows.empty()
            ? tr("no contours")
            : tr("%1 contours of phase %2").arg(stack_.shadows.size()).arg(stack_.phase + 1));
    update();
}

void StackView::set_current(int location) {
    if (location == current_) return;
    current_ = location;
    update();
}

StackView::Frame StackView::frame() const {
    Frame frame;
    const double head = std::ceil(QFontMetricsF(small_font()).height()) + 6;
    frame.area = QRectF(rect()).adjusted(border, border + head, -border, -border);
    if (stack_.shadows.empty() || frame.area.isEmpty()) return frame;
    const auto [lowest, highest] = std::ranges::minmax(stack_.shadows, {}, &Shadow::position_mm);
    frame.top_mm = stack_.downwards ? lowest.position_mm : highest.position_mm;
    const double height_mm = highest.position_mm - lowest.position_mm + stack_.gap_mm;
    double width_mm = 0;
    for (int side = 0; side < 2; ++side) {
        double from = 1e300, to = -1e300;
        for (const Shadow& shadow : stack_.shadows) {
            from = std::min(from, shadow.across[side].from_mm);
            to = std::max(to, shadow.across[side].to_mm);
        }
        frame.left_mm[side] = from;
        frame.width_mm[side] = std::max(1.0, to - from);
        width_mm += frame.width_mm[side];
    }
    frame.scale = std::min((frame.area.width() - between) / width_mm, frame.area.height() / height_mm);
    frame.scale = std::max(frame.scale, 1e-6);
    return frame;
}

QRectF StackView::bar_in(const Frame& frame, const Shadow& shadow, int side) const {
    const double step = stack_.gap_mm * frame.scale;
    const double thick = std::clamp(step * 0.55, 2.0, 9.0);
    const double depth = std::abs(shadow.position_mm - frame.top_mm) * frame.scale + step / 2;
    double left = frame.area.left();
    if (side == 1) left += frame.width_mm[0] * frame.scale + between;
    const Extent& across = shadow.across[side];
    return {left + (across.from_mm - frame.left_mm[side]) * frame.scale, frame.area.top() + depth - thick / 2,
            (across.to_mm - across.from_mm) * frame.scale, thick};
}

QRectF StackView::bar(const Shadow& shadow, int side) const {
    return bar_in(frame(), shadow, side);
}

void StackView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(small_font());
    const picture::Colours& c = colours_for(*this);
    painter.setPen(c.muted);
    const Frame frame = this->frame();
    const QRectF head(frame.area.left(), border, frame.area.width(), QFontMetricsF(painter.font()).height());
    if (stack_.shadows.empty()) {
        painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("No contours to stack."));
        return;
    }
    const QString whole = tr("from the side · phase %1").arg(stack_.phase + 1);
    const bool has_room = painter.fontMetrics().horizontalAdvance(whole) <= head.width();
    painter.drawText(head, Qt::AlignLeft, has_room ? whole : tr("phase %1").arg(stack_.phase + 1));
    for (int side = 0; side < 2; ++side)
        paint_side(painter, frame, side);
}

void StackView::paint_silhouette(QPainter& painter, const Frame& frame, int side, contour::Kind kind) const {
    QPolygonF left, right;
    for (const Shadow& shadow : stack_.shadows) {
        if (shadow.kind != kind) continue;
        const QRectF bar = bar_in(frame, shadow, side);
        left << QPointF(bar.left(), bar.center().y());
        right << QPointF(bar.right(), bar.center().y());
    }
    QColor line = colours_for(*this).muted;
    line.setAlpha(150);
    painter.setPen(QPen(line, 1, kind == contour::Kind::outer ? Qt::DashLine : Qt::SolidLine));
    painter.drawPolyline(left);
    painter.drawPolyline(right);
}

void StackView::paint_side(QPainter& painter, const Frame& frame, int side) const {
    const picture::Colours& c = colours_for(*this);
    for (const contour::Kind kind : {contour::Kind::outer, contour::Kind::inner}) {
        paint_silhouette(painter, frame, side, kind);
        for (const Shadow& shadow : stack_.shadows) {
            if (shadow.kind != kind) continue;
            const QRectF bar = bar_in(frame, shadow, side);
            const bool here = shadow.location == current_;
            // On light ground the kinds' own colours need an edge.
            painter.setPen(QPen(here ? c.text : c.muted, here ? 2 : 0.6));
            painter.setBrush(picture::kind_colour(kind));
            const double thin = kind == contour::Kind::inner ? 0 : bar.height() * 0.22;
            painter.drawRect(bar.adjusted(0, thin, 0, -thin));
        }
    }
}

const StackView::Shadow* StackView::at(QPointF position) const {
    const Frame frame = this->frame();
    const Shadow* nearest = nullptr;
    double least = 1e300;
    for (const Shadow& shadow : stack_.shadows)
        for (int side = 0; side < 2; ++side) {
            const QRectF bar = bar_in(frame, shadow, side);
            const double dy = std::abs(position.y() - bar.center().y());
            // Of inner and outer at one height the narrower one under the pointer.
            const bool within = position.x() >= bar.left() - 6 && position.x() <= bar.right() + 6;
            const double distance = dy * 1000 + (within ? bar.width() : 1e5);
            if (dy <= std::max(4.0, stack_.gap_mm * frame.scale / 2) && distance < least) {
                least = distance;
                nearest = &shadow;
            }
        }
    return nearest;
}

void StackView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (const Shadow* shadow = at(event->position())) emit chosen(shadow->location, stack_.phase);
}

bool StackView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const Shadow* shadow = at(help->pos()))
        QToolTip::showText(help->globalPos(), shadow->tip, this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace contourcheck::desktop
