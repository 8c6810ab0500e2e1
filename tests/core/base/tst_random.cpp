#include "base/random.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace contourcheck;

class TestRandom : public QObject {
    Q_OBJECT

private slots:
    void the_sequence_of_a_seed_never_changes() {
        // xoshiro256** from SplitMix64's state, by the authors' C programs
        Random zero(0);
        QCOMPARE(zero.next(), 0x99ec5f36cb75f2b4ULL);
        QCOMPARE(zero.next(), 0xbf6e1f784956452aULL);
        QCOMPARE(zero.next(), 0x1a5f849d4933e6e0ULL);
    }

    void seeds_give_different_sequences() {
        std::set<std::uint64_t> firsts;
        for (std::uint64_t seed = 0; seed < 1000; ++seed)
            firsts.insert(Random(seed).next());
        QCOMPARE(firsts.size(), std::size_t(1000));
    }

    void uniform_numbers_fill_their_interval() {
        Random random(1);
        double sum = 0;
        for (int i = 0; i < 100'000; ++i) {
            const double value = random.uniform(-1, 3);
            QVERIFY(value >= -1 && value < 3);
            sum += value;
        }
        QVERIFY(std::abs(sum / 100'000 - 1) < 0.02);
    }

    void numbers_below_a_bound_are_equally_likely() {
        Random random(2);
        std::array<int, 7> counts{};
        for (int i = 0; i < 70'000; ++i)
            ++counts[std::size_t(random.below(7))];
        for (const int count : counts)
            QVERIFY(std::abs(count - 10'000) < 500);
        QCOMPARE(random.below(1), std::uint64_t(0));
        const std::uint64_t large = (1ULL << 63) + 1;
        for (int i = 0; i < 100; ++i)
            QVERIFY(random.below(large) < large);
    }

    void normal_numbers_have_mean_0_and_deviation_1() {
        Random random(3);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100'000; ++i) {
            const double value = random.normal();
            sum += value;
            squares += value * value;
        }
        QVERIFY(std::abs(sum / 100'000) < 0.02);
        QVERIFY(std::abs(squares / 100'000 - 1) < 0.03);
    }

    void a_shuffle_keeps_the_values_and_reaches_every_order() {
        Random random(4);
        std::map<std::array<int, 3>, int> orders;
        for (int i = 0; i < 6000; ++i) {
            std::array<int, 3> values{1, 2, 3};
            shuffle(std::span<int>(values), random);
            ++orders[values];
        }
        QCOMPARE(orders.size(), std::size_t(6));
        for (const auto& [order, count] : orders) {
            QCOMPARE(std::accumulate(order.begin(), order.end(), 0), 6);
            QVERIFY(std::abs(count - 1000) < 150);
        }
        std::vector<int> none;
        shuffle(std::span<int>(none), random);
        QVERIFY(none.empty());
    }
};

QTEST_GUILESS_MAIN(TestRandom)
#include "tst_random.moc"
