#include "driven.h"
#include "suite.h"

#include "desktop/focus_home.h"
#include "desktop/panels/comment_edit.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/queue_bar.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

QAction* action(Driven& driven, const QString& text) {
    for (QAction* each : driven.window.findChildren<QAction*>())
        if (each->text().remove(u'&').startsWith(text)) return each;
    return nullptr;
}

QDialog* shown_dialog(Driven& driven) {
    for (auto* dialog : driven.window.findChildren<QDialog*>())
        if (dialog->isVisible()) return dialog;
    return nullptr;
}

} // namespace

class TestFocus : public Suite {
    Q_OBJECT

private slots:
    void after_each_dialog_the_keys_belong_to_the_picture_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"Open Folder", "Reviewer's Name", "All Keys", "About ContourCheck", "Export Pairs",
              "Save Picture", "Accept the Rest", "Accept All in the Queue"})
            QTest::newRow(text) << QString(text);
    }
    void after_each_dialog_the_keys_belong_to_the_picture() {
        QFETCH(QString, text);
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        // From a control that has the focus, and gets it back from Qt.
        auto* bar = driven.window.findChild<QueueBar*>();
        bar->findChild<QPushButton*>()->setFocus();
        QVERIFY(action(driven, text));
        action(driven, text)->trigger();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = shown_dialog(driven)));
        dialog->reject();
        QTRY_COMPARE(driven.window.focusWidget(), &driven.view());
        QVERIFY(driven.regain());
        QTRY_COMPARE(driven.window.focusWidget(), &driven.view());
        const std::string contour = driven.session().contour_id();
        QVERIFY(driven.ready());
        driven.key(Qt::Key_U);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::unsure);
    }

    void after_each_menu_of_a_button_too() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        int menus = 0;
        for (auto* button : driven.window.findChildren<QToolButton*>()) {
            if (!button->menu() || !button->isVisible()) continue;
            ++menus;
            button->setFocus();
            button->menu()->popup(button->mapToGlobal(QPoint()));
            button->menu()->close();
            QTRY_COMPARE(driven.window.focusWidget(), &driven.view());
        }
        QCOMPARE(menus, 3); // order, pixel origin, mask rule
    }

    void after_the_list_of_a_combo_box_too() {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* combo = new QComboBox;
        combo->addItems({"one", "two"});
        auto* home = new QLineEdit;
        layout->addWidget(combo);
        layout->addWidget(home);
        new FocusHome(&window, [&] { home->setFocus(); });
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        combo->setFocus();
        combo->showPopup();
        combo->hidePopup();
        QTRY_COMPARE(window.focusWidget(), home);
    }

    void a_menu_that_leads_into_the_comment_leaves_the_focus_there() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QMenu* menu = nullptr;
        for (QAction* each : driven.window.menuBar()->actions())
            if (each->text() == "&Review") menu = each->menu();
        QVERIFY(menu);
        menu->popup(QPoint());
        action(driven, "Comment")->trigger();
        menu->close();
        QTest::qWait(20);
        QCOMPARE(driven.window.focusWidget(), driven.window.findChild<CommentEdit*>());
    }
};

QTEST_MAIN(TestFocus)
#include "tst_focus.moc"
