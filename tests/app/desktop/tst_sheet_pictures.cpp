#include "sheet_driven.h"
#include "suite.h"

#include "desktop/home/dataset_watch.h"
#include "desktop/info_bar.h"

#include "picture/colours.h"

#include <QClipboard>
#include <QFileDialog>
#include <QMessageBox>
#include <QStatusBar>
#include <QTimer>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// Until the window looks at its events again the sheet is being saved.
void begin_to_save(Driven& driven, const QString& name) {
    driven.key(Qt::Key_S, Qt::ControlModifier);
    auto* dialog = driven.window.findChild<QFileDialog*>();
    QVERIFY(dialog);
    emit dialog->fileSelected(sandbox.path(name));
    delete dialog;
}

bool is_saved(Driven& driven, const QString& name) {
    return QTest::qWaitFor(
        [&] { return !texts_of(*driven.window.statusBar()).filter("Saved ").filter(name).isEmpty(); },
        patience_ms);
}

/// Pixels of exactly this colour.
int count_of(const QImage& image, const QColor& colour) {
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == colour.rgb();
    return found;
}

QImage copied(Driven& driven) {
    QApplication::clipboard()->clear();
    driven.key(Qt::Key_C, Qt::ControlModifier);
    const auto is_there = [] { return !QApplication::clipboard()->image().isNull(); };
    return QTest::qWaitFor(is_there, patience_ms) ? QApplication::clipboard()->image() : QImage();
}

} // namespace

class TestSheetPictures : public Suite {
    Q_OBJECT

protected:
    void prepare() override { forget_sheet_settings(); }

private slots:
    void the_tiles_shown_are_saved_as_a_picture_or_a_document() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const auto saved = [&](const QString& name) {
            begin_to_save(driven, name);
            driven.regain();
            QFile file(sandbox.path(name));
            const bool is_there = is_saved(driven, name) && file.open(QIODevice::ReadOnly);
            return is_there ? file.readAll() : QByteArray();
        };
        const QImage all = QImage::fromData(saved("all.png"));
        page(driven).set_one_patient(true);
        const QImage of_patient = QImage::fromData(saved("patient.png"));
        QVERIFY(!of_patient.isNull() && of_patient.height() < all.height());
        QVERIFY(saved("patient.pdf").startsWith("%PDF"));
        QVERIFY(!QImage::fromData(saved("capitals.PNG"), "png").isNull());
    }

    void a_saved_sheet_says_what_was_decided_as_the_page_does() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const auto saved = [&](const QString& name) {
            begin_to_save(driven, name);
            driven.regain();
            return is_saved(driven, name) ? QImage(sandbox.path(name)) : QImage();
        };
        const QColor green = picture::colours(false).green;
        QCOMPARE(count_of(saved("before.png"), green), 0);
        driven.key(Qt::Key_Home);
        driven.key(Qt::Key_A);
        const Ref first = page(driven).contours().front();
        QVERIFY(
            QTest::qWaitFor([&] { return state(driven, first) == review::State::accepted; }, patience_ms));
        QVERIFY(count_of(saved("after.png"), green) > 20); // on the tile and in the head
    }

    void closing_asks_about_a_sheet_that_is_being_saved() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        QString asked;
        const auto answer = [&] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                asked = box->text();
                QTest::keyClick(box, Qt::Key_Return); // stops nothing
            }
        };
        // Before the word that the sheet is saved, which may be there by then.
        QMetaObject::invokeMethod(&driven.window, answer, Qt::QueuedConnection);
        begin_to_save(driven, "closing.pdf");
        driven.window.close();
        QVERIFY2(asked.startsWith("Stop saving the sheet"), qPrintable(asked));
        QVERIFY(driven.window.isVisible());
        QVERIFY(is_saved(driven, "closing.pdf"));
    }

    void the_question_goes_when_the_sheet_is_saved_behind_it_and_so_does_the_window() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        begin_to_save(driven, "behind.pdf");
        QTimer::singleShot(20000, &driven.window, [] { // else the test would wait for ever
            if (QWidget* box = QApplication::activeModalWidget()) box->close();
        });
        driven.window.close();
        QVERIFY(!driven.window.isVisible());
        QVERIFY(QFile::exists(sandbox.path("behind.pdf")));
    }

    void while_a_sheet_is_saved_a_change_is_told_and_not_read() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        begin_to_save(driven, "changed.pdf");
        emit driven.window.findChild<DatasetWatch*>()->changed(1, true);
        QVERIFY(!driven.session().opener().busy());
        QCOMPARE(driven.window.findChild<InfoBar*>()->title(),
                 QString("A file of this dataset has changed."));
        QVERIFY(is_saved(driven, "changed.pdf"));
    }

    void the_tile_in_front_is_copied_as_inspect_copies_it() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const auto& order = driven.session().opened()->index.order();
        const Ref last = order.back();
        QVERIFY(place_of(*driven.session().opened(), last).patient != driven.session().place().patient);
        driven.key(Qt::Key_End);
        const QImage tile = copied(driven);
        QVERIFY(!tile.isNull());
        driven.key(Qt::Key_Return);
        QVERIFY(driven.ready());
        QCOMPARE(driven.session().place().ref(), last);
        QCOMPARE(copied(driven), tile);
    }
};

QTEST_MAIN(TestSheetPictures)
#include "tst_sheet_pictures.moc"
