#include "audit_driven.h"

#include "desktop/audit/trial_bars.h"
#include "desktop/audit/trial_card.h"

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;

class TestAuditTrials : public Suite {
    Q_OBJECT

private slots:
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
        QVERIFY(!measure->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!trials.is_measuring(), 120000);
        QVERIFY(measure->isEnabled());
        // Of what was done until then nothing is lost; how much that is, is the machine's business.
        if (trials.result())
            QVERIFY(trials.result()->contours > 0 &&
                    (trials.result()->whole || says(driven, "Stopped early")));
        else
            QVERIFY(says(driven, "Stopped: nothing was measured"));
    }

    void what_was_measured_before_a_stop_is_shown_as_a_part() {
        Driven driven;
        QVERIFY(driven.open(sandbox.dataset("d")));
        QVERIFY(audit_shown(driven));
        auto& trials = *page_of(driven).findChild<TrialCard*>();
        std::stop_source source;
        trial::SelfTestOptions options;
        options.threads = 1;
        auto part = trial::selftest(driven.session().opened()->checked, options, source.get_token(),
                                    [&](std::size_t, std::size_t) { source.request_stop(); });
        QVERIFY(!part.whole && part.contours == 1 && part.drawn > 1);
        const QString words = QString("these figures are of 1 of %1 contours").arg(part.drawn);
        const int rows = int(part.trials.size());
        trials.take(std::move(part));
        QTRY_VERIFY(says(driven, words));
        QVERIFY(trials.findChild<TrialBars*>()->isVisible());
        QCOMPARE(trials.findChild<TrialBars*>()->row_count(), rows);
        QVERIFY(button(driven, "Measure Again"));
    }

    void before_it_is_measured_it_says_what_will_be_done() {
        Driven driven;
        const QString folder = sandbox.dataset("d");
        QVERIFY(driven.open(folder));
        QVERIFY(audit_shown(driven));
        const auto kinds =
            contour_files(folder, "icontour").size() + contour_files(folder, "ocontour").size();
        QVERIFY(
            says(driven,
                 QString("%1 kinds of mistakes into %2 contours").arg(trial::mistakes().size()).arg(kinds)));
        QVERIFY(says(driven, "Nothing is written"));
        QVERIFY(!says(driven, qs(trial::blind_spots().front()))); // there is no figure to doubt
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
        QTRY_VERIFY(driven.session().opened()->checked.patients.size() == 3);
        QVERIFY(!trials.is_measuring() && !trials.result());
        QTRY_VERIFY(page_of(driven).audited());
        QCOMPARE(matrices(driven).front()->matrix().rows.size(), 3);
        QVERIFY(says(driven, "Not measured yet"));
    }
};

QTEST_MAIN(TestAuditTrials)
#include "tst_audit_trials.moc"
