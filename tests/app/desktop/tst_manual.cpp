#include "driven.h"
#include "suite.h"

#include "desktop/keys_dialog.h"
#include "desktop/manual/manual_window.h"
#include "desktop/picture_dialog.h"

#include <QLineEdit>
#include <QTextBrowser>

using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// The line at the top of what is shown.
QString top_of(const ManualWindow& manual) {
    const auto* text = manual.findChild<QTextBrowser*>();
    return text->cursorForPosition({text->viewport()->width() / 2, 24}).block().text();
}

/// What the manual shows when F1 is pressed in the dialog; both are closed then.
QString asked_in(QDialog* dialog) {
    if (!dialog) return "there is no dialog";
    dialog->activateWindow();
    if (!QTest::qWaitFor([&] { return QApplication::activeWindow() == dialog; }, patience_ms))
        return "it is not active";
    QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : dialog, Qt::Key_F1);
    auto* manual = dialog->parentWidget()->findChild<ManualWindow*>();
    if (!manual || !manual->isVisible()) return "there is no manual";
    if (dialog->isModal() && manual->parentWidget() != dialog) return "it is behind the dialog";
    settle();
    const QString top = top_of(*manual);
    manual->close();
    dialog->close();
    return top;
}

} // namespace

class TestManual : public Suite {
    Q_OBJECT

private slots:
    void f1_opens_it_where_one_is() {
        if (manual_file().isEmpty()) QSKIP("the manual is not built here");
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("data")));
        driven.key(Qt::Key_F1);
        const auto* manual = driven.window.findChild<ManualWindow*>();
        QVERIFY(manual && manual->isVisible());
        QTRY_COMPARE(top_of(*manual), QString("The Inspect page"));
        QVERIFY(driven.regain());
        driven.key(Qt::Key_2, Qt::ControlModifier);
        driven.key(Qt::Key_F1);
        QTRY_COMPARE(top_of(*manual), QString("The Audit page"));
        QCOMPARE(driven.window.findChildren<ManualWindow*>().size(), 1);
    }

    void f1_opens_it_where_a_dialog_is_modal_or_not() {
        if (manual_file().isEmpty()) QSKIP("the manual is not built here");
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("data")));
        driven.key(Qt::Key_Question);
        QCOMPARE(asked_in(driven.window.findChild<KeysDialog*>()), QString("Keys"));
        QVERIFY(driven.regain());
        driven.key(Qt::Key_S, Qt::ControlModifier);
        auto* picture = driven.window.findChild<PictureDialog*>();
        QVERIFY(picture && picture->isModal());
        QCOMPARE(asked_in(picture), QString("One picture"));
    }

    void words_are_found_one_after_another() {
        if (manual_file().isEmpty()) QSKIP("the manual is not built here");
        ManualWindow manual(manual_file());
        manual.show();
        auto* search = manual.findChild<QLineEdit*>();
        const auto* text = manual.findChild<QTextBrowser*>();
        QTest::keyClicks(search, "better-orientation");
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(text->textCursor().selectedText(), QString("better-orientation"));
        const int first = text->textCursor().position();
        QTest::keyClick(search, Qt::Key_Return); // from the start again, or the next
        QCOMPARE(text->textCursor().selectedText(), QString("better-orientation"));
        QVERIFY(text->textCursor().position() >= first);
    }
};

QTEST_MAIN(TestManual)
#include "tst_manual.moc"
