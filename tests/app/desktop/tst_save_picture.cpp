#include "driven.h"
#include "suite.h"

#include "desktop/picture_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

class TestSavePicture : public Suite {
    Q_OBJECT

    static PictureDialog* asked(Driven& driven) {
        driven.key(Qt::Key_S, Qt::ControlModifier);
        return driven.window.findChild<PictureDialog*>();
    }

    /// What was saved there.
    static QImage accept(Driven& driven, PictureDialog* dialog, const QString& file) {
        QFile::remove(file); // else it would ask
        dialog->findChild<QLineEdit*>()->setText(file);
        static_cast<QDialog*>(dialog)->accept();
        delete dialog;
        driven.regain();
        return QImage(file);
    }

protected:
    void prepare() override {
        Settings settings;
        for (const char* key : {"picture/scale", "picture/caption"})
            settings.set_bytes(key, {});
        QApplication::clipboard()->clear();
    }

private slots:
    void it_is_saved_as_large_as_chosen_and_the_choice_is_remembered() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto saved = [&](const QString& file, int scale) {
            PictureDialog* dialog = asked(driven);
            auto* scales = dialog->findChild<QComboBox*>(QStringLiteral("scale"));
            if (scale > 0) scales->setCurrentIndex(scale - 1);
            return accept(driven, dialog, sandbox.path(file));
        };
        const QImage once = saved("a.png", 0), thrice = saved("b.png", 3), again = saved("c.png", 0);
        QVERIFY(!once.isNull());
        QCOMPARE(thrice.width(), 3 * once.width());
        QVERIFY(std::abs(thrice.dotsPerMeterX() - 3 * once.dotsPerMeterX()) <= 3);
        QCOMPARE(again, thrice);
        driven.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->image().size(), thrice.size());
    }

    void a_caption_is_copied_where_it_is_wanted_and_names_the_patient_only_when_pictures_do() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QApplication::clipboard()->setText("before");
        accept(driven, asked(driven), sandbox.path("a.png"));
        QCOMPARE(QApplication::clipboard()->text(), QString("before"));
        PictureDialog* dialog = asked(driven);
        dialog->findChild<QCheckBox*>(QStringLiteral("caption"))->setChecked(true);
        accept(driven, dialog, sandbox.path("b.png"));
        const QString plain = QApplication::clipboard()->text();
        QVERIFY2(plain.startsWith(QString("Slice %1 with ").arg(driven.session().slice()->number)),
                 qPrintable(plain));
        QApplication::clipboard()->clear();
        driven.key(Qt::Key_I, Qt::ControlModifier); // the contour's id in pictures
        accept(driven, asked(driven), sandbox.path("c.png"));
        const QString patient = QString::fromStdString(driven.session().patient()->patient);
        QVERIFY(QApplication::clipboard()->text().startsWith("Patient " + patient + ", slice "));
    }

    void nothing_is_copied_of_a_picture_that_was_not_saved() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(QDir().mkpath(sandbox.path("folder.png")));
        PictureDialog* dialog = asked(driven);
        dialog->findChild<QCheckBox*>(QStringLiteral("caption"))->setChecked(true);
        QApplication::clipboard()->setText("before");
        emit dialog->fileSelected(sandbox.path("folder.png"));
        QCOMPARE(QApplication::clipboard()->text(), QString("before"));
        QVERIFY(texts_of(driven.window).contains("The picture was not saved"));
    }
};

QTEST_MAIN(TestSavePicture)
#include "tst_save_picture.moc"
