#pragma once

#include "driven.h"

#include <QDialog>
#include <QMap>
#include <QMenu>
#include <QMenuBar>

#include <functional>

namespace contourcheck::desktop::test {

using Look = std::function<void(const QString& name, const QWidget& shown)>;

inline QDialog* open_dialog() {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* dialog = qobject_cast<QDialog*>(widget); dialog && dialog->isVisible()) return dialog;
    return nullptr;
}

inline void visit_dialogs(Driven& driven, const Look& look) {
    const std::tuple<const char*, Qt::Key, Qt::KeyboardModifiers> dialogs[] = {
        {"keys", Qt::Key_Question, {}},
        {"export", Qt::Key_E, Qt::ControlModifier},
        {"report", Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier},
        {"accept together", Qt::Key_A, Qt::ShiftModifier},
        {"reviewer", Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier}};
    for (const auto& [name, key, modifiers] : dialogs) {
        driven.regain();
        driven.view().setFocus();
        driven.key(key, modifiers);
        QTRY_VERIFY2(open_dialog(), name);
        QVERIFY(QTest::qWaitForWindowExposed(open_dialog(), patience_ms));
        settle();
        look(QLatin1String(name), *open_dialog());
        open_dialog()->close();
        QTRY_VERIFY(!open_dialog());
    }
}

/// Shows each page and then each dialog of a window with a dataset.
inline void visit(Driven& driven, const Look& look) {
    const std::pair<const char*, Qt::Key> pages[] = {
        {"Audit", Qt::Key_2}, {"Sheet", Qt::Key_3}, {"Inspect", Qt::Key_1}};
    for (const auto& [name, key] : pages) {
        driven.key(key, Qt::ControlModifier);
        settle();
        look(QLatin1String(name), driven.window);
    }
    visit_dialogs(driven, look);
}

/// Words that stand whole in what a widget shows: where its text is wider, or higher when wrapped, than itself.
inline bool is_clipped(const QWidget& widget) {
    if (widget.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) return false; // cuts its text itself
    const auto* label = qobject_cast<const QLabel*>(&widget);
    if (label && (label->text().isEmpty() || label->minimumWidth() == 1)) return false;
    if (label && label->wordWrap()) return label->heightForWidth(label->width()) > label->height() + 1;
    return widget.sizeHint().width() > widget.width() + 1;
}

/// The labels and buttons that are to be seen, with what they say.
inline std::vector<std::pair<const QWidget*, QString>> spoken(const QWidget& shown) {
    std::vector<std::pair<const QWidget*, QString>> result;
    for (const auto* label : shown.findChildren<QLabel*>())
        if (label->isVisible()) result.emplace_back(label, label->text());
    for (const auto* button : shown.findChildren<QAbstractButton*>())
        if (button->isVisible() && !button->text().isEmpty()) result.emplace_back(button, button->text());
    return result;
}

/// What is cut off on a page or in a dialog, each with its text.
inline QStringList clipped(const QWidget& shown) {
    QStringList found;
    for (const auto& [widget, text] : spoken(shown))
        if (is_clipped(*widget))
            found << QStringLiteral("%1 of %2: %3")
                         .arg(widget->width())
                         .arg(widget->sizeHint().width())
                         .arg(text);
    return found;
}

/// Each fault on a line of its own: QVERIFY2 cuts a long text off.
inline bool none_of(QStringList faults) {
    faults.removeDuplicates();
    for (const QString& fault : faults)
        qInfo().noquote() << fault;
    return faults.isEmpty();
}

/// The letters that two entries of one menu, or of the menu bar, have underlined.
inline QStringList shared_mnemonics(const QWidget& menu) {
    QMap<QChar, QString> owners;
    QStringList found;
    for (const QAction* action : menu.actions()) {
        if (action->menu()) found << shared_mnemonics(*action->menu());
        const auto at = action->text().indexOf(u'&');
        if (at < 0 || at + 1 >= action->text().size()) continue;
        const QChar letter = action->text()[at + 1].toUpper();
        if (owners.contains(letter)) found << owners[letter] + QStringLiteral(", ") + action->text();
        owners[letter] = action->text();
    }
    return found;
}

inline const QSize window_sizes[] = {{1024, 700}, {1280, 800}, {1600, 1000}};

/// A dataset with one of each kind of mistake.
inline QString with_errors(const Sandbox& sandbox) {
    const QString folder = sandbox.path("errors");
    if (QDir(folder).exists()) return folder;
    demo::Options options;
    options.locations = 6;
    options.phases = 4;
    options.with_errors = true;
    if (!demo::write_dataset(folder.toStdString(), options)) qFatal("the demo dataset was not written");
    return folder;
}

} // namespace contourcheck::desktop::test
