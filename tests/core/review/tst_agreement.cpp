#include "decisions.h"

#include "review/agreement.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>

using namespace contourcheck::review;

namespace {

Decision said_at(const char* contour, std::optional<Verdict> verdict, const char* reviewer, int second,
                 Content content = content_a) {
    Decision decision = decided(contour, verdict, reviewer, std::move(content));
    decision.sequence = second;
    decision.time_utc = "2020-01-31T12:00:0" + std::to_string(second) + 'Z';
    return decision;
}

const std::map<std::string, Content> contents{{"P/1/inner", content_a}, {"P/2/inner", content_a}};

Verdicts any_verdicts() {
    const auto states = *rc::gen::container<std::vector<int>>(6, rc::gen::inRange(0, 5));
    Verdicts verdicts;
    for (std::size_t i = 0; i < states.size(); ++i)
        if (states[i] != int(State::none)) verdicts[std::to_string(i)] = State(states[i]);
    return verdicts;
}

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT

private slots:
    void each_reviewer_s_own_last_word_counts() {
        const auto all = said(contents, {said_at("P/1/inner", Verdict::accept, "A", 1),
                                         said_at("P/1/inner", Verdict::reject, "B", 2),
                                         said_at("P/1/inner", Verdict::unsure, "A", 3),
                                         said_at("P/2/inner", Verdict::accept, "B", 4)});
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(all.at("A"), (Verdicts{{"P/1/inner", State::unsure}}));
        QCOMPARE(all.at("B"), (Verdicts{{"P/1/inner", State::rejected}, {"P/2/inner", State::accepted}}));
    }

    void what_was_taken_back_or_is_of_no_contour_is_not_said() {
        const auto all = said(contents, {said_at("P/1/inner", Verdict::accept, "A", 1),
                                         said_at("P/1/inner", std::nullopt, "A", 2),
                                         said_at("P/9/inner", Verdict::accept, "B", 3)});
        QVERIFY(all.empty() || (!all.contains("A") && !all.contains("B")));
    }

    void a_word_on_other_content_is_stale_and_agrees_with_nobody() {
        const auto all = said(contents, {said_at("P/1/inner", Verdict::accept, "A", 1, content_b),
                                         said_at("P/1/inner", Verdict::accept, "B", 2)});
        QCOMPARE(all.at("A").at("P/1/inner"), State::stale);
        QCOMPARE(agree(all.at("A"), all.at("B")).both, std::size_t(0));
    }

    void kappa_is_as_cohen_has_it() {
        // 20 both accept, 5 and 10 apart, 15 both reject: 0.7 observed, 0.5 by chance.
        Verdicts a, b;
        const auto add = [&](int count, State one, State other) {
            for (int i = 0; i < count; ++i) {
                const std::string id = std::to_string(a.size());
                a[id] = one;
                b[id] = other;
            }
        };
        add(20, State::accepted, State::accepted);
        add(5, State::accepted, State::rejected);
        add(10, State::rejected, State::accepted);
        add(15, State::rejected, State::rejected);
        const Agreement found = agree(a, b);
        QCOMPARE(found.both, std::size_t(50));
        QCOMPARE(found.equal, std::size_t(35));
        QCOMPARE(found.share, 0.7);
        QVERIFY(found.kappa && std::abs(*found.kappa - 0.4) < 1e-12);
    }

    void one_word_for_all_has_no_kappa() {
        const Verdicts all{{"1", State::accepted}, {"2", State::accepted}};
        QCOMPARE(agree(all, all).share, 1.0);
        QVERIFY(!agree(all, all).kappa);
    }

    void agreement_does_not_ask_who_comes_first() {
        QVERIFY(rc::check([] {
            const Verdicts a = any_verdicts(), b = any_verdicts();
            const Agreement one = agree(a, b), other = agree(b, a);
            RC_ASSERT(one.both == other.both && one.equal == other.equal);
            RC_ASSERT(one.kappa.has_value() == other.kappa.has_value());
            RC_ASSERT(!one.kappa || std::abs(*one.kappa - *other.kappa) < 1e-9);
            RC_ASSERT(!one.kappa || *one.kappa <= 1 + 1e-9);
        }));
    }
};

QTEST_APPLESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
