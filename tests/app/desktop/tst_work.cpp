#include "desktop/work.h"

#include <QCoreApplication>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <optional>
#include <set>
#include <vector>

using contourcheck::desktop::Workers;

class TestWork : public QObject {
    Q_OBJECT

private slots:
    void results_are_delivered_on_the_owners_thread() {
        Workers workers(2);
        QThread* worked_on = nullptr;
        QThread* delivered_on = nullptr;
        workers.start([&](const Workers::Post& post) {
            post([&, on = QThread::currentThread()] {
                worked_on = on;
                delivered_on = QThread::currentThread();
            });
        });
        QTRY_VERIFY(delivered_on);
        QCOMPARE(delivered_on, QThread::currentThread());
        QVERIFY(worked_on != delivered_on);
    }

    void one_thread_works_in_order_and_stays_the_same() {
        Workers workers(1);
        std::vector<int> order;
        std::set<Qt::HANDLE> threads;
        for (int i = 0; i < 50; ++i)
            workers.start([&, i](const Workers::Post& post) {
                post([&, i, thread = QThread::currentThreadId()] {
                    order.push_back(i);
                    threads.insert(thread);
                });
                if (i == 25) QThread::msleep(20); // an idle moment in between
            });
        QTRY_COMPARE(order.size(), std::size_t(50));
        QVERIFY(std::ranges::is_sorted(order));
        QCOMPARE(threads.size(), std::size_t(1));
    }

    void the_end_waits_for_the_work_and_drops_its_results() {
        std::atomic<int> worked = 0;
        int delivered = 0;
        {
            Workers workers(1);
            for (int i = 0; i < 5; ++i)
                workers.start([&](const Workers::Post& post) {
                    QThread::msleep(2);
                    ++worked;
                    post([&] { ++delivered; });
                });
        }
        QCoreApplication::processEvents();
        QCOMPARE(worked.load(), 5);
        QCOMPARE(delivered, 0);
    }

    void a_result_that_arrives_too_late_goes_nowhere() {
        std::optional<Workers::Post> kept;
        {
            Workers workers(1);
            std::atomic<bool> done = false;
            workers.start([&](const Workers::Post& post) {
                kept = post;
                done = true;
            });
            QTRY_VERIFY(done.load());
        }
        bool delivered = false;
        (*kept)([&] { delivered = true; });
        QCoreApplication::processEvents();
        QVERIFY(!delivered);
    }

    void many_posts_of_one_work_all_arrive_in_order() {
        Workers workers(1);
        std::vector<int> got;
        workers.start([&](const Workers::Post& post) {
            for (int i = 0; i < 1000; ++i)
                post([&, i] { got.push_back(i); });
        });
        QTRY_COMPARE(got.size(), std::size_t(1000));
        QVERIFY(std::ranges::is_sorted(got));
    }
};

QTEST_GUILESS_MAIN(TestWork)
#include "tst_work.moc"
