#include "loader/batch_loader.h"
#include "loader/split.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

using namespace contourcheck;
using namespace contourcheck::loader;

namespace {

using Plan = std::vector<std::vector<std::size_t>>;

PairRequest of(int rows, std::string type = "int16") {
    PairRequest request;
    request.shape = {rows, 8};
    request.pixel_type = std::move(type);
    return request;
}

Settings in_batches_of(int size) {
    Settings settings;
    settings.batch_size = size;
    return settings;
}

} // namespace

class PlanTest : public QObject {
    Q_OBJECT

private slots:
    void without_shuffling_the_given_order_is_kept() {
        QCOMPARE(plan_batches(std::vector(5, of(8)), in_batches_of(2)), (Plan{{0, 1}, {2, 3}, {4}}));
    }

    void a_batch_has_one_shape_and_type_and_stands_where_its_first_request_comes() {
        const std::vector<PairRequest> requests = {of(8), of(9), of(8),           of(8, "float32"),
                                                   of(9), of(8), of(8, "float32")};
        QCOMPARE(plan_batches(requests, in_batches_of(2)), (Plan{{0, 2}, {1, 4}, {3, 6}, {5}}));
    }

    void no_requests_make_no_batches() { QVERIFY(plan_batches({}, in_batches_of(8)).empty()); }

    void a_batch_size_below_one_is_one() {
        QCOMPARE(plan_batches(std::vector(2, of(8)), in_batches_of(0)), (Plan{{0}, {1}}));
        QCOMPARE(plan_batches(std::vector(2, of(8)), in_batches_of(-3)), (Plan{{0}, {1}}));
    }

    void a_seed_gives_one_order_and_another_seed_another() {
        Settings settings = in_batches_of(4);
        settings.shuffle = true;
        settings.seed = 1;
        const std::vector<PairRequest> requests(50, of(8));
        const Plan first = plan_batches(requests, settings);
        QCOMPARE(plan_batches(requests, settings), first);
        settings.seed = 2;
        QVERIFY(plan_batches(requests, settings) != first);
        settings.threads = 7; // has no say
        settings.seed = 1;
        QCOMPARE(plan_batches(requests, settings), first);
    }

    void the_order_of_a_seed_is_the_same_everywhere() {
        Settings settings = in_batches_of(10);
        settings.shuffle = true;
        settings.seed = 7;
        const std::vector<PairRequest> requests(10, of(8));
        QCOMPARE(plan_batches(requests, settings), (Plan{{8, 3, 9, 0, 7, 2, 1, 6, 5, 4}}));
        QCOMPARE(plan_batches(requests, settings, 1), (Plan{{2, 0, 8, 5, 4, 7, 1, 3, 6, 9}}));
    }

    void every_epoch_has_as_many_batches() {
        Settings settings = in_batches_of(4);
        settings.shuffle = true;
        std::vector<PairRequest> requests(30, of(8));
        requests.insert(requests.end(), 7, of(9));
        for (std::size_t epoch = 0; epoch < 20; ++epoch)
            QCOMPARE(plan_batches(requests, settings, epoch).size(), std::size_t(10));
    }

    void a_split_keeps_patients_whole_and_shares_near() {
        std::vector<PairRequest> requests;
        for (int i = 0; i < 100; ++i) {
            requests.push_back(of(8));
            requests.back().id = "P" + std::to_string(i % 10) + "/" + std::to_string(i) + "/inner";
        }
        const SplitPairs parts = split_by_patient(requests, {70, 20, 10}, 3);
        QCOMPARE(parts.train.size(), std::size_t(70));
        QCOMPARE(parts.validation.size(), std::size_t(20));
        QCOMPARE(parts.test.size(), std::size_t(10));
        std::map<std::string, std::set<const void*>> homes;
        for (const auto* part : {&parts.train, &parts.validation, &parts.test})
            for (const PairRequest& request : *part)
                homes[request.id.substr(0, 2)].insert(part);
        QVERIFY(std::ranges::all_of(homes, [](const auto& home) { return home.second.size() == 1; }));
        QVERIFY(split_by_patient(requests, {70, 20, 10}, 4).test.front().id != parts.test.front().id ||
                split_by_patient(requests, {70, 20, 10}, 5).test.front().id != parts.test.front().id);
        std::ranges::reverse(requests);
        QCOMPARE(split_by_patient(requests, {70, 20, 10}, 3).test.back().id, parts.test.front().id);
    }

    void every_request_stands_once_in_full_batches() {
        QVERIFY(rc::check("plan", [](std::uint64_t seed, bool shuffled) {
            const auto rows = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 4));
            const int size = *rc::gen::inRange(1, 6);
            std::vector<PairRequest> requests;
            for (const int each : rows)
                requests.push_back(of(each));
            Settings settings = in_batches_of(size);
            settings.shuffle = shuffled;
            settings.seed = seed;
            std::vector<int> met(requests.size(), 0);
            std::array<int, 4> partial{};
            for (const auto& batch : plan_batches(requests, settings)) {
                for (const std::size_t index : batch) {
                    ++met[index];
                    RC_ASSERT(requests[index].shape == requests[batch.front()].shape);
                }
                RC_ASSERT(!batch.empty() && batch.size() <= std::size_t(size));
                if (batch.size() < std::size_t(size))
                    ++partial[std::size_t(requests[batch.front()].shape.rows)];
            }
            RC_ASSERT(std::all_of(met.begin(), met.end(), [](int n) { return n == 1; }));
            RC_ASSERT(std::all_of(partial.begin(), partial.end(), [](int n) { return n <= 1; }));
        }));
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
