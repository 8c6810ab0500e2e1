#include "driven.h"
#include "suite.h"

#include "desktop/keys_dialog.h"
#include "desktop/status_line.h"

#include <QAccessible>
#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QTimer>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

class TestWindow : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().set_look({}); }

private slots:
    void the_title_names_no_patient() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto opened = driven.session().opened();
        for (const dataset::Patient& patient : opened->checked.patients) {
            QVERIFY(!driven.window.windowTitle().contains(QString::fromStdString(patient.patient)));
            QVERIFY(!driven.window.windowTitle().contains(QString::fromStdString(patient.original)));
        }
        QVERIFY(driven.window.windowTitle().contains("ContourCheck"));
    }

    void the_picture_goes_to_the_clipboard_and_to_a_file() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QApplication::clipboard()->clear();
        driven.key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!QApplication::clipboard()->image().isNull());
        driven.key(Qt::Key_S, Qt::ControlModifier);
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = driven.window.findChild<QFileDialog*>()));
        const QString file = sandbox.path("picture.png");
        emit dialog->fileSelected(file);
        dialog->close();
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray bytes = saved.readAll();
        QVERIFY(bytes.startsWith("\x89PNG"));
        for (const dataset::Patient& patient : driven.session().opened()->checked.patients)
            QVERIFY(!bytes.contains(patient.patient.c_str()));
    }

    void all_keys_lists_what_the_menus_offer() {
        Driven driven;
        const KeysDialog dialog(driven.window.menuBar(), driven.session().keys());
        const QStringList texts = texts_of(dialog);
        for (const char* key :
             {"A", "R", "U", "N", "Shift+N", "Left", "Right", "Up", "Down",   "PgUp", "PgDown",
              "F", "I", "O", "P", "[",       "]",    "0",     "C",  "Ctrl+Z", "Tab"})
            QVERIFY2(texts.contains(key), key);
        QVERIFY(texts.filter("?").size() > 0);
    }

    void all_keys_says_what_an_entry_of_a_submenu_sets() {
        Driven driven;
        const KeysDialog dialog(driven.window.menuBar(), driven.session().keys());
        QVERIFY(dialog.height() <= 800);
        const QStringList texts = texts_of(dialog);
        QCOMPARE(texts.filter("Pixel Origin ").size(), 3);
        QCOMPARE(texts.filter("Mask Rule ").size(), 4);
        QVERIFY(texts.filter(QRegularExpression("^Reason: ")).size() > 5);
    }

    void no_two_actions_share_a_key() {
        Driven driven;
        QMap<QString, QString> owners;
        for (const QAction* action : driven.window.findChildren<QAction*>())
            for (const QKeySequence& key : action->shortcuts()) {
                const QString name = key.toString();
                QVERIFY2(!owners.contains(name),
                         qPrintable(name + ": " + owners.value(name) + ", " + action->text()));
                owners[name] = action->text();
            }
        QVERIFY(owners.size() > 30);
    }

    void every_control_has_a_name_for_those_who_do_not_see_it() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        for (QWidget* widget : driven.window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
            QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }

    void no_message_widens_a_narrow_window() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.window.resize(900, 600);
        settle();
        QCOMPARE(driven.window.size(), QSize(900, 600));
        auto* status = driven.window.findChild<StatusLine*>();
        for (const QString& text : {QString("short"), QString(400, 'm'), QString()}) {
            status->say(text);
            settle();
            QCOMPARE(driven.window.size(), QSize(900, 600));
        }
    }

    void the_window_comes_back_as_it_was_left() {
        {
            Driven driven;
            driven.window.resize(790, 720);
            driven.window.close();
        }
        Driven again;
        QCOMPARE(again.window.size(), QSize(790, 720));
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
