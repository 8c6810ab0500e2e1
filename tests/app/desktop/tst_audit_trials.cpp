#include "audit_driven.h"

#include "desktop/audit/trial_bars.h"
#include "desktop/audit/trial_card.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

namespace {

const Sandbox sandbox;

} // namespace

class TestAuditTrials : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { apply_theme(*qApp, ThemeChoice::system); }
    void init() { fail_on_warnings(); }

    void measuring_starts_by_its_button_and_can_be_stopped() {
        Driven driven;
        QVERIFY(driven.open(exchanged(sandbox)));
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
        QVERIFY(driven.open(exchanged(sandbox)));
        QTRY_VERIFY_WITH_TIMEOUT(driven.session().opened()->checked.patients.size() == 3, 20000);
        QVERIFY(!trials.is_measuring() && !trials.result());
        QTRY_VERIFY_WITH_TIMEOUT(page_of(driven).audited(), 20000);
        QCOMPARE(matrices(driven).front()->matrix().rows.size(), 3);
        QVERIFY(says(driven, "Not measured yet"));
    }
};

QTEST_MAIN(TestAuditTrials)
#include "tst_audit_trials.moc"
