#include "made.h"
#include "sheet_driven.h"
#include "suite.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QStatusBar>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// 10,000 contours on slices of files that do not exist.
std::shared_ptr<const Opened> large_dataset() {
    check::Checked checked;
    checked.dataset.root = "/nonexistent";
    for (int p = 0; p < 10; ++p) {
        dataset::Patient patient = made_patient("P" + std::to_string(p), 25, 40);
        for (int number = 1; number <= 1000; ++number)
            add_contour(patient, number, contour::Kind::inner);
        checked.patients.push_back(std::move(patient));
    }
    return make_opened(std::move(checked));
}

} // namespace

class TestSheet : public Suite {
    Q_OBJECT

protected:
    void prepare() override { forget_sheet_settings(); }

private slots:
    void of_ten_thousand_tiles_those_in_view_and_a_page_around_are_made() {
        ReviewDesk desk;
        TileMaker maker;
        SheetModel model(desk);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SheetView view(model, maker);
        const auto opened = large_dataset();
        maker.set({opened, std::make_shared<GreyBook>(), {}, picture::Greys::automatic, 128});
        connect(&view, &SheetView::wants_tiles, &view, [&] {
            const auto wanted = view.wanted();
            maker.want(wanted.now, wanted.soon);
        });
        view.resize(1000, 700);
        model.set_refs(opened, opened->index.order());
        QCOMPARE(model.rowCount(), 10000);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto in_view = [&] {
            const auto wanted = view.wanted();
            return std::ranges::all_of(wanted.now, [&](Ref ref) { return maker.find(ref) != nullptr; });
        };
        QTRY_VERIFY(!view.wanted().now.empty() && in_view());
        const std::size_t page = view.wanted().now.size();
        QVERIFY2(page < 100, qPrintable(QString::number(page)));
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.currentIndex().row(), 9999);
        QTRY_VERIFY(!view.wanted().now.empty() && view.wanted().now.back() == opened->index.order().back() &&
                    in_view());
        QTest::qWait(50);
        // Two places were seen, each with a page behind and before; the start and the end may be laid out twice.
        QVERIFY2(maker.made_count() <= 8 * page, qPrintable(QString::number(maker.made_count())));
        QVERIFY(!maker.find(opened->index.order()[5000]));
    }

    void a_tile_names_its_contour_state_and_findings() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const auto* model = page(driven).view().model();
        QCOMPARE(model->rowCount(), int(driven.session().opened()->index.order().size()));
        const QString spoken = model->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains("slice") && spoken.contains("not reviewed"), qPrintable(spoken));
    }

    void arrows_move_by_columns_and_enter_opens_the_contour() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        SheetView& view = page(driven).view();
        QVERIFY(driven.window.focusWidget() == &view);
        driven.key(Qt::Key_Home);
        QCOMPARE(view.currentIndex().row(), 0);
        driven.key(Qt::Key_Right);
        driven.key(Qt::Key_Right);
        driven.key(Qt::Key_Left);
        QCOMPARE(view.currentIndex().row(), 1);
        if (view.columns() + 1 < view.model()->rowCount()) {
            driven.key(Qt::Key_Down);
            QCOMPARE(view.currentIndex().row(), 1 + view.columns());
            driven.key(Qt::Key_Up);
        }
        QCOMPARE(view.currentIndex().row(), 1);
        driven.key(Qt::Key_Return);
        QVERIFY(driven.view().isVisible());
        QCOMPARE(driven.session().place().ref(), driven.session().opened()->index.order()[1]);
    }

    void a_double_click_opens_the_contour() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        SheetView& view = page(driven).view();
        const QPoint place = view.visualRect(view.model()->index(2, 0)).center();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, place);
        QTRY_VERIFY(driven.view().isVisible());
        QCOMPARE(driven.session().place().ref(), driven.session().opened()->index.order()[2]);
    }

    void a_decides_on_the_tile_and_moves_on() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const auto& order = driven.session().opened()->index.order();
        driven.key(Qt::Key_Home);
        driven.key(Qt::Key_A);
        QTRY_COMPARE(state(driven, order[0]), review::State::accepted);
        QCOMPARE(page(driven).view().currentIndex().row(), 1);
        driven.key(Qt::Key_R);
        QTRY_COMPARE(state(driven, order[1]), review::State::rejected);
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(state(driven, order[1]), review::State::none);
        QCOMPARE(page(driven).view().currentIndex().row(), 1);
        QVERIFY(page(driven).isVisible());
    }

    void undo_selects_what_it_took_back_alone() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const auto& order = driven.session().opened()->index.order();
        driven.key(Qt::Key_Home);
        driven.key(Qt::Key_Right);
        driven.key(Qt::Key_A);
        QTRY_COMPARE(state(driven, order[1]), review::State::accepted);
        page(driven).view().select({order[2], order[3]});
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(state(driven, order[1]), review::State::none);
        QCOMPARE(page(driven).view().selected_rows(), std::vector{1});
    }

    void all_that_is_selected_is_decided_also_what_was_never_in_view() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const auto order = driven.session().opened()->index.order();
        forget_tiles(driven);
        driven.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(page(driven).view().selected_rows().size(), order.size());
        driven.key(Qt::Key_U);
        for (const Ref ref : order)
            QTRY_COMPARE(state(driven, ref), review::State::unsure);
        for (const review::Decision& decision : driven.session().desk().log()) {
            QCOMPARE(decision.content.slice_sha256.size(), std::size_t(64));
            QCOMPARE(decision.content.contour_sha256.size(), std::size_t(64));
            QCOMPARE(decision.reasons, std::vector{std::string(review::in_bulk)});
        }
        driven.key(Qt::Key_Z, Qt::ControlModifier); // all at once
        for (const Ref ref : order)
            QTRY_COMPARE(state(driven, ref), review::State::none);
    }

    void a_rejection_here_can_be_explained_after_it() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const auto& order = driven.session().opened()->index.order();
        driven.key(Qt::Key_Home);
        driven.key(Qt::Key_R);
        QTRY_COMPARE(state(driven, order[0]), review::State::rejected);
        driven.key(Qt::Key_2, Qt::AltModifier);
        const std::string id = driven.session().opened()->id(order[0]);
        QTRY_COMPARE(driven.session().desk().history(id).size(), std::size_t(2));
        QCOMPARE(driven.session().desk().history(id).back().reasons, std::vector{review::reasons()[1]});
    }

    void what_was_rejected_together_takes_no_reason_after_it() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const Ref first = driven.session().opened()->index.order()[0];
        driven.key(Qt::Key_A, Qt::ControlModifier);
        driven.key(Qt::Key_R);
        QTRY_COMPARE(state(driven, first), review::State::rejected);
        driven.key(Qt::Key_2, Qt::AltModifier);
        QVERIFY(texts_of(*driven.window.statusBar()).join(u' ').contains("was made together with others"));
    }

    void a_reason_before_the_decision_is_told_where_it_goes() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        driven.key(Qt::Key_3, Qt::ControlModifier);
        driven.key(Qt::Key_1);
        QVERIFY(texts_of(*driven.window.statusBar()).join(u' ').contains("reject first (R), then Alt+1"));
        QVERIFY(driven.session().draft().reasons.empty());
    }

    void what_cannot_be_seen_cannot_be_accepted_here_either() {
        Driven driven;
        const QString dataset = sandbox.dataset("bad");
        QVERIFY(driven.open(dataset));
        const auto& order = driven.session().opened()->index.order();
        cut_off_slices(dataset);
        driven.key(Qt::Key_3, Qt::ControlModifier);
        driven.key(Qt::Key_End);
        driven.key(Qt::Key_A);
        QTRY_VERIFY(page(driven).maker().find(order.back()));
        QTest::qWait(20);
        QCOMPARE(state(driven, order.back()), review::State::none);
        page(driven).view().go_to_row(int(order.size()) - 1);
        driven.key(Qt::Key_R);
        QTRY_COMPARE(state(driven, order.back()), review::State::rejected);
    }

    void one_patient_or_all_in_the_order_in_use() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        const auto opened = driven.session().opened();
        page(driven).set_one_patient(true);
        const int of_patient = int(std::ranges::count(opened->index.order(), 0, &Ref::patient));
        QCOMPARE(page(driven).view().model()->rowCount(), of_patient);
        driven.session().go_to_patient(1);
        QCOMPARE(page(driven).view().model()->rowCount(), int(opened->index.order().size()) - of_patient);
        page(driven).set_one_patient(false);
        const auto* model = static_cast<const SheetModel*>(page(driven).view().model());
        for (const Order order : {Order::worst_first, Order::reading}) {
            driven.session().set_order(order);
            QCOMPARE(model->refs(), driven.session().queue().contours());
            QCOMPARE(model->refs().size(), opened->index.order().size());
        }
        // The chips choose what is on the sheet.
        driven.session().narrow(review::Trait::unsure, true);
        QVERIFY(model->refs().empty());
        driven.session().narrow(review::Trait::unsure, false);
        QCOMPARE(model->refs().size(), opened->index.order().size());
    }

    void the_size_is_set_by_slider_and_wheel_and_remembered() {
        {
            Driven driven;
            QVERIFY(open_sheet(driven, sandbox.dataset("d")));
            SheetView& view = page(driven).view();
            const int columns = view.columns();
            page(driven).findChild<QSlider*>()->setValue(280);
            QVERIFY(view.columns() < columns);
            QVERIFY(view.gridSize().width() >= 280);
        }
        Driven again;
        QCOMPARE(page(again).view().side(), 280);
        page(again).findChild<QSlider*>()->setValue(132);
    }

    void every_control_has_a_name_and_a_hint() {
        Driven driven;
        QVERIFY(open_sheet(driven, sandbox.dataset("d")));
        for (const auto* button : page(driven).findChildren<QPushButton*>())
            QVERIFY(!button->text().isEmpty() && !button->toolTip().isEmpty());
        QVERIFY(!page(driven).view().accessibleName().isEmpty());
        QVERIFY(!page(driven).findChild<QSlider*>()->accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestSheet)
#include "tst_sheet.moc"
