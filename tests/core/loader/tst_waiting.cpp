#include "pairs.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace contourcheck;
using namespace contourcheck::loader;

namespace {

constexpr int many = 100'000; // are never loaded before somebody stops it, however late

}

/// For a batch: bit by bit, until it is cancelled, until a stop is requested.
class WaitingTest : public QObject {
    Q_OBJECT

    support::Folder folder_;
    std::vector<PairRequest> requests_;

private slots:
    void initTestCase() { requests_ = write_pairs(folder_, 40); }

    void cancel_from_another_thread_wakes_a_waiting_next() {
        BatchLoader loader(repeated(requests_, many), settings_of(many, 2));
        std::atomic<bool> called = false;
        std::thread other([&] {
            QTest::qSleep(30);
            called = true;
            loader.cancel();
        });
        QVERIFY(!loader.next());
        QVERIFY(called);
        other.join();
        QVERIFY(!loader.next());
    }

    void after_cancel_no_item_is_begun() {
        constexpr int threads = 2;
        BatchLoader loader(repeated(requests_, many), settings_of(many, threads));
        while (loader.statistics().items == 0)
            QTest::qSleep(1);
        loader.cancel();
        const std::size_t loaded = loader.statistics().items;
        QVERIFY(!loader.next());
        QTest::qSleep(30);
        QVERIFY(loader.statistics().items <= loaded + threads); // those being read
    }

    void a_stop_request_ends_next() {
        BatchLoader loader(repeated(requests_, many), settings_of(many / 2, 2));
        std::stop_source already;
        already.request_stop();
        QVERIFY(!loader.next(already.get_token()));
        std::stop_source later;
        std::thread other([&] {
            QTest::qSleep(30);
            later.request_stop();
        });
        QVERIFY(!loader.next(later.get_token()));
        other.join();
    }

    void a_stopped_next_can_be_called_again() {
        BatchLoader loader(requests_, settings_of(40, 2));
        std::stop_source source;
        source.request_stop();
        QVERIFY(!loader.next(source.get_token()));
        QCOMPARE(loader.next()->items.size(), std::size_t(40));
    }

    void a_reader_may_wait_bit_by_bit_data() {
        QTest::addColumn<int>("prefetch");
        QTest::newRow("loaded ahead") << 2;
        QTest::newRow("loaded when asked for") << 0;
    }
    void a_reader_may_wait_bit_by_bit() {
        QFETCH(int, prefetch);
        BatchLoader loader(requests_, settings_of(20, 2, prefetch));
        for (int batch = 0; batch < 2; ++batch) {
            while (!loader.wait_for(std::chrono::milliseconds(1))) {
            }
            QCOMPARE(loader.next()->items.size(), std::size_t(20));
        }
        QVERIFY(loader.wait_for(std::chrono::hours(1))); // for nothing more
        QVERIFY(!loader.next());
    }

    void a_wait_ends_without_a_batch_in_its_time_and_at_once_when_cancelled() {
        BatchLoader loader(repeated(requests_, many), settings_of(many, 2));
        QVERIFY(!loader.wait_for(std::chrono::milliseconds(1)));
        loader.cancel();
        QVERIFY(loader.wait_for(std::chrono::hours(1)));
        QVERIFY(!loader.next());
    }
};

QTEST_GUILESS_MAIN(WaitingTest)
#include "tst_waiting.moc"
