#pragma once

#include <QKeyEvent>

namespace contourcheck::desktop {

/// A key that writes or moves in a text: while one is being typed it is no shortcut.
[[nodiscard]] inline bool is_plain(const QKeyEvent& key) {
    const bool plain = !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const bool function_key = key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35;
    return plain && !function_key;
}

} // namespace contourcheck::desktop
