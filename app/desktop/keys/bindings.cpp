#include "desktop/keys/bindings.h"

#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

namespace {

Binding* find(Bindings& bindings, const QString& id) {
    const auto it = std::ranges::find(bindings, id, &Binding::id);
    return it == bindings.end() ? nullptr : &*it;
}

/// The keys with another first one.
QList<QKeySequence> with_first(QList<QKeySequence> keys, const QKeySequence& key) {
    if (keys.removeAll(key) == 0) keys.removeFirst();
    keys.prepend(key);
    return keys;
}

/// Why an action cannot have these keys: another has one of them.
std::optional<QString> taken(const Bindings& bindings, const Binding& by, const QList<QKeySequence>& keys) {
    for (const QKeySequence& key : keys)
        if (const Binding* other = owner(bindings, key); other && other != &by)
            return tr("%1 is the key of “%2”.").arg(key.toString(QKeySequence::NativeText), other->name);
    return std::nullopt;
}

/// The bindings that were changed and have a key that another has too.
std::vector<Binding*> clashing(Bindings& bindings) {
    std::vector<Binding*> found;
    for (Binding& each : bindings) {
        if (each.keys == each.defaults) continue;
        const bool shared = std::ranges::any_of(bindings, [&](const Binding& other) {
            return &other != &each && std::ranges::any_of(each.keys, [&](const QKeySequence& key) {
                return other.keys.contains(key);
            });
        });
        if (shared) found.push_back(&each);
    }
    return found;
}

} // namespace

QString id_of(const QKeySequence& key) {
    return key.toString(QKeySequence::PortableText);
}

const Binding* owner(const Bindings& bindings, const QKeySequence& key) {
    const auto it =
        std::ranges::find_if(bindings, [&](const Binding& each) { return each.keys.contains(key); });
    return it == bindings.end() ? nullptr : &*it;
}

std::optional<QString> bar(const Binding& binding, const QKeySequence& key) {
    if (key.isEmpty()) return tr("That is no key.");
    if (binding.defaults.contains(key)) return std::nullopt;
    const int code = key[0].key();
    if (binding.held && key[0].keyboardModifiers() != Qt::NoModifier)
        return tr("A key that is held is one key, without Shift, Ctrl or Alt.");
    if (code == Qt::Key_Space) return tr("Space presses the button that has the focus.");
    if (code == Qt::Key_Tab || code == Qt::Key_Backtab) return tr("Tab goes from one control to the next.");
    if (code == Qt::Key_Return || code == Qt::Key_Enter) return tr("Enter presses what has the focus.");
    return std::nullopt;
}

std::optional<QString> assign(Bindings& bindings, const QString& id, const QKeySequence& key) {
    Binding* binding = find(bindings, id);
    if (!binding) return tr("There is no such action.");
    if (const auto barred = bar(*binding, key)) return barred;
    const QList<QKeySequence> keys = with_first(binding->defaults, key);
    if (auto refused = taken(bindings, *binding, keys)) return refused;
    binding->keys = keys;
    return std::nullopt;
}

std::optional<QString> reset(Bindings& bindings, const QString& id) {
    Binding* binding = find(bindings, id);
    if (!binding) return tr("There is no such action.");
    if (auto refused = taken(bindings, *binding, binding->defaults)) return refused;
    binding->keys = binding->defaults;
    return std::nullopt;
}

void reset_all(Bindings& bindings) {
    for (Binding& each : bindings)
        each.keys = each.defaults;
}

std::map<QString, QString> changes(const Bindings& bindings) {
    std::map<QString, QString> result;
    for (const Binding& each : bindings)
        if (each.keys != each.defaults) result[each.id] = id_of(each.keys.front());
    return result;
}

Bindings changed(Bindings bindings, const std::map<QString, QString>& changes) {
    reset_all(bindings);
    for (Binding& each : bindings) {
        const auto change = changes.find(each.id);
        if (change == changes.end()) continue;
        const QKeySequence key(change->second, QKeySequence::PortableText);
        if (bar(each, key) || key.count() != 1 || key[0].key() == Qt::Key_unknown) continue;
        each.keys = with_first(each.defaults, key);
    }
    // Each round sets some back, so that it ends, at the latest with everything as it came.
    for (auto wrong = clashing(bindings); !wrong.empty(); wrong = clashing(bindings))
        for (Binding* each : wrong)
            each->keys = each->defaults;
    return bindings;
}

} // namespace contourcheck::desktop
