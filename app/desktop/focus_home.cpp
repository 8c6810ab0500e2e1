#include "desktop/focus_home.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QEvent>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

namespace contourcheck::desktop {

FocusHome::FocusHome(QWidget* window, std::function<void()> go_home)
    : QObject(window), window_(window), go_home_(std::move(go_home)) {
    qApp->installEventFilter(this);
}

bool FocusHome::leads_home(QWidget* hidden) const {
    QWidget* parent = hidden->parentWidget();
    if (qobject_cast<QDialog*>(hidden)) return parent && parent->window() == window_;
    const QWidget* focused = window_->focusWidget();
    if (const auto* menu = qobject_cast<QMenu*>(hidden)) {
        const auto* button = qobject_cast<const QToolButton*>(focused);
        return button && button->menu() == menu;
    }
    return parent && parent == focused && qobject_cast<QComboBox*>(parent); // its list
}

bool FocusHome::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Hide || !window_ || !watched->isWidgetType()) return false;
    if (!leads_home(static_cast<QWidget*>(watched))) return false;
    // The window gets its old focus back first; and one dialog may open the next.
    QTimer::singleShot(0, this, [this] {
        if (window_ && window_->isVisible() && !QApplication::activeModalWidget()) go_home_();
    });
    return false;
}

} // namespace contourcheck::desktop
