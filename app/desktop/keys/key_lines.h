#pragma once

#include <QString>

#include <utility>
#include <vector>

class QMenuBar;

namespace contourcheck::desktop {

class KeyMap;

/// What a key does. `id`: of the binding, empty for what has no key that can be changed.
struct KeyLine {
    QString id;
    QString keys; ///< as they are shown
    QString text;
};

/// Every action with its keys, read from the menus, so that none is missing; and what the mouse does. By menu.
[[nodiscard]] std::vector<std::pair<QString, std::vector<KeyLine>>> key_sections(const QMenuBar& menus,
                                                                                 const KeyMap& keys);

/// The first two keys of a binding.
struct Binding;
[[nodiscard]] QString shown_keys(const Binding& binding);

} // namespace contourcheck::desktop
