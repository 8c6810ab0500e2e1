#include "desktop/house_style.h"

#include "desktop/theme.h"
#include "picture/signs.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QStyleOption>

namespace contourcheck::desktop {

namespace {

QColor edge(const QStyleOption& option) {
    if (!(option.state & QStyle::State_Enabled)) return theme().line;
    return option.state & (QStyle::State_HasFocus | QStyle::State_MouseOver) ? theme().accent : theme().muted;
}

/// A box or, `round`, a ring, filled and signed where it is on.
void paint_indicator(QPainter& painter, const QStyleOption& option, bool round) {
    const bool on = option.state & QStyle::State_On;
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = round ? box.width() / 2 : 3;
    const bool enabled = option.state & QStyle::State_Enabled;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge(option), 1));
    painter.setBrush(on ? enabled ? theme().accent : theme().line : theme().raised);
    painter.drawRoundedRect(box, radius, radius);
    const QRectF inner = box.adjusted(2, 2, -2, -2);
    const QColor ink = enabled ? theme().ink : theme().muted;
    if (on && round) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(inner.adjusted(1.5, 1.5, -1.5, -1.5));
    } else if (on) {
        picture::paint_sign(painter, inner, picture::Sign::tick, ink);
    }
    painter.restore();
}

bool takes_wheel(const QWidget& widget) {
    return qobject_cast<const QComboBox*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr;
}

QIcon icon_of(picture::Sign sign, const QColor& colour) {
    constexpr int side = 128; // scaled down where it is shown
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double inset = side / 6.0;
    picture::paint_sign(painter, QRectF(inset, inset, side - 2 * inset, side - 2 * inset), sign, colour);
    return pixmap;
}

} // namespace

HouseStyle::HouseStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void HouseStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (takes_wheel(*widget)) widget->installEventFilter(this);
}

void HouseStyle::unpolish(QWidget* widget) {
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool HouseStyle::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel) return QProxyStyle::eventFilter(watched, event);
    event->ignore(); // goes on to what holds it
    return true;
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton)
        paint_indicator(*painter, *option, element == PE_IndicatorRadioButton);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returned) const {
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

QIcon HouseStyle::standardIcon(StandardPixmap standard, const QStyleOption* option,
                               const QWidget* widget) const {
    if (standard == SP_MessageBoxQuestion) return icon_of(picture::Sign::question, theme().accent);
    if (standard == SP_MessageBoxWarning) return icon_of(picture::Sign::triangle, theme().amber);
    if (standard == SP_MessageBoxCritical) return icon_of(picture::Sign::octagon, theme().vermilion);
    return QProxyStyle::standardIcon(standard, option, widget);
}

} // namespace contourcheck::desktop
