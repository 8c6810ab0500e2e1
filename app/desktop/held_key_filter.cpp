#include "desktop/held_key_filter.h"

#include <QKeyEvent>

namespace contourcheck::desktop {

bool HeldKeyFilter::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyRelease) {
        const auto* key = static_cast<QKeyEvent*>(event);
        released_key_ = key->key();
        released_at_ms_ = key->timestamp();
    } else if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool letter = (key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z) ||
                            (key->key() >= Qt::Key_0 && key->key() <= Qt::Key_9);
        const bool repeated =
            key->timestamp() != 0 && key->key() == released_key_ && key->timestamp() == released_at_ms_;
        if (letter && repeated && key->modifiers() == Qt::NoModifier) {
            event->accept(); // no shortcut; typing in a text goes on
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace contourcheck::desktop
