#include "driven.h"
#include "suite.h"

#include "desktop/export/export_dialog.h"
#include "desktop/theme.h"

#include <QLabel>
#include <QLineEdit>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

/// Where the export goes to, and where it cannot.
class TestExportFolder : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().set_convention({}); }

private slots:
    void a_folder_that_cannot_be_written_is_said_plainly() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        QFile in_the_way(sandbox.path("file"));
        QVERIFY(in_the_way.open(QIODevice::WriteOnly));
        dialog.show();
        dialog.set_folder(sandbox.path("file/below"));
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(texts_of(dialog).join('\n').contains("could not be written"));
        QVERIFY(texts_of(dialog).join('\n').contains("Choose another folder"));
        QVERIFY(texts_of(dialog).join('\n').contains("file"));
    }

    void after_an_error_back_leads_to_the_form_with_its_entries() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        QFile in_the_way(sandbox.path("plain-file"));
        QVERIFY(in_the_way.open(QIODevice::WriteOnly));
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const QString folder = sandbox.path("plain-file/below");
        dialog.set_folder(folder);
        QTest::keyClick(&dialog, Qt::Key_T, Qt::AltModifier); // the outer contours, too
        QTRY_COMPARE(dialog.options().selection.kinds.size(), std::size_t(2));
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(texts_of(dialog).join('\n').contains("could not be written"));
        bool sign = false;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            sign |= label->isVisible() && !label->pixmap().isNull() &&
                    label->pixmap().toImage().pixelColor(16, 16) == theme().vermilion;
        QVERIFY(sign);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        auto* edit = dialog.findChild<QLineEdit*>();
        QVERIFY(dialog.isVisible() && edit->isVisible());
        QCOMPARE(edit->text(), folder);
        QCOMPARE(dialog.options().selection.kinds.size(), std::size_t(2));
        dialog.close();
        dialog.show();
        QVERIFY(edit->text().isEmpty()); // the next time it is not offered again
    }

    void the_home_folder_can_be_written_short() {
        QCOMPARE(expanded_folder(" ~/out "), QDir::homePath() + "/out");
        QCOMPARE(expanded_folder("~"), QDir::homePath());
        QCOMPARE(expanded_folder("/a/~/b"), QString("/a/~/b"));
        QCOMPARE(expanded_folder("~other/out"), QString("~other/out"));
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", sandbox.path("home").toUtf8());
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        dialog.set_folder("~/out");
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        const bool written = QTest::qWaitFor(
            [] { return QFile::exists(sandbox.path("home/out/manifest.json")); }, patience_ms);
        QTRY_VERIFY(!exporter.busy());
        qputenv("HOME", home);
        QVERIFY(written);
    }

    void what_speaks_against_a_folder_is_said_before_anything_is_written() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        QDir().mkpath(sandbox.path("full/inside"));
        QDir().mkpath(sandbox.path("finished"));
        QVERIFY(QFile(sandbox.path("finished/manifest.json")).open(QIODevice::WriteOnly));
        for (const auto& [folder, words] : {std::pair{sandbox.path("full"), "is not empty"},
                                            {sandbox.path("finished"), "finished export"},
                                            {QString("out"), "whole path"},
                                            {sandbox.path("full/inside"), ""},
                                            {sandbox.path("not-there"), ""}}) {
            dialog.set_folder(folder);
            const auto* advice = [&]() -> const QLabel* {
                for (const QLabel* label : dialog.findChildren<QLabel*>())
                    if (label->accessibleName() == "Advice on the folder") return label;
                return nullptr;
            }();
            QVERIFY(advice);
            QCOMPARE(advice->isVisible(), QString(words).size() > 0);
            QVERIFY2(advice->text().contains(words), qPrintable(advice->text()));
            if (advice->isVisible()) QTRY_VERIFY(advice->height() >= advice->heightForWidth(advice->width()));
        }
    }
};

QTEST_MAIN(TestExportFolder)
#include "tst_export_folder.moc"
