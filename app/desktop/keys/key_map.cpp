#include "desktop/keys/key_map.h"

#include "desktop/settings.h"

#include <QAction>
#include <QKeyEvent>

#include <algorithm>

namespace contourcheck::desktop {

KeyMap::KeyMap(Settings& settings, QObject* parent) : QObject(parent), settings_(settings) {}

void KeyMap::add(QAction* action, const QString& name) {
    const QList<QKeySequence> keys = action->shortcuts();
    if (keys.isEmpty()) return;
    bindings_.push_back({id_of(keys.front()), name, keys, keys});
    actions_.push_back(action);
}

void KeyMap::add_held(Qt::Key key, const QString& name) {
    const QList<QKeySequence> keys{QKeySequence(key)};
    bindings_.push_back({id_of(keys.front()), name, keys, keys, true});
    actions_.push_back(nullptr);
}

void KeyMap::restore() {
    bindings_ = desktop::changed(std::move(bindings_), settings_.keys());
    apply();
}

QString KeyMap::text(const QString& id) const {
    const auto it = std::ranges::find(bindings_, id, &Binding::id);
    return it == bindings_.end() ? id : it->keys.front().toString(QKeySequence::NativeText);
}

bool KeyMap::is_held(Qt::Key key, const QKeyEvent& event) const {
    const auto it = std::ranges::find(bindings_, id_of(QKeySequence(key)), &Binding::id);
    return it != bindings_.end() && it->keys.front() == QKeySequence(event.key());
}

const Binding* KeyMap::binding(const QAction* action) const {
    const auto it = std::ranges::find(actions_, action);
    return it == actions_.end() ? nullptr : &bindings_[std::size_t(it - actions_.begin())];
}

QAction* KeyMap::action(const QString& id) const {
    const auto it = std::ranges::find(bindings_, id, &Binding::id);
    return actions_[std::size_t(it - bindings_.begin())];
}

std::optional<QString> KeyMap::assign(const QString& id, const QKeySequence& key) {
    auto refused = desktop::assign(bindings_, id, key);
    if (!refused) keep();
    return refused;
}

std::optional<QString> KeyMap::reset(const QString& id) {
    auto refused = desktop::reset(bindings_, id);
    if (!refused) keep();
    return refused;
}

void KeyMap::reset_all() {
    desktop::reset_all(bindings_);
    keep();
}

void KeyMap::apply() {
    for (std::size_t i = 0; i < bindings_.size(); ++i)
        if (!bindings_[i].held) actions_[i]->setShortcuts(bindings_[i].keys);
    emit changed();
}

void KeyMap::keep() {
    settings_.set_keys(changes(bindings_));
    apply();
}

} // namespace contourcheck::desktop
