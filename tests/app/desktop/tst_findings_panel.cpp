#include "driven.h"
#include "suite.h"

#include "desktop/panels/decision_panel.h"
#include "desktop/panels/finding_card.h"
#include "desktop/panels/findings_panel.h"

#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

/// A dataset whose first inner contour lies so far off that several findings tell of it.
QString with_a_wrong_contour() {
    const QString dataset = sandbox.dataset("wrong");
    shift_file(contour_files(dataset, "icontour").front(), 12);
    return dataset;
}

/// The cards shown, from top to bottom.
QList<FindingCard*> cards(Driven& driven) {
    QList<FindingCard*> shown;
    for (auto* card : driven.window.findChildren<FindingCard*>())
        if (card->isVisible()) shown << card;
    std::ranges::sort(shown, {}, [](const FindingCard* card) { return card->y(); });
    return shown;
}

/// To the contour with the most findings, once its cards are there.
bool at_the_wrong_one(Driven& driven) {
    const Index& index = driven.session().opened()->index;
    driven.session().go_to(*std::ranges::max_element(
        index.order(), {}, [&](const Ref ref) { return index.findings(ref).size(); }));
    const bool are_there =
        driven.ready() && QTest::qWaitFor([&] { return cards(driven).size() > 2; }, patience_ms);
    settle();
    return are_there;
}

QString title(const FindingCard* card) {
    return card->accessibleName().section(". ", 1, 1);
}

} // namespace

class TestFindingsPanel : public Suite {
    Q_OBJECT

protected:
    void prepare() override { Settings().set_look({}); }

private slots:
    void a_finding_is_shown_by_a_click_on_its_card() {
        const QString dataset = sandbox.dataset("d");
        // The outer contour on another place than the inner one: centres apart, inner outside outer.
        const QString file = contour_files(dataset, "ocontour").front();
        std::ofstream(file.toStdString(), std::ios::trunc) << "10 10\n10 40\n40 40\n40 10\n";
        Driven driven;
        QVERIFY(driven.open(dataset));
        driven.key(Qt::Key_N);
        QVERIFY(driven.ready());
        settle();
        const double before = driven.view().zoom();
        QTRY_VERIFY(driven.window.findChild<FindingCard*>());
        QTest::mouseClick(driven.window.findChild<FindingCard*>(), Qt::LeftButton);
        QTRY_VERIFY(driven.view().zoom() != before);
        QCOMPARE(driven.window.focusWidget(), &driven.view()); // the keys stay with the picture
    }

    void the_first_finding_is_open_and_the_others_are_lines() {
        Driven driven;
        QVERIFY(driven.open(with_a_wrong_contour()));
        QVERIFY(at_the_wrong_one(driven));
        QVERIFY(driven.window.isActiveWindow()); // no card was a window for a moment
        const auto shown = cards(driven);
        QVERIFY(shown.front()->is_open());
        QTRY_VERIFY(shown.front()->height() > 80);
        for (const FindingCard* card : shown.mid(1)) {
            QVERIFY(!card->is_open());
            QVERIFY2(card->height() < 2 * card->fontMetrics().height() + 4, qPrintable(title(card)));
            QVERIFY(!title(card).isEmpty());
            QCOMPARE(card->accessibleDescription(), QString("folded"));
            bool has_title = false; // and with it the value, where there is one
            for (const QLabel* label : card->findChildren<QLabel*>())
                has_title |= label->text() == title(card);
            QVERIFY(has_title);
        }
    }

    void a_folded_finding_opens_by_click_enter_and_space() {
        Driven driven;
        QVERIFY(driven.open(with_a_wrong_contour()));
        QVERIFY(at_the_wrong_one(driven));
        const double zoom = driven.view().zoom();
        const QString second = title(cards(driven)[1]);
        QTest::mouseClick(cards(driven)[1], Qt::LeftButton);
        QTRY_VERIFY(cards(driven).size() > 2 && cards(driven)[1]->is_open());
        QVERIFY(!cards(driven)[0]->is_open());
        QCOMPARE(title(cards(driven)[1]), second);
        QCOMPARE(driven.window.focusWidget(), &driven.view()); // the keys stay with the picture
        int at = 0;
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Space}) {
            cards(driven)[at]->setFocus(Qt::TabFocusReason);
            driven.key(key);
            QTRY_VERIFY(cards(driven).size() > 2 && cards(driven)[at]->is_open());
            QCOMPARE(driven.window.focusWidget(), cards(driven)[at]);
            at = 2;
        }
        QCOMPARE(driven.view().zoom(), zoom); // opening is reading: the picture stays
        QVERIFY(driven.view().isVisible());
    }

    void the_finding_that_was_opened_is_open_again_there() {
        Driven driven;
        QVERIFY(driven.open(with_a_wrong_contour()));
        QVERIFY(at_the_wrong_one(driven));
        const Place there = driven.session().place();
        QTest::mouseClick(cards(driven)[1], Qt::LeftButton);
        QTRY_VERIFY(cards(driven).size() > 2 && cards(driven)[1]->is_open());
        driven.session().go_to_patient(1);
        QVERIFY(driven.ready());
        driven.session().go_to(there.ref());
        QVERIFY(driven.ready());
        QTRY_VERIFY(cards(driven).size() > 2 && cards(driven)[1]->is_open());
    }

    void the_decision_takes_only_what_it_needs() {
        Driven driven;
        driven.window.resize(1024, 700);
        QVERIFY(driven.open(sandbox.dataset("d")));
        auto* decision = driven.window.findChild<DecisionPanel*>();
        auto* findings = driven.window.findChild<FindingsPanel*>();
        QTRY_VERIFY(decision->height() <= decision->sizeHint().height());
        const int bare = decision->height();
        QVERIFY2(findings->height() > bare, qPrintable(QString::number(bare)));
        QVERIFY(driven.window.width() <= 1024 && driven.window.height() <= 700);
        const std::string contour = driven.session().contour_id();
        driven.key(Qt::Key_C); // to write in, the comment has two lines
        QTRY_VERIFY(decision->height() > bare);
        driven.key(Qt::Key_Escape);
        QTRY_COMPARE(decision->height(), bare);
        driven.key(Qt::Key_1); // a hint takes a line that is there
        QVERIFY(!driven.session().draft().reasons.empty());
        settle();
        QCOMPARE(decision->height(), bare);
        driven.key(Qt::Key_R);
        QTRY_COMPARE(driven.session().desk().state(contour), review::State::rejected);
        driven.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(driven.session().contour_id(), contour);
        QTRY_VERIFY(decision->height() > bare); // what was decided is there to read
    }

    void a_fold_keeps_the_focus_when_it_opens() {
        const QString dataset = sandbox.dataset("d");
        add_line(dataset + "/link.csv", "no-second-column"); // a finding on the dataset as a whole
        Driven driven;
        QVERIFY(driven.open(dataset));
        const auto fold = [&] {
            for (auto* button : driven.window.findChildren<QToolButton*>("fold"))
                if (!button->isHidden()) return button;
            return static_cast<QToolButton*>(nullptr);
        };
        QTRY_VERIFY(fold());
        fold()->setFocus();
        for (const Qt::ArrowType arrow : {Qt::DownArrow, Qt::RightArrow}) {
            driven.key(Qt::Key_Space);
            QCOMPARE(fold()->arrowType(), arrow);
            QCOMPARE(driven.window.focusWidget(), fold());
        }
    }
};

QTEST_MAIN(TestFindingsPanel)
#include "tst_findings_panel.moc"
