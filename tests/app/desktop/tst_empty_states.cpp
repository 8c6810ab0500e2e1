#include "driven.h"
#include "suite.h"

#include "desktop/audit/trial_card.h"
#include "desktop/info_bar.h"
#include "desktop/panels/decision_panel.h"
#include "desktop/panels/key_button.h"
#include "desktop/sheet/sheet_view.h"

#include <QPushButton>
#include <QStatusBar>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// A folder with a table and nothing in it.
QString folder_with_table(const char* table) {
    const QString folder = sandbox.path("made");
    std::filesystem::remove_all(folder.toStdString());
    for (const char* name : {"/dicoms", "/contourfiles"})
        QDir().mkpath(folder + name);
    add_line(folder + "/link.csv", table);
    return folder;
}

/// What the window says when it cannot open this.
QString trouble_with(const QString& folder) {
    Driven driven;
    driven.window.open(folder);
    auto* info = driven.window.findChild<InfoBar*>();
    return QTest::qWaitFor([&] { return info->isVisible(); }, patience_ms) ? info->text() : QString();
}

QString on_sheet(Driven& driven) {
    driven.key(Qt::Key_3, Qt::ControlModifier);
    return driven.window.findChild<SheetView*>()->accessibleDescription();
}

} // namespace

class TestEmptyStates : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().remove({}); }

    /// What the window says when it is opened with this one; empty where it says nothing.
    QString told_of_store(const QString& file) {
        qputenv("CONTOURCHECK_DECISIONS", file.toUtf8());
        Driven driven;
        driven.window.open(sandbox.dataset("d"));
        auto* info = driven.window.findChild<InfoBar*>();
        const bool told = QTest::qWaitFor([&] { return info->isVisible(); }, patience_ms);
        qputenv("CONTOURCHECK_DECISIONS", sandbox.decisions().toUtf8());
        return told ? info->text() : QString();
    }

private slots:
    void what_cannot_be_opened_is_named_with_what_to_do_about_it() {
        const QString gone = trouble_with(sandbox.path("gone"));
        QVERIFY(gone.contains("/gone"));
        QVERIFY(gone.contains("moved"));
        QVERIFY(!gone.contains("scd_patientdata.csv")); // that is not what is wrong
        const QString table = trouble_with(folder_with_table("who,what"));
        QVERIFY(table.contains("link.csv, line 1"));
        QVERIFY(table.contains("Correct the table"));
        QDir().mkpath(sandbox.path("none"));
        QVERIFY(trouble_with(sandbox.path("none")).contains("Choose the folder that holds link.csv"));
    }

    void a_dataset_without_patients_says_what_is_missing() {
        Driven driven;
        driven.window.open(folder_with_table("patient_id,original_id"));
        QTRY_VERIFY(driven.session().opened());
        QVERIFY(driven.view().message().contains("link.csv has no rows"));
        QVERIFY(driven.view().message().contains("F5"));
        add_line(sandbox.path("made") + "/link.csv", "A,B");
        driven.key(Qt::Key_F5);
        QTRY_COMPARE(driven.session().opened()->checked.patients.size(), std::size_t(1));
        QTRY_VERIFY(driven.view().message().contains("This patient has no slices"));
    }

    void a_dataset_without_contours_says_where_they_go() {
        const QString dataset = sandbox.dataset("bare");
        for (const QString& file : contour_files(dataset, "contour-manual"))
            QFile::remove(file);
        Driven driven;
        driven.window.open(dataset);
        QTRY_VERIFY(driven.session().is_checked());
        QVERIFY(on_sheet(driven).contains("This dataset has no contours."));
        driven.key(Qt::Key_2, Qt::ControlModifier);
        const auto* trials = driven.window.findChild<TrialCard*>();
        QVERIFY(texts_of(*trials).contains("There are no contours to put mistakes into."));
        for (const auto* button : trials->findChildren<QPushButton*>())
            QVERIFY(!button->isVisible());
    }

    void a_queue_without_contours_says_how_to_see_all() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.session().narrow(review::Trait::rejected, true);
        QVERIFY(on_sheet(driven).contains("Shift+Q shows the whole dataset"));
        auto* sheet = driven.window.findChild<SheetView*>();
        QCOMPARE(sheet->model()->rowCount(), 0);
        driven.key(Qt::Key_Q, Qt::ShiftModifier);
        QTRY_VERIFY(sheet->model()->rowCount() > 0);
    }

    void what_nothing_matches_leaves_nothing_to_decide_on() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        const auto* panel = driven.window.findChild<DecisionPanel*>();
        driven.session().set_filter({{}, "no such thing"});
        QVERIFY(texts_of(*panel).join(u' ').contains("Nothing matches"));
        QVERIFY(texts_of(*driven.window.statusBar()).join(u' ').contains("Shift+Q shows the whole dataset"));
        for (const auto* button : panel->findChildren<KeyButton*>())
            QVERIFY(!button->isEnabled());
        driven.key(Qt::Key_A);
        QCOMPARE(driven.session().desk().in_flight(), 0);
        driven.key(Qt::Key_Q, Qt::ShiftModifier);
        driven.key(Qt::Key_A);
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
    }

    void a_store_that_cannot_be_written_says_how_to_have_another() {
        const QString told = told_of_store("/proc/nowhere/decisions.sqlite");
        QVERIFY(told.contains("/proc/nowhere"));
        QVERIFY(told.contains("CONTOURCHECK_DECISIONS"));
    }

    void a_damaged_store_says_how_to_save_what_is_sound() {
        const QString damaged = sandbox.path("damaged.sqlite");
        QFile file(damaged);
        QVERIFY(file.open(QFile::WriteOnly) && file.write(QByteArray(9000, 'x')) == 9000);
        file.close();
        const QString told = told_of_store(damaged);
        QVERIFY(told.contains(damaged));
        QVERIFY(told.contains("contourcheck-cli review salvage"));
    }
};

QTEST_MAIN(TestEmptyStates)
#include "tst_empty_states.moc"
