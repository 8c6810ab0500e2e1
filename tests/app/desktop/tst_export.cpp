#include "driven.h"
#include "suite.h"

#include "batch/pseudonym_key.h"
#include "desktop/export/export_dialog.h"
#include "desktop/texts.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStackedWidget>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

QJsonObject manifest(const QString& folder) {
    QFile file(folder + "/manifest.json");
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QStringList exported_ids(const QString& folder) {
    QStringList ids;
    for (const QJsonValue& batch : manifest(folder)["batches"].toArray())
        for (const QJsonValue& item : batch.toObject()["items"].toArray())
            ids << item.toObject()["id"].toString();
    return ids;
}

QString all_text(const QWidget& widget) {
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->isVisible()) texts << label->text();
    return texts.join('\n');
}

} // namespace

class TestExport : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().set_convention({}); }

private slots:
    void from_start_to_an_exported_batch_by_keyboard_alone() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto opened = driven.session().opened();
        const std::string accepted = driven.session().contour_id();
        driven.key(Qt::Key_A);
        QTRY_COMPARE(driven.session().desk().state(accepted), review::State::accepted);
        driven.key(Qt::Key_E, Qt::ControlModifier);
        ExportDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = driven.window.findChild<ExportDialog*>()) && dialog->isVisible());
        QTRY_VERIFY(dialog->isActiveWindow());
        const QString folder = sandbox.path("by-keyboard");
        QTest::keyClicks(dialog->focusWidget(), folder);
        QTest::keyClick(dialog, Qt::Key_C, Qt::AltModifier); // accepted only
        QTRY_COMPARE(dialog->options().selection.include, batch::Include::accepted);
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(folder + "/manifest.json"));
        QCOMPARE(exported_ids(folder), QStringList{QString::fromStdString(accepted)});
        QVERIFY(QFile::exists(folder + "/batch-00000.npz"));
        const QJsonObject log = manifest(folder)["provenance"].toObject()["decision_log"].toObject();
        QCOMPARE(log["head"].toString().toStdString(), driven.session().desk().log().back().link);
        QCOMPARE(log["head"].toString().size(), 64);
        QTRY_VERIFY(all_text(*dialog).contains("Exported"));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
        QTRY_COMPARE(driven.window.focusWidget(), &driven.view());
    }

    void the_preview_counts_before_anything_is_written() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_R);
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.set_folder(sandbox.path("preview"));
        dialog.show();
        const QString text = all_text(dialog);
        QVERIFY2(text.contains("1 rejected"), qPrintable(text));
        QVERIFY2(text.contains("of another kind"), qPrintable(text));
        QVERIFY(!QDir(sandbox.path("preview")).exists());
    }

    void what_is_written_into_pictures_leaves_when_that_is_ticked() {
        const QString dataset = sandbox.dataset("d");
        const QString slice = dataset + "/dicoms/" + QDir(dataset + "/dicoms").entryList(QDir::Dirs).back();
        QStringList words{"-nb", "-i", "(0028,0301)=YES"};
        for (const QString& file : QDir(slice).entryList(QDir::Files))
            words << slice + '/' + file;
        QCOMPARE(QProcess::execute("dcmodify", words), 0);
        Driven driven;
        QVERIFY(driven.open(dataset));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        QCheckBox* box = nullptr;
        for (QCheckBox* each : dialog.findChildren<QCheckBox*>())
            if (each->text().contains("that something is")) box = each;
        QVERIFY(box != nullptr && box->isVisible() && !box->isChecked());
        QVERIFY(all_text(dialog).contains("4 on slices that say"));
        box->setChecked(true);
        QVERIFY(dialog.options().selection.allow_burned_in && box->isVisible());
        QVERIFY(!all_text(dialog).contains("4 on slices that say"));
    }

    void pseudonyms_are_made_by_the_reviewers_own_key_which_is_named() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const std::string patient = driven.session().opened()->patient(0).patient;
        Exporter exporter;
        QStringList before;
        for (const char* name : {"hidden", "hidden again"}) {
            ExportDialog dialog(driven.session(), exporter);
            dialog.set_folder(sandbox.path(name));
            dialog.show();
            dialog.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&dialog));
            QTest::keyClick(&dialog, Qt::Key_D, Qt::AltModifier);
            QTest::keyClick(&dialog, Qt::Key_E, Qt::AltModifier);
            QTRY_VERIFY(QFile::exists(sandbox.path(name) + "/manifest.json"));
            const QStringList ids = exported_ids(sandbox.path(name));
            QVERIFY(!ids.isEmpty());
            QVERIFY(ids.filter(QString::fromStdString(patient)).isEmpty());
            if (!before.isEmpty()) QCOMPARE(ids, before);
            before = ids;
            const QString key = from_path(batch::default_key_file());
            QTRY_VERIFY2(all_text(dialog).contains(key), qPrintable(all_text(dialog)));
            QVERIFY(!(QFile::permissions(key) & (QFile::ReadGroup | QFile::ReadOther)));
        }
    }

    void what_was_allowed_of_one_dataset_is_not_of_the_next() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        for (QCheckBox* each : dialog.findChildren<QCheckBox*>())
            if (each->text().contains("that something is")) each->setChecked(true);
        driven.session().reload();
        QTRY_VERIFY(!driven.session().opener().busy());
        QVERIFY(dialog.options().selection.allow_burned_in);
        QVERIFY(driven.open(sandbox.dataset("next")));
        QVERIFY(!dialog.options().selection.allow_burned_in);
    }

    void slices_that_do_not_say_whether_something_is_written_in_are_counted_and_can_be_left_out() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        dialog.set_folder(sandbox.path("unsaid"));
        auto* primary = dialog.findChild<QPushButton*>("primary");
        QVERIFY(primary->isEnabled());
        QVERIFY2(all_text(dialog).contains("do not say whether something is written into the picture: 8."),
                 qPrintable(all_text(dialog)));
        QCheckBox* box = nullptr;
        for (QCheckBox* each : dialog.findChildren<QCheckBox*>())
            if (each->text().contains("that nothing is")) box = each;
        QVERIFY(box != nullptr && box->isVisible());
        box->setChecked(true);
        QVERIFY(dialog.options().selection.leave_out_unsaid && box->isVisible());
        QVERIFY2(all_text(dialog).contains("8 on slices that do not say whether"),
                 qPrintable(all_text(dialog)));
        QVERIFY(!primary->isEnabled()); // none is left
    }

    void every_format_of_the_table_is_offered_and_what_it_cannot_hold_is_said() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        dialog.set_folder(sandbox.path("formats"));
        auto* box = dialog.findChild<QComboBox*>();
        box->setFocus();
        auto* primary = dialog.findChild<QPushButton*>("primary");
        for (const batch::Format& format : batch::formats()) {
            QCOMPARE(qs(dialog.options().format), qs(format.id));
            QVERIFY(primary->isEnabled());
            const bool batches = format.grouping == batch::Grouping::batch;
            QCOMPARE(all_text(dialog).contains("batch"), batches);
            QCOMPARE(dialog.findChild<QSpinBox*>()->isEnabled(), batches);
            if (&format != &batch::formats().back()) QTest::keyClick(box, Qt::Key_Down);
        }
        driven.session().set_convention({0, mask::Rule::coverage});
        QTRY_VERIFY(all_text(dialog).contains("cannot hold masks by coverage")); // PNG, the last
        QVERIFY(!primary->isEnabled());
    }

    void another_format_is_written_by_keyboard() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        dialog.set_folder(sandbox.path("png"));
        auto* box = dialog.findChild<QComboBox*>();
        QTest::keyClick(box, Qt::Key_End);
        QTest::keyClick(dialog.findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_VERIFY(all_text(dialog).contains("Exported"));
        QVERIFY2(QRegularExpression("\\d+ pairs in \\d+ files").match(all_text(dialog)).hasMatch(),
                 qPrintable(all_text(dialog)));
        QCOMPARE(QDir(sandbox.path("png/masks")).entryList({"*.png"}).size(),
                 exported_ids(sandbox.path("png")).size());
    }

    void metadata_for_other_programs_is_written_when_ticked() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        for (const bool ticked : {false, true}) {
            const QString folder = sandbox.path(ticked ? "described" : "plain");
            dialog.show();
            QVERIFY(QTest::qWaitForWindowActive(&dialog));
            dialog.set_folder(folder);
            if (ticked) QTest::keyClick(&dialog, Qt::Key_R, Qt::AltModifier);
            QTRY_COMPARE(dialog.options().croissant, ticked);
            QTest::keyClick(dialog.findChild<QLineEdit*>(), Qt::Key_Return);
            QTRY_VERIFY(QFile::exists(folder + "/manifest.json"));
            QTRY_VERIFY(!exporter.busy());
            QCOMPARE(QFile::exists(folder + "/croissant.json"), ticked);
            dialog.close();
        }
        QFile described(sandbox.path("described/croissant.json"));
        QVERIFY(described.open(QIODevice::ReadOnly));
        const QJsonObject said = QJsonDocument::fromJson(described.readAll()).object();
        QCOMPARE(said["conformsTo"].toString(), QString("http://mlcommons.org/croissant/1.0"));
        QJsonArray items;
        for (const QJsonValue& set : said["recordSet"].toArray())
            if (set.toObject()["@id"] == "items") items = set.toObject()["data"].toArray();
        QCOMPARE(items.size(), exported_ids(sandbox.path("described")).size());
    }

    void a_finished_export_is_confirmed_and_not_written_again() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        const QString folder = sandbox.path("once");
        for (const char* expected : {"with manifest.json", "nothing was written"}) {
            dialog.show();
            dialog.set_folder(folder);
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
            QTRY_VERIFY(all_text(dialog).contains(expected));
            dialog.close();
        }
    }

    void return_presses_close_when_all_is_written() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        dialog.set_folder(sandbox.path("closed"));
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(all_text(dialog).contains("Exported"));
        QCOMPARE(qobject_cast<QPushButton*>(dialog.focusWidget())->text(), QString("Close"));
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QVERIFY(!dialog.isVisible());
    }

    void cancel_leaves_no_manifest() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        QSignalSpy failed(&exporter, &Exporter::failed);
        QSignalSpy done(&exporter, &Exporter::done);
        batch::Options options;
        options.batch_size = 1;
        exporter.start(driven.session().opened(), {}, sandbox.path("cancelled").toStdString(), options);
        exporter.cancel();
        QVERIFY(exporter.busy());
        QTRY_COMPARE(failed.count() + done.count(), 1);
        QCOMPARE(QFile::exists(sandbox.path("cancelled/manifest.json")), done.count() == 1);
        QVERIFY(!exporter.busy());
    }

    void nothing_to_export_cannot_be_started() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        Exporter exporter;
        ExportDialog dialog(driven.session(), exporter);
        dialog.show();
        dialog.set_folder(sandbox.path("none"));
        dialog.findChild<QButtonGroup*>()->button(int(batch::Include::accepted))->click();
        QVERIFY(all_text(dialog).contains("No pair is left"));
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QVERIFY(!exporter.busy());
    }
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
