#include "desktop/preferences/setting.h"

#include "desktop/texts.h"

#include <algorithm>

namespace contourcheck::desktop {

QString value_text(const Setting& setting, const QVariant& value) {
    switch (setting.kind) {
    case Setting::Kind::on_off:
        return value.toBool() ? tr("on") : tr("off");
    case Setting::Kind::choice:
        return setting.choices.value(value.toInt());
    case Setting::Kind::percent:
        return tr("%1 %").arg(value.toInt());
    case Setting::Kind::text:
        return value.toString().isEmpty() ? setting.placeholder : value.toString();
    case Setting::Kind::elsewhere:
        break;
    }
    return value.toInt() == 0 ? tr("none changed") : tr("%1 changed").arg(value.toInt());
}

bool matches(const Setting& setting, const QString& words) {
    const QString all =
        setting.group + u' ' + setting.name + u' ' + setting.about + u' ' + setting.choices.join(u' ');
    const QStringList each = words.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(each,
                               [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace contourcheck::desktop
