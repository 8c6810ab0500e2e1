#include "two_readers.h"

#include "desktop/readers/agreement_dialog.h"
#include "desktop/readers/agreement_table.h"
#include "desktop/readers/agreement_words.h"

#include <QClipboard>
#include <QComboBox>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

AgreementDialog* open_view(Driven& driven) {
    driven.key(Qt::Key_G, Qt::ControlModifier);
    return driven.window.findChild<AgreementDialog*>();
}

QString words_of(const QWidget& widget) {
    QStringList words;
    for (const auto* label : widget.findChildren<QLabel*>())
        if (label->isVisible()) words << label->text();
    return words.join(u'\n');
}

QPushButton* button(const QWidget& parent, const QString& part) {
    for (auto* each : parent.findChildren<QPushButton*>())
        if (QString(each->text()).remove(u'&').contains(part) && each->isVisible()) return each;
    return nullptr;
}

QStringList row(const AgreementTable& table, const QString& name) {
    QStringList cells;
    for (int i = 0; i < table.rowCount(); ++i)
        if (table.item(i, 0)->text() == name)
            for (int column = 1; column < table.columnCount(); ++column)
                cells << table.item(i, column)->text();
    return cells;
}

} // namespace

class TestAgreementView : public ReadersSuite {
    Q_OBJECT

private slots:
    void with_nobody_or_one_reviewer_it_says_what_to_do() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("alone")));
        AgreementDialog* view = open_view(driven);
        QVERIFY(view);
        QTRY_VERIFY(words_of(*view).contains("Nobody has decided on a contour yet"));
        QVERIFY(driven.regain() && decide_as(driven, "Ann", {Qt::Key_A})); // it counts what comes meanwhile
        QTRY_VERIFY(words_of(*view).contains("Only you decided so far. Import the decisions of another"));
        QVERIFY(button(*view, "Import Decisions"));
        QVERIFY(!button(*view, "Copy") && !button(*view, "Disagreement"));
        QTRY_VERIFY(view->height() <= 300);
        const int small = view->height();
        QVERIFY(driven.regain() && decide_as(driven, "Bob", {Qt::Key_R}));
        QTRY_VERIFY(view->height() > small);
    }

    void it_tells_each_pair_and_leads_to_the_disagreements() {
        Driven driven;
        const QString folder = sandbox.dataset("pairs");
        shift_file(contour_files(folder, "icontour").front(), 12); // for a rule to have a finding
        QVERIFY(driven.open(folder));
        driven.session().set_order(Order::reading);
        using enum Qt::Key;
        QVERIFY(decide_as(driven, "Bob", {Key_A, Key_A, Key_R, Key_A}));
        QVERIFY(decide_as(driven, "Ann", {Key_A, Key_A, Key_A, Key_A, Key_A}));
        AgreementDialog* view = open_view(driven);
        QTRY_VERIFY2(words_of(*view).contains("You and Bob agree on 3 of 4 contours: 75 % ("),
                     qPrintable(words_of(*view)));
        // The figures are core's, for all contours and for those of a rule.
        const auto& desk = driven.session().desk();
        const auto said = review::opinions(desk.log(), desk.contents());
        const auto pairs =
            review::comparisons(said, check::contours_by_rule(driven.session().opened()->checked.report));
        const auto* table = view->findChild<AgreementTable*>();
        const QStringList all = row(*table, "All contours");
        QCOMPARE(all.mid(0, 2), QStringList({"4", "3"}));
        QCOMPARE(all[2], QString("75.0 (%1 to %2)")
                             .arg(100 * pairs[0].overall().share->low, 0, 'f', 1)
                             .arg(100 * pairs[0].overall().share->high, 0, 'f', 1));
        QVERIFY(all[4].startsWith(QString::number(pairs[0].overall().ac1->value, 'f', 2)));
        QVERIFY(pairs[0].rows.size() > 1);
        QCOMPARE(row(*table, row_name(pairs[0].rows.back())).size(), 5);
        QVERIFY(table->item(0, 1)->textAlignment() & Qt::AlignRight);
        button(*view, "Copy as CSV")->click();
        QCOMPARE(QApplication::clipboard()->text().toStdString(), review::to_csv(pairs));
        button(*view, "Copy as Text")->click();
        QVERIFY(QApplication::clipboard()->text().contains("All contours\t4\t3\t75.0 ("));
        button(*view, "Go to the Disagreement")->click();
        QVERIFY(!view->isVisible());
        QCOMPARE(driven.session().queue().size(), std::size_t(1));
        QCOMPARE(driven.session().contour_id(), pairs[0].differing.front());
        // A third: each two are a pair.
        driven.session().set_filter({});
        QVERIFY(driven.regain() && decide_as(driven, "Cy", {Key_A}));
        view = open_view(driven);
        auto* box = view->findChild<QComboBox*>();
        QTRY_COMPARE(box->count(), 3);
        QVERIFY(box->isVisible());
        box->setCurrentIndex(box->findText("You and Bob"));
        QTRY_VERIFY(words_of(*view).contains("You and Bob agree on 1 of 1 contour: 100 %"));
        QCOMPARE(row(*table, "All contours")[3], QString("–")); // chance alone agrees on all
        QVERIFY(button(*view, "Go to the Disagreement among All Reviewers"));
    }

    void the_disagreements_are_gone_through_from_the_first_in_order() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("several")));
        driven.session().set_order(Order::reading);
        using enum Qt::Key;
        QVERIFY(decide_as(driven, "Bob", {Key_A, Key_R, Key_R}));
        QVERIFY(decide_as(driven, "Ann", {Key_A, Key_A, Key_A}));
        const auto& order = driven.session().opened()->index.order();
        driven.session().go_to(order[2]);
        AgreementDialog* view = open_view(driven);
        QTRY_VERIFY(button(*view, "Go Through 2 Disagreements"));
        button(*view, "Go Through 2 Disagreements")->click();
        QCOMPARE(driven.session().place().ref(), order[1]);
    }

    void less_than_chance_stands_left_of_the_line_at_zero() {
        review::Agreement found{8, 2, review::Estimate{0.25, 0.1, 0.6}, {}, {}};
        found.kappa = found.ac1 = review::Estimate{-0.5, -0.9, 0.2};
        AgreementTable table;
        table.show_pair({"Ann", "Bob", {{review::Comparison::Of::all, {}, found}}, {}});
        table.resize(900, 200);
        const QImage image = table.viewport()->grab().toImage();
        for (const int column : {3, 4, 5}) { // the share has no less than 0
            const QRect cell = table.visualItemRect(table.item(0, column)).adjusted(12, 0, -12, 0);
            int mark = cell.left();
            while (mark < cell.right() && image.pixelColor(mark, cell.bottom() - 8) != theme().text)
                ++mark;
            QVERIFY2(std::abs(double(mark - cell.left()) / cell.width() - 0.25) < 0.02,
                     qPrintable(table.item(0, column)->text()));
        }
    }

    void what_another_program_decides_is_taken_in() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("shared")));
        QVERIFY(decide_as(driven, "Ann", {Qt::Key_A}));
        QSignalSpy said(&driven.session(), &Session::said);
        const auto decides = [&](const std::string& reviewer) {
            auto store = review::Store::open(sandbox.decisions().toStdString());
            auto all = store->all().value();
            review::Decision another = all.back();
            another.reviewer = reviewer;
            another.verdict = review::Verdict::reject;
            another.reasons = {"shifted"};
            return store->append(another).has_value();
        };
        const auto words = [&] {
            return driven.session()
                .desk()
                .words(driven.session().opened()->id(driven.session().opened()->index.order().front()))
                .size();
        };
        QVERIFY(decides("Bob"));
        QCOMPARE(words(), std::size_t(1));
        driven.key(Qt::Key_G, Qt::ControlModifier);
        QTRY_COMPARE(words(), std::size_t(2));
        QTRY_VERIFY(!said.isEmpty() && said.last()[0].toString().startsWith("Decided elsewhere"));
        QVERIFY(decides("Cid")); // and when the window is entered
        driven.window.findChild<AgreementDialog*>()->close();
        QEvent entered(QEvent::ActivationChange);
        QVERIFY(driven.regain());
        QCoreApplication::sendEvent(&driven.window, &entered);
        QTRY_COMPARE(words(), std::size_t(3));
        QVERIFY(driven.ready());
    }
};

QTEST_MAIN(TestAgreementView)
#include "tst_agreement_view.moc"
