#pragma once

#include "desktop/index.h"
#include "desktop/theme.h"
#include "mask/convention.h"
#include "picture/scene.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace contourcheck::desktop {

/// What the program remembers between runs: $XDG_CONFIG_HOME/contourcheck/contourcheck.conf. No patient's id is kept
/// but in the paths the user opened.
class Settings {
public:
    Settings();

    [[nodiscard]] QString reviewer() const; ///< the system's user name until set
    void set_reviewer(const QString& name); ///< an empty name returns to the system's

    [[nodiscard]] QStringList recent() const; ///< folders, the latest first
    void add_recent(const QString& folder);
    void clear_recent();

    [[nodiscard]] ThemeChoice theme() const;
    void set_theme(ThemeChoice choice);

    [[nodiscard]] mask::Convention convention() const;
    void set_convention(const mask::Convention& convention);

    [[nodiscard]] Order order() const; ///< of going on
    void set_order(Order order);

    /// Style, opacity, which kinds show and in which greys; a window that was dragged is not remembered.
    [[nodiscard]] picture::Look look() const;
    void set_look(const picture::Look& look);

    [[nodiscard]] QByteArray bytes(const QString& key) const;
    void set_bytes(const QString& key, const QByteArray& value);

private:
    QSettings store_;
};

[[nodiscard]] QString system_user();

} // namespace contourcheck::desktop
