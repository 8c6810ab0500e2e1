#include "desktop/panels/key_button.h"

#include "desktop/theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int gap = 8;

QFont bold(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

KeyButton::KeyButton(const QString& text, const QString& key, QWidget* parent)
    : QPushButton(text, parent), key_(key), fill_(theme().accent) {
    setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the picture
    setAutoDefault(true);         // Enter presses it, too
    setAttribute(Qt::WA_Hover);
    setAccessibleDescription(tr("Key %1").arg(key));
}

void KeyButton::set_fill(const QColor& fill) {
    fill_ = fill;
    update();
}

void KeyButton::set_chosen(bool chosen) {
    if (chosen == chosen_) return;
    chosen_ = chosen;
    setAccessibleDescription(chosen ? tr("Key %1, chosen").arg(key_) : tr("Key %1").arg(key_));
    update();
}

QSize KeyButton::sizeHint() const {
    const QFontMetrics metrics(bold(font()));
    return {metrics.horizontalAdvance(text()) + gap + metrics.height() + 16, metrics.height() + 18};
}

void KeyButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space)
        event->ignore();
    else
        QPushButton::keyPressEvent(event);
}

void KeyButton::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space)
        event->ignore();
    else
        QPushButton::keyReleaseEvent(event);
}

void KeyButton::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool filled = chosen_ && isEnabled();
    QColor ground = filled ? fill_ : t.raised;
    QColor edge = filled ? fill_ : t.line;
    if (underMouse() && isEnabled()) edge = filled ? t.text : t.muted;
    if (isDown()) ground = filled ? fill_.darker(115) : t.selection;
    if (hasFocus()) edge = filled ? t.text : t.accent;
    if (!isEnabled()) ground = Qt::transparent;
    painter.setBrush(ground);
    painter.setPen(QPen(edge, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);

    const QColor ink =
        filled ? t.ink
               : palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled, QPalette::ButtonText);
    const QFont word = bold(font());
    QFont small = secondary_font();
    small.setPixelSize(std::max(9, small.pixelSize() - 1));
    const QFontMetricsF metrics(word);
    const double cap = QFontMetricsF(small).height() + 2;
    const double width = metrics.horizontalAdvance(text()) + gap + cap;
    const double left = (this->width() - width) / 2.0;
    painter.setFont(word);
    painter.setPen(ink);
    painter.drawText(QRectF(left, 0, metrics.horizontalAdvance(text()) + 1, height()), Qt::AlignVCenter,
                     text());
    const QRectF box(left + width - cap, (height() - cap) / 2.0, cap, cap);
    QColor quiet = ink;
    quiet.setAlphaF(filled ? 0.8F : 0.65F);
    painter.setFont(small);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(filled ? quiet : t.line, 1));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(filled ? ink : quiet);
    painter.drawText(box, Qt::AlignCenter, key_);
}

} // namespace contourcheck::desktop
