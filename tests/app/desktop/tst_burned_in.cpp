#include "driven.h"
#include "sheet_driven.h"
#include "two_readers.h"

#include <QClipboard>
#include <QFileDialog>
#include <QProcess>

using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// All slices of it say that something is written into their picture.
QString burned_in_dataset(const QString& name) {
    const QString dataset = sandbox.dataset(name);
    QStringList words{"-nb", "-i", "(0028,0301)=YES"};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dataset.toStdString()))
        if (entry.path().extension() == ".dcm") words << QString::fromStdString(entry.path().string());
    return QProcess::execute("dcmodify", words) == 0 ? dataset : QString();
}

/// Its last patient is not in the table.
QString dataset_with_fewer(const QString& name) {
    const QString dataset = sandbox.dataset(name);
    QFile table(dataset + "/link.csv");
    if (!table.open(QIODevice::ReadOnly)) return {};
    const QList<QByteArray> lines = table.readAll().trimmed().split('\n');
    table.close();
    if (!table.open(QIODevice::WriteOnly | QIODevice::Truncate)) return {};
    table.write(lines.mid(0, 2).join('\n') + '\n');
    return dataset;
}

} // namespace

/// Pictures of slices that say that something is written into them leave the window where that was confirmed.
class TestBurnedIn : public Suite {
    Q_OBJECT

protected:
    void prepare() override { forget_sheet_settings(); }

private slots:
    void a_picture_is_copied_or_saved_when_that_is_confirmed() {
        Driven driven;
        QVERIFY(driven.open(burned_in_dataset("picture")));
        QApplication::clipboard()->clear();
        {
            Answer answer("Cancel");
            driven.key(Qt::Key_C, Qt::ControlModifier);
            QTRY_VERIFY(answer.asked().contains("Look whether it names the patient"));
            QTRY_VERIFY(!driven.window.findChild<QMessageBox*>("burnedIn"));
        }
        QVERIFY(QApplication::clipboard()->image().isNull());
        QVERIFY(driven.regain());
        {
            Answer answer("Copy It");
            driven.key(Qt::Key_C, Qt::ControlModifier);
            QTRY_VERIFY(!QApplication::clipboard()->image().isNull());
        }
        QVERIFY(driven.regain());
        Answer answer("Save It");
        driven.key(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(driven.window.findChild<QFileDialog*>());
        driven.window.findChild<QFileDialog*>()->reject();
    }

    void the_question_stands_beside_the_picture() {
        Driven driven;
        driven.window.resize(1400, 900);
        QVERIFY(driven.open(burned_in_dataset("beside")));
        driven.key(Qt::Key_C, Qt::ControlModifier);
        QMessageBox* question = nullptr;
        QTRY_VERIFY((question = driven.window.findChild<QMessageBox*>("burnedIn")) && question->isVisible());
        const QRect picture(driven.view().mapToGlobal(QPoint()), driven.view().size());
        QVERIFY(!question->geometry().intersects(picture));
        QVERIFY(driven.window.frameGeometry().contains(question->geometry()));
        question->reject();
    }

    void what_was_asked_about_is_what_leaves_data() {
        QTest::addColumn<bool>("on_sheet");
        QTest::addRow("inspect") << false;
        QTest::addRow("sheet") << true;
    }
    void what_was_asked_about_is_what_leaves() {
        QFETCH(const bool, on_sheet);
        Driven driven;
        QVERIFY(driven.open(burned_in_dataset("asked")));
        Session& session = driven.session();
        session.go_to(session.opened()->index.order().back());
        QVERIFY(driven.ready());
        if (on_sheet) driven.key(Qt::Key_3, Qt::ControlModifier);
        QImage copied[2];
        for (QImage& each : copied) {
            QApplication::clipboard()->clear();
            driven.key(Qt::Key_C, Qt::ControlModifier);
            QVERIFY(driven.window.findChild<QMessageBox*>("burnedIn"));
            if (&each == &copied[1]) { // it was being read
                const auto before = session.opened();
                session.open(dataset_with_fewer("fewer"));
                QTRY_VERIFY(session.opened() != before && session.is_checked() && session.can_decide());
            }
            const Answer answer("Copy It");
            QTRY_VERIFY(!QApplication::clipboard()->image().isNull());
            each = QApplication::clipboard()->image();
            QTRY_VERIFY(!driven.window.findChild<QMessageBox*>("burnedIn"));
            QVERIFY(driven.regain());
        }
        QCOMPARE(copied[1], copied[0]);
    }

    void the_sheet_leaves_them_out_or_takes_them_when_that_is_confirmed() {
        Driven driven;
        QVERIFY(open_sheet(driven, burned_in_dataset("sheet")));
        std::vector<qint64> sizes;
        for (const char* button : {"Leave Them Out", "Save All"}) {
            Answer answer(button);
            QTRY_VERIFY((driven.key(Qt::Key_S, Qt::ControlModifier), // the one before may just be ending
                         QTest::qWait(20), driven.window.findChild<QFileDialog*>()));
            QVERIFY2(answer.asked().contains("12 contours are on slices"), qPrintable(answer.asked()));
            auto* dialog = driven.window.findChild<QFileDialog*>();
            const QString file = sandbox.path(QString(button).left(4) + ".png");
            emit dialog->fileSelected(file);
            dialog->reject();
            QTRY_VERIFY(!driven.window.findChild<QFileDialog*>() && QFileInfo::exists(file));
            sizes.push_back(QFileInfo(file).size());
            QVERIFY(driven.regain());
        }
        QVERIFY(sizes[0] < sizes[1]); // without the pictures
    }
};

QTEST_MAIN(TestBurnedIn)
#include "tst_burned_in.moc"
