#include "desktop/panels/key_button.h"

#include "desktop/theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace contourcheck::desktop {

namespace {

constexpr int key_gap = 8;

QFont bold(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont key_font() {
    QFont font = secondary_font();
    font.setPixelSize(std::max(9, font.pixelSize() - 1));
    return font;
}

/// Of the key's frame: a square for a letter, wider for a longer name.
QSizeF cap_size(const QString& key) {
    const QFontMetricsF metrics(key_font());
    const double height = metrics.height() + 2;
    return {std::max(height, metrics.horizontalAdvance(key) + 8), height};
}

} // namespace

KeyButton::KeyButton(const QString& text, const QString& key, QWidget* parent)
    : QPushButton(text, parent), key_(key), fill_(theme().accent) {
    setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the picture
    setAutoDefault(true);         // Enter presses it, too
    setAttribute(Qt::WA_Hover);
    describe();
}

void KeyButton::describe() {
    setAccessibleDescription(chosen_              ? tr("Key %1, chosen").arg(key_)
                             : another_.isEmpty() ? tr("Key %1").arg(key_)
                                                  : tr("Key %1, chosen by %2").arg(key_, another_));
}

void KeyButton::set_key(const QString& key) {
    key_ = key;
    describe();
    updateGeometry();
    update();
}

void KeyButton::set_fill(const QColor& fill) {
    fill_ = fill;
    update();
}

void KeyButton::set_chosen(bool chosen) {
    if (chosen == chosen_) return;
    chosen_ = chosen;
    describe();
    update();
}

void KeyButton::set_chosen_by(const QString& another) {
    if (another == another_) return;
    another_ = another;
    describe();
    update();
}

QSize KeyButton::sizeHint() const {
    const QFontMetrics metrics(bold(font()));
    return {metrics.horizontalAdvance(text()) + key_gap + cap_size(key_).toSize().width() + 14,
            metrics.height() + 18};
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
    const bool framed = !filled && !another_.isEmpty() && isEnabled();
    if (framed && !hasFocus()) edge = fill_;
    const double inset = framed ? 1 : 0.5;
    painter.setBrush(ground);
    painter.setPen(QPen(edge, 2 * inset));
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 6, 6);

    const QColor ink =
        filled ? t.ink
               : palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled, QPalette::ButtonText);
    const QFont word = bold(font());
    const QFontMetricsF metrics(word);
    const QSizeF cap = cap_size(key_);
    const double width = metrics.horizontalAdvance(text()) + key_gap + cap.width();
    const double left = (this->width() - width) / 2.0;
    painter.setFont(word);
    painter.setPen(ink);
    painter.drawText(QRectF(left, 0, metrics.horizontalAdvance(text()) + 1, height()), Qt::AlignVCenter,
                     text());
    const QRectF box({left + width - cap.width(), (height() - cap.height()) / 2.0}, cap);
    QColor quiet = ink;
    quiet.setAlphaF(filled ? 0.8F : 0.65F);
    painter.setFont(key_font());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(filled ? quiet : t.line, 1));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(filled ? ink : quiet);
    painter.drawText(box, Qt::AlignCenter, key_);
}

} // namespace contourcheck::desktop
