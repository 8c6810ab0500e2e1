#include "base/rank.h"

#include <QTest>

#include <rapidcheck.h>

using namespace contourcheck;

/// Values in the middle and at a share of the ranks.
class TestRank : public QObject {
    Q_OBJECT

private slots:
    void the_middle_of_an_odd_number_is_one_of_them() {
        QCOMPARE(median({3, 1, 2}), 2.0);
        QCOMPARE(upper_median({3, 1, 2}), 2.0);
    }

    void of_an_even_number_it_lies_between_two() {
        QCOMPARE(median({4, 1, 3, 2}), 2.5);
        QCOMPARE(upper_median({4, 1, 3, 2}), 3.0);
    }

    void without_values_it_is_nothing() {
        QCOMPARE(median({}), 0.0);
        QCOMPARE(upper_median({}), 0.0);
        QCOMPARE(quantile(std::span<float>(), 0.5), 0.0F);
    }

    void a_quantile_is_the_value_of_its_rank() {
        std::vector<float> values = {5, 1, 4, 2, 3};
        QCOMPARE(quantile(std::span(values), 0.0), 1.0F);
        QCOMPARE(quantile(std::span(values), 0.49), 2.0F);
        QCOMPARE(quantile(std::span(values), 0.5), 3.0F);
        QCOMPARE(quantile(std::span(values), 1.0), 5.0F);
    }

    void no_more_than_half_lie_on_either_side() {
        QVERIFY(rc::check([](const std::vector<std::int16_t>& whole) {
            RC_PRE(!whole.empty());
            const std::vector<double> values(whole.begin(), whole.end());
            for (const double middle : {median(values), upper_median(values)}) {
                RC_ASSERT(2 * std::ranges::count_if(values, [&](double v) { return v < middle; }) <=
                          std::ptrdiff_t(values.size()));
                RC_ASSERT(2 * std::ranges::count_if(values, [&](double v) { return v > middle; }) <=
                          std::ptrdiff_t(values.size()));
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestRank)
#include "tst_rank.moc"
