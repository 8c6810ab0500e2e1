#include "driven.h"
#include "suite.h"

#include "desktop/browse/start_page.h"
#include "desktop/info_bar.h"

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

class TestStart : public Suite {
    Q_OBJECT

private slots:
    void an_empty_window_says_what_to_do() {
        Driven driven;
        QVERIFY(driven.shown);
        QVERIFY(driven.window.findChild<StartPage*>()->isVisible());
        QVERIFY(!driven.view().isVisible());
        QVERIFY(driven.window.windowTitle().contains("ContourCheck"));
    }

    void a_bad_folder_says_what_was_looked_for() {
        Driven driven;
        QDir().mkpath(sandbox.path("bad"));
        driven.window.open(sandbox.path("bad"));
        auto* info = driven.window.findChild<InfoBar*>();
        QTRY_VERIFY(info->isVisible());
        QVERIFY(info->title().contains("bad"));
        QVERIFY(info->text().contains("link.csv"));
        QVERIFY(info->text().contains("scd_patientdata.csv"));
        QVERIFY(driven.window.findChild<StartPage*>()->isVisible());
    }

    void a_dropped_folder_opens() {
        Driven driven;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(sandbox.dataset("dropped"))});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&driven.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&driven.window, &drop);
        QTRY_VERIFY(driven.session().opened());
        QCOMPARE(driven.session().settings().recent().front(), sandbox.path("dropped"));
    }

    void the_demo_that_is_there_is_opened() {
        sandbox.dataset("data/contourcheck/demo");
        Driven driven;
        emit driven.window.findChild<StartPage*>()->demo_asked();
        QTRY_VERIFY(driven.session().opened());
        QCOMPARE(driven.session().settings().recent().front(), sandbox.path("data/contourcheck/demo"));
    }

    void a_demo_that_is_stopped_leaves_nothing_behind() {
        std::filesystem::remove_all(sandbox.path("data/contourcheck/demo").toStdString());
        Driven driven;
        bool begun = false;
        connect(&driven.session().opener(), &Opener::progressed, this, [&] {
            if (std::exchange(begun, true)) return;
            driven.key(Qt::Key_Return);
            QVERIFY(driven.session().opener().busy());
            driven.key(Qt::Key_Tab);
            driven.key(Qt::Key_Space); // on Cancel
        });
        emit driven.window.findChild<StartPage*>()->demo_asked();
        QTRY_VERIFY(begun && !driven.session().opener().busy());
        QVERIFY(!driven.session().opened());
        QVERIFY(!QFile::exists(sandbox.path("data/contourcheck/demo")));
        QVERIFY(!QFile::exists(sandbox.path("data/contourcheck/demo.part")));
        QVERIFY(driven.window.findChild<StartPage*>()->isVisible());
    }

    void reading_can_be_stopped_only_while_something_is_read() {
        Driven driven;
        const auto* stop = [&]() -> const QAction* {
            for (const QAction* action : driven.window.findChildren<QAction*>())
                if (action->text().remove(u'&') == "Stop Reading") return action;
            return nullptr;
        }();
        QVERIFY(stop && !stop->isEnabled());
        const QString dataset = sandbox.dataset("d");
        driven.window.open(dataset);
        QVERIFY(stop->isEnabled());
        QTRY_VERIFY(driven.session().is_checked());
        QVERIFY(!stop->isEnabled());
        driven.window.open(sandbox.path("nothing-here"));
        QTRY_VERIFY(!driven.session().opener().busy());
        QVERIFY(!stop->isEnabled());
    }

    void a_recent_folder_that_is_gone_is_marked_and_can_be_taken_off() {
        Settings().clear_recent();
        const QString there = sandbox.dataset("d");
        for (const QString& folder : {there, QString("/data/gone")})
            Settings().add_recent(folder);
        Driven driven;
        auto* page = driven.window.findChild<StartPage*>();
        QTRY_COMPARE(texts_of(*page).filter("gone · take it off").size(), 1);
        for (auto* button : page->findChildren<QPushButton*>())
            if (button->accessibleName().contains("/data/gone off")) button->click();
        QCOMPARE(Settings().recent(), QStringList{there});
        QTRY_VERIFY(texts_of(*page).filter("gone").isEmpty());
        Settings().clear_recent();
    }

    void tab_on_the_start_page_goes_as_it_is_drawn() {
        Settings().clear_recent();
        for (const char* folder : {"/tmp", "/usr"})
            Settings().add_recent(folder);
        Driven driven;
        QVERIFY(QTest::qWaitForWindowActive(&driven.window));
        QStringList texts;
        for (int i = 0; i < 4; ++i) {
            const auto* button = qobject_cast<QPushButton*>(driven.window.focusWidget());
            QVERIFY(button);
            texts << button->text();
            driven.key(Qt::Key_Tab);
        }
        Settings().clear_recent();
        QCOMPARE(texts, (QStringList{"Open folder…", "Try the demo", "/usr", "/tmp"}));
    }
};

QTEST_MAIN(TestStart)
#include "tst_start.moc"
