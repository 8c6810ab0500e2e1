#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace contourcheck::desktop {

/// An action and its keys. It is known by the key that it comes with (`id`, "Ctrl+O"): no two share one, and it is the same
/// in every language. Of several keys the first can be changed.
struct Binding {
    QString id;
    QString name; ///< as the menus call it
    QList<QKeySequence> defaults;
    QList<QKeySequence> keys;
    bool held = false; ///< it does something while it is held: one key without Shift, Ctrl or Alt
};
using Bindings = std::vector<Binding>;

[[nodiscard]] QString id_of(const QKeySequence& key);

/// Whose key it is; none when it is free.
[[nodiscard]] const Binding* owner(const Bindings& bindings, const QKeySequence& key);

/// Why a key cannot be given to this action at all: keys that move between controls and press them, where the action does not come
/// with them, and for a held one keys with others.
[[nodiscard]] std::optional<QString> bar(const Binding& binding, const QKeySequence& key);

/// Gives `id` another first key; returns why not, with the name of the action that has it.
[[nodiscard]] std::optional<QString> assign(Bindings& bindings, const QString& id, const QKeySequence& key);
[[nodiscard]] std::optional<QString> reset(Bindings& bindings, const QString& id);
void reset_all(Bindings& bindings);

/// What differs from what the program comes with: id to first key.
[[nodiscard]] std::map<QString, QString> changes(const Bindings& bindings);
/// The bindings with these changes. Where they would give two actions one key (a file written by hand, an action that is new),
/// those actions keep what they came with.
[[nodiscard]] Bindings changed(Bindings bindings, const std::map<QString, QString>& changes);

} // namespace contourcheck::desktop
