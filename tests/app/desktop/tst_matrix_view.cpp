#include "desktop/audit/matrix_colours.h"
#include "desktop/audit/matrix_view.h"
#include "desktop/theme.h"
#include "sandbox.h"

#include <rapidcheck.h>

using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

const Sandbox sandbox;

MatrixView::Matrix forty_patients() {
    MatrixView::Matrix matrix;
    for (int i = 0; i < 40; ++i)
        matrix.rows << QString("PATIENT%1").arg(i);
    matrix.columns = matrix.rows;
    matrix.cells.resize(1600, {0.1, "0.10", MatrixView::Frame::none, "tip"});
    return matrix;
}

} // namespace

class TestMatrixView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { apply_theme(*qApp, ThemeChoice::system); }
    void init() { fail_on_warnings(); }

    void a_large_matrix_scrolls_to_the_cell_with_the_focus() {
        MatrixView view("many");
        MatrixView::Matrix matrix = forty_patients();
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

    void what_is_wrong_is_in_view() {
        MatrixView view("many");
        MatrixView::Matrix matrix = forty_patients();
        matrix.cells[30 * 40 + 35].frame = MatrixView::Frame::wrong;
        view.resize(500, 300);
        view.set_matrix(matrix);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(view.viewport()->rect().contains(view.cell_rect(30, 35).toRect()));
        view.setFocus(Qt::TabFocusReason);
        QCOMPARE(view.current(), QPoint(35, 30));
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
};

QTEST_MAIN(TestMatrixView)
#include "tst_matrix_view.moc"
