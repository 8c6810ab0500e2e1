#include "audit_driven.h"

#include "desktop/audit/key_view.h"
#include "desktop/keys_dialog.h"

#include <QAccessible>
#include <QClipboard>
#include <QMenuBar>
#include <QScrollArea>
#include <QScrollBar>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// The contour set of the second patient.
std::string moved_original(const QString& folder) {
    const auto checked = check::open_and_check(folder.toStdString(), {});
    return checked ? checked->patients[1].original : std::string();
}

} // namespace

class TestAuditPage : public Suite {
    Q_OBJECT

private slots:
    void the_keys_and_the_switch_change_the_page() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(driven.view().isVisible());
        driven.key(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(page_of(driven).isVisible() && !driven.view().isVisible());
        driven.key(Qt::Key_Escape);
        QVERIFY(!page_of(driven).isVisible() && driven.view().isVisible());
        QCOMPARE(driven.window.focusWidget(), &driven.view());
        for (auto* segment : driven.window.findChildren<QPushButton*>("middleSegment"))
            QTest::mouseClick(segment, Qt::LeftButton);
        QVERIFY(page_of(driven).isVisible());
        driven.key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(driven.view().isVisible());
    }

    void the_legend_stands_below_the_matrix_where_the_page_scrolls() {
        const QString folder = sandbox.path("eight");
        demo::Options options;
        options.patients = 8;
        options.with_errors = true;
        QVERIFY(demo::write_dataset(folder.toStdString(), options));
        Driven driven;
        driven.window.resize(1500, 950);
        QVERIFY(driven.open(folder) && audit_shown(driven));
        for (const MatrixView* matrix : matrices(driven)) {
            const auto* legend = matrix->parentWidget()->findChild<KeyView*>();
            QTRY_VERIFY(matrix->geometry().bottom() < legend->y());
        }
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
        QVERIFY(driven.open(exchanged(sandbox)));
        QVERIFY(audit_shown(driven));
        const MatrixView& links = *matrices(driven).front();
        QVERIFY(links.isVisible());
        const auto& matrix = links.matrix();
        QCOMPARE(matrix.columns, (QStringList{"DEMO0001", "DEMO0002", "DEMO0003"}));
        for (int row = 0; row < 3; ++row) {
            const auto& patient = driven.session().opened()->checked.patients[std::size_t(row)];
            QCOMPARE(matrix.rows[row], qs(patient.original) + "\ngiven to " + qs(patient.patient));
            QCOMPARE(matrices(driven)[1]->matrix().rows[row], matrix.rows[row]);
        }
        QVERIFY(matrix.cell(0, 0).frame == MatrixView::Frame::right);
        QVERIFY(matrix.cell(1, 2).frame == MatrixView::Frame::wrong);
        QVERIFY(matrix.cell(2, 1).frame == MatrixView::Frame::wrong);
        QVERIFY(matrix.cell(1, 1).frame == MatrixView::Frame::given);
        QVERIFY(*matrix.cell(1, 2).value > *matrix.cell(1, 1).value);
        QTRY_VERIFY(says(driven, "DEMO0002 and DEMO0003 look exchanged in link.csv."));
    }

    void copy_puts_the_corrected_rows_on_the_clipboard() {
        Driven driven;
        QVERIFY(driven.open(exchanged(sandbox)));
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
        QVERIFY(driven.open(exchanged(sandbox)));
        QVERIFY(audit_shown(driven));
        QPushButton* show = button(driven, "Show DEMO0003");
        QVERIFY(show);
        show->click();
        QCOMPARE(driven.session().place().patient, 2);
        QVERIFY(driven.view().isVisible());
    }

    void a_click_on_a_cell_goes_to_the_rows_patient() {
        Driven driven;
        QVERIFY(driven.open(exchanged(sandbox)));
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

    void a_cell_says_what_it_is_and_what_a_click_does() {
        Driven driven;
        QVERIFY(driven.open(exchanged(sandbox)));
        QVERIFY(audit_shown(driven));
        MatrixView& matrix = *matrices(driven).front();
        const auto& patients = driven.session().opened()->checked.patients;
        const QString& tip = matrix.matrix().cell(1, 2).tip;
        for (const QString& part :
             {"Contours of " + qs(patients[1].original) + " on the slices of DEMO0003",
              QString("link.csv gives them to DEMO0002"), matrix.matrix().cell(1, 2).text,
              QString("Click or Enter: open DEMO0002")})
            QVERIFY2(tip.contains(part), qPrintable(tip));
        const auto over = [&](QPointF place) {
            QMouseEvent move(QEvent::MouseMove, place, matrix.viewport()->mapToGlobal(place), Qt::NoButton,
                             Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(matrix.viewport(), &move);
            return matrix.viewport()->cursor().shape();
        };
        QCOMPARE(over(matrix.cell_rect(1, 2).center()), Qt::PointingHandCursor);
        QCOMPARE(over({1, 1}), Qt::ArrowCursor);
    }

    void the_verdict_on_a_common_offset_is_said() {
        Driven driven;
        const QString folder = sandbox.dataset("moved");
        for (const QString& file : contour_files(folder, "contour-manual"))
            if (file.contains(QString::fromStdString(moved_original(folder)))) shift_file(file, 3);
        QVERIFY(driven.open(folder));
        QVERIFY(audit_shown(driven));
        QTRY_VERIFY(says(driven, "DEMO0002 lies outside: its contours fit best moved"));
        QVERIFY(says(driven, "px to the left"));
        QVERIFY(says(driven, "a patient outside"));
        QPushButton* show = button(driven, "Show DEMO0002");
        QVERIFY(show);
        show->click();
        QCOMPARE(driven.session().place().patient, 1);
        QVERIFY(driven.view().isVisible());
    }

    void arrows_and_return_go_through_the_cells() {
        Driven driven;
        QVERIFY(driven.open(exchanged(sandbox)));
        QVERIFY(audit_shown(driven));
        MatrixView& matrix = *matrices(driven).front();
        matrix.setFocus(Qt::TabFocusReason);
        QCOMPARE(matrix.current(), QPoint(2, 1)); // what is wrong comes first
        driven.key(Qt::Key_Home);
        driven.key(Qt::Key_Up);
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

    void the_page_scrolls_by_keys_and_tab_enters_the_matrix() {
        Driven driven;
        driven.window.resize(900, 500);
        QVERIFY(driven.open(exchanged(sandbox)));
        QVERIFY(audit_shown(driven));
        const QScrollBar* bar = page_of(driven).findChild<QScrollArea*>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        driven.key(Qt::Key_PageDown);
        QVERIFY(bar->value() > 0);
        driven.key(Qt::Key_Home);
        QCOMPARE(bar->value(), 0);
        driven.key(Qt::Key_Tab);
        QCOMPARE(driven.window.focusWidget(), matrices(driven).front());
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

    void it_is_worked_out_again_when_the_dataset_is_read_again() {
        Driven driven;
        const QString folder = sandbox.dataset("again");
        QVERIFY(driven.open(folder));
        QVERIFY(audit_shown(driven));
        const auto before = page_of(driven).audited()->opened;
        driven.key(Qt::Key_F5);
        QTRY_VERIFY(driven.session().opened() != before);
        QTRY_VERIFY(page_of(driven).audited() &&
                    page_of(driven).audited()->opened == driven.session().opened());
        driven.session().set_convention({0.5, mask::Rule::centre});
        QTRY_VERIFY(page_of(driven).audited() &&
                    page_of(driven).audited()->opened->checked.report.convention.pixel_origin == 0.5);
        QTRY_VERIFY(says(driven, "0.5"));
        driven.session().set_convention({0, mask::Rule::centre});
        QTRY_VERIFY(!driven.session().opener().busy());
    }

    void the_window_can_close_while_it_is_worked_out() {
        Driven driven;
        QVERIFY(driven.open(exchanged(sandbox)));
        driven.key(Qt::Key_2, Qt::ControlModifier);
    }

    void every_control_has_a_name() {
        Driven driven;
        QVERIFY(driven.open(exchanged(sandbox)));
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
        const KeysDialog dialog(driven.window.menuBar(), driven.session().keys());
        const QStringList texts = texts_of(dialog);
        for (const char* text : {"Ctrl+1", "Ctrl+2", "Page Inspect", "Page Audit"})
            QVERIFY2(texts.contains(text), text);
    }
};

QTEST_MAIN(TestAuditPage)
#include "tst_audit.moc"
