#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <vector>

namespace contourcheck::desktop {

/// Something that can be set: what it is, what it was before anyone set it, and how it is set. What it is now is asked of
/// who owns it, so that menus, keys and the dialog of settings say the same.
struct Setting {
    enum class Kind {
        on_off,   ///< bool
        choice,   ///< index into `choices`
        percent,  ///< 5 to 100
        text,     ///< empty: as `placeholder` says
        elsewhere ///< how many differ from what they were; `open` shows them
    };
    Kind kind = Kind::on_off;
    QString group;
    QString name;
    QString about;
    QStringList choices = {};
    QString placeholder = {};
    QVariant otherwise;
    std::function<QVariant()> now;
    std::function<void(const QVariant&)> set;
    std::function<void()> open = {};
};

/// "On", "Both", "35 %": a value as the dialog names it.
[[nodiscard]] QString value_text(const Setting& setting, const QVariant& value);
/// Each of the words stands in its name, its group, what is said about it or its choices; case is no matter.
[[nodiscard]] bool matches(const Setting& setting, const QString& words);

} // namespace contourcheck::desktop
