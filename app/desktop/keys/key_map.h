#pragma once

#include "desktop/keys/bindings.h"

#include <QObject>

class QAction;
class QKeyEvent;

namespace contourcheck::desktop {

class Settings;

/// The keys of the window's actions, as they come and as the user changed them.
class KeyMap : public QObject {
    Q_OBJECT

public:
    explicit KeyMap(Settings& settings, QObject* parent = nullptr);

    /// An action with the keys it comes with, which may be none.
    void add(QAction* action, const QString& name);
    /// A key that does something while it is held: the window looks for it by is_held().
    void add_held(Qt::Key key, const QString& name);
    void restore(); ///< once all actions are there: the keys of the settings

    /// The key in use of the action that comes with the key `id`, as it is shown; `id` itself where there is none.
    [[nodiscard]] QString text(const QString& id) const;
    /// Whether this is the key of the held binding that comes with `key`.
    [[nodiscard]] bool is_held(Qt::Key key, const QKeyEvent& event) const;
    [[nodiscard]] const Bindings& bindings() const { return bindings_; }
    [[nodiscard]] const Binding* binding(const QAction* action) const;
    [[nodiscard]] QAction* action(const QString& id) const; ///< that comes with the key `id`, which there is

    /// Why not, when it is refused.
    [[nodiscard]] std::optional<QString> assign(const QString& id, const QKeySequence& key);
    [[nodiscard]] std::optional<QString> reset(const QString& id);
    void reset_all();

signals:
    void changed();

private:
    void apply();
    void keep();

    Settings& settings_;
    Bindings bindings_;
    std::vector<QAction*> actions_; ///< as bindings_; null for held ones
};

} // namespace contourcheck::desktop
