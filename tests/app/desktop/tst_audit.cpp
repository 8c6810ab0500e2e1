#include "driven.h"

#include "desktop/audit/audit_page.h"
#include "desktop/audit/matrix_colours.h"
#include "desktop/audit/matrix_view.h"
#include "desktop/audit/trial_bars.h"
#include "desktop/audit/trial_card.h"
#include "desktop/keys_dialog.h"

#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>

#include <rapidcheck.h>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

const Sandbox sandbox;

/// Three patients; the second's and third's rows of the link table are exchanged.
QString exchanged() {
    const QString folder = sandbox.path("exchanged");
    if (QDir(folder).exists()) return folder;
    demo::Options options;
    options.patients = 3;
    options.locations = 3;
    options.phases = 4;
    if (!demo::write_dataset(folder.toStdString(), options)) qFatal("the demo dataset was not written");
    QFile table(folder + "/link.csv");
    if (!table.open(QIODevice::ReadOnly)) qFatal("no link table");
    QList<QByteArray> lines = table.readAll().trimmed().split('\n');
    table.close();
    const auto row = [](const QByteArray& patient, const QByteArray& original) {
        return patient.split(',').first() + ',' + original.trimmed().split(',').last();
    };
    const QByteArray second = row(lines[2], lines[3]), third = row(lines[3], lines[2]);
    if (!table.open(QIODevice::WriteOnly)) qFatal("no link table");
    table.write(lines[0].trimmed() + '\n' + lines[1].trimmed() + '\n' + second + '\n' + third + '\n');
    return folder;
}

AuditPage& page_of(Driven& driven) {
    return *driven.window.findChild<AuditPage*>();
}

QList<MatrixView*> matrices(Driven& driven) {
    return page_of(driven).findChildren<MatrixView*>();
}

bool audit_shown(Driven& driven) {
    driven.key(Qt::Key_2, Qt::ControlModifier);
    return QTest::qWaitFor([&] { return page_of(driven).audited() != nullptr; }, 20000);
}

QPushButton* button(Driven& driven, const QString& text) {
    for (auto* each : page_of(driven).findChildren<QPushButton*>())
        if (!each->isHidden() && each->text() == text) return each;
    return nullptr;
}

bool says(Driven& driven, const QString& text) {
    for (const QLabel* label : page_of(driven).findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(text)) return true;
    return false;
}

} // namespace

class TestAuditPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { apply_theme(*qApp, ThemeChoice::system); }
    void init() {
        fail_on_warnings();
        QFile::remove(sandbox.decisions());
    }

    void the_keys_and_the_switch_change_the_page() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(driven.view().isVisible());
        driven.key(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(page_of(driven).isVisible() && !driven.view().isVisible());
        driven.key(Qt::Key_Escape);
        QVERIFY(!page_of(driven).isVisible() && driven.view().isVisible());
        QCOMPARE(driven.window.focusWidget(), &driven.view());
        for (auto* segment : driven.window.findChildren<QPushButton*>("lastSegment"))
            QTest::mouseClick(segment, Qt::LeftButton);
        QVERIFY(page_of(driven).isVisible());
        driven.key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(driven.view().isVisible());
    }

    void nothing_is_worked_out_before_the_page_is_shown() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(!page_of(driven).audited());
        QVERIFY(audit_shown(driven));
    }

    void without_a_dataset_there_is_no_audit() {
        Driven driven;
        driven.key(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(!page_of(driven).isVisible());
    }

    void an_exchanged_link_is_framed_and_said() {
        Driven driven;
        QVERIFY(driven.open(exchanged()));
        QVERIFY(audit_shown(driven));
        const MatrixView& links = *matrices(driven).front();
        QVERIFY(links.isVisible());
        const auto& matrix = links.matrix();
        QCOMPARE(matrix.rows, (QStringList{"DEMO0001", "DEMO0002", "DEMO0003"}));
        QCOMPARE(matrix.columns, matrix.rows);
        QVERIFY(matrix.cell(0, 0).frame == MatrixView::Frame::right);
        QVERIFY(matrix.cell(1, 2).frame == MatrixView::Frame::wrong);
        QVERIFY(matrix.cell(2, 1).frame == MatrixView::Frame::wrong);
        QVERIFY(matrix.cell(1, 1).frame == MatrixView::Frame::given);
        QVERIFY(*matrix.cell(1, 2).value > *matrix.cell(1, 1).value);
        QTRY_VERIFY(says(driven, "DEMO0002 and DEMO0003 look exchanged in link.csv."));
    }

    void copy_puts_the_corrected_rows_on_the_clipboard() {
        Driven driven;
        QVERIFY(driven.open(exchanged()));
        QVERIFY(audit_shown(driven));
        const auto& patients = driven.session().opened()->checked.patients;
        QPushButton* copy = button(driven, "Copy corrected rows");
        QVERIFY(copy);
        QApplication::clipboard()->clear();
        copy->setFocus();
        driven.key(Qt::Key_Space);
        QCOMPARE(QApplication::clipboard()->text(),
                 QString::fromStdString("DEMO0002," + patients[2].original + "\nDEMO0003," +
                                        patients[1].original + "\n"));
    }

    void show_goes_to_the_patient() {
        Driven driven;
        QVERIFY(driven.open(exchanged()));
        QVERIFY(audit_shown(driven));
        QPushButton* show = button(driven, "Show DEMO0003");
        QVERIFY(show);
        show->click();
        QCOMPARE(driven.session().place().patient, 2);
        QVERIFY(driven.view().isVisible());
    }

    void a_click_on_a_cell_goes_to_the_rows_patient() {
        Driven driven;
        QVERIFY(driven.open(exchanged()));
        for (const int which : {0, 1}) {
            QVERIFY(audit_shown(driven));
            MatrixView& matrix = *matrices(driven)[which];
            QTRY_VERIFY(matrix.isVisible());
            driven.session().go_to_patient(0);
            QTest::mouseClick(matrix.viewport(), Qt::LeftButton, {},
                              matrix.cell_rect(1, 2).center().toPoint());
            QCOMPARE(driven.session().place().patient, 1);
            QVERIFY(!page_of(driven).isVisible() && driven.view().isVisible());
        }
    }

    void arrows_and_return_go_through_the_cells() {
        Driven driven;
        QVERIFY(driven.open(exchanged()));
        QVERIFY(audit_shown(driven));
        MatrixView& matrix = *matrices(driven).front();
        matrix.setFocus(Qt::TabFocusReason);
        QCOMPARE(matrix.current(), QPoint(0, 0));
        const int phase = driven.session().slice()->phase;
        driven.key(Qt::Key_Right);
        driven.key(Qt::Key_Down);
        driven.key(Qt::Key_Down);
        driven.key(Qt::Key_Down); // at the end it stays
        QCOMPARE(matrix.current(), QPoint(1, 2));
        QCOMPARE(driven.session().slice()->phase, phase);
        QVERIFY(matrix.accessibleDescription().contains("DEMO0002"));
        driven.key(Qt::Key_Home);
        QCOMPARE(matrix.current(), QPoint(0, 2));
        driven.key(Qt::Key_Return);
        QCOMPARE(driven.session().place().patient, 2);
        QVERIFY(driven.view().isVisible());
    }

    void review_keys_decide_nothing_on_the_audit_page() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(audit_shown(driven));
        const Place before = driven.session().place();
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_R, Qt::Key_U, Qt::Key_1, Qt::Key_C, Qt::Key_N,
                                  Qt::Key_PageDown, Qt::Key_Space}) {
            driven.key(key);
            if (driven.view().isVisible()) QVERIFY(audit_shown(driven)); // space shows the cell's patient
        }
        QCOMPARE(driven.session().reviewed_count(), std::size_t(0));
        QVERIFY(driven.session().draft() == Draft());
        QCOMPARE(driven.session().place().patient, before.patient);
        driven.key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(driven.ready());
        driven.key(Qt::Key_A); // here they do
        QTRY_COMPARE(driven.session().reviewed_count(), std::size_t(1));
        QVERIFY(audit_shown(driven));
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QTest::qWait(50);
        QCOMPARE(driven.session().reviewed_count(), std::size_t(1));
    }

    void a_chip_of_the_top_bar_goes_to_its_contour() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(audit_shown(driven));
        for (auto* chip : driven.window.findChildren<QPushButton*>("chip"))
            if (chip->isEnabled() && chip->text().startsWith("Next not reviewed")) chip->click();
        QVERIFY(driven.view().isVisible());
    }

    void it_is_worked_out_again_when_the_dataset_is_read_again() {
        Driven driven;
        const QString folder = sandbox.dataset("again");
        QVERIFY(driven.open(folder));
        QVERIFY(audit_shown(driven));
        const auto before = page_of(driven).audited()->opened;
        driven.key(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(driven.session().opened() != before, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page_of(driven).audited() &&
                                     page_of(driven).audited()->opened == driven.session().opened(),
                                 20000);
        driven.session().set_convention({0.5, mask::Rule::centre});
        QTRY_VERIFY_WITH_TIMEOUT(
            page_of(driven).audited() &&
                page_of(driven).audited()->opened->checked.report.convention.pixel_origin == 0.5,
            20000);
        QTRY_VERIFY(says(driven, "0.5"));
        driven.session().set_convention({0, mask::Rule::centre});
        QTRY_VERIFY_WITH_TIMEOUT(!driven.session().opener().busy(), 20000);
    }

    void the_window_can_close_while_it_is_worked_out() {
        Driven driven;
        QVERIFY(driven.open(exchanged()));
        driven.key(Qt::Key_2, Qt::ControlModifier);
    }

    void measuring_starts_by_its_button_and_can_be_stopped() {
        Driven driven;
        QVERIFY(driven.open(exchanged()));
        QVERIFY(audit_shown(driven));
        auto& trials = *page_of(driven).findChild<TrialCard*>();
        QPushButton* measure = button(driven, "Measure");
        QVERIFY(measure && !trials.is_measuring());
        measure->click();
        QVERIFY(trials.is_measuring());
        QCOMPARE(measure->text(), "Stop");
        measure->click();
        QVERIFY(!trials.is_measuring() && !trials.result());
        QVERIFY(says(driven, "Stopped"));
        QCOMPARE(measure->text(), "Measure");
        QTest::qWait(50);
        QVERIFY(!trials.result()); // nothing is heard of what was stopped
    }

    void what_was_measured_is_what_the_self_test_says() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(audit_shown(driven));
        auto& trials = *page_of(driven).findChild<TrialCard*>();
        auto& bars = *trials.findChild<TrialBars*>();
        QVERIFY(!bars.isVisible());
        trials.measure();
        QTRY_VERIFY_WITH_TIMEOUT(trials.result(), 120000);
        const auto expected = trial::selftest(driven.session().opened()->checked, {});
        const auto& measured = *trials.result();
        QCOMPARE(measured.trials.size(), expected.trials.size());
        std::set<std::string_view> mistakes;
        for (std::size_t i = 0; i < expected.trials.size(); ++i) {
            QCOMPARE(measured.trials[i].flagged.found, expected.trials[i].flagged.found);
            QCOMPARE(measured.trials[i].flagged.tried, expected.trials[i].flagged.tried);
            mistakes.insert(expected.trials[i].mistake);
            QVERIFY(bars.accessibleDescription().contains(share_text(expected.trials[i].flagged)));
        }
        QTRY_VERIFY(bars.isVisible());
        QCOMPARE(bars.row_count(), int(mistakes.size()));
        QVERIFY(says(driven, share_text(expected.right_inner)));
        const std::string_view blind = trial::blind_spots().front();
        QVERIFY(says(driven, QString::fromUtf8(blind.data(), qsizetype(blind.size()))));
        QVERIFY(button(driven, "Measure Again"));
    }

    void figures_of_another_dataset_do_not_stay() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(audit_shown(driven));
        auto& trials = *page_of(driven).findChild<TrialCard*>();
        trials.measure();
        QVERIFY(driven.open(exchanged()));
        QTRY_VERIFY_WITH_TIMEOUT(driven.session().opened()->checked.patients.size() == 3, 20000);
        QVERIFY(!trials.is_measuring() && !trials.result());
        QTRY_VERIFY_WITH_TIMEOUT(page_of(driven).audited(), 20000);
        QCOMPARE(matrices(driven).front()->matrix().rows.size(), 3);
        QVERIFY(says(driven, "Not measured yet"));
    }

    void a_large_matrix_scrolls_to_the_cell_with_the_focus() {
        MatrixView view("many");
        MatrixView::Matrix matrix;
        for (int i = 0; i < 40; ++i)
            matrix.rows << QString("PATIENT%1").arg(i);
        matrix.columns = matrix.rows;
        matrix.cells.resize(1600, {0.1, "0.10", MatrixView::Frame::none, "tip"});
        view.resize(500, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.set_matrix(matrix);
        view.setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 39; ++i) {
            QTest::keyClick(&view, Qt::Key_Right);
            QTest::keyClick(&view, Qt::Key_Down);
            const QRectF box = view.cell_rect(view.current().y(), view.current().x());
            QVERIFY(view.viewport()->rect().contains(box.toRect()));
        }
        QCOMPARE(view.current(), QPoint(39, 39));
        QSignalSpy chosen(&view, &MatrixView::chosen);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cell_rect(39, 39).center().toPoint());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toInt(), 39);
        QTest::keyClick(&view, Qt::Key_Home);
        QVERIFY(view.viewport()->rect().contains(view.cell_rect(39, 0).toRect()));
    }

    void numbers_can_be_read_on_every_ground() {
        for (const char* which : {"dark", "light"}) {
            qputenv("CONTOURCHECK_THEME", which);
            apply_theme(*qApp, ThemeChoice::system);
            QVERIFY(rc::check("contrast of 4.5", [] {
                const double value = *rc::gen::inRange(-200, 1200) / 1000.0;
                const double bright = *rc::gen::inRange(0, 1000) / 1000.0;
                const QColor ground = fit_ground(value, bright);
                RC_ASSERT(contrast(number_on(ground, *rc::gen::arbitrary<bool>()), ground) >= 4.5);
            }));
        }
        qputenv("CONTOURCHECK_THEME", "dark");
        apply_theme(*qApp, ThemeChoice::system);
        QVERIFY(qAbs(contrast(Qt::black, Qt::white) - 21) < 1e-9);
        QCOMPARE(fit_ground(-1, 0.3), theme().cell);
        QCOMPARE(fit_ground(0.4, 0.3), theme().accent);
    }

    void every_control_has_a_name() {
        Driven driven;
        QVERIFY(driven.open(exchanged()));
        QVERIFY(audit_shown(driven));
        QTest::qWait(0);
        for (QWidget* widget : page_of(driven).findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
            QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }

    void all_keys_lists_the_pages() {
        Driven driven;
        const KeysDialog dialog(driven.window.menuBar());
        QStringList texts;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            texts << label->text();
        for (const char* text : {"Ctrl+1", "Ctrl+2", "Page Inspect", "Page Audit"})
            QVERIFY2(texts.contains(text), text);
    }
};

QTEST_MAIN(TestAuditPage)
#include "tst_audit.moc"
