#include "loader/parallel.h"

#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <numeric>
#include <sched.h>
#include <set>
#include <thread>
#include <vector>

using namespace contourcheck;
using namespace contourcheck::loader;

class ParallelTest : public QObject {
    Q_OBJECT

private slots:
    void every_item_is_done_once() {
        for (const int threads : {1, 2, 7, 0}) {
            std::vector<int> calls(1000, 0); // each item its own element: a second call would be a race
            const auto result = for_each(calls.size(), threads, [&](std::size_t i) { ++calls[i]; });
            QVERIFY(result);
            QCOMPARE(std::accumulate(calls.begin(), calls.end(), 0), 1000);
            QVERIFY(std::all_of(calls.begin(), calls.end(), [](int n) { return n == 1; }));
        }
    }

    void nothing_to_do_is_done_at_once() {
        QVERIFY(for_each(0, 4, [](std::size_t) { QFAIL("called"); }));
    }

    void work_is_spread_over_threads_and_not_over_more_than_asked() {
        std::mutex mutex;
        std::condition_variable entered;
        std::set<std::thread::id> seen;
        std::size_t inside = 0, most = 0;
        const auto work = [&](std::size_t) {
            std::unique_lock lock(mutex);
            seen.insert(std::this_thread::get_id());
            most = std::max(most, ++inside);
            entered.notify_all();
            entered.wait(lock, [&] { return seen.size() >= 3; }); // however late a thread begins
            lock.unlock();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            lock.lock();
            --inside;
        };
        QVERIFY(for_each(30, 3, work));
        QCOMPARE(seen.size(), std::size_t(3));
        QCOMPARE(most, std::size_t(3));
        QVERIFY(!seen.contains(std::this_thread::get_id()));
    }

    void progress_counts_up_to_the_total() {
        std::vector<std::size_t> told;
        QVERIFY(for_each(
            50, 4, [](std::size_t) {}, {},
            [&](std::size_t done, std::size_t total) {
                told.push_back(done); // under the caller's lock: no race
                QCOMPARE(total, std::size_t(50));
            }));
        QCOMPARE(told.size(), std::size_t(50));
        QVERIFY(std::is_sorted(told.begin(), told.end()));
        QCOMPARE(told.back(), std::size_t(50));
    }

    void after_a_stop_request_no_item_is_begun() {
        std::stop_source source;
        std::atomic<int> begun = 0, late = 0;
        const auto result = for_each(
            1000, 2,
            [&](std::size_t) {
                if (source.stop_requested()) ++late;
                if (++begun == 10) source.request_stop();
            },
            source.get_token());
        QVERIFY(!result);
        QCOMPARE(result.error().code, Code::cancelled);
        QVERIFY(late <= 1); // the other thread's, which had looked before
    }

    void a_stop_request_after_the_last_item_changes_nothing() {
        std::stop_source source;
        QVERIFY(for_each(
            1, 1, [&](std::size_t) { source.request_stop(); }, source.get_token()));
    }

    void running_out_of_memory_is_an_error_and_not_the_end() {
        const auto result = for_each(100, 4, [](std::size_t i) {
            if (i == 3) throw std::bad_alloc();
        });
        QVERIFY(!result);
        QCOMPARE(result.error().code, Code::too_large);
    }

    void any_other_exception_is_an_error_as_well() {
        const auto known = for_each(10, 2, [](std::size_t) { throw std::runtime_error("a reason"); });
        QVERIFY(!known);
        QVERIFY(known.error().what.text().find("a reason") != std::string::npos);
        QVERIFY(!for_each(10, 2, [](std::size_t) { throw 1; }));
    }

    void calls_can_be_nested() {
        std::atomic<int> calls = 0;
        QVERIFY(for_each(4, 2, [&](std::size_t) { (void)for_each(5, 2, [&](std::size_t) { ++calls; }); }));
        QCOMPARE(calls.load(), 20);
    }

    void the_processors_are_those_of_the_affinity_mask() {
        cpu_set_t before;
        CPU_ZERO(&before);
        QCOMPARE(sched_getaffinity(0, sizeof before, &before), 0);
        QCOMPARE(available_processors(), CPU_COUNT(&before));
        cpu_set_t one;
        CPU_ZERO(&one);
        int first = 0;
        while (!CPU_ISSET(first, &before))
            ++first;
        CPU_SET(first, &one);
        QCOMPARE(sched_setaffinity(0, sizeof one, &one), 0);
        const int processors = available_processors();
        QCOMPARE(sched_setaffinity(0, sizeof before, &before), 0);
        QCOMPARE(processors, 1);
    }
};

QTEST_GUILESS_MAIN(ParallelTest)
#include "tst_parallel.moc"
