#include "desktop/keys/key_lines.h"

#include "desktop/keys/key_map.h"
#include "desktop/texts.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace contourcheck::desktop {

namespace {

using Lines = std::vector<KeyLine>;

QString without_mnemonic(QString text) {
    return text.remove(u'&').section(u'\t', 0, 0);
}

/// `about`: the submenu's name, without which its entries do not say what they set.
void collect(const QMenu& menu, const QString& about, const KeyMap& keys, Lines& lines) {
    for (const QAction* action : menu.actions()) {
        const QString name = without_mnemonic(action->text());
        // "Pixel Origin 0.5: (0, 0) is …", "Reason: wrong patient"
        const QString between = name.contains(u':') ? QStringLiteral(" ") : QStringLiteral(": ");
        const QString text = about.isEmpty() ? name : about + between + name;
        if (action->menu())
            collect(*action->menu(), name, keys, lines);
        else if (const Binding* binding = keys.binding(action))
            lines.push_back({binding->id, shown_keys(*binding), text});
        else if (const QString fixed = action->text().section(u'\t', 1); !fixed.isEmpty())
            lines.push_back({{}, fixed, text});
    }
}

Lines on_the_picture(const KeyMap& keys) {
    Lines lines;
    for (const Binding& binding : keys.bindings())
        if (binding.held) lines.push_back({binding.id, shown_keys(binding), binding.name});
    lines.insert(lines.end(), {{{}, tr("Wheel"), tr("Zoom at the pointer")},
                               {{}, tr("Left drag"), tr("Move the picture")},
                               {{}, tr("Right drag"), tr("Grey window: across width, down level")},
                               {{}, tr("Double click"), tr("Fit the window")}});
    return lines;
}

} // namespace

QString shown_keys(const Binding& binding) {
    QStringList keys;
    for (const QKeySequence& key : binding.keys.mid(0, 2))
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

std::vector<std::pair<QString, Lines>> key_sections(const QMenuBar& menus, const KeyMap& keys) {
    std::vector<std::pair<QString, Lines>> sections;
    for (const QAction* action : menus.actions()) {
        if (!action->menu()) continue;
        Lines lines;
        collect(*action->menu(), {}, keys, lines);
        if (!lines.empty()) sections.emplace_back(without_mnemonic(action->text()), std::move(lines));
    }
    sections.emplace_back(tr("On the picture, always"), on_the_picture(keys));
    return sections;
}

} // namespace contourcheck::desktop
