#include "decisions.h"

#include "review/queue.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace contourcheck::review;

namespace {

rc::Gen<Item> any_item() {
    return rc::gen::exec([] {
        Item item;
        item.patient = std::size_t(*rc::gen::inRange(0, 4));
        item.suspicion = *rc::gen::inRange(0, 6) / 5.0; // equal ones happen
        item.severity = *rc::gen::inRange(0, 3);
        item.state =
            *rc::gen::element(State::none, State::accepted, State::rejected, State::unsure, State::stale);
        item.mine = *rc::gen::arbitrary<bool>();
        item.disagreed = *rc::gen::arbitrary<bool>();
        item.text = *rc::gen::element<std::string>("p/1/inner", "p/2/outer shifted", "q/1/inner area-jump");
        return item;
    });
}

/// Items in reading order: patient by patient.
std::vector<Item> any_items() {
    auto items = *rc::gen::container<std::vector<Item>>(any_item());
    std::ranges::stable_sort(items, {}, &Item::patient);
    return items;
}

Filter any_filter() {
    Filter filter;
    for (const Trait trait : traits())
        if (*rc::gen::inRange(0, 3) == 0) filter.traits.insert(trait);
    filter.text = *rc::gen::element<std::string>("", "", "inner", "SHIFTED p");
    return filter;
}

Order any_order() {
    return *rc::gen::element(Order::reading, Order::worst_first, Order::by_patient, Order::random);
}

Item in_state(State state) {
    Item item;
    item.state = state;
    return item;
}

} // namespace

class QueueTest : public QObject {
    Q_OBJECT

private slots:
    void every_order_holds_every_contour_once() {
        QVERIFY(rc::check("a permutation", [] {
            const auto items = any_items();
            auto order = arranged(items, any_order(), *rc::gen::arbitrary<std::uint64_t>());
            std::ranges::sort(order);
            for (std::size_t i = 0; i < order.size(); ++i)
                RC_ASSERT(order[i] == i);
            RC_ASSERT(order.size() == items.size());
        }));
    }

    void no_decision_moves_anything() {
        QVERIFY(rc::check("order does not look at decisions", [] {
            auto items = any_items();
            const Order by = any_order();
            const auto before = arranged(items, by, 7);
            for (Item& item : items) {
                item.state = State::accepted;
                item.mine = item.disagreed = true;
            }
            RC_ASSERT(arranged(items, by, 7) == before);
        }));
    }

    void worst_first_falls_and_keeps_the_reading_order_of_equals() {
        QVERIFY(rc::check("sorted and stable", [] {
            const auto items = any_items();
            const auto order = arranged(items, Order::worst_first, 0);
            for (std::size_t i = 1; i < order.size(); ++i) {
                const Item &a = items[order[i - 1]], &b = items[order[i]];
                const auto badness_a = std::pair(a.suspicion, a.severity);
                const auto badness_b = std::pair(b.suspicion, b.severity);
                RC_ASSERT(badness_a > badness_b || (badness_a == badness_b && order[i - 1] < order[i]));
            }
        }));
    }

    void by_patient_no_patient_is_left_and_come_back_to() {
        QVERIFY(rc::check("patients in one piece, the worst first", [] {
            const auto items = any_items();
            const auto order = arranged(items, Order::by_patient, 0);
            std::set<std::size_t> done;
            for (std::size_t i = 0; i < order.size(); ++i) {
                const Item& item = items[order[i]];
                const bool first = i == 0 || items[order[i - 1]].patient != item.patient;
                if (first) RC_ASSERT(done.insert(item.patient).second);
                if (!first) RC_ASSERT(items[order[i - 1]].suspicion >= item.suspicion);
            }
            if (!order.empty())
                for (const Item& item : items)
                    RC_ASSERT(item.suspicion <= items[order.front()].suspicion);
        }));
    }

    void a_seed_is_the_same_order_everywhere() {
        const std::vector<Item> items(6);
        QCOMPARE(arranged(items, Order::random, 1), (std::vector<std::size_t>{3, 5, 4, 0, 2, 1}));
        QVERIFY(arranged(std::vector<Item>(40), Order::random, 1) !=
                arranged(std::vector<Item>(40), Order::random, 2));
    }

    void states_widen_one_another_and_the_rest_narrows() {
        QVERIFY(rc::check("one more chip", [] {
            const Item item = *any_item();
            const Filter filter = any_filter();
            for (const Trait trait : traits()) {
                Filter more = filter;
                if (!more.traits.insert(trait).second) continue;
                const bool is_state =
                    trait != Trait::flagged && trait != Trait::mine && trait != Trait::disagreed;
                const bool another_state = std::ranges::any_of(filter.traits, [](Trait each) {
                    return each != Trait::flagged && each != Trait::mine && each != Trait::disagreed;
                });
                if (is_state && another_state)
                    RC_ASSERT(!matches(item, filter) || matches(item, more));
                else
                    RC_ASSERT(matches(item, more) == (matches(item, filter) && has(item, trait)));
            }
        }));
    }

    void without_a_filter_everything_is_in_the_queue() {
        QVERIFY(rc::check("everything", [] { RC_ASSERT(matches(*any_item(), {})); }));
        QVERIFY(Filter{}.everything());
    }

    void what_changed_since_counts_as_not_reviewed() {
        QVERIFY(has(in_state(State::stale), Trait::unreviewed));
        QVERIFY(has(in_state(State::stale), Trait::stale));
        QVERIFY(has(in_state(State::none), Trait::unreviewed));
        QVERIFY(!has(in_state(State::none), Trait::stale));
        QVERIFY(!has(in_state(State::unsure), Trait::unreviewed));
    }

    void each_word_of_a_search_must_be_found_in_any_case() {
        Item item;
        item.text = "scd0000101/48/inner area-jump";
        for (const char* text : {"", " ", "0101", "INNER", "jump  48", "scd0000101/48"})
            QVERIFY2(matches(item, {{}, text}), text);
        for (const char* text : {"0102", "inner outer", "0101 49"})
            QVERIFY2(!matches(item, {{}, text}), text);
    }

    void words_of_orders_and_traits_lead_back() {
        for (const Trait trait : traits())
            QCOMPARE(trait_from_word(word(trait)), trait);
        QCOMPARE(traits().size(), std::size_t(8));
        for (const Order order : {Order::reading, Order::worst_first, Order::by_patient, Order::random})
            QCOMPARE(order_from_word(word(order)), order);
        QVERIFY(!order_from_word("sideways"));
        QVERIFY(!trait_from_word(""));
    }

    void reviewers_disagree_only_about_the_same_files() {
        const auto said = [](Verdict verdict, const char* who, const Content& content) {
            return decided("p/1/inner", verdict, who, content);
        };
        const Decision a = said(Verdict::accept, "A", content_a);
        QVERIFY(disagree({a, said(Verdict::reject, "B", content_a)}, content_a));
        QVERIFY(!disagree({a, said(Verdict::accept, "B", content_a)}, content_a));
        QVERIFY(!disagree({a, said(Verdict::reject, "B", content_b)}, content_a));
        QVERIFY(!disagree({a}, content_a));
    }
};

QTEST_MAIN(QueueTest)
#include "tst_queue.moc"
