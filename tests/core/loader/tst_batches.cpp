#include "pairs.h"

#include "base/random.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace contourcheck;
using namespace contourcheck::loader;

namespace {

/// Which slices were opened, as the system tells it.
class Watch {
public:
    explicit Watch(const support::Folder& folder) : handle_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
        if (handle_ < 0 || ::inotify_add_watch(handle_, folder.path().c_str(), IN_OPEN) < 0)
            qFatal("no inotify");
    }
    ~Watch() { ::close(handle_); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    /// Slices opened so far: `expected` are waited for, however long, and more a while.
    [[nodiscard]] std::size_t opened(std::size_t expected) {
        for (int left = 15; left > 0; QTest::qSleep(10)) {
            take();
            if (names_.size() >= expected) --left;
        }
        return names_.size();
    }

private:
    void take() {
        alignas(inotify_event) char buffer[4096];
        const ssize_t got = ::read(handle_, buffer, sizeof buffer);
        for (ssize_t at = 0; at < got;) {
            const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
            if (event->len > 0 && std::string_view(event->name).ends_with(".dcm")) names_.insert(event->name);
            at += ssize_t(sizeof(inotify_event) + event->len);
        }
    }

    int handle_;
    std::set<std::string> names_;
};

/// No file can be opened as long as it stands.
class NoFiles {
public:
    NoFiles() {
        const int lowest_free = ::dup(STDERR_FILENO);
        ::close(lowest_free);
        ::getrlimit(RLIMIT_NOFILE, &before_);
        rlimit none = before_;
        none.rlim_cur = rlim_t(lowest_free);
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoFiles() { ::setrlimit(RLIMIT_NOFILE, &before_); }
    NoFiles(const NoFiles&) = delete;
    NoFiles& operator=(const NoFiles&) = delete;

private:
    rlimit before_{};
};

std::vector<std::size_t> indices(const Batch& batch) {
    std::vector<std::size_t> result;
    for (const Item& item : batch.items)
        result.push_back(item.index);
    return result;
}

} // namespace

class BatchesTest : public QObject {
    Q_OBJECT

    support::Folder folder_;
    std::vector<PairRequest> requests_;

private slots:
    void initTestCase() { requests_ = write_pairs(folder_, 40); }

    void batches_come_in_the_planned_order_whatever_the_threads_do() {
        for (const int threads : {1, 2, 4, 9}) {
            Settings settings = settings_of(7, threads);
            settings.shuffle = true;
            settings.seed = 5;
            const auto plan = plan_batches(requests_, settings);
            BatchLoader loader(requests_, settings);
            QCOMPARE(loader.batch_count(), plan.size());
            std::size_t number = 0;
            while (const auto batch = loader.next()) {
                QCOMPARE(batch->number, number);
                QCOMPARE(indices(*batch), plan[number]);
                for (const Item& item : batch->items)
                    QCOMPARE(first_pixel(item.pair->slice), int(item.index) + 1);
                ++number;
            }
            QCOMPARE(number, plan.size());
            QVERIFY(!loader.next());
        }
    }

    void an_error_stays_with_its_item() {
        auto requests = requests_;
        requests[4].slice_file = folder_ / "missing.dcm";
        requests[9].contour_file = folder_ / "missing.txt";
        BatchLoader loader(requests, settings_of(5, 3));
        std::set<std::size_t> failed;
        std::size_t loaded = 0;
        while (const auto batch = loader.next())
            for (const Item& item : batch->items) {
                if (item.pair)
                    ++loaded;
                else
                    failed.insert(item.index);
            }
        QCOMPARE(failed, (std::set<std::size_t>{4, 9}));
        QCOMPARE(loaded, requests.size() - 2);
    }

    void no_more_batches_than_stated_are_ahead_data() {
        QTest::addColumn<int>("prefetch");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("three") << 3;
        QTest::newRow("below none") << -2;
    }
    void no_more_batches_than_stated_are_ahead() {
        QFETCH(int, prefetch);
        const auto ahead = std::size_t(std::max(0, prefetch));
        Watch watch(folder_);
        BatchLoader loader(requests_, settings_of(5, 4, prefetch));
        for (std::size_t pairs : {5 * ahead, 5 * (ahead + 1), 5 * (ahead + 2)}) {
            QCOMPARE(watch.opened(pairs), pairs);
            QVERIFY(loader.next());
        }
    }

    void nothing_to_load_ends_at_once() {
        BatchLoader loader({}, settings_of(5, 2));
        QCOMPARE(loader.batch_count(), std::size_t(0));
        QVERIFY(!loader.next());
    }

    void iterating_gives_every_epoch_in_an_order_of_its_own() {
        Settings settings = settings_of(7, 3);
        settings.shuffle = true;
        settings.seed = 5;
        settings.epochs = 3;
        std::vector<std::vector<std::size_t>> epochs(3);
        for (const Batch& batch : BatchLoader(requests_, settings)) {
            QCOMPARE(indices(batch), plan_batches(requests_, settings, batch.epoch)[batch.number]);
            for (const std::size_t index : indices(batch))
                epochs[batch.epoch].push_back(index);
        }
        for (auto& epoch : epochs)
            QCOMPARE(epoch.size(), requests_.size());
        QVERIFY(epochs[0] != epochs[1] && epochs[1] != epochs[2] && epochs[0] != epochs[2]);
        for (auto& epoch : epochs)
            std::ranges::sort(epoch);
        QCOMPARE(epochs[0], epochs[2]);
        QCOMPARE(std::ranges::adjacent_find(epochs[0]), epochs[0].end());
    }

    void epochs_without_end_go_on_until_one_stops() {
        Settings settings = settings_of(40, 2);
        settings.epochs = 0;
        BatchLoader loader(requests_, settings);
        for (std::size_t epoch = 0; epoch < 10; ++epoch)
            QCOMPARE(loader.next()->epoch, epoch);
    }

    void what_may_pass_is_tried_again() {
        Settings settings = settings_of(1, 1, 0);
        settings.retries = 100;
        BatchLoader loader({requests_[1], requests_[2]}, settings);
        QVERIFY(loader.next()); // its thread runs
        std::optional<NoFiles> limit(std::in_place);
        std::thread other([&] {
            while (loader.statistics().retried == 0)
                QTest::qSleep(1);
            limit.reset();
        });
        const auto batch = loader.next();
        other.join();
        QVERIFY(batch->items[0].pair);
        QCOMPARE(first_pixel(batch->items[0].pair->slice), 3);
    }

    void what_does_not_pass_is_tried_no_more_than_stated() {
        auto missing = requests_[3];
        missing.slice_file = folder_ / "no.dcm"; // nor will it be there later
        BatchLoader loader({requests_[1], requests_[2], missing}, settings_of(1, 1, 0));
        QVERIFY(loader.next());
        std::optional<NoFiles> limit(std::in_place);
        const auto batch = loader.next();
        limit.reset();
        QCOMPARE(batch->items[0].pair.error().code, Code::unreadable);
        QVERIFY(batch->items[0].pair.error().may_pass);
        QCOMPARE(loader.statistics().retried, std::size_t(2));
        QCOMPARE(loader.next()->items[0].pair.error().code, Code::not_found);
        QCOMPARE(loader.statistics().retried, std::size_t(2));
    }

    void statistics_count_what_was_loaded_and_held() {
        auto requests = requests_;
        requests[4].slice_file = folder_ / "missing.dcm";
        Settings settings = settings_of(5, 2, 1);
        BatchLoader loader(requests, settings);
        std::size_t batches = 0;
        while (const auto batch = loader.next()) {
            ++batches;
            const std::size_t ahead = std::min(requests.size(), 5 * (batches + 1));
            while (loader.statistics().items < ahead)
                QTest::qSleep(1);
            QTest::qSleep(2); // the threads wait
        }
        const Statistics told = loader.statistics();
        constexpr std::uint64_t pair_bytes = 8 * 8 * 2 + 8 * 8 + 4 * 16;
        QCOMPARE(told.batches, batches);
        QCOMPARE(told.items, requests.size());
        QCOMPARE(told.failed, std::size_t(1));
        QCOMPARE(told.bytes, (requests.size() - 1) * pair_bytes);
        QCOMPARE(told.held_bytes, std::uint64_t(0));
        // No more than the batch ahead and the one that was waited for.
        QVERIFY(told.most_held_bytes >= 4 * pair_bytes && told.most_held_bytes <= 10 * pair_bytes);
        QVERIFY(told.loader_waited_s > 0.001);
    }

    void without_hashes_pairs_are_the_same() {
        Settings settings = settings_of(40, 2);
        const auto hashed = BatchLoader(requests_, settings).next();
        settings.hashes = Hashes::none;
        const auto plain = BatchLoader(requests_, settings).next();
        for (std::size_t i = 0; i < requests_.size(); ++i) {
            const Pair& a = *hashed->items[i].pair;
            const Pair& b = *plain->items[i].pair;
            QVERIFY(a.slice.pixels == b.slice.pixels && a.mask == b.mask && a.points == b.points);
            QVERIFY(!a.slice_sha256.empty() && b.slice_sha256.empty() && b.contour_sha256.empty());
        }
    }

    void loaders_do_not_hinder_each_other() {
        // Each has threads of its own: the first one's wait for its reader does not keep the second one's busy.
        BatchLoader first(requests_, settings_of(4, 2, 1)), second(requests_, settings_of(4, 2, 1));
        for (int i = 0; i < 10; ++i)
            QVERIFY(second.next());
        for (int i = 0; i < 10; ++i)
            QVERIFY(first.next());
    }
};

QTEST_GUILESS_MAIN(BatchesTest)
#include "tst_batches.moc"
