#pragma once

#include "picture/colours.h"

#include <QPalette>
#include <QWidget>

namespace contourcheck::desktop {

/// As bright as the window around the widget.
inline const picture::Colours& colours_for(const QWidget& widget) {
    return picture::colours(widget.palette().color(QPalette::Window).lightnessF() < 0.5F);
}

} // namespace contourcheck::desktop
