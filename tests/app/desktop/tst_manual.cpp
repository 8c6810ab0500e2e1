#include "driven.h"
#include "suite.h"

#include "desktop/info_bar.h"
#include "desktop/manual/manual_window.h"

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
