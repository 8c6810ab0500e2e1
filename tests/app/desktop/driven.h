#pragma once

#include "sandbox.h"

#include "desktop/inspect/slice_view.h"
#include "desktop/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>

namespace contourcheck::desktop::test {

/// What labels and buttons say.
inline QStringList texts_of(const QWidget& widget) {
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        texts << label->text();
    for (const QAbstractButton* button : widget.findChildren<QAbstractButton*>())
        texts << button->text();
    return texts;
}

/// Watches whether the models behind the views of `window` keep to what Qt asks of a model.
inline void watch_models(QWidget& window) {
    for (const auto* view : window.findChildren<QAbstractItemView*>())
        if (view->model())
            new QAbstractItemModelTester(view->model(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest, &window);
}

/// Until all that is new is laid out: that takes several rounds of events, and a wait for a condition ends between two.
inline void settle() {
    QCoreApplication::processEvents(QEventLoop::AllEvents, patience_ms);
}

/// A shown window that a test drives by its keys.
struct Driven {
    Driven() {
        watch_models(window);
        window.show();
        shown = QTest::qWaitForWindowExposed(&window, patience_ms);
        window.activateWindow();
        settle();
    }

    bool open(const QString& dataset, int patience = patience_ms) {
        QSignalSpy loaded(&window.session().desk(), &ReviewDesk::loaded);
        window.open(dataset);
        const auto is_there = [&] {
            return loaded.count() > 0 && window.session().is_checked() && window.session().can_decide();
        };
        const bool opened = QTest::qWaitFor(is_there, patience);
        settle();
        return opened;
    }

    /// To where a key would go: the widget with the focus.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* active = QApplication::activeModalWidget();
        QWidget* focused = active ? active->focusWidget() : window.focusWidget();
        QTest::keyClick(focused ? focused : &window, key, modifiers);
    }
    /// After a dialog: what a window manager does, and the offscreen platform does not.
    bool regain() {
        return QTest::qWaitFor(
            [&] {
                window.activateWindow();
                return QApplication::activeWindow() == &window;
            },
            patience_ms);
    }
    bool ready() {
        return QTest::qWaitFor([&] { return window.session().can_decide(); }, patience_ms);
    }
    Session& session() { return window.session(); }
    SliceView& view() { return *window.findChild<SliceView*>(); }

    MainWindow window;
    bool shown = false;
};

} // namespace contourcheck::desktop::test
