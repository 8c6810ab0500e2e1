#include "driven.h"

#include "desktop/report/report_dialog.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

const Sandbox sandbox;

QString all_text(const QWidget& widget) {
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->isVisible()) texts << label->text();
    return texts.join(u'\n');
}

QByteArray read(const QString& file) {
    QFile open(file);
    return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
}

QStringList tables(const QString& folder) {
    return QDir(folder).entryList({"*.csv"});
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT

    static ReportDialog* dialog_of(Driven& driven) {
        driven.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = driven.window.findChild<ReportDialog*>();
        return dialog && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
    }

    static QString folder(const QString& name) {
        QDir().mkpath(sandbox.path(name));
        return sandbox.path(name);
    }

private slots:
    void initTestCase() { apply_theme(*qApp, ThemeChoice::system); }
    void init() {
        fail_on_warnings();
        QFile::remove(sandbox.decisions());
    }

    void by_keyboard_a_report_is_written_and_offered_to_open() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_A);
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
        ReportDialog* dialog = dialog_of(driven);
        QVERIFY(dialog);
        auto* edit = dialog->findChild<QLineEdit*>();
        edit->selectAll();
        const QString file = folder("by-keyboard") + "/r.html";
        QTest::keyClicks(edit, file);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(all_text(*dialog).contains("The report is written"));
        const QByteArray page = read(file);
        QVERIFY(page.contains("1 accepted"));
        QCOMPARE(tables(folder("by-keyboard")).size(), 8);
        QSignalSpy asked(dialog, &ReportDialog::open_asked);
        QCOMPARE(qobject_cast<QPushButton*>(dialog->focusWidget())->text().remove(u'&'),
                 QString("Open the report"));
        disconnect(dialog, &ReportDialog::open_asked, &driven.window, nullptr); // no viewer is to start
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Space);
        QCOMPARE(asked.value(0).value(0).toString(), file);
    }

    void a_report_that_is_done_takes_no_keys_from_a_review_and_another_can_be_written() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        ReportDialog* dialog = dialog_of(driven);
        QVERIFY(dialog);
        const QString file = folder("meanwhile") + "/r.html";
        dialog->set_file(file);
        QPushButton* another = nullptr;
        for (auto* button : dialog->findChildren<QPushButton*>()) {
            if (button->text() == "&Back") another = button;
            if (button->isDefault()) button->click();
        }
        dialog->close();
        QTRY_VERIFY(QFile::exists(file) && texts_of(*dialog).contains("The report is written"));
        QVERIFY(!dialog->isVisible());
        QVERIFY(driven.regain());
        QVERIFY(dialog_of(driven) == dialog);
        QVERIFY(another && another->isVisible());
        another->click();
        QVERIFY(dialog->findChild<QLineEdit*>()->isVisible());
    }

    void every_file_passed_over_can_be_read_however_many_there_are() {
        const QString data = sandbox.dataset("damaged");
        const QStringList damaged = contour_files(data, "icontour");
        QVERIFY(damaged.size() > 3);
        for (const QString& file : damaged)
            std::ofstream(file.toStdString()) << "?\n";
        Driven driven;
        QVERIFY(driven.open(data));
        ReportDialog* dialog = dialog_of(driven);
        QVERIFY(dialog);
        dialog->set_file(folder("passed-over") + "/r.html");
        QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_VERIFY(all_text(*dialog).contains("The report is written"));
        auto* list = dialog->findChild<QPlainTextEdit*>();
        QVERIFY(list && list->isVisible());
        for (const QString& file : damaged)
            QVERIFY2(list->toPlainText().contains(QFileInfo(file).fileName()), qPrintable(file));
        QTRY_VERIFY(dialog->rect().contains(QRect(list->mapTo(dialog, QPoint()), list->size())));
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            if (label->isVisible()) QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
    }

    void the_folder_is_remembered() {
        const QString there = folder("remembered");
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Reporter reporter;
        ReportDialog first(driven.session(), reporter);
        first.show();
        first.set_file(there + "/r.pdf");
        QTest::keyClick(first.findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(there + "/r.pdf") && !reporter.busy());
        QVERIFY(read(there + "/r.pdf").startsWith("%PDF-"));
        const ReportDialog next(driven.session(), reporter);
        QCOMPARE(next.file(), there + "/contour-report.pdf");
    }

    void a_cancelled_report_leaves_nothing() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Reporter reporter;
        ReportDialog dialog(driven.session(), reporter);
        dialog.show();
        dialog.set_file(folder("cancelled") + "/r.pdf");
        dialog.findChild<QCheckBox*>()->setChecked(true); // long enough to be stopped
        QTest::keyClick(dialog.findChild<QLineEdit*>(), Qt::Key_Return);
        QVERIFY(reporter.busy());
        reporter.cancel();
        QTRY_VERIFY(!reporter.busy());
        QVERIFY2(all_text(dialog).contains("Report cancelled"), qPrintable(all_text(dialog)));
        QVERIFY(QDir(folder("cancelled")).isEmpty());
    }

    void what_cannot_be_written_is_said_with_what_to_do() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Reporter reporter;
        ReportDialog dialog(driven.session(), reporter);
        dialog.show();
        dialog.set_file(sandbox.path("not-there/r.pdf"));
        QVERIFY(all_text(dialog).contains("There is no folder"));
        QTest::keyClick(dialog.findChild<QLineEdit*>(), Qt::Key_Return);
        QVERIFY(!reporter.busy());
        dialog.set_file(folder("going") + "/r.pdf");
        QVERIFY(QDir(folder("going")).removeRecursively());
        QTest::keyClick(dialog.findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_VERIFY(all_text(dialog).contains("could not be written"));
        QVERIFY(all_text(dialog).contains("Choose another folder"));
        QVERIFY(!ReportDialog(driven.session(), reporter).file().contains("going")); // nor offered again
    }

    void what_speaks_against_a_file_is_said_before() {
        const QString there = folder("advice");
        QVERIFY(QFile(there + "/old.pdf").open(QIODevice::WriteOnly));
        for (const auto& [file, words] : {std::pair{there + "/old.pdf", "will be replaced"},
                                          {QString("r.pdf"), "whole path"},
                                          {there + "/r.doc", "ends in .pdf or .html"},
                                          {there, "ends in"},
                                          {there + "/new.html", ""}}) {
            const QString advice = report_file_advice(file);
            QCOMPARE(advice.isEmpty(), QString(words).isEmpty());
            QVERIFY2(advice.contains(words), qPrintable(advice));
        }
    }

    void a_saved_picture_has_the_pixels_that_render_draws() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_S, Qt::ControlModifier);
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = driven.window.findChild<QFileDialog*>()));
        const QString saved = sandbox.path("saved.png"), drawing = sandbox.path("saved.svg");
        emit dialog->fileSelected(saved);
        emit dialog->fileSelected(drawing);
        dialog->close();
        const dataset::Patient& patient = *driven.session().patient();
        const int zoom = 1024 / std::max(driven.session().picture()->scene->values.rows(),
                                         driven.session().picture()->scene->values.columns());
        for (const QString& own : {saved, drawing}) {
            const QString file = own.chopped(4) + "-cli" + own.right(4);
            QCOMPARE(QProcess::execute(CONTOURCHECK_BIN "/contourcheck-cli",
                                       {"render", sandbox.path("d"), "--patient",
                                        QString::fromStdString(patient.patient), "--slice",
                                        QString::number(driven.session().slice()->number), "--zoom",
                                        QString::number(zoom), "--pseudonym", "-o", file}),
                     0);
            QVERIFY(!read(own).isEmpty());
            if (own == saved)
                QCOMPARE(QImage(own), QImage(file));
            else
                QCOMPARE(read(own), read(file));
        }
    }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
