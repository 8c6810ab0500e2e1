#include "decisions.h"
#include "review/comparison.h"

#include <QTest>

#include <cmath>

using namespace contourcheck::review;
using contourcheck::Grid;

namespace {

Grid<std::size_t> table(int categories, std::vector<std::size_t> counts) {
    return {{categories, categories}, std::move(counts)};
}

/// What a reviewer says of contours "1", "2", … as letters: a, r, ? and - for nothing.
Opinions said(const char* letters, const std::vector<std::string>& reasons = {}) {
    Opinions result;
    for (std::size_t i = 0; letters[i]; ++i) {
        if (letters[i] == '-') continue;
        const State state =
            letters[i] == 'a' ? State::accepted : (letters[i] == 'r' ? State::rejected : State::unsure);
        result[std::to_string(i + 1)] = {state,
                                         state == State::rejected ? reasons : std::vector<std::string>{}};
    }
    return result;
}

bool is_near(double a, double b, double by) {
    return std::abs(a - b) <= by;
}

/// Large-sample standard error of kappa (Fleiss, Cohen and Everitt, Psychological Bulletin 72:323, 1969).
double kappa_error(const Grid<double>& p, double kappa, double chance, double count) {
    double sum = 0;
    const auto margin = [&](int i, bool rows) {
        double total = 0;
        for (int k = 0; k < p.rows(); ++k)
            total += rows ? p(i, k) : p(k, i);
        return total;
    };
    for (int i = 0; i < p.rows(); ++i)
        for (int k = 0; k < p.rows(); ++k) {
            const double both =
                i == k ? margin(i, true) + margin(i, false) : margin(i, false) + margin(k, true);
            const double term = i == k ? 1 - both * (1 - kappa) : both * (1 - kappa);
            sum += p(i, k) * term * term;
        }
    const double rest = kappa - chance * (1 - kappa);
    return std::sqrt((sum - rest * rest) / count) / (1 - chance);
}

} // namespace

class AgreementTest : public QObject {
    Q_OBJECT

private slots:
    void figures_of_a_table_worked_by_hand() {
        // Both yes 20, first alone 5, second alone 10, both no 15: 0.7; chance 0.5; Gwet's chance 2 x 0.55 x 0.45.
        const Agreement found = agreement(table(2, {20, 5, 10, 15}));
        QCOMPARE(found.both, 50U);
        QCOMPARE(found.equal, 35U);
        QVERIFY(is_near(found.share->value, 0.7, 1e-12));
        QVERIFY(is_near(found.kappa->value, 0.4, 1e-12));
        QVERIFY(is_near(found.ac1->value, (0.7 - 0.495) / 0.505, 1e-12));
    }

    void nearly_all_of_one_category_lowers_kappa_but_not_ac1() {
        // Gwet's paradox: 118 and 2 agree, 5 differ.
        const Agreement found = agreement(table(2, {118, 5, 2, 0}));
        QVERIFY(found.kappa->value < 0);
        QVERIFY(found.ac1->value > 0.93);
    }

    void intervals_are_those_of_large_samples() {
        const std::vector<std::size_t> counts{2000, 500, 1000, 1500};
        const Agreement found = agreement(table(2, counts));
        Grid<double> shares({2, 2});
        for (std::size_t i = 0; i < counts.size(); ++i)
            shares.values()[i] = double(counts[i]) / 5000;
        const double half = 1.96 * kappa_error(shares, 0.4, 0.5, 5000);
        QVERIFY(is_near(found.kappa->low, 0.4 - half, 0.15 * half));
        QVERIFY(is_near(found.kappa->high, 0.4 + half, 0.15 * half));
        const double half_share = 1.96 * std::sqrt(0.7 * 0.3 / 5000);
        QVERIFY(is_near(found.share->low, 0.7 - half_share, 0.15 * half_share));
        QVERIFY(is_near(found.share->high, 0.7 + half_share, 0.15 * half_share));
    }

    void few_items_that_all_agree_prove_little() {
        const Agreement found = agreement(table(3, {2, 0, 0, 0, 1, 0, 0, 0, 0}));
        QCOMPARE(found.share->value, 1.0);
        QCOMPARE(found.share->high, 1.0);
        QVERIFY(found.share->low < 0.8);
        QVERIFY(found.kappa->low < 0.6);
        QCOMPARE(found.kappa->high, 1.0);
        QVERIFY(found.ac1->low < found.ac1->value);
    }

    void a_share_has_one_interval_however_many_categories_there_are() {
        const Agreement of_two = agreement(table(2, {0, 1, 0, 0}));
        const Agreement of_three = agreement(table(3, {0, 1, 0, 0, 0, 0, 0, 0, 0}));
        QCOMPARE(of_two.share->low, of_three.share->low);
        QCOMPARE(of_two.share->high, of_three.share->high);
        QVERIFY(is_near(of_two.share->high, 0.7935, 5e-5)); // Wilson's of 0 of 1
    }

    void kappa_is_not_defined_where_chance_agrees_on_all() {
        const Agreement found = agreement(table(3, {7, 0, 0, 0, 0, 0, 0, 0, 0}));
        QVERIFY(!found.kappa);
        QCOMPARE(found.ac1->value, 1.0);
        QVERIFY(!agreement(table(3, std::vector<std::size_t>(9))).share);
    }

    void who_is_first_does_not_matter() {
        const Agreement one = agree(said("aar?a-r"), said("ara?aar"));
        const Agreement other = agree(said("ara?aar"), said("aar?a-r"));
        QCOMPARE(one.both, 6U);
        QCOMPARE(one.equal, 4U);
        QVERIFY(is_near(one.kappa->value, other.kappa->value, 1e-12));
        QVERIFY(is_near(one.ac1->value, other.ac1->value, 1e-12));
    }

    void a_part_of_the_contours_can_be_asked_for() {
        const Agreement found =
            agree(said("aarr"), said("arrr"), [](const std::string& id) { return id == "2" || id == "4"; });
        QCOMPARE(found.both, 2U);
        QCOMPARE(found.equal, 1U);
    }

    void reasons_are_compared_one_by_one() {
        const Opinions ann = said("rrra", {"shifted", "wrong-slice"});
        const Opinions bob = said("rraa", {"shifted", std::string(in_bulk)}); // no reason of a reader's
        QCOMPARE(reasons_given(ann, bob), (std::set<std::string>{"shifted", "wrong-slice"}));
        QCOMPARE(agree_on_reason(ann, bob, "shifted").equal, 3U);
        QCOMPARE(agree_on_reason(ann, bob, "wrong-slice").equal, 1U);
    }

    void contours_on_which_two_differ_are_told() {
        QCOMPARE(disagreed({{"Ann", said("aar-")}, {"Bob", said("ara-")}, {"Cy", said("a--r")}}),
                 (std::set<std::string>{"2", "3"}));
    }

    void what_counts_is_the_last_word_on_what_is_there_now() {
        std::vector<Decision> log{decided("1", Verdict::accept, "Ann"),
                                  decided("1", Verdict::reject, "Ann"),
                                  decided("1", Verdict::accept, "Bob"),
                                  decided("1", std::nullopt, "Bob"),
                                  decided("2", Verdict::accept, "Ann", content_b),
                                  decided("3", Verdict::accept, "Ann")};
        for (std::size_t i = 0; i < log.size(); ++i)
            log[i].sequence = std::int64_t(i);
        log[1].reasons = {"shifted"};
        const auto found = opinions(log, {{"1", content_a}, {"2", content_a}});
        QCOMPARE(found.size(), 1U); // Bob took his back; 3 is not there
        QVERIFY(
            (found.at("Ann") == Opinions{{"1", {State::rejected, {"shifted"}}}, {"2", {State::stale, {}}}}));
    }

    void what_is_stale_is_not_compared() {
        Opinions ann = said("aar");
        ann["2"].state = State::stale;
        const Agreement found = agree(ann, said("ara"));
        QCOMPARE(found.both, 2U);
        QCOMPARE(found.equal, 1U);
        QCOMPARE(disagreed({{"Ann", ann}, {"Bob", said("ara")}}), (std::set<std::string>{"3"}));
    }

    void each_two_are_compared_by_reason_and_by_rule() {
        const std::map<std::string, Opinions> three{
            {"Ann", said("aarr", {"shifted"})}, {"Bob", said("aaar", {"shifted"})}, {"Cy", said("----r")}};
        const auto pairs = comparisons(three, {{"area-jump", {"3", "4"}}, {"not-closed", {"5"}}});
        QCOMPARE(pairs.size(), std::size_t(3));
        const Comparison& first = pairs.front();
        QCOMPARE(first.one + first.other, std::string("AnnBob"));
        QCOMPARE(first.overall().equal, std::size_t(3));
        QCOMPARE(first.differing, std::vector<std::string>{"3"});
        QCOMPARE(first.rows.size(), std::size_t(3)); // neither decided on what is not closed
        QCOMPARE(first.rows[1].name, std::string("shifted"));
        QCOMPARE(first.rows[1].agreement.equal, std::size_t(3));
        QCOMPARE(first.rows[2].name, std::string("area-jump"));
        QCOMPARE(first.rows[2].agreement.both, std::size_t(2));
        QCOMPARE(first.rows[2].agreement.equal, std::size_t(1));
        QCOMPARE(pairs[1].overall().both, std::size_t(0));
    }

    void the_table_has_a_row_a_figure_and_leaves_empty_what_is_not_defined() {
        const auto pairs = comparisons({{"Ann", said("aa")}, {"Bob, MD", said("aa")}});
        const std::string csv = to_csv(pairs);
        QVERIFY(csv.find("one,other,of,name,both,equal,share,") != std::string::npos);
        QVERIFY(csv.find("Ann,\"Bob, MD\",all,,2,2,1,") != std::string::npos);
        QVERIFY(csv.find(",,,,1,") != std::string::npos); // kappa: chance alone agrees on all; AC1 is 1
    }
};

QTEST_GUILESS_MAIN(AgreementTest)
#include "tst_agreement.moc"
